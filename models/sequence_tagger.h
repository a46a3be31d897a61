// SequenceTagger: a linear-chain model over BILOU labels (features in, labels and confidences out).
//
// Each token has features, given as 64-bit hashes; each feature has a weight for every label, each pair of neighbours
// a weight for the change of label. Decoding is exact (Viterbi); confidences are the model's own marginal
// probabilities (forward-backward). Lafferty, McCallum, Pereira 2001; labels as in Ratinov and Roth 2009.
//
// Labels are those of sequence_decoding.h.
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
#include "models/sequence_decoding.h"

namespace onrecord {

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

struct TaggedSpan {
  std::uint32_t begin = 0;  // tokens, half-open
  std::uint32_t end = 0;
  std::uint8_t type = 0;
  float probability = 0;  // of exactly this span with this type, by the model
};

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
  LabelChanges changes_{transitions_, 1};
  float scale_ = 1;
  FrozenTable<Weights> weights_;
};

}  // namespace onrecord
