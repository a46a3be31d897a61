// onrecord_train_attribution MODELS POLNEAR OPINION LEFT_OUT: learns who said it and writes MODELS/attribution.bin.
//
// POLNEAR is a file of JSON lines, OPINION a folder of gold articles beside their texts; articles of the folder
// LEFT_OUT are not learned from. The same data give the same bytes.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <set>
#include <string>

#include "corpora/code_points.h"
#include "corpora/error.h"
#include "corpora/standoff.h"
#include "models/training/polnear.h"
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
    Decision decision;
    std::optional<std::size_t> chosen;
    bool any = false;
    for (SourceChoice& choice : features.choices(u, last)) {
      bool right = quote->source.empty();
      if (choice.candidate) {
        const Range<Token> tokens = features.candidates()[*choice.candidate].tokens;
        const Span span = cover(layers.tokens[tokens.begin.value].span, layers.tokens[tokens.end.value - 1].span);
        right = touches(span, quote->source);
        if (right && !chosen) chosen = choice.candidate;
      }
      any |= right;
      decision.alternatives.push_back(std::move(choice.features));
      decision.right.push_back(right);
    }
    last = chosen;
    ++tally.decisions;
    tally.unnamed += quote->source.empty();
    tally.unreached += !any;
    if (any) decisions.push_back(std::move(decision));
  }
}

int run(int argc, char** argv) {
  if (argc != 5) {
    std::fputs("usage: onrecord_train_attribution MODELS POLNEAR OPINION LEFT_OUT\n", stderr);
    return 2;
  }
  const std::filesystem::path folder = argv[1];
  if (!std::filesystem::exists(folder / "attribution.bin")) LinearScorer().write(folder / "attribution.bin");
  const Models models = load_models(folder);
  std::set<std::string> left_out;
  for (const auto& entry : std::filesystem::directory_iterator(argv[4])) left_out.insert(entry.path().stem().string());
  std::vector<Decision> decisions;
  Tally tally;
  for (const GoldArticle& article : read_polnear(argv[2])) {
    if (!left_out.contains(article.name)) add_decisions(article, models, decisions, tally);
  }
  for (const GoldArticle& article : read_gold_quotes(argv[3])) add_decisions(article, models, decisions, tally);
  std::fprintf(stderr, "%zu quotes: %zu without a source, %zu whose source is no candidate\n", tally.decisions,
               tally.unnamed, tally.unreached);
  train_scorer(decisions, ScorerOptions()).write(folder / "attribution.bin");
  return 0;
}

}  // namespace
}  // namespace onrecord::training

int main(int argc, char** argv) {
  try {
    return onrecord::training::run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "onrecord_train_attribution: %s\n", error.what());
    return 2;
  }
}
