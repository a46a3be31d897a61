// decode() and forward_backward() take all labels of a token at once, in lanes. The grammar of spans leaves few changes
// of label: from what is closed (outside, last, unit) to what may follow it (outside, begin, unit), and within a span
// of one type. So a step takes one row of lanes for each closed label, and two for begin and inside, which are spread
// over the four lanes of their type. Loops over lanes are written so that the compiler makes vectors of them.

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "models/sequence_tagger.h"

namespace onrecord {
namespace {

using Row = std::array<float, kMaxLabels>;  // by label

constexpr float kNever = -std::numeric_limits<float>::infinity();
constexpr float kLeast = -60;  // below the best label of its token a label's score is cut here: exp() stays normal

constexpr bool has_part(Label label, Part a, Part b) {
  return label != kOutside && (part_of(label) == a || part_of(label) == b);
}
constexpr bool is_open(Label label) { return has_part(label, Part::begin, Part::inside); }
constexpr bool goes_on(Label label) { return has_part(label, Part::inside, Part::last); }
constexpr bool fits(Label label, Label next) {
  return is_open(label) ? goes_on(next) && type_of(label) == type_of(next) : !goes_on(next);
}
bool may_begin(Label label) { return fits(kOutside, label); }
bool may_end(Label label) { return fits(label, kOutside); }

// exp() to five digits, for |x| < 80, which the compiler makes vectors of: 2^whole times a polynomial of the rest.
float exp_of(float x) {
  const float scaled = x * 1.442695041F;
  const auto whole = static_cast<std::int32_t>(scaled + (scaled < 0 ? -0.5F : 0.5F));
  const float r = (scaled - static_cast<float>(whole)) * 0.693147181F;
  const float rest = 1 + r * (1 + r * (0.5F + r * (0.166666667F + r * (0.0416666667F + r * 0.00833333333F))));
  return std::bit_cast<float>((whole + 127) << 23) * rest;
}

float score_of(const Lanes& scores, std::size_t label) { return label == kOutside ? 0 : scores[label - 1]; }

// The lane of one part of each type, in all four lanes of the type.
Lanes spread(const Row& row, Part part) {
  Lanes all;
  for (std::size_t l = 0; l < kLanes; l += 4) {
    const float value = row[label_of(l / 4, part)];
    for (std::size_t p = 0; p < 4; ++p) all[l + p] = value;
  }
  return all;
}

// The weights or factors of the changes of label, laid out for steps: forward, from what is known of each label to
// what may follow it, or backward.
class Steps {
 public:
  enum class Way { forward, backward };

  // `never` stands for a change that is not well-formed.
  Steps(const Transitions& changes, std::size_t labels, float never, Way way)
      : parts_(way == Way::forward ? Parts{Part::begin, Part::inside} : Parts{Part::inside, Part::last}) {
    const auto change = [&](Label label, Label other) {
      if (label >= labels || other >= labels) return never;
      if (way == Way::backward) std::swap(label, other);
      return fits(label, other) ? changes[label][other] : never;
    };
    for (Label label = 0; label < labels; ++label) {
      if (way == Way::forward ? is_open(label) : goes_on(label)) continue;
      One& one = ones_[count_++];
      one.label = label;
      one.outside = change(label, kOutside);
      for (std::size_t l = 0; l < kLanes; ++l) one.lanes[l] = change(label, static_cast<Label>(l + 1));
    }
    for (std::size_t l = 0; l < kLanes; ++l) {
      for (std::size_t p = 0; p < 2; ++p) {
        within_[p][l] = change(label_of(l / 4, parts_[p]), static_cast<Label>(l + 1));
      }
    }
  }

  // take(label, its value, change to outside, changes to the lanes) for each label outside of spans or at their edge.
  template <class Take>
  void for_each(const Row& row, Take take) const {
    for (std::size_t k = 0; k < count_; ++k)
      take(ones_[k].label, row[ones_[k].label], ones_[k].outside, ones_[k].lanes);
  }
  // take(part, its values by lane, changes to the lanes) for both parts from which spans go on.
  template <class Take>
  void for_each_part(const Row& row, Take take) const {
    for (std::size_t p = 0; p < 2; ++p) take(parts_[p], spread(row, parts_[p]), within_[p]);
  }

 private:
  using Parts = std::array<Part, 2>;
  struct One {
    Label label;
    float outside;
    Lanes lanes;
  };
  Parts parts_;
  std::array<One, 1 + 2 * kMaxTypes> ones_;
  std::size_t count_ = 0;
  std::array<Lanes, 2> within_;
};

// The sums over all changes of label: value times factor.
void step(const Steps& steps, const Row& from, Row& to) {
  float outside = 0;
  Lanes sums{};
  steps.for_each(from, [&](Label, float value, float to_outside, const Lanes& factors) {
    outside += value * to_outside;
    for (std::size_t l = 0; l < kLanes; ++l) sums[l] += value * factors[l];
  });
  steps.for_each_part(from, [&](Part, const Lanes& values, const Lanes& factors) {
    for (std::size_t l = 0; l < kLanes; ++l) sums[l] += values[l] * factors[l];
  });
  to[kOutside] = outside;
  std::copy(sums.begin(), sums.end(), to.begin() + 1);
}

void scale(Row& row, float sum) {
  const float by = sum > 0 ? 1 / sum : 0;
  for (float& value : row) value *= by;
}

}  // namespace

bool may_follow(Label label, Label next) { return fits(label, next); }

void decode(std::span<const Lanes> scores, const Transitions& transitions, std::size_t labels, TaggerScratch& scratch) {
  scratch.labels.resize(scores.size());
  scratch.back.resize(scores.size());
  if (scores.empty()) return;
  const Steps steps(transitions, labels, kNever, Steps::Way::forward);
  Row best;
  for (Label l = 0; l < kMaxLabels; ++l) best[l] = l < labels && may_begin(l) ? score_of(scores[0], l) : kNever;
  for (std::size_t i = 1; i < scores.size(); ++i) {
    float outside = kNever;
    Lanes top;
    top.fill(kNever);
    std::array<std::int32_t, kLanes> from{};
    steps.for_each(best, [&](Label label, float value, float to_outside, const Lanes& weights) {
      if (value + to_outside > outside) {
        outside = value + to_outside;
        scratch.back[i][kOutside] = label;
      }
      for (std::size_t l = 0; l < kLanes; ++l) {
        const float candidate = value + weights[l];
        from[l] = candidate > top[l] ? label : from[l];
        top[l] = candidate > top[l] ? candidate : top[l];
      }
    });
    steps.for_each_part(best, [&](Part part, const Lanes& values, const Lanes& weights) {
      for (std::size_t l = 0; l < kLanes; ++l) {
        const float candidate = values[l] + weights[l];
        from[l] = candidate > top[l] ? label_of(l / 4, part) : from[l];
        top[l] = candidate > top[l] ? candidate : top[l];
      }
    });
    best[kOutside] = outside;
    for (std::size_t l = 0; l < kLanes; ++l) {
      best[l + 1] = top[l] + scores[i][l];
      scratch.back[i][l + 1] = static_cast<Label>(from[l]);
    }
  }
  Label last = kOutside;
  for (Label l = 1; l < labels; ++l) {
    if (may_end(l) && best[l] > best[last]) last = l;
  }
  for (std::size_t i = scores.size(); i-- > 0;) {
    scratch.labels[i] = last;
    if (i > 0) last = scratch.back[i][last];
  }
}

void forward_backward(std::span<const Lanes> scores, const Transitions& transitions, std::size_t labels,
                      std::span<const std::uint32_t> allowed, TaggerScratch& scratch) {
  const std::size_t n = scores.size();
  scratch.forward.resize(n);
  scratch.backward.resize(n);
  scratch.emission.resize(n);
  Transitions& factor = scratch.factor;
  for (auto& row : factor) row.fill(0);
  for (Label label = 0; label < labels; ++label) {
    for (Label next = 0; next < labels; ++next) {
      if (fits(label, next)) factor[label][next] = std::exp(std::clamp(transitions[label][next], -20.0F, 20.0F));
    }
  }
  const auto is_allowed = [&](std::size_t i, std::size_t l) { return allowed.empty() || (allowed[i] >> l & 1); };
  for (std::size_t i = 0; i < n; ++i) {
    Row& row = scratch.emission[i];
    row.fill(0);
    float top = kNever;
    for (std::size_t l = 0; l < labels; ++l) {
      if (is_allowed(i, l)) top = std::max(top, score_of(scores[i], l));
    }
    Lanes factors;
    for (std::size_t l = 0; l < kLanes; ++l) {
      const float below = scores[i][l] - top;
      factors[l] = exp_of(below < kLeast ? kLeast : below > 0 ? 0 : below);
    }
    if (is_allowed(i, kOutside)) row[kOutside] = exp_of(std::max(kLeast, -top));
    for (std::size_t l = 1; l < labels; ++l) {
      if (is_allowed(i, l)) row[l] = factors[l - 1];
    }
  }
  const Steps forward(factor, labels, 0, Steps::Way::forward);
  for (std::size_t i = 0; i < n; ++i) {
    Row& row = scratch.forward[i];
    if (i > 0) step(forward, scratch.forward[i - 1], row);
    float sum = 0;
    for (Label l = 0; l < kMaxLabels; ++l) {
      row[l] = (i > 0 ? row[l] : may_begin(l) ? 1.0F : 0.0F) * scratch.emission[i][l];
      sum += row[l];
    }
    scale(row, sum);
  }
  const Steps backward(factor, labels, 0, Steps::Way::backward);
  for (std::size_t i = n; i-- > 0;) {
    Row& row = scratch.backward[i];
    if (i + 1 == n) {
      for (Label l = 0; l < kMaxLabels; ++l) row[l] = l < labels && may_end(l) ? 1.0F : 0.0F;
    } else {
      Row ahead;
      for (std::size_t l = 0; l < kMaxLabels; ++l) ahead[l] = scratch.emission[i + 1][l] * scratch.backward[i + 1][l];
      step(backward, ahead, row);
    }
    float sum = 0;
    for (std::size_t l = 0; l < kMaxLabels; ++l) sum += scratch.forward[i][l] * row[l];
    scale(row, sum);
  }
}

}  // namespace onrecord
