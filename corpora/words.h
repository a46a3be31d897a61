// Words as white space divides them: a measure of a line's length, before there are tokens.
#pragma once

#include <string_view>

namespace onrecord {

inline std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    words += !space && !inside;
    inside = !space;
  }
  return words;
}

}  // namespace onrecord
