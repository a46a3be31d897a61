// The features by which the tagger of reported speech reads a token.
//
// It reads an article twice, as the names tagger does: the first time it sees words, the clause around them, cues and
// quotation marks; the second time also which sources, cues and contents the first found nearby.
#pragma once

#include <string_view>
#include <vector>

#include "corpora/annotations.h"
#include "models/sequence_tagger.h"
#include "stages/name_words.h"
#include "stages/quotation_marks.h"
#include "stages/reporting.h"

namespace onrecord {

// The types of span, as the tagger numbers them.
enum class SpeechPart : std::uint8_t { source, cue, content };

class SpeechFeatures {
 public:
  // Keeps references to its arguments, all of one article.
  SpeechFeatures(std::string_view text, const Annotations& annotations, const std::vector<NameWord>& words,
                 const std::vector<QuotedPiece>& pieces, const std::vector<Cue>& cues);

  // Appends one row for each token of [begin, end), which is a block: the features of the first pass.
  void add_first(std::size_t begin, std::size_t end, FeatureRows& rows) const;

  // The same and those that only the second pass has; call see_article() before with what the first found, tokens
  // counted from the article's begin, in order.
  void add_second(std::size_t begin, std::size_t end, FeatureRows& rows) const;
  void see_article(std::vector<TaggedSpan> found);

  // Whether the first pass found anything in [begin, end).
  bool found_in(std::size_t begin, std::size_t end) const {
    return begin < end && next_[begin] < found_.size() && found_[next_[begin]].begin < end;
  }

 private:
  enum class Quoted : std::uint8_t { outside, mark, inside, first, last };
  struct Place {  // what surrounds a token
    std::uint32_t sentence_begin = 0;
    std::uint32_t sentence_end = 0;
    std::uint32_t clause = 0;      // the first token behind the last comma, dash or mark, or of the sentence
    std::uint32_t cue_before = 0;  // the nearest cue's first token in the sentence, + 1; 0 where there is none
    std::uint32_t cue_behind = 0;
    Quoted quoted = Quoted::outside;
    std::uint8_t cue = 0;   // 1 the first word of a cue, 2 a later one
    std::uint8_t that = 0;  // "that" stood before in the sentence: 1 right behind a cue, 2 elsewhere
    bool sentence_has_quoted = false;
    std::uint64_t stance = 0;
  };

  void find_places();
  void add_words(std::size_t i, std::size_t begin, std::size_t end, FeatureRows& rows) const;
  void add_surroundings(std::size_t i, std::size_t begin, std::size_t end, FeatureRows& rows) const;
  void add_found(std::size_t i, std::size_t begin, std::size_t end, FeatureRows& rows) const;
  const NameWord& word_at(std::size_t i, std::ptrdiff_t offset, std::size_t begin, std::size_t end) const;

  std::string_view text_;
  const Annotations& all_;
  const std::vector<NameWord>& words_;
  const std::vector<QuotedPiece>& pieces_;
  const std::vector<Cue>& cues_;
  std::vector<Place> places_;        // by token
  std::vector<TaggedSpan> found_;    // by the first pass
  std::vector<Label> labels_;        // by token: the first pass's
  std::vector<std::uint32_t> next_;  // by token: the first span of found_ that ends behind it
};

}  // namespace onrecord
