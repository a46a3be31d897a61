// The command line: from what was typed to an exit status.
#pragma once

#include <string>
#include <vector>

#include "pipeline/commands.h"

namespace onrecord {

// What follows the command's name, read by its table. Throws UsageError when it does not fit.
Arguments parse_arguments(const Command& command, const std::vector<std::string>& typed);

// Runs what was typed behind the program's name and returns the exit status. Errors are printed on `streams.err` as
// `onrecord: path: what is wrong`. Nothing is thrown but what `streams.out` throws.
int run_command_line(const std::vector<std::string>& typed, const Streams& streams);

}  // namespace onrecord
