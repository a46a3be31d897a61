#include "corpora/decoding.h"

#include <catch2/catch.hpp>
#include <string>

#include "corpora/code_points.h"
#include "corpora/error.h"

namespace onrecord {
namespace {

using Catch::Matchers::Equals;
using namespace std::string_literals;

std::string utf16(std::u16string_view text, bool big_endian) {
  std::string bytes;
  for (const char16_t unit : text) {
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  }
  return bytes;
}

TEST_CASE("the encoding of a text is told by its mark, its bytes or its declaration") {
  struct Row {
    std::string bytes;
    std::string declared;
    std::string text;
    std::string encoding;
    std::string reason;
  };
  const Row rows[] = {
      {"Vell won.", "", "Vell won.", "UTF-8", "well-formed"},
      {"Zo\xC3\xAB won.", "", "Zoë won.", "UTF-8", "well-formed"},
      {"Zo\xC3\xAB won.", "iso-8859-1", "Zoë won.", "UTF-8", "well-formed"},
      {"\xEF\xBB\xBFZo\xC3\xAB won.", "", "Zoë won.", "UTF-8", "byte order mark"},
      {"caf\xE9", "", "café", "windows-1252", "detected"},
      {"caf\xE9", "ISO-8859-1", "café", "windows-1252", "declared"},
      {"\x93We won,\x94 Vell said \x97 twice.", "", "“We won,” Vell said — twice.", "windows-1252", "detected"},
      {"Bl\xE5vik \xF8 \xE6 in Orvenia's north, where the ferries land", "",
       "Blåvik ø æ in Orvenia's north, where the ferries land", "windows-1252", "detected"},
      {"\xCF\xF0\xE8\xE2\xE5\xF2", "windows-1251", "Привет", "windows-1251", "declared"},
      {"caf\xE9", "no-such-charset", "café", "windows-1252", "detected"},
      {utf16(u"\uFEFFZoë won. 🎉", false), "", "Zoë won. 🎉", "UTF-16LE", "byte order mark"},
      {utf16(u"\uFEFFZoë won. 🎉", true), "", "Zoë won. 🎉", "UTF-16BE", "byte order mark"},
      {utf16(u"Zoë won.", false), "", "Zoë won.", "UTF-16LE", "detected"},
      {utf16(u"Zoë won.", true), "", "Zoë won.", "UTF-16BE", "detected"},
      {"\xFF\xFE\x3D\xD8"s, "", "\uFFFD", "UTF-16LE", "byte order mark"},  // half a pair
      {"", "", "", "UTF-8", "well-formed"},
  };
  for (const Row& row : rows) {
    const Decoded decoded = decode(row.bytes, "a.txt", row.declared);
    CHECK(decoded.text == row.text);
    CHECK(decoded.encoding == row.encoding);
    CHECK(decoded.reason == row.reason);
    CHECK(decoded.replaced == 0);
  }
}

TEST_CASE("UTF-8 with a few broken sequences stays UTF-8, and they are counted") {
  const Decoded cut = decode("“We won,” Zoë Vell said. “Twice.” — and then her caf\xC3", "a.txt");
  CHECK(cut.text == "“We won,” Zoë Vell said. “Twice.” — and then her caf\uFFFD");
  CHECK(cut.encoding == "UTF-8");
  CHECK(cut.replaced == 1);
}

TEST_CASE("bytes that are no text in any encoding are refused with the place") {
  struct Row {
    std::string bytes;
    const char* message;
  };
  const Row rows[] = {
      {"ab\0cd"s, "a.txt: holds a NUL byte at byte 2, so it is no text"},
      {"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s, "a.txt: holds a NUL byte at byte 8, so it is no text"},
      {"caf\xE9 \x81", "a.txt: is no text in UTF-8 (byte 3), nor in Windows-1252 or Latin-1 (byte 5)"},
      {"\x01\x02\xE9\x03", "a.txt: is no text in UTF-8 (byte 2), nor in Windows-1252 or Latin-1 (byte 0)"},
      {utf16(u"\uFEFFab\0cd"s, false), "a.txt: holds a NUL character at byte 2 of its text, so it is no text"},
  };
  for (const Row& row : rows) CHECK_THROWS_WITH(decode(row.bytes, "a.txt"), Equals(row.message));
}

TEST_CASE("mojibake is mended and counted, and what only looks like it stays") {
  struct Row {
    std::string garbled;
    std::string mended;
    std::uint32_t count;
  };
  const Row rows[] = {
      {"it â€™s", "it ’s", 1},
      {"â€œWe won,â€\u009D Vell said â€” twiceâ€¦", "“We won,” Vell said — twice…", 4},
      {"ZoÃ« in OrvÃ©nie", "Zoë in Orvénie", 2},
      {"5Â\u00A0million", "5\u00A0million", 1},
      {"itÃ¢â‚¬â„¢s", "it’s", 3},  // twice over
      {"ðŸŽ‰ won", "🎉 won", 1},
      {"\u0093We won\u0094", "“We won”", 2},  // Windows-1252 read as Latin-1
      {"ï»¿Vell", "\uFEFFVell", 1},
      {"“AU CAFÉ” and “ARÊTE”", "“AU CAFÉ” and “ARÊTE”", 0},
      {"“VOILÀ” “IRMÔ", "“VOILÀ” “IRMÔ", 0},
      {"“IRMÃ” she said", "“IRMÃ” she said", 0},
      {"IRMÃ” â€™", "IRMÔ ’", 2},  // sure elsewhere, so here too
      {"Âme, São, naïve, Zoë", "Âme, São, naïve, Zoë", 0},
      {"plain", "plain", 0},
      {"", "", 0},
  };
  for (const Row& row : rows) {
    std::string text = row.garbled;
    CHECK(mend_mojibake(text) == row.count);
    CHECK(text == row.mended);
    CHECK_FALSE(find_invalid_utf8(text));
    CHECK(mend_mojibake(text) == 0);
  }
}

}  // namespace
}  // namespace onrecord
