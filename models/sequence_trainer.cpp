#include "models/sequence_trainer.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <random>

#include "models/hashing.h"

namespace onrecord {
namespace {

constexpr std::uint32_t kDropped = ~0u;

// std::shuffle differs between standard libraries; this one is the same everywhere.
void shuffle(std::vector<std::uint32_t>& order, std::mt19937& random) {
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
}

}  // namespace

std::uint32_t SequenceTrainer::id_of(std::uint64_t hash) {
  if (slots_.size() < 2 * (hashes_.size() + 1)) grow();
  std::size_t slot = hash & (slots_.size() - 1);
  while (slots_[slot] != 0 && hashes_[slots_[slot] - 1] != hash) slot = (slot + 1) & (slots_.size() - 1);
  if (slots_[slot] == 0) {
    hashes_.push_back(hash);
    counts_.push_back(0);
    slots_[slot] = static_cast<std::uint32_t>(hashes_.size());
  }
  return slots_[slot] - 1;
}

void SequenceTrainer::grow() {
  slots_.assign(std::max<std::size_t>(1024, slots_.size() * 2), 0);
  for (std::uint32_t id = 0; id < hashes_.size(); ++id) {
    std::size_t slot = hashes_[id] & (slots_.size() - 1);
    while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = id + 1;
  }
}

void SequenceTrainer::add(const FeatureRows& rows, std::vector<std::uint32_t> allowed, float weight,
                          std::vector<Lanes> base) {
  assert(allowed.size() == rows.rows() && (base.empty() || base.size() == rows.rows()));
  if (allowed.empty()) return;
  Example example;
  example.features.reserve(rows.features.size());
  for (const std::uint64_t feature : rows.features) {
    const std::uint32_t id = id_of(feature);
    counts_[id] += weight;
    example.features.push_back(id);
  }
  example.ends = rows.ends;
  example.allowed = std::move(allowed);
  example.base = std::move(base);
  example.weight = weight;
  tokens_ += example.allowed.size();
  examples_.push_back(std::move(example));
}

// One training: the weights as they change.
class TrainingRun {
 public:
  TrainingRun(const SequenceTrainer& data, const TrainerOptions& options)
      : data_(data), options_(options), labels_(1 + 4 * data.types_.size()) {
    dense_.assign(data.hashes_.size(), kDropped);
    std::uint32_t kept = 0;
    for (std::size_t id = 0; id < dense_.size(); ++id) {
      if (data.counts_[id] >= static_cast<float>(options.min_count)) dense_[id] = kept++;
    }
    weights_.assign(kept, Lanes{});
    Lanes start{};
    if (options.learner == TrainerOptions::Learner::crf) start.fill(options.caution);
    second_.assign(kept, start);
    if (options.learner == TrainerOptions::Learner::perceptron) stamps_.assign(kept, 0);
  }

  void learn() {
    std::mt19937 random(options_.seed);
    std::vector<std::uint32_t> order(data_.examples_.size());
    std::iota(order.begin(), order.end(), 0u);
    const bool crf = options_.learner == TrainerOptions::Learner::crf;
    for (int epoch = 0; epoch < options_.epochs; ++epoch) {
      shuffle(order, random);
      double loss = 0;
      for (const std::uint32_t at : order) {
        const auto& example = data_.examples_[at];
        score(example);
        loss += crf ? step_crf(example) : step_perceptron(example);
      }
      if (options_.report) options_.report(epoch + 1, loss / static_cast<double>(data_.tokens_));
      if (crf && epoch >= options_.epochs / 2) add_to_mean();
    }
    if (crf) take_mean();
    if (!crf) average();
  }

  // Adds `part` of another run's weights to `own` of these.
  void add(const TrainingRun& other, float own, float part) {
    for (std::size_t id = 0; id < weights_.size(); ++id) {
      for (std::size_t l = 0; l < kLanes; ++l) {
        weights_[id][l] = own * weights_[id][l] + part * other.weights_[id][l];
      }
    }
    for (std::size_t a = 0; a < labels_; ++a) {
      for (std::size_t b = 0; b < labels_; ++b) {
        transitions_[a][b] = own * transitions_[a][b] + part * other.transitions_[a][b];
      }
    }
  }

  // Half of these weights and half of another run's, brought to the same size.
  void mix(const TrainingRun& other) {
    const float part = size() / std::max(other.size(), 1e-6F);
    for (std::size_t id = 0; id < weights_.size(); ++id) {
      for (std::size_t l = 0; l < kLanes; ++l) weights_[id][l] = (weights_[id][l] + part * other.weights_[id][l]) / 2;
    }
    for (std::size_t a = 0; a < labels_; ++a) {
      for (std::size_t b = 0; b < labels_; ++b)
        transitions_[a][b] = (transitions_[a][b] + part * other.transitions_[a][b]) / 2;
    }
  }

  SequenceTagger tagger() const {
    std::vector<std::uint32_t> kept;  // features, those with the largest weights first
    for (std::uint32_t feature = 0; feature < dense_.size(); ++feature) {
      if (dense_[feature] != kDropped) kept.push_back(feature);
    }
    const auto largest = [this](std::uint32_t feature) { return largest_of(weights_[dense_[feature]]); };
    std::sort(kept.begin(), kept.end(), [&](std::uint32_t a, std::uint32_t b) {
      const float left = largest(a);
      const float right = largest(b);
      return left != right ? left > right : a < b;
    });
    if (kept.size() > options_.most_features) kept.resize(options_.most_features);
    const float most = kept.empty() ? 0 : largest(kept.front());
    const float scale = most > 0 ? most / 127 : 1;
    std::vector<std::pair<std::uint64_t, SequenceTagger::Weights>> entries;
    for (const std::uint32_t feature : kept) {
      const Lanes& w = weights_[dense_[feature]];
      SequenceTagger::Weights packed;
      for (std::size_t l = 0; l < kLanes; ++l) packed[l] = static_cast<std::int8_t>(std::lround(w[l] / scale));
      if (packed != SequenceTagger::Weights{}) entries.emplace_back(data_.hashes_[feature], packed);
    }
    return {data_.types_, transitions_, scale, FrozenTable<SequenceTagger::Weights>(entries)};
  }

 private:
  using Example = SequenceTrainer::Example;

  std::span<const std::uint32_t> row(const Example& example, std::size_t i) const {
    const std::uint32_t begin = i == 0 ? 0 : example.ends[i - 1];
    return std::span(example.features).subspan(begin, example.ends[i] - begin);
  }

  void score(const Example& example) {
    scratch_.scores = example.base;
    scratch_.scores.resize(example.ends.size());
    for (std::size_t i = 0; i < example.ends.size(); ++i) {
      Lanes& sum = scratch_.scores[i];
      const auto features = row(example, i);
      for (const std::uint32_t feature : features) {
        if (dense_[feature] != kDropped) __builtin_prefetch(&weights_[dense_[feature]]);
      }
      for (const std::uint32_t feature : features) {
        const std::uint32_t id = dense_[feature];
        if (id == kDropped) continue;
        const Lanes& w = weights_[id];
        for (std::size_t l = 0; l < kLanes; ++l) sum[l] += w[l];
      }
    }
  }

  // Gradient of log P(sequences that fit): expected counts among those that fit, minus among all.
  double step_crf(const Example& example) {
    const std::size_t n = example.ends.size();
    const LabelChanges changes(transitions_, labels_);
    forward_backward(scratch_.scores, changes, {}, scratch_);
    forward_backward(scratch_.scores, changes, example.allowed, fitting_);
    Transitions change{};
    add_transitions(fitting_, changes, 1, change);
    add_transitions(scratch_, changes, -1, change);
    double loss = 0;
    for (std::size_t i = 0; i < n; ++i) {
      Lanes gradient{};
      float most = 0;
      double fit = 0;
      for (std::size_t l = 0; l < labels_; ++l) {
        const float all = scratch_.forward[i][l] * scratch_.backward[i][l];
        const float fitting = fitting_.forward[i][l] * fitting_.backward[i][l];
        if (example.allowed[i] >> l & 1) fit += all;
        if (l == kOutside) continue;
        gradient[l - 1] = (fitting - all) * example.weight;
        most = std::max(most, std::abs(gradient[l - 1]));
      }
      loss -= std::log(std::max(fit, 1e-12));
      if (most < 1e-5F) continue;
      for (const std::uint32_t feature : row(example, i)) {
        const std::uint32_t id = dense_[feature];
        if (id != kDropped) move(weights_[id], second_[id], gradient);
      }
    }
    for (std::size_t a = 0; a < labels_; ++a) {
      for (std::size_t b = 0; b < labels_; ++b) {
        const float g = change[a][b] * example.weight;
        if (g == 0) continue;
        transition_second_[a][b] += g * g;
        transitions_[a][b] += options_.rate * g / std::sqrt(transition_second_[a][b] + 1e-6F);
      }
    }
    return loss;
  }

  void move(Lanes& weights, Lanes& second, const Lanes& gradient) const {
    for (std::size_t l = 0; l < kLanes; ++l) {
      const float g = gradient[l] - options_.l2 * weights[l];
      second[l] += g * g;
      const float step = options_.rate / std::sqrt(second[l] + 1e-6F);
      const float moved = weights[l] + step * g;
      weights[l] = std::copysign(std::max(0.0F, std::abs(moved) - step * options_.l1), moved);
    }
  }

  void add_transitions(const TaggerScratch& s, const LabelChanges& changes, float sign, Transitions& change) const {
    for (std::size_t i = 1; i < s.forward.size(); ++i) {
      float total = 0;
      std::array<std::array<float, kMaxLabels>, kMaxLabels> pair{};
      for (std::size_t b = 0; b < labels_; ++b) {
        const float ahead = s.emission[i][b] * s.backward[i][b];
        if (ahead == 0) continue;
        for (std::size_t a = 0; a < labels_; ++a) {
          pair[a][b] = s.forward[i - 1][a] * changes.factor(a, b) * ahead;
          total += pair[a][b];
        }
      }
      if (total <= 0) continue;
      for (std::size_t a = 0; a < labels_; ++a) {
        for (std::size_t b = 0; b < labels_; ++b) change[a][b] += sign * pair[a][b] / total;
      }
    }
  }

  // The mean of the weights after each of the later epochs is steadier than the last ones (Polyak and Juditsky 1992).
  void add_to_mean() {
    ++snapshots_;
    sums_.resize(weights_.size());
    for (std::size_t id = 0; id < weights_.size(); ++id) {
      for (std::size_t l = 0; l < kLanes; ++l) sums_[id][l] += weights_[id][l];
    }
    for (std::size_t a = 0; a < labels_; ++a) {
      for (std::size_t b = 0; b < labels_; ++b) transition_sums_[a][b] += transitions_[a][b];
    }
  }
  void take_mean() {
    const float part = 1 / static_cast<float>(snapshots_);
    for (std::size_t id = 0; id < weights_.size(); ++id) {
      for (std::size_t l = 0; l < kLanes; ++l) weights_[id][l] = sums_[id][l] * part;
    }
    for (std::size_t a = 0; a < labels_; ++a) {
      for (std::size_t b = 0; b < labels_; ++b) transitions_[a][b] = transition_sums_[a][b] * part;
    }
  }

  double step_perceptron(const Example& example) {
    ++time_;
    const std::size_t n = example.ends.size();
    plain_ = scratch_.scores;
    shift_wrong(example, options_.margin);
    const LabelChanges changes(transitions_, labels_);
    decode(scratch_.scores, changes, scratch_);
    bool fits = true;
    for (std::size_t i = 0; i < n; ++i) fits = fits && (example.allowed[i] >> scratch_.labels[i] & 1);
    if (fits) return 0;
    const std::vector<Label> found = scratch_.labels;
    constexpr float kNever = -1e6F;
    scratch_.scores = plain_;
    shift_wrong(example, kNever);
    decode(scratch_.scores, changes, scratch_);
    double wrong = 0;
    for (std::size_t i = 0; i < n; ++i) {
      const Label truth = scratch_.labels[i];
      if (truth != found[i]) {
        ++wrong;
        for (const std::uint32_t feature : row(example, i)) {
          if (dense_[feature] == kDropped) continue;
          const std::uint32_t id = dense_[feature];
          catch_up(id);
          if (truth != kOutside) weights_[id][truth - 1u] += example.weight;
          if (found[i] != kOutside) weights_[id][found[i] - 1u] -= example.weight;
        }
      }
      if (i == 0) continue;
      change_transition(scratch_.labels[i - 1], truth, example.weight);
      change_transition(found[i - 1], found[i], -example.weight);
    }
    return wrong;
  }
  // Adds `by` to the scores of all labels that an example's tokens may not take.
  void shift_wrong(const Example& example, float by) {
    for (std::size_t i = 0; i < example.allowed.size(); ++i) {
      // Outside has no lane: where it is wrong, everything else is moved the other way.
      const float all = example.allowed[i] >> kOutside & 1 ? 0 : -by;
      for (std::size_t l = 1; l < labels_; ++l)
        scratch_.scores[i][l - 1] += all + (example.allowed[i] >> l & 1 ? 0 : by);
    }
  }
  // The sum of all past values of a weight, kept in `second_`, is brought up to date before the weight changes.
  void catch_up(std::uint32_t id) {
    const auto steps = static_cast<float>(time_ - stamps_[id]);
    for (std::size_t l = 0; l < kLanes; ++l) second_[id][l] += steps * weights_[id][l];
    stamps_[id] = time_;
  }
  void change_transition(Label a, Label b, float by) {
    transition_second_[a][b] += static_cast<float>(time_) * by;  // average = weight - this / time
    transitions_[a][b] += by;
  }
  void average() {
    ++time_;
    const float all = 1 / static_cast<float>(time_);
    for (std::uint32_t id = 0; id < weights_.size(); ++id) {
      catch_up(id);
      for (std::size_t l = 0; l < kLanes; ++l) weights_[id][l] = second_[id][l] * all;
    }
    for (std::size_t a = 0; a < labels_; ++a) {
      for (std::size_t b = 0; b < labels_; ++b) transitions_[a][b] -= transition_second_[a][b] * all;
    }
  }

  static float largest_of(const Lanes& weights) {
    float largest = 0;
    for (const float value : weights) largest = std::max(largest, std::abs(value));
    return largest;
  }

  // The mean distance of the scores of all tokens from zero: how far the labels stand apart.
  float size() const {
    double sum = 0;
    std::size_t count = 0;
    for (const Example& example : data_.examples_) {
      for (std::size_t i = 0; i < example.ends.size(); ++i) {
        Lanes scores{};
        for (const std::uint32_t feature : row(example, i)) {
          if (dense_[feature] == kDropped) continue;
          for (std::size_t l = 0; l < kLanes; ++l) scores[l] += weights_[dense_[feature]][l];
        }
        for (std::size_t l = 1; l < labels_; ++l) sum += std::abs(scores[l - 1]);
        count += labels_ - 1;
      }
    }
    return count > 0 ? static_cast<float>(sum / static_cast<double>(count)) : 0;
  }

  std::vector<Lanes> sums_;  // of the weights after the later epochs
  Transitions transition_sums_{};
  int snapshots_ = 0;
  const SequenceTrainer& data_;
  const TrainerOptions& options_;
  std::size_t labels_;
  std::vector<std::uint32_t> dense_;  // feature id to the place of its weights
  std::vector<Lanes> weights_;
  std::vector<Lanes> second_;  // CRF: sum of squared gradients; perceptron: sum of past weights
  std::vector<std::uint32_t> stamps_;
  std::uint32_t time_ = 0;
  Transitions transitions_{};
  Transitions transition_second_{};
  TaggerScratch scratch_;
  TaggerScratch fitting_;
  std::vector<Lanes> plain_;  // scores as they were before wrong labels were favoured
};

SequenceTagger SequenceTrainer::train(const TrainerOptions& options) const {
  TrainerOptions first = options;
  if (options.learner == TrainerOptions::Learner::both) first.learner = TrainerOptions::Learner::crf;
  TrainingRun run(*this, first);
  run.learn();
  for (int r = 1; r < options.runs; ++r) {
    TrainerOptions again = first;
    again.seed = options.seed + static_cast<std::uint32_t>(r);
    TrainingRun other(*this, again);
    other.learn();
    const float part = 1 / static_cast<float>(r + 1);
    run.add(other, 1 - part, part);
  }
  if (options.learner == TrainerOptions::Learner::both) {
    TrainerOptions second = options;
    second.learner = TrainerOptions::Learner::perceptron;
    TrainingRun other(*this, second);
    other.learn();
    run.mix(other);
  }
  return run.tagger();
}

}  // namespace onrecord
