// SequenceTrainer: learns a SequenceTagger from sequences whose labels are known, wholly or in part.
//
// Two learners over the same features: a conditional random field by stochastic gradient with AdaGrad (Duchi, Hazan,
// Singer 2011), and the averaged structured perceptron (Collins 2002) with a margin (Taskar, Guestrin, Koller 2003);
// the mean of their weights errs less than either and keeps the field's probabilities. Each token has the set of labels
// it may take: a corpus that does not mark events leaves them open, and the model maximizes the probability of all
// label sequences that fit (Tsuboi et al. 2008); the perceptron takes the best that fits as the truth.
//
// The same examples in the same order with the same options give the same bytes.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "models/sequence_tagger.h"

namespace onrecord {

inline constexpr std::uint32_t allow(Label label) { return 1u << label; }

struct TrainerOptions {
  enum class Learner { crf, perceptron, both };  // both: the mean of their weights
  Learner learner = Learner::crf;
  int epochs = 10;
  float rate = 0.1F;            // AdaGrad's step
  float caution = 1;            // what AdaGrad's sums of squares begin with: the larger, the less a rare feature learns
  float l2 = 1e-6F;             // pull of a weight towards zero, in proportion to it, each time its feature occurs
  float l1 = 0;                 // the same, by a constant
  std::uint32_t min_count = 2;  // features that occur less often, with examples counted by weight, are left out
  std::size_t most_features = 250000;  // the tagger keeps those with the largest weights
  float margin = 0;                    // perceptron: a token's wrong labels must lose by more than this
  std::uint32_t seed = 1;
  int runs = 1;  // with other seeds, of which the mean is taken: steadier than one
  std::function<void(int epoch, double loss)> report;  // after each epoch: mean loss a token
};

class SequenceTrainer {
 public:
  explicit SequenceTrainer(std::vector<std::string> types) : types_(std::move(types)) {}

  // `allowed` has one set of labels a row; a sequence for which no well-formed labels fit is an error of the caller.
  // `weight` is how much the sequence counts. `base`, where given, are scores that each token has already: what is
  // learned is to be added to them.
  void add(const FeatureRows& rows, std::vector<std::uint32_t> allowed, float weight, std::vector<Lanes> base = {});

  std::size_t tokens() const { return tokens_; }
  std::size_t features() const { return hashes_.size(); }

  SequenceTagger train(const TrainerOptions& options) const;

 private:
  friend class TrainingRun;
  struct Example {
    std::vector<std::uint32_t> features;  // ids
    std::vector<std::uint32_t> ends;
    std::vector<std::uint32_t> allowed;
    std::vector<Lanes> base;  // empty for zeros
    float weight = 1;
  };
  std::uint32_t id_of(std::uint64_t hash);
  void grow();

  std::vector<std::string> types_;
  std::vector<Example> examples_;
  std::size_t tokens_ = 0;
  std::vector<std::uint64_t> hashes_;  // by id
  std::vector<float> counts_;          // by id
  std::vector<std::uint32_t> slots_;   // open addressing: id + 1, 0 empty
};

}  // namespace onrecord
