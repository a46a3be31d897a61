#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <random>

#include "corpora/article.h"
#include "models/hashing.h"
#include "models/sequence_trainer.h"
#include "tests/temporary_folder.h"

namespace onrecord {
namespace {

std::vector<std::vector<Label>> well_formed(std::size_t length, std::size_t labels) {
  std::vector<std::vector<Label>> all = {{}};
  for (std::size_t i = 0; i < length; ++i) {
    std::vector<std::vector<Label>> longer;
    for (const auto& begun : all) {
      for (Label label = 0; label < labels; ++label) {
        if (!may_follow(begun.empty() ? kOutside : begun.back(), label)) continue;
        longer.push_back(begun);
        longer.back().push_back(label);
      }
    }
    all = std::move(longer);
  }
  std::erase_if(all, [](const auto& labels_of_all) { return !may_follow(labels_of_all.back(), kOutside); });
  return all;
}

struct RandomModel {
  std::vector<Lanes> scores;
  Transitions transitions{};
  RandomModel(std::size_t length, unsigned seed) : scores(length) {
    std::mt19937 random(seed);
    std::normal_distribution<float> normal(0, 1.5F);
    for (Lanes& lanes : scores) {
      for (float& score : lanes) score = normal(random);
    }
    for (auto& row : transitions) {
      for (float& score : row) score = normal(random);
    }
  }
  double score(const std::vector<Label>& labels) const {
    double sum = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      if (labels[i] != kOutside) sum += scores[i][labels[i] - 1u];
      if (i > 0) sum += transitions[labels[i - 1]][labels[i]];
    }
    return sum;
  }
};

TEST_CASE("decoding finds the best of all well-formed sequences, and marginals are their shares") {
  constexpr std::size_t kLabels = 9;  // two types
  for (unsigned seed = 1; seed <= 20; ++seed) {
    const std::size_t length = 1 + seed % 4;
    const RandomModel model(length, seed);
    std::vector<Label> best;
    double total = 0;
    std::vector<std::array<double, kMaxLabels>> shares(length);
    for (const auto& labels : well_formed(length, kLabels)) {
      if (best.empty() || model.score(labels) > model.score(best)) best = labels;
      const double share = std::exp(model.score(labels));
      total += share;
      for (std::size_t i = 0; i < length; ++i) shares[i][labels[i]] += share;
    }
    TaggerScratch scratch;
    const LabelChanges changes(model.transitions, kLabels);
    decode(model.scores, changes, scratch);
    CHECK(scratch.labels == best);
    forward_backward(model.scores, changes, {}, scratch);
    for (std::size_t i = 0; i < length; ++i) {
      for (std::size_t l = 0; l < kLabels; ++l) {
        CHECK(scratch.forward[i][l] * scratch.backward[i][l] == Approx(shares[i][l] / total).margin(1e-4));
      }
    }
  }
}

// Ada, Bram and Clara are persons where "said" follows and organizations where "won" does.
void add_sentence(SequenceTrainer& trainer, const char* name, const char* verb, std::uint32_t allowed) {
  FeatureRows rows;
  rows.add(hash_bytes(name));
  rows.add(combine(1, hash_bytes(verb)));
  rows.end_row();
  rows.add(hash_bytes(verb));
  rows.end_row();
  trainer.add(rows, {allowed, allow(kOutside)}, 1);
}

constexpr Label kPerson = label_of(0, Part::unit);
constexpr Label kOrganization = label_of(1, Part::unit);

SequenceTrainer sample_trainer() {
  SequenceTrainer trainer({"person", "organization"});
  for (const auto* name : {"Ada", "Bram", "Clara"}) {
    for (int times = 0; times < 3; ++times) {
      add_sentence(trainer, name, "said", allow(kPerson));
      add_sentence(trainer, name, "won", allow(kOrganization));
      add_sentence(trainer, name, "told", allow(kPerson) | allow(kOutside));  // not known: a person, or nothing
    }
  }
  return trainer;
}

std::string tagged(const SequenceTagger& tagger, const char* name, const char* verb) {
  FeatureRows rows;
  rows.add(hash_bytes(name));
  rows.add(combine(1, hash_bytes(verb)));
  rows.end_row();
  rows.add(hash_bytes(verb));
  rows.end_row();
  TaggerScratch scratch;
  std::vector<TaggedSpan> spans;
  tagger.score(rows, scratch);
  tagger.find_likely_spans(scratch.scores, scratch, spans);
  std::string found;
  for (const TaggedSpan& span : spans) {
    CHECK(span.probability > 0);
    CHECK(span.probability <= 1);
    found += tagger.types()[span.type] + std::to_string(span.begin) + "-" + std::to_string(span.end);
  }
  return found;
}

TEST_CASE("what is learned on top of scores mends them") {
  Lanes wrong{};
  wrong[kOrganization - 1u] = 3;
  SequenceTrainer trainer({"person", "organization"});
  FeatureRows rows;
  rows.add(hash_bytes("Ada"));
  rows.end_row();
  for (int times = 0; times < 3; ++times) trainer.add(rows, {allow(kPerson)}, 1, {wrong});
  TrainerOptions options;
  options.rate = 0.5F;
  options.epochs = 20;
  const SequenceTagger tagger = trainer.train(options);
  std::vector<Lanes> scores = {wrong};
  TaggerScratch scratch;
  std::vector<TaggedSpan> spans;
  tagger.find_spans(scores, scratch, spans);
  REQUIRE(spans.size() == 1);
  CHECK(tagger.types()[spans[0].type] == "organization");
  tagger.add_scores(rows, scores, scratch);
  spans.clear();
  tagger.find_spans(scores, scratch, spans);
  REQUIRE(spans.size() == 1);
  CHECK(tagger.types()[spans[0].type] == "person");
}

TEST_CASE("each learner, and the mean of both, learns from what is known and from what is known in part") {
  for (const auto learner :
       {TrainerOptions::Learner::crf, TrainerOptions::Learner::perceptron, TrainerOptions::Learner::both}) {
    TrainerOptions options;
    options.learner = learner;
    options.epochs = 20;
    options.rate = 0.3F;
    const SequenceTagger tagger = sample_trainer().train(options);
    CHECK(tagged(tagger, "Ada", "said") == "person0-1");
    CHECK(tagged(tagger, "Dov", "said") == "person0-1");
    CHECK(tagged(tagger, "Dov", "won") == "organization0-1");
  }
}

TEST_CASE("training gives the same bytes each time, and a tagger is the same after writing and reading") {
  const testing::TemporaryFolder folder;
  const auto one = folder / "one.bin";
  const auto two = folder / "two.bin";
  TrainerOptions options;
  options.epochs = 3;
  sample_trainer().train(options).write(one);
  sample_trainer().train(options).write(two);
  CHECK(read_file(one) == read_file(two));
  const SequenceTagger tagger = SequenceTagger::read(one);
  CHECK(tagger.types() == std::vector<std::string>{"person", "organization"});
  CHECK(tagged(tagger, "Ada", "said") == "person0-1");
}

TEST_CASE("a tagger keeps no more features than it may: without any, no word tells it anything") {
  TrainerOptions options;
  options.most_features = 0;
  const SequenceTagger tagger = sample_trainer().train(options);
  CHECK(tagged(tagger, "Ada", "said") == tagged(tagger, "Ada", "won"));
}

}  // namespace
}  // namespace onrecord
