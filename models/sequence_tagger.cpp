#include "models/sequence_tagger.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace onrecord {
namespace {

constexpr std::uint32_t kVersion = 1;
constexpr float kLeast =
    -60;  // below the best label of its token a label's score is cut here: exp() stays a normal float

// For each label those that may stand before it, worked out once.
struct Grammar {
  std::array<std::array<Label, kMaxLabels>, kMaxLabels> before{};
  std::array<std::uint8_t, kMaxLabels> count{};
  constexpr Grammar() {
    for (Label next = 0; next < kMaxLabels; ++next) {
      for (Label label = 0; label < kMaxLabels; ++label) {
        const bool open = label != kOutside && (part_of(label) == Part::begin || part_of(label) == Part::inside);
        const bool continues = next != kOutside && (part_of(next) == Part::inside || part_of(next) == Part::last);
        const bool fits = open ? continues && type_of(label) == type_of(next) : !continues;
        if (fits) before[next][count[next]++] = label;
      }
    }
  }
};
constexpr Grammar kGrammar;

bool may_begin(Label label) { return may_follow(kOutside, label); }
bool may_end(Label label) { return may_follow(label, kOutside); }

// A weight that sums of thousands can be made of.
bool is_weight(float value) { return std::abs(value) < 1e6F; }

float score_of(const Lanes& scores, std::size_t label) { return label == kOutside ? 0 : scores[label - 1]; }

// Sums of weights, lane by lane.
std::array<std::int32_t, kLanes> sum_of(std::span<const SequenceTagger::Weights* const> weights) {
  using Bytes = std::int8_t __attribute__((vector_size(kLanes)));
  using Sums = std::int16_t __attribute__((vector_size(2 * kLanes)));
  constexpr std::size_t kSafe = 32767 / 128;  // so many weights of 8 bits cannot overflow a sum of 16
  std::array<std::int32_t, kLanes> totals{};
  for (std::size_t begin = 0; begin < weights.size(); begin += kSafe) {
    Sums sums{};
    for (const auto* one : weights.subspan(begin, std::min(kSafe, weights.size() - begin))) {
      Bytes bytes;
      std::memcpy(&bytes, one->data(), sizeof bytes);
      sums += __builtin_convertvector(bytes, Sums);
    }
    for (std::size_t l = 0; l < kLanes; ++l) totals[l] += sums[l];
  }
  return totals;
}

}  // namespace

bool may_follow(Label label, Label next) {
  const auto& before = kGrammar.before[next];
  return std::find(before.begin(), before.begin() + kGrammar.count[next], label) !=
         before.begin() + kGrammar.count[next];
}

void decode(std::span<const Lanes> scores, const Transitions& transitions, std::size_t labels, TaggerScratch& scratch) {
  constexpr float kNever = -std::numeric_limits<float>::infinity();
  scratch.labels.resize(scores.size());
  scratch.back.resize(scores.size());
  if (scores.empty()) return;
  std::array<float, kMaxLabels> best;
  best.fill(kNever);
  for (std::size_t l = 0; l < labels; ++l) {
    if (may_begin(static_cast<Label>(l))) best[l] = score_of(scores[0], l);
  }
  for (std::size_t i = 1; i < scores.size(); ++i) {
    std::array<float, kMaxLabels> next;
    next.fill(kNever);
    for (std::size_t l = 0; l < labels; ++l) {
      const auto& before = kGrammar.before[l];
      float top = kNever;
      Label from = before[0];
      for (std::size_t k = 0; k < kGrammar.count[l]; ++k) {
        if (before[k] >= labels) break;
        const float candidate = best[before[k]] + transitions[before[k]][l];
        if (candidate > top) {
          top = candidate;
          from = before[k];
        }
      }
      next[l] = top + score_of(scores[i], l);
      scratch.back[i][l] = from;
    }
    best = next;
  }
  Label last = kOutside;
  for (std::size_t l = 1; l < labels; ++l) {
    if (may_end(static_cast<Label>(l)) && best[l] > best[last]) last = static_cast<Label>(l);
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
  for (std::size_t l = 0; l < labels; ++l) {
    for (std::size_t k = 0; k < kGrammar.count[l]; ++k) {
      const Label from = kGrammar.before[l][k];
      if (from < labels) factor[from][l] = std::exp(std::clamp(transitions[from][l], -20.0F, 20.0F));
    }
  }
  const auto is_allowed = [&](std::size_t i, std::size_t l) { return allowed.empty() || (allowed[i] >> l & 1); };
  for (std::size_t i = 0; i < n; ++i) {
    float top = -std::numeric_limits<float>::infinity();
    for (std::size_t l = 0; l < labels; ++l) {
      if (is_allowed(i, l)) top = std::max(top, score_of(scores[i], l));
    }
    for (std::size_t l = 0; l < labels; ++l) {
      scratch.emission[i][l] = is_allowed(i, l) ? std::exp(std::max(kLeast, score_of(scores[i], l) - top)) : 0.0F;
    }
  }
  const auto normalize = [labels](std::array<float, kMaxLabels>& row) {
    float sum = 0;
    for (std::size_t l = 0; l < labels; ++l) sum += row[l];
    const float factor_of_row = sum > 0 ? 1 / sum : 0;
    for (std::size_t l = 0; l < labels; ++l) row[l] *= factor_of_row;
  };
  for (std::size_t i = 0; i < n; ++i) {
    auto& row = scratch.forward[i];
    for (std::size_t l = 0; l < labels; ++l) {
      float sum = 0;
      if (i == 0) {
        sum = may_begin(static_cast<Label>(l)) ? 1.0F : 0.0F;
      } else {
        for (std::size_t k = 0; k < kGrammar.count[l]; ++k) {
          const Label from = kGrammar.before[l][k];
          if (from >= labels) break;
          sum += scratch.forward[i - 1][from] * factor[from][l];
        }
      }
      row[l] = sum * scratch.emission[i][l];
    }
    normalize(row);
  }
  for (std::size_t i = n; i-- > 0;) {
    auto& row = scratch.backward[i];
    row.fill(0);
    if (i + 1 == n) {
      for (std::size_t l = 0; l < labels; ++l) row[l] = may_end(static_cast<Label>(l)) ? 1.0F : 0.0F;
    } else {
      for (std::size_t l = 0; l < labels; ++l) {
        const float ahead = scratch.emission[i + 1][l] * scratch.backward[i + 1][l];
        if (ahead == 0) continue;
        for (std::size_t k = 0; k < kGrammar.count[l]; ++k) {
          const Label from = kGrammar.before[l][k];
          if (from >= labels) break;
          row[from] += factor[from][l] * ahead;
        }
      }
    }
    float sum = 0;
    for (std::size_t l = 0; l < labels; ++l) sum += scratch.forward[i][l] * row[l];
    const float scale = sum > 0 ? 1 / sum : 0;
    for (std::size_t l = 0; l < labels; ++l) row[l] *= scale;
  }
}

SequenceTagger::SequenceTagger(std::vector<std::string> types, const Transitions& transitions, float scale,
                               FrozenTable<Weights> weights)
    : types_(std::move(types)), transitions_(transitions), scale_(scale), weights_(std::move(weights)) {}

SequenceTagger SequenceTagger::read(const std::filesystem::path& file) {
  ModelReader reader(file, "tagger", kVersion);
  SequenceTagger tagger;
  const auto count = reader.value<std::uint64_t>();
  if (count > kMaxTypes) reader.fail("has " + std::to_string(count) + " types of span, at most 4 can be");
  for (std::uint64_t i = 0; i < count; ++i) tagger.types_.push_back(reader.string());
  tagger.transitions_ = reader.value<Transitions>();
  tagger.scale_ = reader.value<float>();
  tagger.weights_ = FrozenTable<Weights>::read(reader);
  reader.finish();
  for (const auto& row : tagger.transitions_) {
    if (!std::all_of(row.begin(), row.end(), is_weight)) reader.fail("holds a weight that is no number");
  }
  if (!is_weight(tagger.scale_)) reader.fail("holds a scale that is no number");
  return tagger;
}

void SequenceTagger::write(const std::filesystem::path& file) const {
  ModelWriter writer;
  writer.value<std::uint64_t>(types_.size());
  for (const std::string& type : types_) writer.string(type);
  writer.value(transitions_);
  writer.value(scale_);
  weights_.write(writer);
  writer.write(file, "tagger", kVersion);
}

void SequenceTagger::score(const FeatureRows& rows, TaggerScratch& scratch) const {
  scratch.scores.resize(rows.rows());
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    const auto row = rows.row(i);
    for (const std::uint64_t feature : row) weights_.prefetch(feature);
    // The weights found are asked for before the first is added: most of the time goes by in waiting for memory.
    scratch.found.clear();
    for (const std::uint64_t feature : row) {
      if (const Weights* weights = weights_.find(feature)) {
        __builtin_prefetch(weights);
        scratch.found.push_back(weights);
      }
    }
    const std::array<std::int32_t, kLanes> sums = sum_of(scratch.found);
    for (std::size_t l = 0; l < kLanes; ++l) scratch.scores[i][l] = static_cast<float>(sums[l]) * scale_;
  }
}

void SequenceTagger::find_spans(TaggerScratch& scratch, std::vector<TaggedSpan>& spans) const {
  decode(scratch.scores, transitions_, labels(), scratch);
  const auto& found = scratch.labels;
  if (std::all_of(found.begin(), found.end(), [](Label l) { return l == kOutside; })) return;
  forward_backward(scratch.scores, transitions_, labels(), {}, scratch);
  for (std::uint32_t i = 0; i < found.size(); ++i) {
    if (found[i] == kOutside) continue;
    const std::uint32_t begin = i;
    double probability = scratch.forward[i][found[i]];
    while (part_of(found[i]) == Part::begin || part_of(found[i]) == Part::inside) {
      // P(next label | this label) = transition * emission * backward, over this label's sum of the same.
      double sum = 0;
      for (std::size_t l = 0; l < labels(); ++l) {
        sum += scratch.factor[found[i]][l] * scratch.emission[i + 1][l] * scratch.backward[i + 1][l];
      }
      const double step = scratch.factor[found[i]][found[i + 1]] * scratch.emission[i + 1][found[i + 1]] *
                          scratch.backward[i + 1][found[i + 1]];
      if (i == begin) probability *= scratch.backward[i][found[i]];
      probability *= sum > 0 ? step / sum : 0;
      ++i;
    }
    if (i == begin) probability *= scratch.backward[i][found[i]];
    spans.push_back({begin, i + 1, static_cast<std::uint8_t>(type_of(found[i])),
                     static_cast<float>(std::clamp(probability, 0.0, 1.0))});
  }
}

}  // namespace onrecord
