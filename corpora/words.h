// Small questions about words.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace onrecord {

// Whether a word stands in a short list, exactly as written there.
inline bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// How many words there are as white space divides them: a measure of a line's length, before there are tokens.
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
