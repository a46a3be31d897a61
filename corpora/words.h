// Words: small questions about them and the plain forms in which they are compared. All pure.
#pragma once

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

namespace onrecord {

// Whether a word stands in a short list, exactly as written there.
inline bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}
template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// One byte of UTF-8: whether it is a letter "A" to "Z", and its small letter if so.
constexpr bool is_ascii_capital(char c) { return c >= 'A' && c <= 'Z'; }
constexpr char lower_ascii(char c) { return is_ascii_capital(c) ? static_cast<char>(c | 0x20) : c; }

// `text` with its ASCII letters in lower case; and likewise without stops: "us" for "U.S.".
std::string lower_ascii(std::string_view text);
std::string lower_without_stops(std::string_view text);

// `text` without ASCII's white space at its edges.
std::string_view trim_ascii(std::string_view text);

// `text` without white space at its edges, and with one space for each run of it inside. The second folds only ASCII's
// white space, as HTML does: a no-break space stays.
std::string fold_spaces(std::string_view text);
std::string fold_ascii_spaces(std::string_view text);

// How many words there are as white space divides them: a measure of a line's length, before there are tokens.
std::size_t count_words(std::string_view text);

}  // namespace onrecord
