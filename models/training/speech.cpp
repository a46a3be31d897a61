#include "models/training/speech.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <memory>
#include <ostream>
#include <set>
#include <tuple>

#include "models/linear_scorer.h"
#include "models/sequence_trainer.h"
#include "stages/blocks.h"
#include "stages/likely_cues.h"
#include "stages/mentions.h"
#include "stages/sentences.h"
#include "stages/speech.h"
#include "stages/tokens.h"

namespace onrecord::training {
namespace {

constexpr std::size_t kFolds = 4;
constexpr int kRuns = 3;  // of the tagger that is kept; those of single folds need not be as steady

// One article as the tagger reads it, with the corpus's labels.
struct Example {
  Example(const GoldArticle& gold, const Models& models) : article(gold.name, gold.text) {
    find_blocks(article, models, layers);
    find_tokens(article, models, layers);
    find_sentences(article, models, layers);
    find_mentions(article, models, layers);
    words = find_distinct_words(article.text(), layers.tokens, models.words);
    pieces = read_quotation_marks(article, layers);
    cues = find_cues(article, models, layers);
    places = find_speech_places(article.text(), layers, pieces);
    label(gold);
  }

  // Call them in this order, before `features` is used.
  void find_candidates(const LinearScorer& words_that_report) {
    candidates = find_cue_candidates(words, cues, words_that_report);
  }
  void judge(const LinearScorer& reporting) {
    judge_candidates(CueFeatures(layers, words, places, candidates), reporting, candidates);
    place_cues(layers, words, candidates, places);
    features = std::make_unique<SpeechFeatures>(layers, words, places);
  }

  bool is_cue(std::size_t token) const {
    return owner[token].first != 0 && owner[token].second == static_cast<std::size_t>(SpeechPart::cue);
  }

  void label(const GoldArticle& gold);
  void mark(const std::vector<Span>& spans, SpeechPart part, std::size_t attribution);

  Article article;
  Annotations layers;
  DistinctWords words;
  std::vector<QuotedPiece> pieces;
  std::vector<Cue> cues;        // of the lexicon
  std::vector<Cue> candidates;  // after judge(): the likely ones
  std::vector<SpeechPlace> places;
  std::unique_ptr<SpeechFeatures> features;
  std::vector<TaggedSpan> spans;                           // the corpus's, in order
  std::vector<std::pair<std::size_t, std::size_t>> owner;  // by token: attribution + 1 and part; 0 where unmarked
};

void Example::mark(const std::vector<Span>& marked, SpeechPart part, std::size_t attribution) {
  const auto& tokens = layers.tokens;
  for (const Span span : marked) {
    const auto first =
        std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.end <= span.begin; });
    for (auto token = first; token != tokens.end() && token->span.begin < span.end; ++token) {
      auto& own = owner[static_cast<std::size_t>(token - tokens.begin())];
      if (own.first == 0 || part != SpeechPart::content) own = {attribution, static_cast<std::size_t>(part)};
    }
  }
}

// The corpus gives each token one label at most; neighbours of one attribution and part are one span.
void Example::label(const GoldArticle& gold) {
  const auto& tokens = layers.tokens;
  owner.assign(tokens.size(), {0, 0});
  std::set<std::tuple<std::vector<Span>, std::vector<Span>, std::vector<Span>>> seen;
  for (const GoldQuote& quote : gold.quotes) {
    if (!seen.emplace(quote.content, quote.source, quote.cue).second) continue;
    mark(quote.content, SpeechPart::content, seen.size());
    mark(quote.cue, SpeechPart::cue, seen.size());
    mark(quote.source, SpeechPart::source, seen.size());
  }
  for (std::size_t i = 0; i < tokens.size();) {
    std::size_t end = i + 1;
    while (end < tokens.size() && tokens[end].block == tokens[i].block && owner[end] == owner[i]) ++end;
    if (owner[i].first != 0) {
      spans.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end),
                       static_cast<std::uint8_t>(owner[i].second), 1});
    }
    i = end;
  }
}

using Examples = std::vector<std::unique_ptr<Example>>;

Examples make_examples(const std::vector<GoldArticle>& articles, const Models& models) {
  Examples examples;
  for (const GoldArticle& article : articles) examples.push_back(std::make_unique<Example>(article, models));
  return examples;
}

// Words that were a cue, or a part of one, often enough; their weight is in which share of their uses.
LinearScorer learn_words_that_report(const Examples& examples) {
  constexpr std::size_t kFewest = 4;
  constexpr float kLeastShare = 0.12F;
  struct Uses {
    std::size_t all = 0, reporting = 0;
  };
  std::map<std::uint64_t, Uses> uses;  // by the word in lower case
  for (const auto& example : examples) {
    for (std::size_t i = 0; i < example->layers.tokens.size(); ++i) {
      Uses& own = uses[example->words.of(i).lower];
      ++own.all;
      own.reporting += example->is_cue(i);
    }
  }
  std::vector<std::pair<std::uint64_t, float>> weights;
  for (const auto& [word, own] : uses) {
    const float share = static_cast<float>(own.reporting) / static_cast<float>(own.all);
    if (own.reporting >= kFewest && share >= kLeastShare) weights.emplace_back(word, share);
  }
  return LinearScorer(weights);
}

// Learns which candidates report, with the articles of fold number `left_out` left out.
LinearScorer learn_reporting(const Examples& examples, std::size_t left_out) {
  std::vector<Decision> decisions;
  for (std::size_t n = 0; n < examples.size(); ++n) {
    if (n % kFolds == left_out) continue;
    const Example& example = *examples[n];
    const CueFeatures features(example.layers, example.words, example.places, example.candidates);
    for (std::size_t c = 0; c < example.candidates.size(); ++c) {
      const Range<Token> tokens = example.candidates[c].tokens;
      bool reports = false;
      for (std::size_t i = tokens.begin.value; i < tokens.end.value; ++i) reports = reports || example.is_cue(i);
      Decision decision;
      decision.alternatives.resize(2);  // it reports, or not, which has no features
      features.add(c, decision.alternatives.front());
      decision.right = {reports, !reports};
      decisions.push_back(std::move(decision));
    }
  }
  ScorerOptions options;
  options.epochs = 8;
  options.rate = 0.03F;
  options.min_count = 2;
  return train_scorer(decisions, options);
}

// What reports in each article, by what was learned from the others.
void judge_unseen(const Examples& examples) {
  std::vector<LinearScorer> scorers;
  for (std::size_t fold = 0; fold < kFolds; ++fold) scorers.push_back(learn_reporting(examples, fold));
  for (std::size_t n = 0; n < examples.size(); ++n) examples[n]->judge(scorers[n % kFolds]);
}

// All features of a token, those that tokens share among them.
class AllFeatures {
 public:
  explicit AllFeatures(const SpeechFeatures& features) : features_(features) {
    features.add_word_rows(of_words_);
    features.add_stretch_rows(of_stretches_);
  }

  void add(std::size_t begin, std::size_t end, FeatureRows& rows) const {
    FeatureRows own;
    features_.add_token_rows(begin, end, own);
    const auto add_row = [&rows](std::span<const std::uint64_t> row) {
      for (const std::uint64_t feature : row) rows.add(feature);
    };
    for (std::size_t i = begin; i < end; ++i) {
      add_row(own.row(i - begin));
      add_row(of_stretches_.row(features_.stretch_row(i)));
      for (const std::size_t row : features_.word_rows(i, begin, end)) add_row(of_words_.row(row));
      rows.end_row();
    }
  }

 private:
  const SpeechFeatures& features_;
  FeatureRows of_words_;
  FeatureRows of_stretches_;
};

// The labels that the tokens of a passage may have. A span that reaches out of it is cut.
std::vector<std::uint32_t> labels_of(const std::vector<TaggedSpan>& spans, std::uint32_t begin, std::uint32_t end) {
  std::vector<std::uint32_t> allowed(end - begin, allow(kOutside));
  for (const TaggedSpan& span : spans) {
    const std::uint32_t first = std::max(span.begin, begin);
    const std::uint32_t behind = std::min(span.end, end);
    for (std::uint32_t i = first; i < behind; ++i) {
      const Part part = behind - first == 1 ? Part::unit
                        : i == first        ? Part::begin
                        : i + 1 == behind   ? Part::last
                                            : Part::inside;
      allowed[i - begin] = allow(label_of(span.type, part));
    }
  }
  return allowed;
}

// Learns the tagger, with the articles of fold number `left_out` left out.
SequenceTagger learn_tagger(const Examples& examples, std::size_t left_out, int runs) {
  SequenceTrainer trainer({"source", "cue", "content"});
  for (std::size_t n = 0; n < examples.size(); ++n) {
    if (n % kFolds == left_out) continue;
    const Example& example = *examples[n];
    FeatureRows rows;
    const AllFeatures all(*example.features);
    for (const Range<Token> passage : example.features->passages()) {
      rows.clear();
      all.add(passage.begin.value, passage.end.value, rows);
      trainer.add(rows, labels_of(example.spans, passage.begin.value, passage.end.value), 1);
    }
  }
  TrainerOptions options;
  options.epochs = 8;
  options.rate = 0.02F;
  options.l2 = 1e-3F;
  options.most_features = 80000;
  options.runs = runs;
  return trainer.train(options);
}

Span trimmed(const std::vector<Token>& tokens, Span span) {
  while (!span.empty() && tokens[span.begin].kind == TokenKind::punctuation) ++span.begin;
  while (!span.empty() && tokens[span.end - 1].kind == TokenKind::punctuation) --span.end;
  return span;
}

}  // namespace

FoundSpeech find_unseen_speech(const std::vector<GoldArticle>& articles, const Models& models, std::ostream& log) {
  const Examples examples = make_examples(articles, models);
  for (const auto& example : examples) example->find_candidates(models.words_that_report);
  judge_unseen(examples);
  FoundSpeech found(examples.size());
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const SequenceTagger tagger = learn_tagger(examples, fold, 1);
    for (std::size_t n = fold; n < examples.size(); n += kFolds) {
      found[n] = read_speech(*examples[n]->features, tagger);
    }
    log << "speech: fold " << fold + 1 << " of " << kFolds << '\n';
  }
  return found;
}

FoundSpeech find_known_speech(const std::vector<GoldArticle>& articles, const Models& models) {
  FoundSpeech found;
  for (const GoldArticle& gold : articles) {
    Example example(gold, models);
    example.find_candidates(models.words_that_report);
    example.judge(models.reporting);
    found.push_back(read_speech(*example.features, models.speech));
  }
  return found;
}

void train_speech(const std::vector<GoldArticle>& articles, Models& models, std::ostream& log) {
  const Examples examples = make_examples(articles, models);
  models.words_that_report = learn_words_that_report(examples);
  for (const auto& example : examples) example->find_candidates(models.words_that_report);
  models.reporting = learn_reporting(examples, kFolds);
  judge_unseen(examples);
  log << "speech: knows what reports\n";
  models.speech = learn_tagger(examples, kFolds, kRuns);
}

void measure_speech(const std::vector<GoldArticle>& articles, const Models& models, std::ostream& out) {
  struct Counts {
    double right = 0, found = 0, gold = 0;
  };
  std::array<Counts, 3> counts;
  for (const GoldArticle& gold : articles) {
    const Example example(gold, models);
    std::set<std::tuple<std::size_t, Span>> wanted;
    for (const TaggedSpan& span : example.spans) {
      const Span inner = trimmed(example.layers.tokens, {span.begin, span.end});
      if (!inner.empty()) wanted.emplace(span.type, inner);
    }
    for (const auto& [part, span] : wanted) ++counts[part].gold;
    for (const SpeechSpan& span : find_speech(example.article, models, example.layers, example.pieces, example.cues)) {
      const auto part = static_cast<std::size_t>(span.part);
      const Span inner = trimmed(example.layers.tokens, {span.tokens.begin.value, span.tokens.end.value});
      if (inner.empty()) continue;
      ++counts[part].found;
      counts[part].right += static_cast<double>(wanted.count({part, inner}));
    }
  }
  constexpr std::array<const char*, 3> kNames = {"source", "cue", "content"};
  for (std::size_t part = 0; part < 3; ++part) {
    const auto& [right, found, wanted] = counts[part];
    char line[120];
    std::snprintf(line, sizeof line, "%-8s %5.0f  P %.3f R %.3f F1 %.3f\n", kNames[part], wanted,
                  found > 0 ? right / found : 0, wanted > 0 ? right / wanted : 0,
                  found + wanted > 0 ? 2 * right / (found + wanted) : 0);
    out << line;
  }
}

}  // namespace onrecord::training
