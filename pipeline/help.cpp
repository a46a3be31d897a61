#include "pipeline/help.h"

#include <algorithm>

#include "pipeline/terminal.h"

namespace onrecord {
namespace {

constexpr std::size_t kColumns = 80;

// Appends the paragraphs of `text`, wrapped, every line behind `indent` spaces.
void append(std::string& page, std::string_view text, std::size_t indent) {
  while (true) {
    const std::size_t end = text.find("\n\n");
    for (const std::string& line : wrap(text.substr(0, end), kColumns - indent)) {
      page += std::string(indent, ' ') + line + '\n';
    }
    if (end == std::string_view::npos) return;
    page += '\n';
    text.remove_prefix(end + 2);
  }
}

void head(std::string& page, std::string_view title) {
  if (!page.empty()) page += '\n';
  page += title;
  page += '\n';
}

std::string shown(const Option& option) {
  if (option.value.empty()) return "--" + option.name;
  return "--" + option.name + " " + (option.choices.empty() ? option.value : join(option.choices, "|"));
}

std::string shown(const Positional& positional) {
  const std::string name = positional.choices.empty() ? positional.name : join(positional.choices, "|");
  return (positional.optional ? "[" + name + "]" : name) + (positional.repeated ? "..." : "");
}

std::string synopsis(const Command& command) {
  std::string line = "onrecord " + command.name;
  for (const Positional& positional : command.positionals) line += " " + shown(positional);
  for (const Option& option : command.options) {
    if (option.required) line += " " + shown(option);
  }
  const bool has_more =
      std::any_of(command.options.begin(), command.options.end(), [](const Option& o) { return !o.required; });
  return has_more ? line + " [OPTION]..." : line;
}

void explain(std::string& page, const std::string& title, const std::string& help) {
  page += "    " + title + '\n';
  append(page, help, 8);
}

std::string help_of(const Option& option) {
  if (option.fallback.empty()) return option.help;
  return option.help + " Default: " + option.fallback + ".";
}

void exit_status(std::string& page) {
  head(page, "EXIT STATUS");
  page +=
      "    0   all went well\n"
      "    1   some article failed; the rest is done, and each failure was said\n"
      "    2   wrong usage, or nothing could be done\n";
}

}  // namespace

std::string help_text() {
  std::string page;
  head(page, "NAME");
  page += "    onrecord - who said what, about whom: articles to a linked knowledge base\n";
  head(page, "SYNOPSIS");
  page += "    onrecord COMMAND [ARGUMENT]...\n";
  head(page, "DESCRIPTION");
  append(
      page,
      "onrecord reads political articles and writes one SQLite file of the people, organizations, events and places "
      "they name, linked across articles, and of who is quoted saying what, with the exact characters that prove it.",
      4);
  head(page, "COMMANDS");
  std::size_t widest = 0;
  for (const Command& command : all_commands()) widest = std::max(widest, command.name.size());
  for (const Command& command : all_commands()) {
    page += "    " + command.name + std::string(widest + 3 - command.name.size(), ' ') + command.summary + '\n';
  }
  head(page, "OPTIONS");
  page +=
      "    --help      this page; behind a command's name, all about that command\n"
      "    --version   the program's version\n";
  exit_status(page);
  return page;
}

std::string help_text(const Command& command) {
  std::string page;
  head(page, "NAME");
  page += "    onrecord " + command.name + " - " + command.summary + '\n';
  head(page, "SYNOPSIS");
  append(page, synopsis(command), 4);
  head(page, "DESCRIPTION");
  append(page, command.description, 4);
  if (!command.positionals.empty()) head(page, "ARGUMENTS");
  for (const Positional& positional : command.positionals) explain(page, shown(positional), positional.help);
  head(page, "OPTIONS");
  for (const Option& option : command.options) explain(page, shown(option), help_of(option));
  explain(page, "--help", "This page.");
  exit_status(page);
  if (!command.examples.empty()) head(page, "EXAMPLES");
  for (const Example& example : command.examples) {
    if (&example != &command.examples.front()) page += '\n';
    append(page, example.what + ":", 4);
    page += "        " + example.line + '\n';
  }
  return page;
}

}  // namespace onrecord
