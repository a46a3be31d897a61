#include <filesystem>
#include <fstream>

#include "corpora/error.h"
#include "pipeline/commands.h"
#include "pipeline/corrections.h"
#include "pipeline/database.h"
#include "pipeline/statement.h"
#include "pipeline/terminal.h"

namespace onrecord {
namespace {

void require(SQLite::Database& database, const char* query, const std::string& value, const std::string& what) {
  SQLite::Statement select(database, query);
  bind_all(select, value);
  if (!select.executeStep()) throw UsageError("there is no " + what + " '" + value + "' in the knowledge base");
}

int run(const Arguments& arguments, const Streams& streams) {
  const std::string& file = arguments.get("DB");
  Correction row;
  row.action = arguments.get("ACTION");
  row.entity = arguments.find("entity").value_or("");
  row.value = arguments.find("value").value_or("");
  row.article = arguments.find("article").value_or("");
  SQLite::Database database = open_to_read(file);
  try {
    const char* const by_key = "SELECT 1 FROM entities WHERE key = ?";
    if (!row.entity.empty()) require(database, by_key, row.entity, "entity");
    if (row.action == "same") require(database, by_key, row.value, "entity");
    if (!row.article.empty()) require(database, "SELECT 1 FROM articles WHERE path = ?", row.article, "article");
  } catch (const SQLite::Exception& error) {
    throw database_error(file, error);
  }
  if (const std::string wrong = what_is_wrong(row); !wrong.empty()) throw UsageError("the correction " + wrong);

  const std::filesystem::path given = arguments.find("corrections").value_or("");
  const auto target = given.empty() ? std::filesystem::path(file).replace_filename("corrections.csv") : given;
  const bool is_new = !std::filesystem::exists(target);
  std::ofstream out(target, std::ios::binary | std::ios::app);
  if (is_new) out << corrections_header() << '\n';
  out << correction_row(row) << std::flush;
  if (!out) throw Error(target.string(), "cannot be written");
  streams.out << safe_text(target.string()) << ": " << safe_text(correction_row(row)) << '\n';
  return kExitWell;
}

}  // namespace

Command correct_command() {
  return {
      .name = "correct",
      .summary = "note what is wrong, for all builds from now on",
      .description =
          "Appends a row to a file of corrections, corrections.csv beside the knowledge base. The next build applies "
          "it, and so does every build after that, with new articles and new models. Rows that match nothing any more, "
          "or contradict each other, are told by the build and kept in the table corrections.\n\n"
          "same: --value is the key of an entity that is --entity. different: what --article calls --entity is "
          "somebody "
          "else, whose name is --value. rename: its name is --value. retype: its type is --value. not-an-entity: it is "
          "none, in --article or at all. speaker: the quote in --article that has the words --value is by --entity, "
          "or, "
          "without one, by nobody whom the text names.",
      .positionals = {{.name = "DB", .help = "The knowledge base."},
                      {.name = "ACTION",
                       .help = "What to correct.",
                       .choices = {"same", "different", "rename", "retype", "not-an-entity", "speaker"}}},
      .options =
          {{.name = "entity", .value = "KEY", .help = "The key of an entity, as queries show it."},
           {.name = "value", .value = "TEXT", .help = "A key, name, type or words of a quote, by the action."},
           {.name = "article", .value = "PATH", .help = "The path of an article, as queries show it.", .is_path = true},
           {.name = "corrections", .value = "FILE", .help = "The file to append to.", .is_path = true}},
      .examples = {{"Two spellings of one name",
                    "onrecord correct kb.sqlite same --entity person/vell --value person/vel"},
                   {"A fuller name", "onrecord correct kb.sqlite rename --entity person/vell --value 'Ada Vell'"}},
      .run = run};
}

}  // namespace onrecord
