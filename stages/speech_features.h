// The features by which the tagger of reported speech reads a token.
//
// It reads an article twice. The first time it sees words, the clause around them, names, cues and quotation marks; the
// second time only which sources, cues and contents the first found nearby, and corrects the first one's scores.
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
  // Keeps references to its arguments, all of one article.
  SpeechFeatures(std::string_view text, const Annotations& annotations, const DistinctWords& words,
                 const std::vector<QuotedPiece>& pieces, const std::vector<Cue>& cues);

  // Most features of a token are those of one word at one offset, and most words come back: an article's distinct
  // words have a row for each of kOffsets offsets, and so has what lies beyond a block, last.
  static constexpr std::size_t kOffsets = 7;  // the word itself and three on either side
  void add_word_rows(FeatureRows& rows) const;

  // The rows of add_word_rows() that belong to token `i` of the block [begin, end).
  std::array<std::size_t, kOffsets> word_rows(std::size_t i, std::size_t begin, std::size_t end) const;

  // A row for each stretch: tokens in a row with the same clause and the same cues before and behind.
  void add_stretch_rows(FeatureRows& rows) const;
  std::size_t stretch_row(std::size_t i) const { return stretch_of_[i]; }

  // Appends one row for each token of [begin, end), which is a block: the other features of the first pass.
  void add_first(std::size_t begin, std::size_t end, FeatureRows& rows) const;

  // The features of the second pass; call see_article() before with what the first found, tokens counted from the
  // article's begin, in order.
  void add_second(std::size_t begin, std::size_t end, FeatureRows& rows) const;
  void see_article(std::vector<TaggedSpan> found);

  // Whether the first pass found anything in [begin, end).
  bool found_in(std::size_t begin, std::size_t end) const {
    return begin < end && next_[begin] < found_.size() && found_[next_[begin]].begin < end;
  }

 private:
  void find_stretches();
  void add_words(std::size_t i, std::size_t begin, std::size_t end, FeatureRows& rows) const;
  void add_quotation(std::size_t i, std::size_t begin, std::size_t end, FeatureRows& rows) const;
  void add_cues(std::size_t i, FeatureRows& rows) const;
  void add_mention(std::size_t i, std::size_t begin, std::size_t end, FeatureRows& rows) const;
  void add_found(std::size_t i, std::size_t begin, std::size_t end, FeatureRows& rows) const;
  const NameWord& word_at(std::size_t i, std::ptrdiff_t offset, std::size_t begin, std::size_t end) const;

  const Annotations& all_;
  const DistinctWords& words_;
  const std::vector<SpeechPlace> places_;  // by token
  std::vector<std::uint32_t> stretches_;   // the first token of each
  std::vector<std::uint32_t> stretch_of_;  // by token
  std::vector<TaggedSpan> found_;          // by the first pass
  std::vector<Label> labels_;              // by token: the first pass's
  std::vector<std::uint32_t> next_;        // by token: the first span of found_ that ends behind it
};

}  // namespace onrecord
