// Error: the one exception type of the program.
//
// Its message reads `path: what is wrong (numbers)`, lower case, without a full stop, ready to be printed behind
// "onrecord: ". The library throws it and never prints; the runner catches it per article, main() for the rest.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace onrecord {

class Error : public std::runtime_error {
 public:
  // `where` is the path (or path and place, "names.tsv:12") that the user must look at.
  Error(const std::string& where, const std::string& what)
      : std::runtime_error(where + ": " + what), where_size_(where.size()) {}

  // The message for somebody who sees `path` beside it: without the path, where that is what it begins with.
  std::string without(std::string_view path) const {
    const std::string_view whole = what();
    return std::string(whole.substr(0, where_size_) == path ? whole.substr(where_size_ + 2) : whole);
  }

 private:
  std::size_t where_size_;
};

}  // namespace onrecord
