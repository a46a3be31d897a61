// The features by which the names tagger reads a token.
//
// Two passes (Ratinov and Roth 2009, section 5): the first sees the word, its neighbours, the run of capitalized words
// around it and how the article writes the same word elsewhere; the second sees besides what the first pass found for
// the same word elsewhere in the article.
#pragma once

#include <span>
#include <vector>

#include "corpora/annotations.h"
#include "models/scratch_table.h"
#include "models/sequence_tagger.h"
#include "stages/name_stretches.h"
#include "stages/name_words.h"

namespace onrecord {

// A span of tokens of an article with an entity type, as the first pass found it.
struct FoundName {
  Range<Token> tokens;
  EntityType type = EntityType::person;
  float probability = 1;
};

class NameFeatures {
 public:
  // Keeps references to all of its arguments.
  NameFeatures(const std::vector<NameWord>& words, const std::vector<Token>& tokens, const std::vector<Block>& blocks,
               const std::vector<Sentence>& sentences);

  // What is to be tagged, each stretch by itself.
  const std::vector<NameStretch>& stretches() const { return stretches_; }

  // Appends one row for each token of the stretch: the features of the first pass.
  void add_first(const NameStretch& stretch, FeatureRows& rows) const;

  // The same, and the features that only the second pass has. Sorted by span, `found` holds the first pass's names of
  // the whole article; call see_article() with it before.
  void add_second(const NameStretch& stretch, FeatureRows& rows) const;
  void see_article(std::span<const FoundName> found);

 private:
  // Capitalized words in a row, "of", "for" and the like between them included: "Committee for a Better Harbour".
  struct Run {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  struct Elsewhere {  // how the article writes a word, whatever its capitals
    std::uint16_t lower = 0;
    std::uint16_t capital = 0;  // within a sentence
    std::uint16_t initial = 0;  // capitalized at a sentence's begin
  };
  struct Votes {                             // the first pass's decisions on a word
    std::array<std::uint16_t, 5> by_type{};  // the four types; outside, of those with a capital
    std::uint16_t begins = 0, inside = 0, ends = 0, units = 0;
  };

  void find_runs();
  void find_acronyms();
  void count_words();
  void add_word_features(std::size_t i, Range<Token> sentence, FeatureRows& rows) const;
  void add_article_features(std::size_t i, FeatureRows& rows) const;
  void add_votes(std::size_t i, FeatureRows& rows) const;

  const std::vector<NameWord>& words_;
  const std::vector<Token>& tokens_;
  const std::vector<Block>& blocks_;
  const std::vector<Sentence>& sentences_;
  const std::vector<NameStretch> stretches_;
  std::vector<std::uint32_t> run_of_;  // by token: the place of its run, or none
  std::vector<Run> runs_;
  std::vector<std::uint8_t> acronym_;     // by token: 1 an acronym whose expansion the article has, 2 a word of that
  ScratchTable<Elsewhere> elsewhere_;     // by word in lower case
  ScratchTable<Votes> votes_;             // by word as written
  ScratchTable<Votes> pair_votes_;        // by two words as written
  std::vector<Label> first_labels_;       // by token
  std::vector<float> first_probability_;  // by token, of its name; 1 outside
};

}  // namespace onrecord
