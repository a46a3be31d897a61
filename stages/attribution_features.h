// What decides who said it: each source candidate near an utterance, as the attribution model sees it.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "stages/quote_reading.h"
#include "stages/source_candidates.h"
#include "stages/utterances.h"

namespace onrecord {

// A candidate to be the source of one utterance; without `candidate` the choice that the text names none.
struct SourceChoice {
  std::optional<std::size_t> candidate;  // place in AttributionFeatures::candidates()
  std::vector<std::uint64_t> features;
};

// Built once an article. Keeps references to its arguments.
class AttributionFeatures {
 public:
  AttributionFeatures(const QuoteReading& reading, const std::vector<Utterance>& utterances);

  const std::vector<SourceCandidate>& candidates() const { return candidates_; }
  const std::vector<Cue>& cues() const { return cues_; }
  bool is_quoted(std::size_t token) const { return is_quoted_[token]; }

  // The choices for utterance number `u`, no source last. `last` is the source of the utterance before, if it has one.
  std::vector<SourceChoice> choices(std::size_t u, std::optional<std::size_t> last) const;

  // The cue that belongs to `source`: the nearest beside it, on the side of the utterance where there are two.
  std::optional<Range<Token>> cue_of(std::size_t u, std::size_t source) const;

 private:
  struct Side {            // how an utterance lies to a candidate
    bool before = false;   // the candidate stands before the piece
    std::size_t from = 0;  // tokens between them: [from, to)
    std::size_t to = 0;
    std::size_t piece = 0;  // of the utterance
  };
  struct Beside {  // the cues beside a candidate
    std::optional<std::size_t> before;
    std::optional<std::size_t> behind;
    std::size_t gap_before = 0;  // tokens between
    std::size_t gap_behind = 0;
  };

  Side side_of(const Utterance& utterance, const SourceCandidate& candidate) const;
  Beside cues_beside(const SourceCandidate& candidate) const;
  void read_speech();
  // The tagged span that covers most of the candidate; nothing where none touches it.
  const SpeechSpan* tagged(const SourceCandidate& candidate) const;
  void add_speech_features(const Utterance& utterance, const SourceCandidate& candidate, const Side& side,
                           std::uint64_t place, std::uint64_t pattern, std::vector<std::uint64_t>& features) const;
  void add_utterance_features(const Utterance& utterance, std::vector<std::uint64_t>& features) const;
  void add_choice_features(std::size_t u, std::size_t c, std::optional<std::size_t> last,
                           std::vector<std::uint64_t>& features) const;
  std::size_t count_in(const std::vector<std::uint32_t>& sums, std::size_t begin, std::size_t end) const;
  void read_words();
  std::uint64_t word_hash(std::size_t token) const { return words_[token]; }
  std::uint64_t mark_hash(std::size_t token, std::size_t beside) const;
  bool same_block(std::size_t a, std::size_t b) const { return tokens_[a].block == tokens_[b].block; }

  std::string_view text_;
  const QuoteReading& reading_;
  const Annotations& all_;
  const std::vector<Token>& tokens_;
  const std::vector<Utterance>& utterances_;
  std::vector<Cue> cues_;
  std::vector<std::uint64_t> words_;  // by token: the hash of the word in lower case
  std::vector<bool> is_mark_;         // by token: a quotation mark
  std::vector<bool> is_quoted_;
  std::vector<SourceCandidate> candidates_;
  std::vector<std::uint32_t> sentence_of_;     // by token
  std::vector<std::uint32_t> quoted_before_;   // by token: quoted pieces that begin before it
  std::vector<std::uint32_t> cues_before_;     // likewise cues
  std::vector<std::uint32_t> sources_before_;  // likewise candidates
  std::vector<std::uint32_t> speech_at_;       // by token: the tagged span that covers it, + 1; 0 for none
  std::array<std::vector<std::uint32_t>, 3>
      parts_before_;  // by part of speech and token: tagged spans that begin before
};

}  // namespace onrecord
