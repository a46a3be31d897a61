#include "stages/cues.h"

#include <algorithm>

#include "corpora/words.h"

namespace onrecord {
namespace {

void append_lower(std::string_view word, std::string& to) {
  for (const char c : word) to += lower_ascii(c);
}

}  // namespace

std::vector<Cue> find_cues(const Article& article, const Models& models, const Annotations& annotations) {
  const std::vector<Token>& tokens = annotations.tokens;
  std::vector<Cue> cues;
  std::string phrase;
  for (std::size_t begin = 0; begin < tokens.size();) {
    phrase.clear();
    append_lower(tokens[begin].span.of(article.text()), phrase);
    const std::size_t most = models.cues.most_words_from(phrase);
    std::optional<Cue> longest;
    for (std::size_t end = begin; end < tokens.size() && end < begin + most; ++end) {
      if (tokens[end].kind != TokenKind::word || tokens[end].block != tokens[begin].block) break;
      if (end > begin) append_lower(tokens[end].span.of(article.text()), phrase += ' ');
      if (const auto stance = models.cues.find(phrase)) {
        longest = Cue{{Index<Token>(begin), Index<Token>(end + 1)}, *stance};
      }
    }
    if (longest) cues.push_back(*longest);
    begin = longest ? longest->tokens.end.value : begin + 1;
  }
  return cues;
}

}  // namespace onrecord
