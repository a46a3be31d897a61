// LinearScorer: a weight for each feature; what has the most weight is chosen.
//
// Features are 64-bit hashes. The score of a choice is the sum of the weights of its features; among alternatives the
// probabilities are the softmax of their scores (a conditional log-linear model; Berger et al. 1996).
// Immutable after loading and thread-safe; scoring allocates nothing.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <utility>
#include <vector>

#include "models/frozen_table.h"

namespace onrecord {

class LinearScorer {
 public:
  LinearScorer() : weights_(std::vector<std::pair<std::uint64_t, float>>()) {}
  explicit LinearScorer(const std::vector<std::pair<std::uint64_t, float>>& weights) : weights_(weights) {}

  static LinearScorer read(const std::filesystem::path& file);
  void write(const std::filesystem::path& file) const;

  float score(std::span<const std::uint64_t> features) const;

 private:
  FrozenTable<float> weights_;
};

// What the trainer learns from: a decision with its alternatives, of which some are right.
struct Decision {
  std::vector<std::vector<std::uint64_t>> alternatives;  // the features of each
  std::vector<bool> right;                               // at least one is
  float weight = 1;                                      // how much it counts
};

struct ScorerOptions {
  int epochs = 12;
  float rate = 0.05F;           // AdaGrad's step (Duchi, Hazan, Singer 2011)
  float l2 = 1e-4F;             // pull of a weight towards zero, each time its feature occurs
  std::uint32_t min_count = 3;  // features in fewer decisions are left out
  float prune = 0.01F;          // weights below are left out
  std::uint32_t seed = 1;
};

// Maximizes the probability that a right alternative is chosen. The same decisions in the same order give the same
// weights.
LinearScorer train_scorer(const std::vector<Decision>& decisions, const ScorerOptions& options);

}  // namespace onrecord
