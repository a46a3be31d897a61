#include "pipeline/commands.h"
#include "pipeline/digest.h"

namespace onrecord {
namespace {

int run(const Arguments& arguments, const Streams& streams) {
  const std::string& file = arguments.get("DB");
  SQLite::Database database = open_to_read(file);
  try {
    streams.out << digest_content(database) << '\n';
  } catch (const SQLite::Exception& error) {
    throw database_error(file, error);
  }
  return kExitWell;
}

}  // namespace

Command digest_command() {
  return {.name = "digest",
          .summary = "print a hash of what a knowledge base says",
          .description =
              "Prints a SHA-256 over the content of a knowledge base. It is the same for the same articles, program "
              "and models, in whatever order and in however many builds the articles were read.",
          .positionals = {{.name = "DB", .help = "The knowledge base."}},
          .examples = {{"Whether two builds found the same", "onrecord digest kb.sqlite"}},
          .run = run};
}

}  // namespace onrecord
