// Help: what `onrecord help` prints, laid out like a manual page, 80 columns wide, from the table of commands.
#pragma once

#include <string>

#include "pipeline/commands.h"

namespace onrecord {

// What the program is and the list of its commands.
std::string help_text();

// All about one command: synopsis, description, arguments, options, exit status, examples.
std::string help_text(const Command& command);

}  // namespace onrecord
