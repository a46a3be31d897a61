#include "corpora/code_points.h"

#include <catch2/catch.hpp>
#include <string>

namespace onrecord {
namespace {

TEST_CASE("find_invalid_utf8 names the first byte that is wrong") {
  struct Row {
    std::string_view bytes;
    std::optional<std::size_t> at;
  };
  const Row rows[] = {
      {"", {}},
      {"plain", {}},
      {"Ztaré \u2014 \U0001F600", {}},
      {"ab\xFFyz", 2},
      {"ab\xC3", 2},            // cut off
      {"\xE2\x80", 0},          // cut off
      {"a\xC0\x80", 1},         // an overlong NUL
      {"abc\xED\xA0\x80", 3},   // a surrogate
      {"\xF4\x90\x80\x80", 0},  // beyond U+10FFFF
      {"caf\xE9 au lait", 3},   // Latin-1
  };
  for (const Row& row : rows) CHECK(find_invalid_utf8(row.bytes) == row.at);
}

TEST_CASE("code points before and behind a byte") {
  const std::string_view text = "a\u00e9\u2014\U0001F600";
  CHECK(code_point_at(text, 0).value == U'a');
  CHECK(code_point_at(text, 1).value == U'\u00e9');
  CHECK(code_point_at(text, 3).size == 3);
  CHECK(code_point_at(text, 6).value == U'\U0001F600');
  CHECK(code_point_at(text, text.size()).size == 0);
  CHECK(code_point_before(text, 0).size == 0);
  CHECK(code_point_before(text, 1).value == U'a');
  CHECK(code_point_before(text, 3).value == U'\u00e9');
  CHECK(code_point_before(text, 6).value == U'\u2014');
  CHECK(code_point_before(text, text.size()).value == U'\U0001F600');
}

TEST_CASE("CodePoints maps every boundary of a text to its number and back") {
  std::string text;
  for (int i = 0; i < 200; ++i)
    text += i % 7 == 0 ? "\u2014" : i % 11 == 0 ? "\U0001F600" : i % 3 == 0 ? "\u00e9" : "x";
  for (const std::string& sample : {std::string(), std::string("x"), std::string(64, 'y'), text}) {
    const CodePoints points(sample);
    std::uint32_t number = 0;
    for (std::uint32_t byte = 0; byte < sample.size(); byte += code_point_at(sample, byte).size, ++number) {
      CHECK(points.from_byte(byte) == number);
      CHECK(points.to_byte(number) == byte);
    }
    CHECK(points.count() == number);
    CHECK(points.from_byte(static_cast<std::uint32_t>(sample.size())) == number);
    CHECK(points.to_byte(number) == sample.size());
    CHECK(points.to_byte(number + 5) == sample.size());
  }
}

}  // namespace
}  // namespace onrecord
