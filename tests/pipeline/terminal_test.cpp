#include "pipeline/terminal.h"

#include <catch2/catch.hpp>

namespace onrecord {
namespace {

TEST_CASE("nothing that steers a terminal is left in what is shown") {
  const struct {
    std::string text, safe;
  } rows[] = {
      {"plain, Zoë 選挙", "plain, Zoë 選挙"},
      {"two\nlines\tand a tab", "two\nlines\tand a tab"},
      {"\033[2J\033]0;title\007", "␛[2J␛]0;title␇"},
      {std::string("a\0b", 3), "a␀b"},
      {"back\bspace\r", "back␈space␍"},
      {"\x7F", "␡"},
      {"\xC2\x9B"
       "31m",
       "�31m"},  // the eight-bit form of escape and bracket
      {"\xE2\x80\xAE"
       "evil",
       "�evil"},  // right-to-left override
      {"\xE2\x81\xA6"
       "isolate",
       "�isolate"},
      {"\xFF\xC3", "��"},  // no UTF-8
      {"family: 👩‍👧, joiner kept", "family: 👩‍👧, joiner kept"},
  };
  for (const auto& row : rows) CHECK(safe_text(row.text) == row.safe);
}

TEST_CASE("JSON keeps its value, and controls are escaped") {
  CHECK(safe_json("{\"a\": \"\xC2\x9B\x7F\xC2\xA0\"}") == "{\"a\": \"\\u009b\\u007f\xC2\xA0\"}");
}

TEST_CASE("widths are what a terminal shows") {
  CHECK(display_width("") == 0);
  CHECK(display_width("Zoe\xCC\x88") == 3);  // the diaeresis combines
  CHECK(display_width("選挙") == 4);
  CHECK(display_width("«…»") == 3);
}

TEST_CASE("a line is folded, and cut where it is too long") {
  CHECK(safe_line("  two\n\n lines ") == "two lines");
  CHECK(fit("harbour strike", 14) == "harbour strike");
  CHECK(fit("harbour strike", 10) == "harbour s…");
  CHECK(fit("選挙選挙", 6) == "選挙…");
  CHECK(fit("ab", 1) == "…");
  CHECK(fit("ab", 0) == "");
}

TEST_CASE("lines are wrapped between words, and within words that are too long") {
  using Lines = std::vector<std::string>;
  CHECK(wrap("", 10) == Lines{""});
  CHECK(wrap("to the quay", 11) == Lines{"to the quay"});
  CHECK(wrap("to the quay", 10) == Lines{"to the", "quay"});
  CHECK(wrap("to the quay", 6) == Lines{"to the", "quay"});
  CHECK(wrap("harbourmasters", 8) == Lines{"harbourm", "asters"});
  CHECK(wrap("選挙選挙", 5) == Lines{"選挙", "選挙"});
}

}  // namespace
}  // namespace onrecord
