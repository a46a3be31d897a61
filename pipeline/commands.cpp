#include "pipeline/commands.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

namespace onrecord {

const std::vector<Command>& all_commands() {
  static const std::vector<Command> kCommands = {
      build_command(),   status_command(),  digest_command(), query_command(), show_command(),
      explain_command(), correct_command(), read_command(),   eval_command(),  help_command(),
  };
  return kCommands;
}

const Command* find_command(std::string_view name) {
  const auto& commands = all_commands();
  const auto found = std::find_if(commands.begin(), commands.end(), [&](const Command& c) { return c.name == name; });
  return found == commands.end() ? nullptr : &*found;
}

std::optional<std::string> Arguments::find(std::string_view name) const {
  const auto found = values.find(name);
  if (found == values.end()) return std::nullopt;
  return found->second.front();
}

std::uint64_t Arguments::number(std::string_view name, std::uint64_t least, std::uint64_t most) const {
  const std::string& text = get(name);
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < least || value > most) {
    throw UsageError("--" + std::string(name) + ": '" + text + "' is no number from " + std::to_string(least) + " to " +
                     std::to_string(most));
  }
  return value;
}

Option models_option() {
  return {.name = "models",
          .value = "DIR",
          .help = "The folder of models to analyse with. Without it, those that came with the program.",
          .is_path = true};
}

std::string models_folder(const Arguments& arguments) {
  if (const auto given = arguments.find("models")) return *given;
  std::error_code unknown;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", unknown);
  const auto installed = program.parent_path().parent_path() / "share/onrecord/models/en";
  if (!unknown && std::filesystem::is_directory(installed, unknown)) return installed.string();
  return ONRECORD_MODELS;
}

}  // namespace onrecord
