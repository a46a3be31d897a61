#include "corpora/words.h"

#include "corpora/code_points.h"

namespace onrecord {

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = lower_ascii(c);
  return lower;
}

std::string lower_without_stops(std::string_view text) {
  std::string lower;
  for (const char c : text) {
    if (c != '.') lower += lower_ascii(c);
  }
  return lower;
}

std::string_view trim_ascii(std::string_view text) {
  constexpr std::string_view kSpace = " \t\n\v\f\r";
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) + 1 - begin);
}

std::string fold_spaces(std::string_view text) {
  std::string folded;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (!is_white_space(c.value)) {
      folded.append(text.substr(at, c.size));
    } else if (!folded.empty() && folded.back() != ' ') {
      folded += ' ';
    }
    at += c.size;
  }
  if (folded.ends_with(' ')) folded.pop_back();
  return folded;
}

std::string fold_ascii_spaces(std::string_view text) {
  std::string folded;
  for (const char c : text) {
    if (c != ' ' && (c < '\t' || c > '\r')) {
      folded += c;
    } else if (!folded.empty() && folded.back() != ' ') {
      folded += ' ';
    }
  }
  if (folded.ends_with(' ')) folded.pop_back();
  return folded;
}

std::size_t count_words(std::string_view text) {
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
