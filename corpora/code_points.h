// Code points: the unit of every offset that leaves the program (database, JSON, gold files).
#pragma once

#include <unicode/utf8.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpora/span.h"

namespace onrecord {

// The byte order mark with which some programs open UTF-8.
inline constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

// The byte offset of the first ill-formed UTF-8 sequence, or nothing when `text` is well-formed.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

// The code point that starts at byte `at` of well-formed UTF-8, and its length in bytes (1 to 4).
// At or past the end: {0, 0}.
struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 0;
};
CodePoint code_point_at(std::string_view text, std::size_t at);

// The code point that ends just before byte `at`. At 0: {0, 0}.
CodePoint code_point_before(std::string_view text, std::size_t at);

// Appends the UTF-8 of `c`.
inline void append_code_point(std::string& text, char32_t c) {
  char bytes[U8_MAX_LENGTH];
  std::size_t size = 0;
  U8_APPEND_UNSAFE(bytes, size, c);
  text.append(bytes, size);
}

// Whether `c` parts words and lines without being seen: Unicode's White_Space, the zero width space and the byte order
// mark.
bool is_white_space(char32_t c);

// Maps between byte offsets and code point offsets of one text, both ways in constant time with one checkpoint
// for every 64 bytes. Construction is one pass. Const and thread-safe afterwards. Keeps a view of the text.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text);

  // How many code points precede byte offset `byte`, which must be a boundary in [0, text.size()].
  std::uint32_t from_byte(std::uint32_t byte) const;

  // The byte offset of code point number `point`; text.size() for the one behind the last, and for any beyond.
  std::uint32_t to_byte(std::uint32_t point) const;

  std::uint32_t count() const { return count_; }

  // A span in code points from one in bytes, and back.
  Span from_bytes(Span bytes) const { return {from_byte(bytes.begin), from_byte(bytes.end)}; }
  Span to_bytes(Span points) const { return {to_byte(points.begin), to_byte(points.end)}; }

 private:
  std::string_view text_;
  std::vector<std::uint32_t> checkpoints_;  // code points that precede byte 64 * i
  std::uint32_t count_ = 0;
};

}  // namespace onrecord
