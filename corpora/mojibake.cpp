// Mojibake: a UTF-8 sequence whose bytes were read as Windows-1252 is a run of characters that all have such a byte,
// and whose bytes are again well-formed UTF-8: "â€™" is E2 80 99, which is "’". Most such runs are nothing that anyone
// would type. The exceptions are an accented capital before a closing mark ("CAFÉ”" is C9 94, "ɔ"), so:
// - two characters count only behind "Â" and "Ã", the leads of Latin-1's upper half,
// - and where a mark that can follow a word stands behind them, only in a text that is garbled elsewhere too.
// Texts that were garbled twice are mended twice.

#include <algorithm>

#include "corpora/code_points.h"
#include "corpora/decoding.h"
#include "corpora/windows_1252.h"

namespace onrecord {
namespace {

constexpr int kTimesOver = 3;

// How many bytes the UTF-8 sequence has that byte `lead` opens, if it can open a garbled one.
std::size_t sequence_size(unsigned char lead) {
  if (lead == 0xC2 || lead == 0xC3) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

bool can_follow_a_word(char32_t c) {
  return (c >= 0x2018 && c <= 0x201E) || c == 0x2013 || c == 0x2014 || c == 0x2026 || c == 0xBB || c == 0x2122;
}

struct Garbled {
  std::string restored;  // the character in UTF-8; empty where there is none
  std::size_t size = 0;  // bytes of the garbled form
  bool is_sure = false;
};

Garbled garbled_at(std::string_view text, std::size_t at) {
  const CodePoint first = code_point_at(text, at);
  if (first.value >= 0x80 && first.value < 0xA0 && first.value != 0x85 &&
      !is_undefined_in_windows_1252(static_cast<unsigned char>(first.value))) {
    Garbled control = {{}, first.size, true};
    append_code_point(control.restored, from_windows_1252(static_cast<unsigned char>(first.value)));
    return control;
  }
  const auto lead = to_windows_1252(first.value);
  const std::size_t size = lead ? sequence_size(*lead) : 0;
  if (size == 0) return {};
  std::string bytes(1, static_cast<char>(*lead));
  std::size_t end = at + first.size;
  CodePoint c;
  while (bytes.size() < size) {
    c = code_point_at(text, end);
    const auto byte = c.size == 0 ? std::nullopt : to_windows_1252(c.value);
    if (!byte || *byte < 0x80 || *byte > 0xBF) return {};
    bytes += static_cast<char>(*byte);
    end += c.size;
  }
  if (find_invalid_utf8(bytes)) return {};
  return {std::move(bytes), end - at, size > 2 || !can_follow_a_word(c.value)};
}

std::uint32_t mend_once(std::string& text) {
  std::string mended;
  std::uint32_t sure = 0, count = 0;
  for (const bool take_all : {false, true}) {
    mended.clear();
    count = 0;
    for (std::size_t at = 0; at < text.size();) {
      if (static_cast<unsigned char>(text[at]) < 0xC2) {
        mended += text[at++];
        continue;
      }
      const Garbled garbled = garbled_at(text, at);
      if (garbled.size > 0 && (garbled.is_sure || take_all)) {
        mended += garbled.restored;
        at += garbled.size;
        ++count;
        continue;
      }
      const std::uint32_t size = std::max(code_point_at(text, at).size, 1u);
      mended.append(text, at, size);
      at += size;
    }
    sure = take_all ? sure : count;
    if (sure == 0) return 0;
  }
  text = std::move(mended);
  return count;
}

}  // namespace

std::uint32_t mend_mojibake(std::string& text) {
  std::uint32_t mended = 0;
  for (int i = 0; i < kTimesOver; ++i) {
    const std::uint32_t more = mend_once(text);
    if (more == 0) break;
    mended = std::max(mended, more);
  }
  return mended;
}

}  // namespace onrecord
