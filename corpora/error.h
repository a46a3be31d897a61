// Error: the one exception type of the program.
//
// Its message reads `path: what is wrong (numbers)`, lower case, without a full stop, ready to be printed behind
// "onrecord: ". The library throws it and never prints; the runner catches it per article, main() for the rest.
#pragma once

#include <stdexcept>
#include <string>

namespace onrecord {

class Error : public std::runtime_error {
 public:
  // `where` is the path (or path and place, "names.tsv:12") that the user must look at.
  Error(const std::string& where, const std::string& what) : std::runtime_error(where + ": " + what) {}
};

}  // namespace onrecord
