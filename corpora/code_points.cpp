#include "corpora/code_points.h"

#include <algorithm>

namespace onrecord {
namespace {

constexpr std::uint32_t kStride = 64;

// Continuation bytes (10xxxxxx) do not start a code point; every other byte of well-formed UTF-8 does.
bool starts_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

std::uint32_t count_starts(std::string_view text, std::size_t begin, std::size_t end) {
  return static_cast<std::uint32_t>(std::count_if(text.begin() + begin, text.begin() + end, starts_code_point));
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    UChar32 point;
    U8_NEXT(bytes, at, text.size(), point);
    if (point < 0) return start;
  }
  return std::nullopt;
}

CodePoint code_point_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t next = at;
  UChar32 point;
  U8_NEXT_OR_FFFD(bytes, next, text.size(), point);
  return {static_cast<char32_t>(point), static_cast<std::uint32_t>(next - at)};
}

CodePoint code_point_before(std::string_view text, std::size_t at) {
  if (at == 0) return {};
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const std::size_t window = at < 4 ? 0 : at - 4;  // ICU's macro counts in 32 bits: show it only the last code point
  auto start = static_cast<std::int32_t>(at - window);
  const std::int32_t end = start;
  UChar32 point;
  U8_PREV_OR_FFFD(bytes + window, 0, start, point);
  return {static_cast<char32_t>(point), static_cast<std::uint32_t>(end - start)};
}

bool is_white_space(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || c == 0x1680 || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF || (c >= 0x2000 && c <= 0x200B);
}

CodePoints::CodePoints(std::string_view text) : text_(text) {
  checkpoints_.reserve(text.size() / kStride + 1);
  for (std::size_t begin = 0; begin <= text.size(); begin += kStride) {
    checkpoints_.push_back(count_);
    count_ += count_starts(text, begin, std::min(text.size(), begin + kStride));
  }
}

std::uint32_t CodePoints::from_byte(std::uint32_t byte) const {
  const std::uint32_t checkpoint = byte / kStride;
  return checkpoints_[checkpoint] + count_starts(text_, checkpoint * kStride, byte);
}

std::uint32_t CodePoints::to_byte(std::uint32_t point) const {
  if (point >= count_) return static_cast<std::uint32_t>(text_.size());
  // The last checkpoint with at most `point` code points before it: the code point starts behind that one.
  const auto next = std::upper_bound(checkpoints_.begin(), checkpoints_.end(), point);
  const auto checkpoint = static_cast<std::uint32_t>(next - checkpoints_.begin() - 1);
  std::uint32_t before = checkpoints_[checkpoint];
  std::uint32_t byte = checkpoint * kStride;
  while (!starts_code_point(text_[byte])) ++byte;
  for (; before < point; ++before) {
    do ++byte;
    while (!starts_code_point(text_[byte]));
  }
  return byte;
}

}  // namespace onrecord
