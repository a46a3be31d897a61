#include "stages/source_context.h"

#include <algorithm>
#include <numeric>
#include <string>

#include "corpora/words.h"
#include "models/hashing.h"
#include "stages/quotation_marks.h"

namespace onrecord {
namespace {

constexpr std::size_t kCueGap = 7;        // tokens between a source and its cue
constexpr std::size_t kReportingGap = 1;  // likewise, where nothing else can be meant
constexpr std::size_t kLongestWord = 32;  // bytes of a word that tell it from others

}  // namespace

SourceContext::SourceContext(const QuoteReading& reading, const std::vector<Utterance>& utterances)
    : reading_(reading),
      utterances_(utterances),
      cues_(reading.cues),
      is_quoted_(tokens().size(), false),
      sentence_of_(tokens().size()),
      quotes_before_(tokens().size() + 1),
      cues_before_(tokens().size() + 1) {
  for (const Utterance& utterance : utterances_) {
    for (const QuotedPiece& piece : utterance.pieces) {
      std::fill(is_quoted_.begin() + piece.tokens.begin.value, is_quoted_.begin() + piece.tokens.end.value, true);
      ++quotes_before_[piece.tokens.begin.value + 1];
    }
  }
  std::erase_if(cues_, [this](const Cue& cue) { return is_quoted_[cue.tokens.begin.value]; });
  for (const Cue& cue : cues_) ++cues_before_[cue.tokens.begin.value + 1];
  std::partial_sum(quotes_before_.begin(), quotes_before_.end(), quotes_before_.begin());
  std::partial_sum(cues_before_.begin(), cues_before_.end(), cues_before_.begin());
  for (std::uint32_t s = 0; s < all().sentences.size(); ++s) {
    const Range<Token> range = all().sentences[s].tokens;
    std::fill(sentence_of_.begin() + range.begin.value, sentence_of_.begin() + range.end.value, s);
  }
  read_words();
  read_speech();
  read_candidates();
}

void SourceContext::read_words() {
  words_.reserve(tokens().size());
  is_mark_.reserve(tokens().size());
  for (const Token& token : tokens()) {
    const std::string_view word = token.span.of(reading_.text());
    words_.push_back(hash_bytes(lower_ascii(word.substr(0, kLongestWord))));
    is_mark_.push_back(onrecord::is_quotation_mark(word));
  }
}

void SourceContext::read_speech() {
  speech_at_.assign(tokens().size(), 0);
  for (Counts& before : parts_before_) before.assign(tokens().size() + 1, 0);
  for (std::uint32_t s = 0; s < reading_.speech.size(); ++s) {
    const SpeechSpan& span = reading_.speech[s];
    std::fill(speech_at_.begin() + span.tokens.begin.value, speech_at_.begin() + span.tokens.end.value, s + 1);
    ++parts_before_[static_cast<std::size_t>(span.part)][span.tokens.begin.value + 1];
  }
  for (Counts& before : parts_before_) std::partial_sum(before.begin(), before.end(), before.begin());
}

void SourceContext::read_candidates() {
  candidates_ = find_source_candidates(reading_, cues_, is_quoted_);
  sources_before_.assign(tokens().size() + 1, 0);
  reporters_before_.assign(tokens().size() + 1, 0);
  const std::uint64_t according = hash_bytes("according");
  for (const SourceCandidate& candidate : candidates_) {
    const std::size_t begin = candidate.tokens.begin.value;
    CandidateFacts& facts = facts_.emplace_back();
    facts.cues = cues_beside(candidate);
    if (candidate.mention) facts.entity = all().resolutions[candidate.mention->value].entity;
    const auto is_according = [&](std::size_t cue) { return words_[cues_[cue].tokens.begin.value] == according; };
    facts.is_according = facts.cues.before && is_according(*facts.cues.before);
    const bool before = facts.cues.before && facts.cues.gap_before <= kReportingGap && !facts.is_according;
    const bool behind =
        facts.cues.behind && facts.cues.gap_behind <= kReportingGap && !is_according(*facts.cues.behind);
    facts.reports = before || behind;
    facts.is_outlet = is_outlet(candidate);
    const BlockKind kind = tokens()[begin].block.in(all().blocks).kind;
    facts.is_credit = kind == BlockKind::caption || (begin > 0 && text_of(begin - 1) == "/");
    ++sources_before_[begin + 1];
    reporters_before_[begin + 1] += facts.reports;
  }
  std::partial_sum(sources_before_.begin(), sources_before_.end(), sources_before_.begin());
  std::partial_sum(reporters_before_.begin(), reporters_before_.end(), reporters_before_.begin());
}

std::uint64_t SourceContext::word(std::size_t token, std::size_t beside) const {
  if (token >= tokens().size() || !same_block(token, beside)) return kEdge;
  return is_mark_[token] ? kMark : words_[token];
}

CuesBeside SourceContext::cues_beside(const SourceCandidate& candidate) const {
  CuesBeside beside;
  const auto behind = std::partition_point(cues_.begin(), cues_.end(),
                                           [&](const Cue& cue) { return cue.tokens.begin < candidate.tokens.end; });
  const std::size_t begin = candidate.tokens.begin.value;
  const std::size_t end = candidate.tokens.end.value;
  if (behind != cues_.end() && behind->tokens.begin.value - end <= kCueGap &&
      sentence_of_[behind->tokens.begin.value] == sentence_of_[begin] &&
      quotes_in(end, behind->tokens.begin.value) == 0) {
    beside.behind = static_cast<std::size_t>(behind - cues_.begin());
    beside.gap_behind = behind->tokens.begin.value - end;
  }
  if (behind == cues_.begin()) return beside;
  const auto before = behind - 1;
  if (before->tokens.end.value <= begin && begin - before->tokens.end.value <= kCueGap &&
      sentence_of_[before->tokens.begin.value] == sentence_of_[begin] &&
      quotes_in(before->tokens.end.value, begin) == 0) {
    beside.before = static_cast<std::size_t>(before - cues_.begin());
    beside.gap_before = begin - before->tokens.end.value;
  }
  return beside;
}

bool SourceContext::is_outlet(const SourceCandidate& candidate) const {
  if (candidate.kind != SourceKind::name) return false;
  bool found = false;
  const std::span<const std::uint64_t> words(words_.data() + candidate.tokens.begin.value, candidate.tokens.size());
  reading_.models.gazetteer.match(words, [&](std::size_t length, KindSet kinds) {
    found |= length == words.size() && (kinds & set_of(NameKind::media)) != 0;
  });
  return found;
}

}  // namespace onrecord
