// Pasted names: a page's link text that ran into the article. "Ada Vell Adelheid (Ada) Oskan Vell Mayor opens ferry"
// has behind a name its bearer's official name and a headline.
#pragma once

#include <vector>

#include "corpora/annotations.h"
#include "stages/name_words.h"

namespace onrecord {

struct PastedName {
  Index<Token> family;    // the last word of the name before it
  Range<Token> official;  // the name that is pasted, ending with the same word
};

// In text order. Only where the headline's first word was glued to the name, which tells a pasted name from "Ada Vell,
// Tom Vell". Linear in the tokens.
std::vector<PastedName> find_pasted_names(std::string_view text, const std::vector<Token>& tokens,
                                          const std::vector<NameWord>& words);

}  // namespace onrecord
