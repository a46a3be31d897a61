// The search takes all types of span at once, a part of a span a register; LabelChanges says which changes there are.
// Scores come label by label, (begin, inside, last, unit) of each type, and are turned into one register for each part,
// and back, as a square of numbers is turned about its diagonal.

#include "models/sequence_decoding.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace onrecord {
namespace {

using Numbers = std::int32_t __attribute__((vector_size(4 * kMaxTypes)));  // of labels, or -1 for true
using ByPart = std::array<ByType, 4>;

constexpr float kNever = -std::numeric_limits<float>::infinity();
constexpr float kLeast = -60;  // below the best label of its token a label's score is cut here: exp() stays normal

constexpr std::size_t at(Part part) { return static_cast<std::size_t>(part); }
constexpr bool has_part(Label label, Part a, Part b) {
  return label != kOutside && (part_of(label) == a || part_of(label) == b);
}
constexpr bool is_open(Label label) { return has_part(label, Part::begin, Part::inside); }
constexpr bool goes_on(Label label) { return has_part(label, Part::inside, Part::last); }
constexpr bool fits(Label label, Label next) {
  return is_open(label) ? goes_on(next) && type_of(label) == type_of(next) : !goes_on(next);
}

ByType all_of(float value) { return ByType{value, value, value, value}; }
Numbers all_of(std::int32_t value) { return Numbers{value, value, value, value}; }

// All labels of a token, part by part: what a step goes from and to.
struct Row {
  float outside;
  ByPart parts;

  float operator[](std::size_t place) const { return place == 0 ? outside : parts[(place - 1) / 4][(place - 1) % 4]; }
};
constexpr std::size_t place_of(Label label) {
  return label == kOutside ? 0 : 1 + 4 * at(part_of(label)) + type_of(label);
}

// Rows of one type each into rows of one part each, or the reverse.
ByPart turned(const ByPart& rows) {
  const ByType low01 = __builtin_shufflevector(rows[0], rows[1], 0, 4, 1, 5);
  const ByType low23 = __builtin_shufflevector(rows[2], rows[3], 0, 4, 1, 5);
  const ByType high01 = __builtin_shufflevector(rows[0], rows[1], 2, 6, 3, 7);
  const ByType high23 = __builtin_shufflevector(rows[2], rows[3], 2, 6, 3, 7);
  return {__builtin_shufflevector(low01, low23, 0, 1, 4, 5), __builtin_shufflevector(low01, low23, 2, 3, 6, 7),
          __builtin_shufflevector(high01, high23, 0, 1, 4, 5), __builtin_shufflevector(high01, high23, 2, 3, 6, 7)};
}
ByPart load(const float* lanes) {
  ByPart rows;
  std::memcpy(&rows, lanes, sizeof rows);
  return rows;
}
void store(const ByPart& rows, float* lanes) { std::memcpy(lanes, &rows, sizeof rows); }

float sum_of(const ByPart& rows) {
  const ByType sums = (rows[0] + rows[1]) + (rows[2] + rows[3]);
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

// exp() to five digits, for |x| < 80: 2^whole times a polynomial of the rest.
ByType exp_of(ByType x) {
  const ByType scaled = x * 1.442695041F;
  const ByType half = scaled < 0 ? all_of(-0.5F) : all_of(0.5F);
  const Numbers whole = __builtin_convertvector(scaled + half, Numbers);
  const ByType r = (scaled - __builtin_convertvector(whole, ByType)) * 0.693147181F;
  const ByType rest = 1 + r * (1 + r * (0.5F + r * (0.166666667F + r * (0.0416666667F + r * 0.00833333333F))));
  return std::bit_cast<ByType>((whole + 127) << 23) * rest;
}

// The parts between which a step goes, in the direction of the text or against it.
struct Way {
  std::array<Part, 2> hubs;     // that lead, with outside, to all types
  std::array<Part, 2> hubs_to;  // what they lead to, with outside
  std::array<Part, 2> from;     // that lead to their own type alone
  std::array<Part, 2> to;
};
constexpr Way kForward = {
    {Part::last, Part::unit}, {Part::begin, Part::unit}, {Part::begin, Part::inside}, {Part::inside, Part::last}};
constexpr Way kBackward = {
    {Part::begin, Part::unit}, {Part::last, Part::unit}, {Part::inside, Part::last}, {Part::begin, Part::inside}};

// change(from, to) is what it takes to go from one label to another.
template <class Change>
LabelSteps lay_out(const Way& way, std::size_t types, Change change) {
  LabelSteps steps{};
  const auto add_hub = [&](Label label) {
    LabelSteps::Hub& hub = steps.hubs[steps.hub_count++];
    hub.place = place_of(label);
    hub.label = label;
    hub.outside = change(label, kOutside);
    for (std::size_t p = 0; p < 2; ++p) {
      for (std::size_t t = 0; t < kMaxTypes; ++t) hub.to[p][t] = change(label, label_of(t, way.hubs_to[p]));
    }
  };
  add_hub(kOutside);
  for (std::size_t t = 0; t < types; ++t) {
    for (const Part part : way.hubs) add_hub(label_of(t, part));
  }
  for (std::size_t a = 0; a < 2; ++a) {
    for (std::size_t b = 0; b < 2; ++b) {
      for (std::size_t t = 0; t < kMaxTypes; ++t) {
        steps.within[a][b][t] = change(label_of(t, way.from[a]), label_of(t, way.to[b]));
      }
    }
  }
  return steps;
}

// The sums over all changes of label: value times factor.
Row step(const LabelSteps& steps, const Way& way, const Row& from) {
  float outside = 0;
  ByType first{};
  ByType second{};
  for (std::size_t h = 0; h < steps.hub_count; ++h) {
    const LabelSteps::Hub& hub = steps.hubs[h];
    const float value = from[hub.place];
    outside += value * hub.outside;
    first += value * hub.to[0];
    second += value * hub.to[1];
  }
  Row to;
  to.outside = outside;
  to.parts[at(way.hubs_to[0])] = first;
  to.parts[at(way.hubs_to[1])] = second;
  for (std::size_t b = 0; b < 2; ++b) {
    to.parts[at(way.to[b])] =
        from.parts[at(way.from[0])] * steps.within[0][b] + from.parts[at(way.from[1])] * steps.within[1][b];
  }
  return to;
}

void multiply(Row& row, const std::array<float, kMaxLabels>& by_label) {
  const ByPart by = turned(load(by_label.data() + 1));
  row.outside *= by_label[kOutside];
  for (std::size_t p = 0; p < 4; ++p) row.parts[p] *= by[p];
}

// Brings `sum` to 1 and writes the row label by label.
void scale(Row& row, float sum, std::array<float, kMaxLabels>& by_label) {
  const float by = sum > 0 ? 1 / sum : 0;
  row.outside *= by;
  for (ByType& part : row.parts) part *= by;
  by_label[kOutside] = row.outside;
  store(turned(row.parts), by_label.data() + 1);
}

// exp() of the scores of one token below its best, for the labels that it may take: one bit each.
void find_emission(const Lanes& scores, std::uint32_t allowed, std::array<float, kMaxLabels>& emission) {
  const bool may_be_outside = (allowed >> kOutside & 1) != 0;
  ByPart rows = load(scores.data());
  std::array<Numbers, 4> may;
  ByType tops = all_of(may_be_outside ? 0 : kNever);
  for (std::size_t t = 0; t < kMaxTypes; ++t) {
    const auto bits = static_cast<std::int32_t>(allowed >> (1 + 4 * t));
    may[t] = (all_of(bits) & Numbers{1, 2, 4, 8}) != 0;
    const ByType own = may[t] ? rows[t] : all_of(kNever);
    tops = own > tops ? own : tops;
  }
  const float top = std::max(std::max(tops[0], tops[1]), std::max(tops[2], tops[3]));
  for (std::size_t t = 0; t < kMaxTypes; ++t) {
    ByType below = rows[t] - top;
    below = below < kLeast ? all_of(kLeast) : below > 0 ? ByType{} : below;
    rows[t] = may[t] ? exp_of(below) : ByType{};
  }
  emission[kOutside] = may_be_outside ? exp_of(all_of(std::max(kLeast, -top)))[0] : 0;
  store(rows, emission.data() + 1);
}

}  // namespace

bool may_follow(Label label, Label next) { return fits(label, next); }

LabelChanges::LabelChanges(const Transitions& transitions, std::size_t labels) : labels_(labels) {
  for (Label label = 0; label < labels; ++label) {
    for (Label next = 0; next < labels; ++next) {
      if (fits(label, next)) factors_[label][next] = std::exp(std::clamp(transitions[label][next], -20.0F, 20.0F));
    }
  }
  const std::size_t types = (labels - 1) / 4;
  weights_ = lay_out(kForward, types, [&](Label label, Label next) {
    return label < labels && next < labels ? transitions[label][next] : kNever;
  });
  forward_ = lay_out(kForward, types, [&](Label label, Label next) { return factors_[label][next]; });
  backward_ = lay_out(kBackward, types, [&](Label next, Label label) { return factors_[label][next]; });
}

void decode(std::span<const Lanes> scores, const LabelChanges& changes, TaggerScratch& scratch) {
  scratch.labels.resize(scores.size());
  scratch.back.resize(scores.size());
  if (scores.empty()) return;
  const LabelSteps& steps = changes.weights();
  const Numbers types = {0, 1, 2, 3};
  const auto in_use = static_cast<std::int32_t>(changes.labels() / 4);
  const ByType never = all_of(kNever);
  const ByPart first = turned(load(scores[0].data()));
  Row best = {0, {first[at(Part::begin)], never, never, first[at(Part::unit)]}};
  for (ByType& part : best.parts) part = types < in_use ? part : never;
  for (std::size_t i = 1; i < scores.size(); ++i) {
    float outside = kNever;
    std::int32_t outside_from = kOutside;
    std::array<ByType, 2> top = {never, never};
    std::array<Numbers, 2> from{};
    for (std::size_t h = 0; h < steps.hub_count; ++h) {
      const LabelSteps::Hub& hub = steps.hubs[h];
      const float value = best[hub.place];
      outside_from = value + hub.outside > outside ? hub.label : outside_from;
      outside = std::max(outside, value + hub.outside);
      for (std::size_t p = 0; p < 2; ++p) {
        const ByType candidate = value + hub.to[p];
        from[p] = candidate > top[p] ? all_of(std::int32_t{hub.label}) : from[p];
        top[p] = candidate > top[p] ? candidate : top[p];
      }
    }
    std::array<Numbers, 4> back;
    const ByPart own = turned(load(scores[i].data()));
    Row next;
    next.outside = outside;
    for (std::size_t p = 0; p < 2; ++p) {
      const std::size_t begun = at(kForward.hubs_to[p]);
      next.parts[begun] = top[p] + own[begun];
      back[begun] = from[p];
      const std::size_t going = at(kForward.to[p]);
      const ByType behind_begin = best.parts[at(Part::begin)] + steps.within[0][p];
      const ByType behind_inside = best.parts[at(Part::inside)] + steps.within[1][p];
      const Numbers better = behind_inside > behind_begin;
      next.parts[going] = (better ? behind_inside : behind_begin) + own[going];
      const auto label = [](Part part) { return all_of(std::int32_t{label_of(0, part)}); };
      back[going] = 4 * types + (better ? label(Part::inside) : label(Part::begin));
    }
    best = next;
    scratch.back[i][kOutside] = outside_from;
    std::memcpy(scratch.back[i].data() + 1, &back, sizeof back);
  }
  Label last = kOutside;
  for (Label l = 1; l < changes.labels(); ++l) {
    if (!is_open(l) && best[place_of(l)] > best[place_of(last)]) last = l;
  }
  for (std::size_t i = scores.size(); i-- > 0;) {
    scratch.labels[i] = last;
    if (i > 0) last = static_cast<Label>(scratch.back[i][place_of(last)]);
  }
}

void forward_backward(std::span<const Lanes> scores, const LabelChanges& changes,
                      std::span<const std::uint32_t> allowed, TaggerScratch& scratch) {
  const std::size_t n = scores.size();
  scratch.forward.resize(n);
  scratch.backward.resize(n);
  scratch.emission.resize(n);
  const std::uint32_t in_use = (std::uint32_t{1} << changes.labels()) - 1;
  const ByType yes = all_of(1.0F);
  Row row = {1, {yes, ByType{}, ByType{}, yes}};  // what may begin
  for (std::size_t i = 0; i < n; ++i) {
    find_emission(scores[i], allowed.empty() ? in_use : allowed[i] & in_use, scratch.emission[i]);
    if (i > 0) row = step(changes.forward(), kForward, row);
    multiply(row, scratch.emission[i]);
    scale(row, row.outside + sum_of(row.parts), scratch.forward[i]);
  }
  row = {1, {ByType{}, ByType{}, yes, yes}};  // what may end
  for (std::size_t i = n; i-- > 0;) {
    if (i + 1 < n) {
      multiply(row, scratch.emission[i + 1]);
      row = step(changes.backward(), kBackward, row);
    }
    Row product = row;
    multiply(product, scratch.forward[i]);
    scale(row, product.outside + sum_of(product.parts), scratch.backward[i]);
  }
}

}  // namespace onrecord
