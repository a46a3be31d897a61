// A learned model chooses among the source candidates near an utterance, from the first utterance to the last: a quote
// often goes on with the speaker of the one before. A label beside the utterance decides by itself.

#include "stages/attribution.h"

#include <algorithm>
#include <cmath>

#include "stages/attribution_features.h"

namespace onrecord {
namespace {

class Attributor {
 public:
  Attributor(const QuoteReading& reading, const std::vector<Utterance>& utterances)
      : reading_(reading), utterances_(utterances), context_(reading, utterances) {}

  std::vector<Quote> run() {
    LastSources last;
    for (std::size_t u = 0; u < utterances_.size(); ++u) {
      quotes_.push_back(quote_of(utterances_[u]));
      last.add(context_, utterances_[u].label ? std::nullopt : choose_source(u, last));
    }
    return std::move(quotes_);
  }

 private:
  Quote quote_of(const Utterance& utterance) const {
    Quote quote;
    quote.kind = utterance.kind;
    for (const QuotedPiece& piece : utterance.pieces) quote.spans.push_back(piece.span);
    quote.sentence = reading_.sentence_of(utterance.pieces.front().tokens.begin.value);
    quote.confidence = utterance.confidence;
    quote.decided_by = utterance.decided_by;
    quote.source = utterance.label;
    return quote;
  }

  // Returns the source that was chosen.
  std::optional<std::size_t> choose_source(std::size_t u, const LastSources& last) {
    const std::vector<SourceChoice> choices = source_choices(context_, u, last);
    std::vector<float> scores;
    for (const SourceChoice& choice : choices) scores.push_back(reading_.models.attribution.score(choice.features));
    const auto best = static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    float sum = 0;
    for (const float score : scores) sum += std::exp(score - scores[best]);
    Quote& quote = quotes_[u];
    quote.confidence = std::min(quote.confidence, 1 / sum);
    const auto source = choices[best].candidate;
    if (!source) return std::nullopt;
    const SourceCandidate& candidate = context_.candidates()[*source];
    quote.source = reading_.span_of(candidate.tokens);
    if (const auto cue = cue_of(context_, u, *source)) quote.cue = reading_.span_of(*cue);
    return source;
  }

  const QuoteReading& reading_;
  const std::vector<Utterance>& utterances_;
  const SourceContext context_;
  std::vector<Quote> quotes_;
};

}  // namespace

std::vector<Quote> attribute(const QuoteReading& reading, const std::vector<Utterance>& utterances) {
  if (utterances.empty()) return {};
  return Attributor(reading, utterances).run();
}

}  // namespace onrecord
