#include "stages/pasted_names.h"

namespace onrecord {
namespace {

constexpr std::size_t kWithin = 9;  // tokens between the family name and its repetition

// Whether a token may stand in an official name: a word with a capital, or the brackets of a short form.
bool may_stand(std::string_view word, const NameWord& looked_at) {
  return looked_at.has_capital() || word == "(" || word == ")" || word == "." || word == "-";
}

}  // namespace

std::vector<PastedName> find_pasted_names(std::string_view text, const std::vector<Token>& tokens,
                                          const std::vector<NameWord>& words) {
  std::vector<PastedName> found;
  for (std::size_t last = 2; last + 1 < tokens.size(); ++last) {
    const bool glued = tokens[last].kind == TokenKind::word && tokens[last].span.end == tokens[last + 1].span.begin &&
                       (words[last + 1].has_capital() || words[last + 1].begins_with_digit);
    if (!glued || !words[last].has_capital()) continue;
    for (std::size_t at = last - 1; at + kWithin >= last && may_stand(tokens[at].span.of(text), words[at]); --at) {
      if (words[at].form == words[last].form) {
        if (last > at + 1) found.push_back({Index<Token>(at), {Index<Token>(at + 1), Index<Token>(last + 1)}});
        break;
      }
      if (at == 0 || tokens[at - 1].block != tokens[last].block) break;
    }
  }
  return found;
}

}  // namespace onrecord
