// Who declines is the nearest source that the tagger finds before the phrase, else the nearest name or pronoun there.

#include "stages/declined_quotes.h"

#include <algorithm>

#include "stages/quoted_tokens.h"

namespace onrecord {
namespace {

constexpr std::size_t kReach = 16;  // tokens between who declines and the phrase

std::optional<Span> source_before(const QuoteReading& reading, Index<Token> cue, Range<Token> sentence) {
  const std::size_t first =
      std::max<std::size_t>(sentence.begin.value, cue.value - std::min<std::size_t>(cue.value, kReach));
  const auto speech = std::partition_point(reading.speech.begin(), reading.speech.end(),
                                           [&](const SpeechSpan& s) { return s.tokens.end <= cue; });
  for (auto span = speech; span != reading.speech.begin() && (span - 1)->tokens.begin.value >= first;) {
    --span;
    if (span->part == SpeechPart::source) return reading.span_of(span->tokens);
  }
  const auto& mentions = reading.annotations.mentions;
  const auto mention =
      std::partition_point(mentions.begin(), mentions.end(), [&](const Mention& m) { return m.tokens.begin < cue; });
  for (auto m = mention; m != mentions.begin() && (m - 1)->tokens.begin.value >= first;) {
    --m;
    if (m->type != EntityType::place && m->type != EntityType::event && m->tokens.end <= cue) return m->span;
  }
  return std::nullopt;
}

}  // namespace

void add_declined_quotes(const QuoteReading& reading, std::vector<Quote>& quotes) {
  const QuotedTokens quoted(reading.tokens(), quotes);
  std::vector<Quote> declined;
  for (const Cue& cue : reading.cues) {
    if (stance_from(cue.stance) != Stance::declined) continue;
    const Span span = reading.span_of(cue.tokens);
    const Index<Sentence> sentence = reading.sentence_of(cue.tokens.begin.value);
    const auto source = source_before(reading, cue.tokens.begin, sentence.in(reading.annotations.sentences).tokens);
    if (!source || quoted.hold_any(cue.tokens)) continue;
    Quote& quote = declined.emplace_back();
    quote.kind = QuoteKind::indirect;
    quote.spans = {span};
    quote.cue = span;
    quote.source = source;
    quote.sentence = sentence;
    quote.decided_by = "declined";
  }
  quotes.insert(quotes.end(), declined.begin(), declined.end());
  std::stable_sort(quotes.begin(), quotes.end(),
                   [](const Quote& a, const Quote& b) { return a.spans.front() < b.spans.front(); });
}

}  // namespace onrecord
