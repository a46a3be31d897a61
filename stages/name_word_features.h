// Name word features: the features of one word from the words around it, a function for each group of templates.
//
// They are what both passes of the names tagger read of every word; what the article says of the word elsewhere is
// added by NameFeatures. Pure, and constant in time for each word.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "corpora/annotations.h"
#include "models/sequence_tagger.h"
#include "stages/name_words.h"

namespace onrecord {

// Where a word stands.
struct NamePlace {
  std::span<const NameWord> sentence;
  std::size_t word = 0;  // its place in the sentence
  BlockKind block = BlockKind::paragraph;
  std::size_t run_begin = 0;  // the run of capitalized words that it is in, places in the sentence; empty where none
  std::size_t run_end = 0;
};

// Appends them to the row that `rows` is at.
void add_name_word_features(const NamePlace& place, FeatureRows& rows);

}  // namespace onrecord
