// Which tokens quotes hold already, so that nothing else in them is made a quote of its own.
#pragma once

#include <vector>

#include "corpora/annotations.h"

namespace onrecord {

class QuotedTokens {
 public:
  // Keeps no reference. The quotes may be in any order and lie within each other. Nearly linear in both.
  QuotedTokens(const std::vector<Token>& tokens, const std::vector<Quote>& quotes);

  // Whether a quote holds a part of one of these tokens.
  bool hold_any(Range<Token> range) const { return before_[range.end.value] != before_[range.begin.value]; }

 private:
  std::vector<std::uint32_t> before_;  // by token: how many before it are quoted
};

}  // namespace onrecord
