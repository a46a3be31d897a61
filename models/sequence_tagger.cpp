#include "models/sequence_tagger.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace onrecord {
namespace {

constexpr std::uint32_t kVersion = 1;
// A weight that sums of thousands can be made of.
bool is_weight(float value) { return std::abs(value) < 1e6F; }

// Sums of weights, lane by lane, in halves of a row that each fill one register.
class Sums {
 public:
  void add(const SequenceTagger::Weights& weights) {
    using Bytes = std::int8_t __attribute__((vector_size(kHalf)));
    std::array<Bytes, 2> bytes;
    static_assert(sizeof bytes == sizeof weights);
    std::memcpy(&bytes, weights.data(), sizeof bytes);
    low_ += __builtin_convertvector(bytes[0], Shorts);
    high_ += __builtin_convertvector(bytes[1], Shorts);
    if (++count_ == kSafe) flush();
  }
  void add_to(Lanes& scores, float scale) {
    flush();
    for (std::size_t l = 0; l < kLanes; ++l) scores[l] += static_cast<float>(totals_[l]) * scale;
  }

 private:
  static constexpr std::size_t kHalf = kLanes / 2;
  static constexpr std::size_t kSafe = 32767 / 128;  // so many weights of 8 bits cannot overflow a sum of 16
  using Shorts = std::int16_t __attribute__((vector_size(2 * kHalf)));

  void flush() {
    for (std::size_t l = 0; l < kHalf; ++l) {
      totals_[l] += low_[l];
      totals_[l + kHalf] += high_[l];
    }
    low_ = high_ = Shorts{};
    count_ = 0;
  }

  Shorts low_{};
  Shorts high_{};
  std::size_t count_ = 0;
  std::array<std::int32_t, kLanes> totals_{};
};

}  // namespace

SequenceTagger::SequenceTagger(std::vector<std::string> types, const Transitions& transitions, float scale,
                               FrozenTable<Weights> weights)
    : types_(std::move(types)),
      transitions_(transitions),
      changes_(transitions, labels()),
      scale_(scale),
      weights_(std::move(weights)) {}

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
  tagger.changes_ = LabelChanges(tagger.transitions_, tagger.labels());
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
  scratch.scores.assign(rows.rows(), Lanes());
  add_scores(rows, scratch.scores, scratch);
}

void SequenceTagger::add_scores(const FeatureRows& rows, std::span<Lanes> scores, TaggerScratch& scratch) const {
  const auto ask = [&](std::size_t i, std::vector<std::uint64_t>& asked) {
    const auto row = rows.row(i);
    asked.resize(row.size());
    asked.resize(weights_.ask(row, asked).size());
  };
  const std::size_t count = rows.rows();
  if (count > 0) ask(0, scratch.asked_next);
  for (std::size_t i = 0; i < count; ++i) {
    // The next row's weights are asked for before this one's are added: most of the time goes by in waiting for memory.
    std::swap(scratch.asked, scratch.asked_next);
    if (i + 1 < count) ask(i + 1, scratch.asked_next);
    Sums sums;
    for (const std::uint64_t feature : scratch.asked) {
      if (const Weights* weights = weights_.find(feature)) sums.add(*weights);
    }
    sums.add_to(scores[i], scale_);
  }
}

void SequenceTagger::find_spans(std::span<const Lanes> scores, TaggerScratch& scratch,
                                std::vector<TaggedSpan>& spans) const {
  decode(scores, changes_, scratch);
  const auto& found = scratch.labels;
  for (std::uint32_t i = 0; i < found.size(); ++i) {
    if (found[i] == kOutside) continue;
    const std::uint32_t begin = i;
    while (part_of(found[i]) == Part::begin || part_of(found[i]) == Part::inside) ++i;
    spans.push_back({begin, i + 1, static_cast<std::uint8_t>(type_of(found[i])), 1});
  }
}

void SequenceTagger::find_likely_spans(std::span<const Lanes> scores, TaggerScratch& scratch,
                                       std::vector<TaggedSpan>& spans) const {
  const std::size_t known = spans.size();
  find_spans(scores, scratch, spans);
  if (spans.size() == known) return;
  forward_backward(scores, changes_, {}, scratch);
  for (TaggedSpan& span : std::span(spans).subspan(known)) span.probability = probability_of(span, scratch);
}

// P(first label) times, at each step, P(next label | this label), which is transition * emission * backward over the
// sum of the same for all labels that may follow.
float SequenceTagger::probability_of(const TaggedSpan& span, const TaggerScratch& scratch) const {
  const Label first = scratch.labels[span.begin];
  double probability = double{scratch.forward[span.begin][first]} * scratch.backward[span.begin][first];
  for (std::uint32_t i = span.begin; i + 1 < span.end; ++i) {
    const auto share = [&](std::size_t next) {
      return double{changes_.factor(scratch.labels[i], next)} * scratch.emission[i + 1][next] *
             scratch.backward[i + 1][next];
    };
    double sum = 0;
    for (std::size_t l = 0; l < labels(); ++l) sum += share(l);
    probability *= sum > 0 ? share(scratch.labels[i + 1]) / sum : 0;
  }
  return static_cast<float>(std::clamp(probability, 0.0, 1.0));
}

}  // namespace onrecord
