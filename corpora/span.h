// Span: a half-open byte range [begin, end) of an article's UTF-8 text.
//
// Every annotation is a span into a text that is owned once, by its Article. Spans never own or copy text.
// Offsets are bytes here and everywhere inside; code points appear only at the edges (see code_points.h).
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string_view>

namespace onrecord {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  auto operator<=>(const Span&) const = default;  // by begin, then by end

  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(std::uint32_t offset) const { return begin <= offset && offset < end; }
  bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }

  // The characters of this span. `text` must be the text that the span was made for.
  std::string_view of(std::string_view text) const { return text.substr(begin, size()); }
};

// The smallest span that holds both.
inline Span cover(Span a, Span b) { return {std::min(a.begin, b.begin), std::max(a.end, b.end)}; }

}  // namespace onrecord
