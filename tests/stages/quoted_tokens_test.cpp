#include "stages/quoted_tokens.h"

#include <catch2/catch.hpp>

#include <string>

namespace onrecord::testing {
namespace {

// Ten tokens of one letter with a space between: token i covers byte 2 i.
std::vector<Token> ten_tokens() {
  std::vector<Token> tokens(10);
  for (std::uint32_t i = 0; i < 10; ++i) tokens[i].span = {2 * i, 2 * i + 1};
  return tokens;
}

Quote quote_of(std::vector<Span> spans) {
  Quote quote;
  quote.spans = std::move(spans);
  return quote;
}

TEST_CASE("quoted tokens: which are, whatever the order of the quotes") {
  struct Row {
    std::vector<Quote> quotes;
    const char* quoted;  // a letter a token: q where it is quoted
  };
  const Row rows[] = {
      {{}, "----------"},
      {{quote_of({{4, 9}})}, "--qqq-----"},
      {{quote_of({{0, 3}, {8, 9}})}, "qq--q-----"},
      {{quote_of({{0, 3}, {16, 19}}), quote_of({{6, 9}})}, "qq-qq---qq"},  // the first reaches over the second
      {{quote_of({{6, 9}}), quote_of({{0, 3}, {16, 19}})}, "qq-qq---qq"},
      {{quote_of({{0, 19}}), quote_of({{6, 9}})}, "qqqqqqqqqq"},  // the second lies in the first
  };
  for (const Row& row : rows) {
    const QuotedTokens quoted(ten_tokens(), row.quotes);
    std::string found;
    for (std::size_t i = 0; i < 10; ++i) {
      found += quoted.hold_any({Index<Token>(i), Index<Token>(i + 1)}) ? 'q' : '-';
    }
    CHECK(found == row.quoted);
  }
}

}  // namespace
}  // namespace onrecord::testing
