// SequenceTagger: a linear-chain model over BILOU labels (features in, labels and confidences out).
//
// Each token has features, given as 64-bit hashes; each feature has a weight for every label, each pair of neighbours
// a weight for the change of label. Decoding is exact (Viterbi); confidences are the model's own marginal
// probabilities (forward-backward). Lafferty, McCallum, Pereira 2001; labels as in Ratinov and Roth 2009.
//
// Labels: 0 is outside; span type t has 1 + 4t (begin), 2 + 4t (inside), 3 + 4t (last) and 4 + 4t (unit). Only well-
// formed sequences are ever returned. The weight of "outside" is always zero, which costs nothing: only differences
// between the labels of a token matter.
//
// Immutable after loading and thread-safe; scratch lives in TaggerScratch, which is reused without allocation.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "models/frozen_table.h"

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

// The features of the tokens of one sequence, row by row.
struct FeatureRows {
  std::vector<std::uint64_t> features;
  std::vector<std::uint32_t> ends;  // row i ends here

  void clear() {
    features.clear();
    ends.clear();
  }
  void add(std::uint64_t feature) { features.push_back(feature); }
  void end_row() { ends.push_back(static_cast<std::uint32_t>(features.size())); }
  std::size_t rows() const { return ends.size(); }
  std::span<const std::uint64_t> row(std::size_t i) const {
    const std::uint32_t begin = i == 0 ? 0 : ends[i - 1];
    return std::span(features).subspan(begin, ends[i] - begin);
  }
};

inline constexpr std::size_t kMaxTypes = 4;
inline constexpr std::size_t kLanes = 4 * kMaxTypes;  // labels other than outside, padded
inline constexpr std::size_t kMaxLabels = kLanes + 1;

// Scores of the labels of one token: lane l belongs to label l + 1; outside has 0.
using Lanes = std::array<float, kLanes>;
using Transitions = std::array<std::array<float, kMaxLabels>, kMaxLabels>;  // [label][next], also of forbidden pairs

struct TaggedSpan {
  std::uint32_t begin = 0;  // tokens, half-open
  std::uint32_t end = 0;
  std::uint8_t type = 0;
  float probability = 0;  // of exactly this span with this type, by the model
};

struct TaggerScratch {
  std::vector<std::uint64_t> asked;       // one token's features that may have weights
  std::vector<std::uint64_t> asked_next;  // and the next one's
  std::vector<Lanes> scores;
  std::vector<std::array<Label, kMaxLabels>> back;
  std::vector<std::array<float, kMaxLabels>> forward;
  std::vector<std::array<float, kMaxLabels>> backward;
  std::vector<std::array<float, kMaxLabels>> emission;
  Transitions factor;  // of a change of label: exp(its weight), 0 where it is not well-formed
  std::vector<Label> labels;
};

// Finds the best well-formed sequence for `scores`, into scratch.labels. `labels` counts the labels in use, 1 + 4 a
// type.
void decode(std::span<const Lanes> scores, const Transitions& transitions, std::size_t labels, TaggerScratch& scratch);

// Fills forward, backward, emission and factor: probabilities scaled so that each row of `forward` sums to 1 and the
// product forward * backward of a row sums to 1 too. `allowed[i]`, where given, has a bit for each label that token i
// may take.
void forward_backward(std::span<const Lanes> scores, const Transitions& transitions, std::size_t labels,
                      std::span<const std::uint32_t> allowed, TaggerScratch& scratch);

class SequenceTagger {
 public:
  SequenceTagger() = default;

  // The weights of one feature; value = weight * scale().
  using Weights = std::array<std::int8_t, kLanes>;

  SequenceTagger(std::vector<std::string> types, const Transitions& transitions, float scale,
                 FrozenTable<Weights> weights);

  static SequenceTagger read(const std::filesystem::path& file);
  void write(const std::filesystem::path& file) const;

  const std::vector<std::string>& types() const { return types_; }
  std::size_t labels() const { return 1 + 4 * types_.size(); }

  // Adds to the scores of each token, as many as there are rows, what its features say.
  void add_scores(const FeatureRows& rows, std::span<Lanes> scores, TaggerScratch& scratch) const;

  // Fills scratch.scores, one row a token.
  void score(const FeatureRows& rows, TaggerScratch& scratch) const;

  // Decodes the scores of one sequence and appends the spans found, in order, to `spans`, all with probability 1.
  void find_spans(std::span<const Lanes> scores, TaggerScratch& scratch, std::vector<TaggedSpan>& spans) const;

  // The same with the spans' own probabilities, for twice the time.
  void find_likely_spans(std::span<const Lanes> scores, TaggerScratch& scratch, std::vector<TaggedSpan>& spans) const;

 private:
  float probability_of(const TaggedSpan& span, const TaggerScratch& scratch) const;

  std::vector<std::string> types_;
  Transitions transitions_{};
  float scale_ = 1;
  FrozenTable<Weights> weights_;
};

}  // namespace onrecord
