// Any bytes as a text, of which the first chooses the charset that is declared: well-formed UTF-8 without NUL, or an
// Error; mending leaves it so.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "corpora/code_points.h"
#include "corpora/decoding.h"
#include "corpora/error.h"

namespace {

bool is_sound(const std::string& text) {
  return !onrecord::find_invalid_utf8(text) && text.find('\0') == std::string::npos;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace onrecord;
  constexpr std::array kCharsets = {"",           "utf-8",      "latin1", "windows-1252", "utf-16", "iso-2022-jp",
                                    "shift_jis",  "gb18030",    "utf-7",  "koi8-r",       "hz",     "ibm-1047",
                                    "big5-hkscs", "no-such\x01"};
  if (size == 0) return 0;
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  try {
    Decoded decoded = decode(bytes, "fuzz", kCharsets[data[0] % kCharsets.size()]);
    if (!is_sound(decoded.text)) std::abort();
    mend_mojibake(decoded.text);
    if (!is_sound(decoded.text)) std::abort();
  } catch (const Error&) {
  }
  return 0;
}
