#include "pipeline/command_line.h"

#include "pipeline/help.h"
#include "pipeline/terminal.h"
#include "tests/pipeline/typed.h"

namespace onrecord {
namespace {

using testing::run_typed;

// A command with every shape of argument, which prints what it was given.
Command echo_command() {
  return {.name = "echo",
          .summary = "print what was typed",
          .description = "First paragraph.\n\nSecond paragraph.",
          .positionals = {{.name = "DB", .help = "A file."},
                          {.name = "WHAT", .help = "A choice.", .choices = {"people", "quotes"}},
                          {.name = "MORE", .help = "Others.", .optional = true, .repeated = true}},
          .options = {{.name = "quiet", .help = "A switch."},
                      {.name = "limit", .value = "N", .help = "A number.", .fallback = "10"},
                      {.name = "kind", .value = "KIND", .help = "A choice.", .choices = {"direct", "mixed"}},
                      {.name = "out", .value = "FILE", .help = "A path.", .required = true, .is_path = true}},
          .examples = {},
          .run = nullptr};
}

struct Row {
  std::vector<std::string> typed;
  const char* problem;
};

TEST_CASE("what does not fit the table is refused, and the message says why") {
  const Row rows[] = {
      {{"--out", "f"}, "DB is missing"},
      {{"a", "--out", "f"}, "WHAT is missing"},
      {{"a", "cats", "--out", "f"}, "WHAT: 'cats' is none of people, quotes"},
      {{"a", "people"}, "--out FILE is missing"},
      {{"a", "people", "--out"}, "the required argument for option '--out' is missing"},
      {{"a", "people", "--out", "f", "--out", "g"}, "option '--out' cannot be specified more than once"},
      {{"a", "people", "--out", "f", "--quite"}, "unrecognised option '--quite'"},
      {{"a", "people", "--out", "f", "--qui"}, "unrecognised option '--qui'"},  // no guessing
      {{"a", "people", "--out", "f", "--x%original_token%"}, "unrecognised option '--x%original_token%'"},
      {{"a", "people", "--out", "f", "--kind", "indirect"}, "--kind: 'indirect' is none of direct, mixed"},
      {{"a", "people", "--out", "f", "--kind", "\xFF"}, "--kind: '\xFF' is not UTF-8"},
      {{"a", "people", "--out", "f", "--quiet=yes"}, "option '--quiet' does not take any arguments"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.typed);
    CHECK_THROWS_WITH(parse_arguments(echo_command(), row.typed), row.problem);
  }
}

TEST_CASE("one argument too many is refused") {
  Command command = echo_command();
  command.positionals.pop_back();
  CHECK_THROWS_WITH(parse_arguments(command, {"a", "people", "b", "--out", "f"}), "'b' is one argument too many");
}

TEST_CASE("what fits is found under its name, in any order") {
  const Arguments arguments =
      parse_arguments(echo_command(), {"--out=\xFF.txt", "a", "people", "--quiet", "--", "--b", "c"});
  CHECK(arguments.get("DB") == "a");
  CHECK(arguments.get("WHAT") == "people");
  CHECK(arguments.all("MORE") == std::vector<std::string>{"--b", "c"});
  CHECK(arguments.get("out") == "\xFF.txt");  // a path may be any bytes
  CHECK(arguments.has("quiet"));
  CHECK_FALSE(arguments.find("kind"));
  CHECK(arguments.number("limit", 1, 10) == 10);
  CHECK_THROWS_WITH(arguments.number("limit", 1, 9), "--limit: '10' is no number from 1 to 9");
}

TEST_CASE("numbers are digits alone, within bounds") {
  for (const char* wrong : {"", "-1", "+1", "1x", " 1", "0", "1e3", "99999999999999999999"}) {
    const Arguments arguments = parse_arguments(echo_command(), {"a", "people", "--out", "f", "--limit", wrong});
    CAPTURE(wrong);
    CHECK_THROWS_AS(arguments.number("limit", 1, 1000), UsageError);
  }
}

struct Typed {
  std::vector<std::string> typed;
  int status;
  const char* out;  // what stands there, in part; "" for nothing at all
  const char* err;
};

TEST_CASE("exit status, results on one stream and messages on the other") {
  const Typed rows[] = {
      {{}, kExitNothingDone, "", "SYNOPSIS"},
      {{"--help"}, kExitWell, "COMMANDS", ""},
      {{"help"}, kExitWell, "COMMANDS", ""},
      {{"--version"}, kExitWell, "onrecord 0.", ""},
      {{"help", "query"}, kExitWell, "onrecord query DB people|", ""},
      {{"query", "--help"}, kExitWell, "onrecord query DB people|", ""},
      {{"query", "a.sqlite", "people", "--help"}, kExitWell, "onrecord query DB people|", ""},
      {{"help", "cook"}, kExitNothingDone, "", "onrecord: help: 'cook' is no command\n"},
      {{"cook"}, kExitNothingDone, "", "onrecord: 'cook' is no command; 'onrecord help' lists them\n"},
      {{"query"},
       kExitNothingDone,
       "",
       "onrecord: query: DB is missing\nonrecord: 'onrecord help query' says how it is used\n"},
      {{"show", "no/such/article.txt"}, kExitNothingDone, "", "onrecord: no/such/article.txt: does not exist\n"},
      {{"show", "a", "--models", "no/such/folder"}, kExitNothingDone, "", "onrecord: no/such/folder"},
      {{"show", "--", "--help"}, kExitNothingDone, "", "onrecord: --help: does not exist\n"},
      {{"\033[31mred"}, kExitNothingDone, "", "onrecord: '␛[31mred' is no command"},
  };
  for (const Typed& row : rows) {
    CAPTURE(row.typed);
    const auto outcome = run_typed(row.typed);
    CHECK(outcome.status == row.status);
    CHECK_THAT(outcome.out, Catch::Contains(row.out));
    CHECK(outcome.out.empty() == (*row.out == '\0'));
    CHECK_THAT(outcome.err, Catch::Contains(row.err));
    CHECK(outcome.err.empty() == (*row.err == '\0'));
  }
}

TEST_CASE("help names every argument, option and choice of every command, in 80 columns") {
  for (const Command& command : all_commands()) {
    CAPTURE(command.name);
    const std::string page = help_text(command);
    CHECK_THAT(help_text(), Catch::Contains("    " + command.name + " ") && Catch::Contains(command.summary));
    CHECK_THAT(page, Catch::Contains("onrecord " + command.name + " - " + command.summary));
    for (const Option& option : command.options) {
      CHECK_THAT(page, Catch::Contains("\n    --" + option.name));
      CHECK_FALSE(option.help.empty());
      for (const std::string& choice : option.choices) CHECK_THAT(page, Catch::Contains(choice));
    }
    for (const Positional& positional : command.positionals) CHECK_FALSE(positional.help.empty());
    CHECK_FALSE(command.examples.empty());
    CHECK(command.run != nullptr);
    CHECK_FALSE(command.summary.ends_with('.'));
    CHECK(command.description.ends_with('.'));

    std::istringstream lines(page.substr(0, page.find("\nEXAMPLES\n")));
    for (std::string line; std::getline(lines, line);) CHECK(display_width(line) <= 80);
  }
}

// The words behind "onrecord COMMAND" of a line as a shell takes it, up to a pipe or redirection.
std::vector<std::string> typed_words(const std::string& line) {
  std::vector<std::string> words;
  std::string word;
  char quote = 0;
  for (const char c : line + ' ') {
    if (quote != 0 ? c == quote : c == '"' || c == '\'') {
      quote = quote != 0 ? '\0' : c;
    } else if (quote != 0 || c != ' ') {
      word += c;
    } else if (!word.empty()) {
      if (word == "|" || word == ">") break;
      words.push_back(word);
      word.clear();
    }
  }
  words.erase(words.begin(), words.begin() + 2);
  return words;
}

TEST_CASE("examples in help are typed as the table of commands reads them") {
  for (const Command& command : all_commands()) {
    for (const Example& example : command.examples) {
      CAPTURE(example.line);
      CHECK(example.line.starts_with("onrecord " + command.name));
      CHECK_NOTHROW(parse_arguments(command, typed_words(example.line)));
    }
  }
}

TEST_CASE("a help page as it is printed") { testing::check_golden("help-echo.txt", help_text(echo_command())); }

TEST_CASE("the help of query") { testing::check_golden("help-query.txt", run_typed({"help", "query"}).out); }

}  // namespace
}  // namespace onrecord
