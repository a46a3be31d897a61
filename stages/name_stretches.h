// The stretches of a sentence that may hold names: only they are tagged.
//
// Most of a news article's words stand far from any capital and are never part of a name. A stretch grows
// from words with a capital; it takes in what can stand inside a name ("of", "for", "'s", digits) and the lower-case
// head of a dated or placed event ("2016 presidential election"), and one word on either side, from which the tagger
// learns what borders on names.
#pragma once

#include <vector>

#include "corpora/annotations.h"
#include "stages/name_words.h"

namespace onrecord {

struct NameStretch {
  Index<Sentence> sentence;
  Range<Token> tokens;  // of one sentence, at least one
};

// Sorted; no two touch.
std::vector<NameStretch> find_name_stretches(const std::vector<NameWord>& words,
                                             const std::vector<Sentence>& sentences);

}  // namespace onrecord
