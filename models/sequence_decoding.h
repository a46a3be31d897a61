// The labels of sequences of tokens, and the search over them: the best sequence (Viterbi) and the probabilities of its
// labels (forward-backward) in a linear-chain model.
//
// Labels: 0 is outside; span type t has 1 + 4t (begin), 2 + 4t (inside), 3 + 4t (last) and 4 + 4t (unit). Only well-
// formed sequences are ever returned. The weight of "outside" is always zero, which costs nothing: only differences
// between the labels of a token matter.
//
// Pure; scratch lives in TaggerScratch, which is reused without allocation.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace onrecord {

using Label = std::uint8_t;
enum class Part : std::uint8_t { begin, inside, last, unit };
inline constexpr Label kOutside = 0;
constexpr Label label_of(std::size_t type, Part part) {
  return static_cast<Label>(1 + 4 * type + static_cast<std::size_t>(part));
}
constexpr std::size_t type_of(Label label) { return (label - 1u) / 4; }
constexpr Part part_of(Label label) { return static_cast<Part>((label - 1) % 4); }

// Whether `next` may follow `label`; the edges of a sequence count as outside.
bool may_follow(Label label, Label next);

inline constexpr std::size_t kMaxTypes = 4;
inline constexpr std::size_t kLanes = 4 * kMaxTypes;  // labels other than outside, padded
inline constexpr std::size_t kMaxLabels = kLanes + 1;

// Scores of the labels of one token: lane l belongs to label l + 1; outside has 0.
using Lanes = std::array<float, kLanes>;
using Transitions = std::array<std::array<float, kMaxLabels>, kMaxLabels>;  // [label][next], also of forbidden pairs

// One value for each type of span, which one register holds.
using ByType = float __attribute__((vector_size(4 * kMaxTypes)));

// The changes out of what one step knows, to what it finds: in the direction of the text, or against it. The grammar of
// spans leaves few of them: from what is closed (outside, last, unit) to what opens (outside, begin, unit) of any type,
// and from begin and inside to inside and last of the same type.
struct LabelSteps {
  struct Hub {          // a label that leads to all types
    std::size_t place;  // outside 0, then part by part
    Label label;
    float outside;
    std::array<ByType, 2> to;
  };
  std::array<Hub, 1 + 2 * kMaxTypes> hubs;
  std::size_t hub_count = 0;
  std::array<std::array<ByType, 2>, 2> within;  // [from][to]
};

// Transitions laid out for the search.
class LabelChanges {
 public:
  // `labels` counts the labels in use, 1 + 4 a type.
  LabelChanges(const Transitions& transitions, std::size_t labels);

  std::size_t labels() const { return labels_; }

  // exp() of the weight, 0 for a change that is not well-formed.
  float factor(std::size_t label, std::size_t next) const { return factors_[label][next]; }

  const LabelSteps& weights() const { return weights_; }
  const LabelSteps& forward() const { return forward_; }
  const LabelSteps& backward() const { return backward_; }

 private:
  std::size_t labels_ = 1;
  Transitions factors_{};
  LabelSteps weights_;
  LabelSteps forward_;
  LabelSteps backward_;
};

struct TaggerScratch {
  std::vector<std::uint64_t> asked;       // one token's features that may have weights
  std::vector<std::uint64_t> asked_next;  // and the next one's
  std::vector<Lanes> scores;
  std::vector<std::array<std::int32_t, kMaxLabels>> back;  // part by part
  std::vector<std::array<float, kMaxLabels>> forward;
  std::vector<std::array<float, kMaxLabels>> backward;
  std::vector<std::array<float, kMaxLabels>> emission;
  std::vector<Label> labels;
};

// Finds the best well-formed sequence for `scores`, into scratch.labels.
void decode(std::span<const Lanes> scores, const LabelChanges& changes, TaggerScratch& scratch);

// Fills forward, backward and emission: probabilities scaled so that each row of `forward` sums to 1 and the product
// forward * backward of a row sums to 1 too. `allowed[i]`, where given, has a bit for each label that token i may take.
void forward_backward(std::span<const Lanes> scores, const LabelChanges& changes,
                      std::span<const std::uint32_t> allowed, TaggerScratch& scratch);

}  // namespace onrecord
