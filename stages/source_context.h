// Source context: what one article tells of all its source candidates: the words and cues beside them, what they mean,
// and how much of what stands between two places.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "stages/quote_reading.h"
#include "stages/source_candidates.h"
#include "stages/utterances.h"

namespace onrecord {

// The cues beside a candidate.
struct CuesBeside {
  std::optional<std::size_t> before;  // place in SourceContext::cues()
  std::optional<std::size_t> behind;
  std::size_t gap_before = 0;  // tokens between
  std::size_t gap_behind = 0;
};

// What a candidate is by itself, whoever speaks.
struct CandidateFacts {
  CuesBeside cues;
  std::optional<Index<Entity>> entity;  // behind the mention that it is
  bool reports = false;                 // a cue stands directly beside it, and it is no "according to"
  bool is_according = false;            // "according to | the Northmoor Post"
  bool is_outlet = false;               // the name of a newspaper, a broadcaster, an agency
  bool is_credit = false;               // in a caption, or behind a stroke: "PRESS/Ada Vell"
};

// Built once an article. Keeps references to its arguments.
class SourceContext {
 public:
  static constexpr std::uint64_t kEdge = 1;  // the word of what lies outside of a block
  static constexpr std::uint64_t kMark = 2;  // the word of every quotation mark

  SourceContext(const QuoteReading& reading, const std::vector<Utterance>& utterances);

  const QuoteReading& reading() const { return reading_; }
  const Annotations& all() const { return reading_.annotations; }
  const std::vector<Token>& tokens() const { return reading_.tokens(); }
  const std::vector<Utterance>& utterances() const { return utterances_; }
  const std::vector<SourceCandidate>& candidates() const { return candidates_; }
  const std::vector<Cue>& cues() const { return cues_; }  // those outside of what is quoted
  const CandidateFacts& facts(std::size_t candidate) const { return facts_[candidate]; }

  std::string_view text_of(std::size_t token) const { return tokens()[token].span.of(reading_.text()); }
  std::uint64_t word(std::size_t token) const { return words_[token]; }  // hash of the word in lower case
  // The word where it lies in the block of `beside`.
  std::uint64_t word(std::size_t token, std::size_t beside) const;
  bool is_quotation_mark(std::size_t token) const { return is_mark_[token]; }
  bool same_block(std::size_t a, std::size_t b) const { return tokens()[a].block == tokens()[b].block; }
  std::uint32_t block_of(std::size_t token) const { return tokens()[token].block.value; }
  std::uint32_t sentence_of(std::size_t token) const { return sentence_of_[token]; }
  Range<Token> sentence_at(std::size_t token) const { return all().sentences[sentence_of_[token]].tokens; }

  // How many begin from `begin` up to `end`.
  std::size_t cues_in(std::size_t begin, std::size_t end) const { return count(cues_before_, begin, end); }
  std::size_t quotes_in(std::size_t begin, std::size_t end) const { return count(quotes_before_, begin, end); }
  std::size_t sources_in(std::size_t begin, std::size_t end) const { return count(sources_before_, begin, end); }
  // Candidates that report (CandidateFacts).
  std::size_t reporters_in(std::size_t begin, std::size_t end) const { return count(reporters_before_, begin, end); }
  std::size_t tagged_in(SpeechPart part, std::size_t begin, std::size_t end) const {
    return count(parts_before_[static_cast<std::size_t>(part)], begin, end);
  }

  // What the tagger of reported speech sees at a token; nothing where it sees none.
  const SpeechSpan* speech_at(std::size_t token) const {
    return speech_at_[token] == 0 ? nullptr : &reading_.speech[speech_at_[token] - 1];
  }

 private:
  using Counts = std::vector<std::uint32_t>;  // by token: how many begin before it

  static std::size_t count(const Counts& before, std::size_t begin, std::size_t end) {
    return begin < end ? before[end] - before[begin] : 0;
  }
  void read_words();
  void read_speech();
  void read_candidates();
  CuesBeside cues_beside(const SourceCandidate& candidate) const;
  bool is_outlet(const SourceCandidate& candidate) const;

  const QuoteReading& reading_;
  const std::vector<Utterance>& utterances_;
  std::vector<Cue> cues_;
  std::vector<bool> is_quoted_;
  std::vector<SourceCandidate> candidates_;
  std::vector<CandidateFacts> facts_;  // by candidate
  std::vector<std::uint64_t> words_;   // by token, as all below
  std::vector<bool> is_mark_;
  std::vector<std::uint32_t> sentence_of_;
  std::vector<std::uint32_t> speech_at_;  // the tagged span that covers it, + 1; 0 for none
  Counts quotes_before_;
  Counts cues_before_;
  Counts sources_before_;
  Counts reporters_before_;
  std::array<Counts, 3> parts_before_;  // by part of speech
};

}  // namespace onrecord
