// The features by which the tagger of reported speech reads a token: words, the clause around them, names, likely cues
// and quotation marks.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "corpora/annotations.h"
#include "models/sequence_tagger.h"
#include "stages/name_words.h"
#include "stages/speech_places.h"

namespace onrecord {

// The types of span, as the tagger numbers them.
enum class SpeechPart : std::uint8_t { source, cue, content };

class SpeechFeatures {
 public:
  // Keeps references to its first two arguments, all of one article.
  SpeechFeatures(const Annotations& annotations, const DistinctWords& words, std::vector<SpeechPlace> places);

  // Most features of a token are those of one word at one offset, and most words come back: an article's distinct
  // words have a row for each of kOffsets offsets, and so has what lies beyond a passage, last. Rows of words that
  // stand in no passage are empty.
  static constexpr std::size_t kOffsets = 7;  // the word itself and three on either side
  void add_word_rows(FeatureRows& rows) const;

  // The rows of add_word_rows() that belong to token `i` of the passage [begin, end).
  std::array<std::size_t, kOffsets> word_rows(std::size_t i, std::size_t begin, std::size_t end) const;

  // A row for each stretch: tokens in a row with the same clause and the same cues before and behind.
  void add_stretch_rows(FeatureRows& rows) const;
  std::size_t stretch_row(std::size_t i) const { return stretch_of_[i]; }

  // Appends one row for each token of [begin, end), which is a passage: its other features.
  void add_token_rows(std::size_t begin, std::size_t end, FeatureRows& rows) const;

  // Where speech can be, and so what is tagged.
  const std::vector<Range<Token>>& passages() const { return passages_; }

 private:
  void find_stretches();
  void add_words(std::size_t i, std::size_t begin, std::size_t end, FeatureRows& rows) const;
  void add_quotation(std::size_t i, std::size_t begin, std::size_t end, FeatureRows& rows) const;
  void add_cues(std::size_t i, FeatureRows& rows) const;
  void add_mention(std::size_t i, std::size_t begin, std::size_t end, FeatureRows& rows) const;
  const NameWord& word_at(std::size_t i, std::ptrdiff_t offset, std::size_t begin, std::size_t end) const;

  const Annotations& all_;
  const DistinctWords& words_;
  const std::vector<SpeechPlace> places_;  // by token
  const std::vector<Range<Token>> passages_;
  std::vector<std::uint32_t> stretches_;   // the first token of each
  std::vector<std::uint32_t> stretch_of_;  // by token
};

}  // namespace onrecord
