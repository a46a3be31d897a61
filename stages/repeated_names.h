// Organizations of common words, found by repetition: "Hands for Oskan" three times in an article, never "Hands" alone,
// once behind "director of".
//
// A safety net under the names tagger, which takes such a name for the place or the person inside it.
#pragma once

#include <vector>

#include "corpora/annotations.h"
#include "stages/name_words.h"

namespace onrecord {

// Every occurrence, sorted: one or two words with a capital, "for", "in", "to", "with" or "of", and one to three words
// with a capital. Needs three occurrences in the article, of whose first word there is no other, and before one of them
// a role or a kind of body.
std::vector<Range<Token>> find_repeated_names(const std::vector<NameWord>& words,
                                              const std::vector<Sentence>& sentences);

}  // namespace onrecord
