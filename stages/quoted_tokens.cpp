#include "stages/quoted_tokens.h"

#include <algorithm>

namespace onrecord {

QuotedTokens::QuotedTokens(const std::vector<Token>& tokens, const std::vector<Quote>& quotes)
    : before_(tokens.size() + 1) {
  std::vector<int> opened(tokens.size() + 1);  // how many more quotes hold this token than the one before
  for (const Quote& quote : quotes) {
    for (const Span span : quote.spans) {
      const auto first =
          std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.end <= span.begin; });
      const auto last =
          std::partition_point(first, tokens.end(), [&](const Token& t) { return t.span.begin < span.end; });
      ++opened[static_cast<std::size_t>(first - tokens.begin())];
      --opened[static_cast<std::size_t>(last - tokens.begin())];
    }
  }
  int open = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    open += opened[i];
    before_[i + 1] = before_[i] + (open > 0 ? 1 : 0);
  }
}

}  // namespace onrecord
