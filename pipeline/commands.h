// Commands: everything that a user can type, in one table.
//
// Parsing, `onrecord help` and the tests of both come from all_commands(); nothing is said twice. To add a command:
// 1. write pipeline/NAME_command.cpp with one function, `Command NAME_command()`,
// 2. declare it at the end of this header,
// 3. put it at its place in the list in commands.cpp.
//
// A command prints results to `Streams::out` and everything else to `Streams::err`, and returns the exit status. It
// throws Error where nothing can be done, and UsageError where it was asked for something that makes no sense; both
// end with status 2 (see command_line.h). What it prints of an article or a file goes through safe_text() of
// terminal.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord {

// Exit statuses of the program.
inline constexpr int kExitWell = 0;
inline constexpr int kExitSomeFailed = 1;   // the run went on without some article
inline constexpr int kExitNothingDone = 2;  // wrong usage, or nothing could be done

// Where a command writes, and what stands at the other end.
struct Streams {
  std::ostream& out;
  std::ostream& err;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  bool colour = false;          // whether `out` may carry colours: a terminal, and NO_COLOR is not set
  std::size_t columns = 0;      // how wide a line of `out` may be; 0: any width
  std::size_t err_columns = 0;  // likewise of `err`
};

// What the user typed is wrong. The message says why, lower case, without a full stop.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// An argument that is told by its place.
struct Positional {
  std::string name = {};  // "ARTICLES", as help shows it
  std::string help = {};
  bool optional = false;
  bool repeated = false;                  // takes all that follow, at least one
  std::vector<std::string> choices = {};  // what it may be; empty: anything
};

struct Option {
  std::string name = {};   // "jobs", typed as --jobs
  std::string value = {};  // what help calls its value, "N"; empty for a switch
  std::string help = {};
  std::string fallback = {};              // its value where it is not given; empty: none
  std::vector<std::string> choices = {};  // what the value may be; empty: anything
  bool required = false;
  bool is_path = false;  // a file's name may be any bytes; all other values are UTF-8
};

struct Example {
  std::string what = {};
  std::string line = {};  // as typed, without a prompt
};

// What was typed behind a command's name, checked against its table.
class Arguments {
 public:
  std::map<std::string, std::vector<std::string>, std::less<>> values;  // by name of argument or option, if any

  bool has(std::string_view name) const { return values.contains(name); }

  // The one value of `name`, of its fallback, or nothing.
  std::optional<std::string> find(std::string_view name) const;

  // The value of an argument, of a required option or of one with a fallback.
  const std::string& get(std::string_view name) const { return values.find(name)->second.front(); }

  // All values of a repeated argument.
  const std::vector<std::string>& all(std::string_view name) const { return values.find(name)->second; }

  // The value as a whole number from `least` to `most`. Throws UsageError when it is none.
  std::uint64_t number(std::string_view name, std::uint64_t least, std::uint64_t most) const;
};

struct Command {
  std::string name = {};
  std::string summary = {};      // one line, lower case, without a full stop
  std::string description = {};  // paragraphs between blank lines
  std::vector<Positional> positionals = {};
  std::vector<Option> options = {};
  std::vector<Example> examples = {};
  int (*run)(const Arguments&, const Streams&) = nullptr;
};

// All commands, in the order in which help lists them.
const std::vector<Command>& all_commands();

// The command called `name`, or null.
const Command* find_command(std::string_view name);

// --models DIR, for commands that analyse articles, and the folder it means: the one given, the one installed beside
// the program (../share/onrecord/models/en), or the one in the source tree that the program was built from.
Option models_option();
std::string models_folder(const Arguments& arguments);

Command build_command();
Command correct_command();
Command digest_command();
Command eval_command();
Command explain_command();
Command help_command();
Command query_command();
Command read_command();
Command show_command();
Command status_command();

}  // namespace onrecord
