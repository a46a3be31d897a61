#include "stages/speech_features.h"

#include <algorithm>

#include "models/hashing.h"

namespace onrecord {
namespace {

// Every kind of feature has a number of its own, which is part of the feature's hash.
enum Template : std::uint64_t {
  kBias = 1,
  kLower = 10,  // + place
  kPair = 20,   // words next to each other
  kShape = 26,
  kSuffix = 30,
  kCluster = 40,  // + place * 4 + which
  kClusterPair = 70,
  kQuoted = 80,
  kCue = 90,
  kClause = 110,
  kPlace = 130,
  kKnown = 140,
  kFirst = 200,  // what the first pass found
};

constexpr std::uint64_t kEdge = 0xED6E;
constexpr std::uint64_t kFar = 99;

template <class... Values>
constexpr std::uint64_t feature(std::uint64_t of, Values... values) {
  ((of = combine(of, static_cast<std::uint64_t>(values))), ...);
  return of;
}

std::uint64_t bucket(std::size_t n) { return n < 4 ? n : n < 6 ? 4 : n < 10 ? 5 : n < 16 ? 6 : n < 30 ? 7 : 8; }

bool opens_clause(std::string_view word) {
  return word == "," || word == "—" || word == "–" || word == "--" || word == ":" || word == ";";
}

}  // namespace

SpeechFeatures::SpeechFeatures(std::string_view text, const Annotations& annotations,
                               const std::vector<NameWord>& words, const std::vector<QuotedPiece>& pieces,
                               const std::vector<Cue>& cues)
    : text_(text), all_(annotations), words_(words), pieces_(pieces), cues_(cues), places_(words.size()) {
  find_places();
}

void SpeechFeatures::find_places() {
  for (const QuotedPiece& piece : pieces_) {
    const std::size_t begin = piece.tokens.begin.value;
    const std::size_t end = piece.tokens.end.value;
    for (std::size_t i = begin; i < end; ++i) places_[i].quoted = Quoted::inside;
    places_[begin].quoted = Quoted::first;
    places_[end - 1].quoted = Quoted::last;
    if (piece.opened && begin > 0) places_[begin - 1].quoted = Quoted::mark;
    if (piece.closed && end < places_.size()) places_[end].quoted = Quoted::mark;
  }
  for (const Cue& cue : cues_) {
    for (std::size_t i = cue.tokens.begin.value; i < cue.tokens.end.value; ++i) {
      places_[i].cue = i == cue.tokens.begin.value ? 1 : 2;
      places_[i].stance = hash_bytes(cue.stance);
    }
  }
  for (const Sentence& sentence : all_.sentences) {
    const auto begin = sentence.tokens.begin.value;
    const auto end = sentence.tokens.end.value;
    Place running;
    running.sentence_begin = running.clause = begin;
    running.sentence_end = end;
    bool quoted = false;
    for (std::uint32_t i = begin; i < end; ++i) {
      Place& place = places_[i];
      place.sentence_begin = begin;
      place.sentence_end = end;
      place.clause = running.clause;
      place.cue_before = running.cue_before;
      place.that = running.that;
      const std::string_view word = all_.tokens[i].span.of(text_);
      if (place.cue == 1) running.cue_before = i + 1;
      if (opens_clause(word) || place.quoted == Quoted::mark) running.clause = i + 1;
      if (word == "that") running.that = running.cue_before == i ? 1 : 2;
      quoted |= place.quoted >= Quoted::inside;
    }
    std::uint32_t behind = 0;
    for (std::uint32_t i = end; i-- > begin;) {
      places_[i].cue_behind = behind;
      places_[i].sentence_has_quoted = quoted;
      if (places_[i].cue == 1) behind = i + 1;
    }
  }
}

const NameWord& SpeechFeatures::word_at(std::size_t i, std::ptrdiff_t offset, std::size_t begin,
                                        std::size_t end) const {
  static const NameWord kBeyond = [] {
    NameWord edge;
    edge.form = edge.lower = edge.shape = edge.short_shape = kEdge;
    return edge;
  }();
  const std::ptrdiff_t place = static_cast<std::ptrdiff_t>(i) + offset;
  const bool outside = place < static_cast<std::ptrdiff_t>(begin) || place >= static_cast<std::ptrdiff_t>(end);
  return outside ? kBeyond : words_[static_cast<std::size_t>(place)];
}

void SpeechFeatures::add_first(std::size_t begin, std::size_t end, FeatureRows& rows) const {
  for (std::size_t i = begin; i < end; ++i) {
    add_words(i, begin, end, rows);
    add_surroundings(i, begin, end, rows);
    rows.end_row();
  }
}

void SpeechFeatures::add_second(std::size_t begin, std::size_t end, FeatureRows& rows) const {
  for (std::size_t i = begin; i < end; ++i) {
    add_words(i, begin, end, rows);
    add_surroundings(i, begin, end, rows);
    add_found(i, begin, end, rows);
    rows.end_row();
  }
}

void SpeechFeatures::add_words(std::size_t i, std::size_t begin, std::size_t end, FeatureRows& rows) const {
  const auto at = [&](std::ptrdiff_t offset) -> const NameWord& { return word_at(i, offset, begin, end); };
  const auto add = [&rows](std::uint64_t of, auto... values) { rows.add(feature(of, values...)); };
  const NameWord& word = at(0);
  const NameWord& before = at(-1);
  const NameWord& after = at(1);
  add(kBias);
  for (std::ptrdiff_t offset = -3; offset <= 3; ++offset) {
    add(kLower + static_cast<std::uint64_t>(offset + 3), at(offset).lower);
  }
  add(kPair, before.lower, word.lower);
  add(kPair + 1, word.lower, after.lower);
  add(kPair + 2, at(-2).lower, before.lower);
  add(kPair + 3, after.lower, at(2).lower);
  add(kPair + 4, before.lower, after.lower);
  add(kShape, word.shape);
  add(kShape + 1, before.short_shape, word.short_shape);
  add(kShape + 2, word.short_shape, after.short_shape);
  add(kSuffix, word.suffixes[1]);
  add(kSuffix + 1, word.suffixes[2]);
  add(kSuffix + 2, after.suffixes[1]);
  add(kSuffix + 3, before.suffixes[1]);
  for (std::ptrdiff_t offset = -2; offset <= 2; ++offset) {
    const auto of = kCluster + static_cast<std::uint64_t>(offset + 2) * 4;
    const NameWord& near = at(offset);
    add(of, near.known.coarse);
    add(of + 1, near.known.medium);
    add(of + 2, near.written.brown6);
    add(of + 3, near.written.brown10);
  }
  const std::uint64_t own = word.written.brown6;
  add(kClusterPair, before.written.brown6, own);
  add(kClusterPair + 1, own, after.written.brown6);
  add(kClusterPair + 2, before.written.brown6, own, after.written.brown6);
  add(kClusterPair + 3, before.lower, own);
  add(kClusterPair + 4, own, after.lower);
  add(kClusterPair + 5, at(-2).written.brown6, before.written.brown6, own);
  add(kClusterPair + 6, own, after.written.brown6, at(2).written.brown6);
  constexpr KindSet kAll = (KindSet{1} << kFactKinds) - 1;
  add(kKnown, (word.unit | word.begin | word.inside | word.last) & kAll);
  add(kKnown + 1, (before.unit | before.last) & kAll, word.short_shape);
  add(kKnown + 2, (after.unit | after.begin) & kAll, word.short_shape);
}

void SpeechFeatures::add_surroundings(std::size_t i, std::size_t begin, std::size_t end, FeatureRows& rows) const {
  const auto add = [&rows](std::uint64_t of, auto... values) { rows.add(feature(of, values...)); };
  const NameWord& word = words_[i];
  const Place& place = places_[i];
  const std::uint64_t quoted = feature(static_cast<std::uint64_t>(place.quoted),
                                       i > begin ? static_cast<std::uint64_t>(places_[i - 1].quoted) : kFar,
                                       i + 1 < end ? static_cast<std::uint64_t>(places_[i + 1].quoted) : kFar);
  add(kQuoted, quoted);
  add(kQuoted + 1, quoted, word.lower);
  add(kQuoted + 2, place.quoted, place.sentence_has_quoted, place.cue);

  const std::uint64_t far_before = place.cue_before ? bucket(i + 1 - place.cue_before) : kFar;
  const std::uint64_t far_behind = place.cue_behind ? bucket(place.cue_behind - 1 - i) : kFar;
  const std::uint64_t cue_before = place.cue_before ? words_[place.cue_before - 1].lower : 0;
  const std::uint64_t cue_behind = place.cue_behind ? words_[place.cue_behind - 1].lower : 0;
  add(kCue, place.cue, place.stance);
  add(kCue + 1, far_before, far_behind);
  add(kCue + 2, far_before, place.quoted);
  add(kCue + 3, far_behind, place.quoted);
  add(kCue + 4, cue_before, far_before);
  add(kCue + 5, cue_behind, far_behind);
  add(kCue + 6, cue_before, word.lower);
  add(kCue + 7, cue_behind, word.lower);
  add(kCue + 8, cue_before, place.that, word.known.coarse);
  add(kCue + 9, cue_before, place.that);

  const bool opens = i == place.clause;
  const std::uint64_t clause = place.clause < words_.size() ? words_[place.clause].lower : kEdge;
  const bool cue_in_clause = place.cue_before > place.clause;
  const bool clause_of_cue = place.cue_behind && places_[place.cue_behind - 1].clause == place.clause;
  add(kClause, clause, opens);
  add(kClause + 1, clause, word.lower);
  add(kClause + 2, cue_before, cue_in_clause, clause);
  add(kClause + 3, cue_in_clause, far_before, place.that);
  add(kClause + 4, clause_of_cue, cue_behind, opens);
  add(kClause + 5, clause_of_cue, far_behind, word.short_shape);

  const std::uint64_t from_begin = bucket(i - place.sentence_begin);
  add(kPlace, from_begin, word.short_shape);
  add(kPlace + 1, bucket(place.sentence_end - 1 - i), word.lower);
  add(kPlace + 2, from_begin == 0, place.quoted);
  add(kPlace + 3, words_[place.sentence_begin].lower, place.cue_before ? 1 : place.cue_behind ? 2 : 0);
  add(kPlace + 4, all_.tokens[i].block.in(all_.blocks).kind, word.short_shape);
}

void SpeechFeatures::see_article(std::vector<TaggedSpan> found) {
  found_ = std::move(found);
  labels_.assign(words_.size(), kOutside);
  next_.assign(words_.size(), static_cast<std::uint32_t>(found_.size()));
  std::size_t from = 0;
  for (std::uint32_t k = 0; k < found_.size(); ++k) {
    const TaggedSpan& span = found_[k];
    std::fill(next_.begin() + from, next_.begin() + span.end, k);
    from = span.end;
    for (std::uint32_t i = span.begin; i < span.end; ++i) {
      const Part part = span.end - span.begin == 1 ? Part::unit
                        : i == span.begin          ? Part::begin
                        : i + 1 == span.end        ? Part::last
                                                   : Part::inside;
      labels_[i] = label_of(span.type, part);
    }
  }
}

void SpeechFeatures::add_found(std::size_t i, std::size_t begin, std::size_t end, FeatureRows& rows) const {
  const auto add = [&rows](std::uint64_t of, auto... values) { rows.add(feature(of, values...)); };
  const auto label_at = [&](std::ptrdiff_t offset) -> std::uint64_t {
    const std::ptrdiff_t k = static_cast<std::ptrdiff_t>(i) + offset;
    const bool outside = k < static_cast<std::ptrdiff_t>(begin) || k >= static_cast<std::ptrdiff_t>(end);
    return outside ? kFar : labels_[static_cast<std::size_t>(k)];
  };
  const NameWord& word = words_[i];
  const Place& place = places_[i];
  const std::uint64_t own = label_at(0);
  const auto span = static_cast<std::ptrdiff_t>(next_[i]);
  const bool covered = next_[i] < found_.size() && found_[next_[i]].begin <= i;
  add(kFirst, own, covered ? static_cast<std::uint64_t>(found_[next_[i]].probability * 4.99F) : 9);
  add(kFirst + 1, own, label_at(-1), label_at(1));
  add(kFirst + 2, own, word.lower);
  add(kFirst + 3, own, label_at(-1), label_at(-2), label_at(-3));
  add(kFirst + 4, own, label_at(1), label_at(2), label_at(3));

  // The type of a span of this block, and whether it touches this sentence; kFar for none.
  const auto type_at = [&](std::ptrdiff_t k) -> std::uint64_t {
    if (k < 0 || k >= static_cast<std::ptrdiff_t>(found_.size())) return kFar;
    const TaggedSpan& one = found_[static_cast<std::size_t>(k)];
    if (one.begin < begin || one.end > end) return kFar;
    return one.type + (one.end > place.sentence_begin && one.begin < place.sentence_end ? 0u : 3u);
  };
  const std::ptrdiff_t before = span - 1;
  const std::ptrdiff_t behind = covered ? span + 1 : span;
  const std::uint64_t type = covered ? found_[next_[i]].type : 8u;
  const std::uint64_t gap_before =
      type_at(before) == kFar ? 9 : bucket(i + 1 - found_[static_cast<std::size_t>(before)].end);
  const std::uint64_t gap_behind =
      type_at(behind) == kFar ? 9 : bucket(found_[static_cast<std::size_t>(behind)].begin - i);
  const std::uint64_t around = feature(type_at(before), type_at(behind), type);
  add(kFirst + 5, around);
  add(kFirst + 6, around, type_at(before - 1), type_at(behind + 1));
  add(kFirst + 7, type_at(before), type, gap_before);
  add(kFirst + 8, type_at(behind), type, gap_behind);
  add(kFirst + 9, around, gap_before, gap_behind);
  add(kFirst + 10, around, place.quoted);
  add(kFirst + 11, around, type_at(before - 1), type_at(behind + 1), place.quoted);

  constexpr auto kCuePart = static_cast<std::uint64_t>(SpeechPart::cue);
  std::uint64_t cue_before = 0;
  for (std::ptrdiff_t k = before; k > before - 3 && cue_before == 0; --k) {
    if (type_at(k) != kCuePart) continue;
    const TaggedSpan& cue = found_[static_cast<std::size_t>(k)];
    cue_before = combine(words_[cue.begin].lower, words_[cue.end - 1].lower);
  }
  std::uint64_t cue_behind = 0;
  for (std::ptrdiff_t k = behind; k < behind + 3 && cue_behind == 0; ++k) {
    if (type_at(k) == kCuePart) cue_behind = words_[found_[static_cast<std::size_t>(k)].end - 1].lower;
  }
  add(kFirst + 12, cue_before, type, word.lower);
  add(kFirst + 13, cue_behind, type, word.lower);
  add(kFirst + 14, cue_before, cue_behind, type);
  add(kFirst + 15, cue_before, type_at(before), type, place.quoted);
  add(kFirst + 16, cue_behind, type_at(behind), type, place.quoted);

  // What the sentence has, and what came right before it.
  constexpr std::size_t kMostParts = 12;
  const std::size_t first = next_[place.sentence_begin];
  std::uint64_t parts = 0;
  for (std::size_t k = first; k < found_.size() && k < first + kMostParts && found_[k].begin < place.sentence_end;
       ++k) {
    parts |= 1u << found_[k].type;
  }
  std::uint64_t former = 0;
  for (std::size_t k = first; k > 0 && k + 3 > first; --k) former = former * 4 + found_[k - 1].type + 1u;
  add(kFirst + 17, parts, type);
  add(kFirst + 18, parts, place.quoted, place.sentence_has_quoted);
  add(kFirst + 19, former, parts, place.quoted);
  add(kFirst + 20, parts, word.lower);
}

}  // namespace onrecord
