// Which program this is.
#pragma once

#include <string>

namespace onrecord {

// "0.1.0"
std::string version();

// SHA-256 of the running program's file: two programs of one fingerprint find the same in an article.
std::string program_fingerprint();

}  // namespace onrecord
