#include "pipeline/command_line.h"

#include <algorithm>
#include <boost/program_options.hpp>

#include "corpora/code_points.h"
#include "corpora/error.h"
#include "pipeline/help.h"
#include "pipeline/standard_output.h"
#include "pipeline/terminal.h"

namespace onrecord {
namespace {

namespace po = boost::program_options;

// The name under which Boost collects what is told by its place; no user can type it.
constexpr char kPlaces[] = " places";

po::options_description describe(const Command& command) {
  po::options_description described;
  for (const Option& option : command.options) {
    if (option.value.empty()) {
      described.add_options()(option.name.c_str(), po::bool_switch());
    } else {
      described.add_options()(option.name.c_str(), po::value<std::string>());
    }
  }
  described.add_options()(kPlaces, po::value<std::vector<std::string>>());
  return described;
}

void check_value(const std::string& shown, const std::string& value, const std::vector<std::string>& choices) {
  if (find_invalid_utf8(value)) throw UsageError(shown + ": '" + value + "' is not UTF-8");
  if (choices.empty() || std::find(choices.begin(), choices.end(), value) != choices.end()) return;
  throw UsageError(shown + ": '" + value + "' is none of " + join(choices, ", "));
}

void take_places(const Command& command, const std::vector<std::string>& places, Arguments& arguments) {
  std::size_t next = 0;
  for (const Positional& positional : command.positionals) {
    if (next == places.size()) {
      if (positional.optional) continue;
      throw UsageError(positional.name + " is missing");
    }
    const std::size_t end = positional.repeated ? places.size() : next + 1;
    for (; next < end; ++next) {
      if (!positional.choices.empty()) check_value(positional.name, places[next], positional.choices);
      arguments.values[positional.name].push_back(places[next]);
    }
  }
  if (next < places.size()) throw UsageError("'" + places[next] + "' is one argument too many");
}

void complain(const Streams& streams, std::string_view what) {
  streams.err << "onrecord: " << safe_text(what) << '\n' << std::flush;
}

int run_command(const Command& command, const std::vector<std::string>& typed, const Streams& streams) try {
  const auto options_end = std::find(typed.begin(), typed.end(), "--");
  if (std::find(typed.begin(), options_end, "--help") != options_end) {
    streams.out << help_text(command);
    return kExitWell;
  }
  return command.run(parse_arguments(command, typed), streams);
} catch (const UsageError& error) {
  complain(streams, command.name + ": " + error.what());
  complain(streams, "'onrecord help " + command.name + "' says how it is used");
  return kExitNothingDone;
}

}  // namespace

Arguments parse_arguments(const Command& command, const std::vector<std::string>& typed) try {
  po::positional_options_description places;
  places.add(kPlaces, -1);
  po::variables_map read;
  const po::options_description described = describe(command);
  using namespace po::command_line_style;
  po::store(po::command_line_parser(typed)
                .options(described)
                .positional(places)
                .style(allow_long | long_allow_next | long_allow_adjacent)
                .run(),
            read);

  Arguments arguments;
  for (const Option& option : command.options) {
    const std::string shown = "--" + option.name;
    if (option.value.empty()) {
      if (read[option.name].as<bool>()) arguments.values[option.name] = {""};
      continue;
    }
    if (read.count(option.name) == 0) {
      if (option.required) throw UsageError(shown + " " + option.value + " is missing");
      if (!option.fallback.empty()) arguments.values[option.name] = {option.fallback};
      continue;
    }
    const auto& value = read[option.name].as<std::string>();
    if (!option.is_path) check_value(shown, value, option.choices);
    arguments.values[option.name] = {value};
  }
  const auto& collected = read[kPlaces];
  take_places(command, collected.empty() ? std::vector<std::string>() : collected.as<std::vector<std::string>>(),
              arguments);
  return arguments;
} catch (const po::unknown_option& error) {
  // Not by what(): Boost fills its own placeholders into what was typed, without end where they stand there.
  throw UsageError("unrecognised option '" + error.get_option_name() + "'");
} catch (const po::error& error) {
  throw UsageError(error.what());
}

int run_command_line(const std::vector<std::string>& typed, const Streams& streams) try {
  if (typed.empty()) {
    streams.err << help_text();
    return kExitNothingDone;
  }
  const std::string& first = typed.front();
  if (first == "--version") {
    streams.out << "onrecord " << ONRECORD_VERSION << '\n';
    return kExitWell;
  }
  if (first == "--help") {
    streams.out << help_text();
    return kExitWell;
  }
  if (const Command* command = find_command(first)) {
    return run_command(*command, {typed.begin() + 1, typed.end()}, streams);
  }
  complain(streams, "'" + first + "' is no command; 'onrecord help' lists them");
  return kExitNothingDone;
} catch (const OutputError&) {
  throw;  // nothing can be printed any more: main() decides
} catch (const std::exception& error) {
  complain(streams, error.what());
  return kExitNothingDone;
}

}  // namespace onrecord
