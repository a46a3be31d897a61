#include "pipeline/commands.h"
#include "pipeline/help.h"

namespace onrecord {
namespace {

int run(const Arguments& arguments, const Streams& streams) {
  const auto name = arguments.find("COMMAND");
  if (!name) {
    streams.out << help_text();
    return kExitWell;
  }
  const Command* command = find_command(*name);
  if (command == nullptr) throw UsageError("'" + *name + "' is no command");
  streams.out << help_text(*command);
  return kExitWell;
}

}  // namespace

Command help_command() {
  return {.name = "help",
          .summary = "explain the program or one of its commands",
          .description = "Prints the list of commands, or all about one of them.",
          .positionals = {{.name = "COMMAND", .help = "The command to explain.", .optional = true}},
          .options = {},
          .examples = {{"How to ask a knowledge base", "onrecord help query"}},
          .run = run};
}

}  // namespace onrecord
