#include "pipeline/help.h"

#include <algorithm>

#include "pipeline/terminal.h"

namespace onrecord {
namespace {

constexpr std::size_t kColumns = 80;

// Appends `text`, wrapped between words, every line behind `indent` spaces.
void wrap(std::string& page, std::string_view text, std::size_t indent) {
  const std::string margin(indent, ' ');
  std::string line;
  auto end_line = [&] {
    if (!line.empty()) page += margin + line + '\n';
    line.clear();
  };
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
    const std::string_view word = text.substr(0, end);
    const bool paragraph_ends = text.substr(end).starts_with("\n\n");
    text.remove_prefix(std::min(end + (paragraph_ends ? 2 : 1), text.size()));
    if (indent + display_width(line) + 1 + display_width(word) > kColumns) end_line();
    if (!line.empty() && !word.empty()) line += ' ';
    line += word;
    if (paragraph_ends) {
      end_line();
      page += '\n';
    }
  }
  end_line();
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
  return positional.optional ? "[" + name + "]" : positional.repeated ? name + "..." : name;
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
  wrap(page, help, 8);
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
  wrap(page,
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
  wrap(page, synopsis(command), 4);
  head(page, "DESCRIPTION");
  wrap(page, command.description, 4);
  if (!command.positionals.empty()) head(page, "ARGUMENTS");
  for (const Positional& positional : command.positionals) explain(page, shown(positional), positional.help);
  head(page, "OPTIONS");
  for (const Option& option : command.options) explain(page, shown(option), help_of(option));
  explain(page, "--help", "This page.");
  exit_status(page);
  if (!command.examples.empty()) head(page, "EXAMPLES");
  for (const Example& example : command.examples) {
    if (&example != &command.examples.front()) page += '\n';
    wrap(page, example.what + ":", 4);
    page += "        " + example.line + '\n';
  }
  return page;
}

}  // namespace onrecord
