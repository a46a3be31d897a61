// PatternSet: a file of regular expressions (RE2 syntax, one a line, `#` comments), matched all at once.
//
// Immutable after loading and thread-safe. Matching is linear in the text, whatever the patterns.
#pragma once

#include <re2/set.h>

#include <filesystem>
#include <memory>
#include <string_view>

namespace onrecord {

class PatternSet {
 public:
  PatternSet() = default;  // matches nothing

  // Throws Error, with the line number, when the file cannot be read or a line is no pattern.
  static PatternSet read(const std::filesystem::path& file);

  // Whether any pattern matches somewhere in `text`.
  bool matches(std::string_view text) const;

 private:
  std::shared_ptr<const RE2::Set> set_;
};

}  // namespace onrecord
