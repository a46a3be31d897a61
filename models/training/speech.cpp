#include "models/training/speech.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <ostream>
#include <set>
#include <tuple>

#include "models/sequence_trainer.h"
#include "stages/blocks.h"
#include "stages/mentions.h"
#include "stages/sentences.h"
#include "stages/speech.h"
#include "stages/tokens.h"

namespace onrecord::training {
namespace {

constexpr std::size_t kFolds = 4;

// One article as the tagger reads it, with the corpus's labels.
struct Example {
  explicit Example(const GoldArticle& gold, const Models& models) : article(gold.name, gold.text) {
    find_blocks(article, models, layers);
    find_tokens(article, models, layers);
    find_sentences(article, models, layers);
    find_mentions(article, models, layers);
    words = find_distinct_words(article.text(), layers.tokens, models.words);
    pieces = read_quotation_marks(article, layers);
    cues = find_cues(article, models, layers);
    features = std::make_unique<SpeechFeatures>(article.text(), layers, words, pieces, cues);
    label(gold);
  }

  void label(const GoldArticle& gold);
  void mark(const std::vector<Span>& spans, SpeechPart part, std::size_t attribution);

  Article article;
  Annotations layers;
  DistinctWords words;
  std::vector<QuotedPiece> pieces;
  std::vector<Cue> cues;
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

// All features of the first pass, those that tokens share among them.
class AllFeatures {
 public:
  explicit AllFeatures(const SpeechFeatures& features) : features_(features) {
    features.add_word_rows(of_words_);
    features.add_stretch_rows(of_stretches_);
  }

  void add(std::size_t begin, std::size_t end, FeatureRows& rows) const {
    FeatureRows own;
    features_.add_first(begin, end, own);
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

// Learns the first pass, with the articles of fold number `left_out` left out; or, where `first` has the first
// readings of all articles, the second.
SequenceTagger train(const Examples& examples, std::size_t left_out, const std::vector<FirstReading>* first) {
  SequenceTrainer trainer({"source", "cue", "content"});
  for (std::size_t n = 0; n < examples.size(); ++n) {
    if (n % kFolds == left_out) continue;
    const Example& example = *examples[n];
    const auto& tokens = example.layers.tokens;
    std::vector<std::uint32_t> allowed(tokens.size(), allow(kOutside));
    for (const TaggedSpan& span : example.spans) {
      for (std::uint32_t i = span.begin; i < span.end; ++i) {
        const Part part = span.end - span.begin == 1 ? Part::unit
                          : i == span.begin          ? Part::begin
                          : i + 1 == span.end        ? Part::last
                                                     : Part::inside;
        allowed[i] = allow(label_of(span.type, part));
      }
    }
    FeatureRows rows;
    const AllFeatures all(*example.features);
    for (std::size_t begin = 0; begin < tokens.size();) {
      std::size_t end = begin + 1;
      while (end < tokens.size() && tokens[end].block == tokens[begin].block) ++end;
      rows.clear();
      const auto own = std::span(allowed).subspan(begin, end - begin);
      if (first == nullptr) {
        all.add(begin, end, rows);
        trainer.add(rows, {own.begin(), own.end()}, 1);
      } else if (example.features->found_in(begin, end)) {
        example.features->add_second(begin, end, rows);
        const auto scores = std::span((*first)[n].scores).subspan(begin, end - begin);
        trainer.add(rows, {own.begin(), own.end()}, 1, {scores.begin(), scores.end()});
      }
      begin = end;
    }
  }
  TrainerOptions options;
  options.epochs = 5;
  options.rate = 0.02F;
  options.l2 = 1e-3F;
  options.most_features = first == nullptr ? 80000 : 40000;
  return trainer.train(options);
}

// What a first pass that has not seen an article says of it.
std::vector<FirstReading> read_unseen(const Examples& examples, std::ostream& log) {
  std::vector<FirstReading> readings(examples.size());
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    const SequenceTagger first = train(examples, fold, nullptr);
    for (std::size_t n = fold; n < examples.size(); n += kFolds) {
      readings[n] = read_first(*examples[n]->features, examples[n]->layers, first, true);
    }
    log << "speech: fold " << fold + 1 << " of " << kFolds << '\n';
  }
  return readings;
}

Span trimmed(const std::vector<Token>& tokens, Span span) {
  while (!span.empty() && tokens[span.begin].kind == TokenKind::punctuation) ++span.begin;
  while (!span.empty() && tokens[span.end - 1].kind == TokenKind::punctuation) --span.end;
  return span;
}

}  // namespace

FoundSpeech find_unseen_speech(const std::vector<GoldArticle>& articles, const Models& models, std::ostream& log) {
  FoundSpeech found;
  for (FirstReading& reading : read_unseen(make_examples(articles, models), log)) {
    found.push_back(std::move(reading.spans));
  }
  return found;
}

FoundSpeech find_first_speech(const std::vector<GoldArticle>& articles, const Models& models) {
  FoundSpeech found;
  for (const GoldArticle& gold : articles) {
    const Example example(gold, models);
    found.push_back(read_first(*example.features, example.layers, models.speech_first, true).spans);
  }
  return found;
}

void train_speech(const std::vector<GoldArticle>& articles, Models& models, std::ostream& log) {
  const Examples examples = make_examples(articles, models);
  models.speech_first = train(examples, kFolds, nullptr);
  std::vector<FirstReading> unseen = read_unseen(examples, log);
  for (std::size_t n = 0; n < examples.size(); ++n) examples[n]->features->see_article(std::move(unseen[n].spans));
  models.speech_second = train(examples, kFolds, &unseen);
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
