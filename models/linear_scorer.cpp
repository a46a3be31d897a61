#include "models/linear_scorer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <random>
#include <unordered_map>

namespace onrecord {
namespace {

constexpr std::uint32_t kVersion = 1;

struct Weight {
  std::uint32_t count = 0;
  std::uint32_t seen_in = 0;  // the last decision that has it, + 1
  float value = 0;
  float second = 0;  // the sum of squared gradients
};
using Weights = std::unordered_map<std::uint64_t, Weight>;

void count(const std::vector<Decision>& decisions, std::uint32_t least, Weights& weights) {
  for (std::uint32_t d = 0; d < decisions.size(); ++d) {
    for (const auto& features : decisions[d].alternatives) {
      for (const std::uint64_t feature : features) {
        Weight& weight = weights[feature];
        if (std::exchange(weight.seen_in, d + 1) != d + 1) ++weight.count;
      }
    }
  }
  std::erase_if(weights, [&](const auto& entry) { return entry.second.count < least; });
}

// The probability of each alternative; of the right ones alone where `right` is given.
void softmax(const std::vector<float>& scores, const std::vector<bool>* right, std::vector<float>& probabilities) {
  float most = -1e30F;
  for (std::size_t a = 0; a < scores.size(); ++a) {
    if (!right || (*right)[a]) most = std::max(most, scores[a]);
  }
  float sum = 0;
  probabilities.assign(scores.size(), 0);
  for (std::size_t a = 0; a < scores.size(); ++a) {
    if (right && !(*right)[a]) continue;
    probabilities[a] = std::exp(scores[a] - most);
    sum += probabilities[a];
  }
  for (float& p : probabilities) p /= sum;
}

}  // namespace

LinearScorer LinearScorer::read(const std::filesystem::path& file) {
  ModelReader reader(file, "scorer", kVersion);
  LinearScorer scorer;
  scorer.weights_ = FrozenTable<float>::read(reader);
  reader.finish();
  for (const float weight : scorer.weights_.values()) {
    if (!std::isfinite(weight)) reader.fail("holds a weight that is no number");
  }
  return scorer;
}

void LinearScorer::write(const std::filesystem::path& file) const {
  ModelWriter writer;
  weights_.write(writer);
  writer.write(file, "scorer", kVersion);
}

float LinearScorer::score(std::span<const std::uint64_t> features) const {
  float sum = 0;
  std::array<std::uint64_t, 64> asked;
  while (!features.empty()) {
    const auto some = features.first(std::min(features.size(), asked.size()));
    features = features.subspan(some.size());
    const std::span<std::uint64_t> may_be = weights_.ask(some, asked);
    for (const std::uint64_t feature : may_be) {
      if (const float* weight = weights_.find(feature)) sum += *weight;
    }
  }
  return sum;
}

LinearScorer train_scorer(const std::vector<Decision>& decisions, const ScorerOptions& options) {
  Weights weights;
  count(decisions, options.min_count, weights);
  std::mt19937 random(options.seed);
  std::vector<std::uint32_t> order(decisions.size());
  std::iota(order.begin(), order.end(), 0u);
  std::vector<float> scores;
  std::vector<float> all;
  std::vector<float> fitting;
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    for (const std::uint32_t at : order) {
      const Decision& decision = decisions[at];
      scores.clear();
      for (const auto& features : decision.alternatives) {
        float sum = 0;
        for (const std::uint64_t feature : features) {
          if (const auto found = weights.find(feature); found != weights.end()) sum += found->second.value;
        }
        scores.push_back(sum);
      }
      softmax(scores, nullptr, all);
      softmax(scores, &decision.right, fitting);
      for (std::size_t a = 0; a < scores.size(); ++a) {
        const float push = decision.weight * (fitting[a] - all[a]);
        if (std::abs(push) < 1e-4F) continue;
        for (const std::uint64_t feature : decision.alternatives[a]) {
          const auto found = weights.find(feature);
          if (found == weights.end()) continue;
          Weight& weight = found->second;
          const float gradient = push - options.l2 * weight.value;
          weight.second += gradient * gradient;
          weight.value += options.rate * gradient / std::sqrt(weight.second + 1e-6F);
        }
      }
    }
  }
  std::vector<std::pair<std::uint64_t, float>> kept;
  for (const auto& [feature, weight] : weights) {
    if (std::abs(weight.value) >= options.prune) kept.emplace_back(feature, weight.value);
  }
  std::sort(kept.begin(), kept.end());
  return LinearScorer(kept);
}

}  // namespace onrecord
