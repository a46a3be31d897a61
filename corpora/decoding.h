// Decoding: from the bytes of one text to UTF-8, and what had to be changed on the way.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace onrecord {

struct Decoded {
  std::string text;            // well-formed UTF-8 without NUL and without a byte order mark
  std::string encoding;        // "UTF-8", "UTF-16LE", "windows-1252": the charset's IANA name
  std::string reason;          // how it was known: "byte order mark", "well-formed", "declared", "detected"
  std::uint32_t replaced = 0;  // ill-formed sequences that became U+FFFD
};

// Decodes `bytes`. In this order: a byte order mark; UTF-8 where it is well-formed; UTF-16 where every other byte is
// mostly NUL; the `declared` charset (of a page's header, say) where the bytes fit it; and what ICU detects among
// UTF-8, Windows-1252 and Latin-1, which is read as its superset Windows-1252. UTF-8 with a few ill-formed sequences
// is UTF-8. Throws Error, naming `path`, on a NUL byte or bytes that are no text in any of these.
Decoded decode(std::string_view bytes, const std::string& path, std::string_view declared = {});

// Whether `bytes`, the first of a text, are UTF-16: by a byte order mark, or every other one mostly NUL.
enum class Utf16 : std::uint8_t { no, little_endian, big_endian };
Utf16 looks_like_utf16(std::string_view bytes);

// Restores characters that an earlier program garbled, in UTF-8 `text`, and returns how many: UTF-8 that was read as
// Windows-1252 ("â€™" for "’", also twice over, when each part of the garbled form counts), and Windows-1252 that was
// read as Latin-1 (U+0092 for "’"). Only what no writer would type is touched: "CAFÉ”" stays.
std::uint32_t mend_mojibake(std::string& text);

}  // namespace onrecord
