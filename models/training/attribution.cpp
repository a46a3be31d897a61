#include "models/training/attribution.h"

#include <algorithm>
#include <optional>
#include <ostream>
#include <string>

#include "stages/attribution_features.h"
#include "stages/quotes.h"
#include "stages/stages.h"

namespace onrecord::training {
namespace {

struct Tally {
  std::size_t decisions = 0;
  std::size_t unnamed = 0;    // without a source in the gold
  std::size_t unreached = 0;  // no candidate is the gold's source
};

bool touches(Span span, const std::vector<Span>& others) {
  return std::any_of(others.begin(), others.end(), [&](Span other) { return span.overlaps(other); });
}

// The gold quote that shares most with the utterance, at least half of what both cover.
const GoldQuote* match(const Utterance& utterance, const std::vector<GoldQuote>& gold) {
  const GoldQuote* best = nullptr;
  double most = 0.5;
  for (const GoldQuote& quote : gold) {
    double shared = 0;
    double covered = 0;
    for (const Span span : quote.spans) {
      covered += span.size();
      for (const QuotedPiece& piece : utterance.pieces) {
        if (span.overlaps(piece.span)) {
          shared += std::min(span.end, piece.span.end) - std::max(span.begin, piece.span.begin);
        }
      }
    }
    for (const QuotedPiece& piece : utterance.pieces) covered += piece.span.size();
    if (covered <= shared) continue;
    if (const double likeness = shared / (covered - shared); likeness > most) {
      most = likeness;
      best = &quote;
    }
  }
  return best;
}

// The candidates that are the quote's source: those that touch it; where the corpus knows the speaker's name, of these
// the ones that hold its last word, so that the chair of a committee speaks and not the committee.
std::vector<bool> find_right(const GoldArticle& gold, const GoldQuote& quote, const std::vector<Span>& spans) {
  const std::string last = quote.speaker.substr(quote.speaker.find_last_of(' ') + 1);
  std::vector<bool> touching;
  std::vector<bool> named;
  for (const Span span : spans) {
    touching.push_back(touches(span, quote.source));
    named.push_back(touching.back() && !last.empty() && span.of(gold.text).find(last) != std::string_view::npos);
  }
  return std::find(named.begin(), named.end(), true) != named.end() ? named : touching;
}

void add_decisions(const GoldArticle& gold, const Models& models, std::vector<Decision>& decisions, Tally& tally) {
  const Article article(gold.name, gold.text);
  Annotations layers;
  for (const Stage& stage : all_stages()) {
    if (stage.name == "quotes") break;
    stage.run(article, models, layers);
  }
  const std::vector<Utterance> utterances = find_quoted_utterances(article, models, layers);
  const AttributionFeatures features(article, models, layers, utterances);
  std::optional<std::size_t> last;
  for (std::size_t u = 0; u < utterances.size(); ++u) {
    const GoldQuote* quote = utterances[u].label ? nullptr : match(utterances[u], gold.quotes);
    if (!quote) {
      last.reset();
      continue;
    }
    std::vector<SourceChoice> choices = features.choices(u, last);
    std::vector<Span> spans;  // of the candidates; the last choice is that there is none
    for (std::size_t c = 0; c + 1 < choices.size(); ++c) {
      const Range<Token> tokens = features.candidates()[*choices[c].candidate].tokens;
      spans.push_back(cover(layers.tokens[tokens.begin.value].span, layers.tokens[tokens.end.value - 1].span));
    }
    Decision decision;
    decision.right = find_right(gold, *quote, spans);
    decision.right.push_back(quote->source.empty());
    const auto first = std::find(decision.right.begin(), decision.right.end(), true);
    const bool any = first != decision.right.end();
    const auto chosen =
        any ? choices[static_cast<std::size_t>(first - decision.right.begin())].candidate : std::nullopt;
    for (SourceChoice& choice : choices) decision.alternatives.push_back(std::move(choice.features));
    last = chosen;
    ++tally.decisions;
    tally.unnamed += quote->source.empty();
    tally.unreached += !any;
    if (any) decisions.push_back(std::move(decision));
  }
}

}  // namespace

LinearScorer train_attribution(const std::vector<GoldArticle>& articles, const Models& models, std::ostream& log) {
  std::vector<Decision> decisions;
  Tally tally;
  for (const GoldArticle& article : articles) add_decisions(article, models, decisions, tally);
  log << "attribution: " << tally.decisions << " quotes, " << tally.unnamed << " without a source, " << tally.unreached
      << " whose source is no candidate\n";
  return train_scorer(decisions, ScorerOptions());
}

}  // namespace onrecord::training
