#include "stages/speech_features.h"

#include <algorithm>

#include "models/hashing.h"
#include "stages/features.h"

namespace onrecord {
namespace {

// Every kind of feature has a number of its own, which is part of the feature's hash.
enum Template : std::uint64_t {
  kBias = 1,
  kLower = 10,  // + the offset of the word, as all of one word
  kBrown6 = 30,
  kBrown10 = 40,
  kSuffix2 = 50,
  kSuffix3 = 60,
  kShape = 70,
  kPair = 100,
  kQuoted = 110,
  kCue = 120,
  kBefore = 130,  // of the cue before
  kBehind = 140,
  kStretch = 150,
  kPlace = 180,
  kMention = 190,
};

constexpr std::size_t kOwn = SpeechFeatures::kOffsets / 2;  // the place of the word itself among the offsets
constexpr std::uint64_t kFar = 99;

// How far apart two words are, in steps that grow.
std::uint64_t distance(std::size_t n) { return n < 4 ? n : n < 6 ? 4 : n < 10 ? 5 : n < 16 ? 6 : n < 30 ? 7 : 8; }

}  // namespace

SpeechFeatures::SpeechFeatures(const Annotations& annotations, const DistinctWords& words,
                               std::vector<SpeechPlace> places)
    : all_(annotations), words_(words), places_(std::move(places)), passages_(find_passages(all_, places_)) {
  find_stretches();
}

void SpeechFeatures::find_stretches() {
  const auto alike = [](const SpeechPlace& a, const SpeechPlace& b) {
    return a.cue_before == b.cue_before && a.cue_behind == b.cue_behind && a.that == b.that && a.clause == b.clause &&
           a.sentence_begin == b.sentence_begin;
  };
  stretch_of_.reserve(places_.size());
  for (std::uint32_t i = 0; i < places_.size(); ++i) {
    if (stretches_.empty() || !alike(places_[stretches_.back()], places_[i])) stretches_.push_back(i);
    stretch_of_.push_back(static_cast<std::uint32_t>(stretches_.size() - 1));
  }
}

void SpeechFeatures::add_word_rows(FeatureRows& rows) const {
  const auto add_rows = [&rows](const NameWord& word) {
    for (std::size_t at = 0; at < kOffsets; ++at) {
      const auto add = [&](std::uint64_t of, std::uint64_t value) { rows.add(feature(of + at, value)); };
      add(kLower, word.lower);
      const std::size_t away = at > kOwn ? at - kOwn : kOwn - at;
      if (away <= 2) add(kBrown6, word.written.brown6);
      if (away <= 1) {
        add(kBrown10, word.written.brown10);
        add(kSuffix2, word.suffixes[1]);
      }
      if (at == kOwn) {
        add(kBias, 0);
        add(kSuffix3, word.suffixes[2]);
        add(kShape, word.shape);
      }
      rows.end_row();
    }
  };
  std::vector<char> in_passage(words_.words.size());
  for (const Range<Token> passage : passages_) {
    for (std::size_t i = passage.begin.value; i < passage.end.value; ++i) in_passage[words_.of_token[i]] = 1;
  }
  for (std::size_t w = 0; w < words_.words.size(); ++w) {
    if (in_passage[w] != 0) {
      add_rows(words_.words[w]);
    } else {
      for (std::size_t at = 0; at < kOffsets; ++at) rows.end_row();
    }
  }
  add_rows(word_outside());
}

std::array<std::size_t, SpeechFeatures::kOffsets> SpeechFeatures::word_rows(std::size_t i, std::size_t begin,
                                                                            std::size_t end) const {
  std::array<std::size_t, kOffsets> rows;
  for (std::size_t at = 0; at < kOffsets; ++at) {
    const std::size_t place = i + at - kOwn;  // wraps around below 0, and so lies beyond too
    const std::size_t word = place >= begin && place < end ? words_.of_token[place] : words_.words.size();
    rows[at] = word * kOffsets + at;
  }
  return rows;
}

const NameWord& SpeechFeatures::word_at(std::size_t i, std::ptrdiff_t offset, std::size_t begin,
                                        std::size_t end) const {
  const std::ptrdiff_t place = static_cast<std::ptrdiff_t>(i) + offset;
  const bool outside = place < static_cast<std::ptrdiff_t>(begin) || place >= static_cast<std::ptrdiff_t>(end);
  return outside ? word_outside() : words_.of(static_cast<std::size_t>(place));
}

void SpeechFeatures::add_token_rows(std::size_t begin, std::size_t end, FeatureRows& rows) const {
  for (std::size_t i = begin; i < end; ++i) {
    add_words(i, begin, end, rows);
    add_quotation(i, begin, end, rows);
    add_cues(i, rows);
    add_mention(i, begin, end, rows);
    rows.end_row();
  }
}

void SpeechFeatures::add_words(std::size_t i, std::size_t begin, std::size_t end, FeatureRows& rows) const {
  const auto add = [&rows](std::uint64_t of, auto... values) { rows.add(feature(of, values...)); };
  const NameWord& word = words_.of(i);
  const NameWord& before = word_at(i, -1, begin, end);
  const NameWord& after = word_at(i, 1, begin, end);
  add(kPair, before.lower, word.lower);
  add(kPair + 1, word.lower, after.lower);
  add(kPair + 2, before.lower, word.written.brown6);
  add(kPair + 3, word.written.brown6, after.lower);
}

void SpeechFeatures::add_quotation(std::size_t i, std::size_t begin, std::size_t end, FeatureRows& rows) const {
  const auto add = [&rows](std::uint64_t of, auto... values) { rows.add(feature(of, values...)); };
  const SpeechPlace& place = places_[i];
  const std::uint64_t quoted = feature(static_cast<std::uint64_t>(place.quoted),
                                       i > begin ? static_cast<std::uint64_t>(places_[i - 1].quoted) : kFar,
                                       i + 1 < end ? static_cast<std::uint64_t>(places_[i + 1].quoted) : kFar);
  add(kQuoted, quoted, words_.of(i).lower);
  add(kQuoted + 1, quoted, place.sentence_has_quoted, place.cue);
}

// A value that most tokens have is no feature of its own.
void SpeechFeatures::add_cues(std::size_t i, FeatureRows& rows) const {
  const auto add = [&rows](std::uint64_t of, auto... values) { rows.add(feature(of, values...)); };
  const NameWord& word = words_.of(i);
  const SpeechPlace& place = places_[i];
  const std::uint64_t far_before = place.cue_before ? distance(i + 1 - place.cue_before) : kFar;
  const std::uint64_t far_behind = place.cue_behind ? distance(place.cue_behind - 1 - i) : kFar;
  const bool opens = i == place.clause;
  add(kCue, far_before, far_behind);
  if (place.cue != 0) {
    add(kCue + 1, place.cue, place.stance, place.strength);
    add(kCue + 2, place.frame, word.lower);
    add(kCue + 3, place.cue, place.strength, word.lower);
  }
  if (place.cue_before) {
    const SpeechPlace& cue = places_[place.cue_before - 1];
    const bool cue_in_clause = place.cue_before > place.clause;
    const std::uint64_t cue_word = words_.of(place.cue_before - 1).lower;
    add(kBefore, far_before, place.quoted, cue.strength);
    add(kBefore + 1, cue_word, far_before);
    add(kBefore + 2, cue_word, place.that, word.known.coarse);
    add(kBefore + 3, cue_in_clause, far_before, place.that, cue.strength);
    add(kBefore + 4, cue.frame, far_before, cue_in_clause);
  }
  if (place.cue_behind) {
    const SpeechPlace& cue = places_[place.cue_behind - 1];
    const bool clause_of_cue = cue.clause == place.clause;
    const std::uint64_t cue_word = words_.of(place.cue_behind - 1).lower;
    add(kBehind, far_behind, place.quoted, cue.strength);
    add(kBehind + 1, cue_word, far_behind);
    add(kBehind + 2, clause_of_cue, cue_word, opens);
    add(kBehind + 3, clause_of_cue, far_behind, word.short_shape, cue.strength);
    add(kBehind + 4, cue.frame, far_behind, clause_of_cue);
  }
  const std::uint64_t from_begin = distance(i - place.sentence_begin);
  add(kPlace, from_begin, word.short_shape);
  add(kPlace + 1, distance(place.sentence_end - 1 - i), word.lower);
  add(kPlace + 2, from_begin == 0, place.quoted);
  add(kPlace + 3, all_.tokens[i].block.in(all_.blocks).kind, word.short_shape);
}

// What all tokens between two cues of one clause have in common.
void SpeechFeatures::add_stretch_rows(FeatureRows& rows) const {
  const auto add = [&rows](std::uint64_t of, auto... values) { rows.add(feature(of, values...)); };
  for (const std::uint32_t i : stretches_) {
    const SpeechPlace& place = places_[i];
    const std::uint64_t before = place.cue_before ? words_.of(place.cue_before - 1).lower : 0;
    const std::uint64_t behind = place.cue_behind ? words_.of(place.cue_behind - 1).lower : 0;
    const std::uint64_t clause = words_.of(place.clause).lower;
    const bool cue_in_clause = place.cue_before > place.clause;
    const bool clause_of_cue = place.cue_behind && places_[place.cue_behind - 1].clause == place.clause;
    const std::uint64_t strength_before = place.cue_before ? places_[place.cue_before - 1].strength : kFar;
    const std::uint64_t strength_behind = place.cue_behind ? places_[place.cue_behind - 1].strength : kFar;
    add(kStretch, before, place.that);
    add(kStretch + 1, before, behind);
    add(kStretch + 2, before, clause_of_cue, behind);
    add(kStretch + 3, before, cue_in_clause, clause);
    add(kStretch + 4, clause);
    add(kStretch + 5, words_.of(place.sentence_begin).lower, place.cue_before ? 1 : place.cue_behind ? 2 : 0);
    add(kStretch + 9, strength_before, strength_behind, clause_of_cue);
    add(kStretch + 10, before, strength_before, place.that);
    add(kStretch + 11, behind, strength_behind, clause_of_cue);
    add(kStretch + 12, strength_before, strength_behind, cue_in_clause, clause);
    if (place.cue_before) {
      add(kStretch + 6, places_[place.cue_before - 1].frame, before);
      add(kStretch + 7, place.cue_farther ? words_.of(place.cue_farther - 1).lower : 0, before, place.that);
    }
    if (place.cue_behind) add(kStretch + 8, places_[place.cue_behind - 1].frame, behind);
    rows.end_row();
  }
}

void SpeechFeatures::add_mention(std::size_t i, std::size_t begin, std::size_t end, FeatureRows& rows) const {
  const auto add = [&rows](std::uint64_t of, auto... values) { rows.add(feature(of, values...)); };
  const NameWord& word = words_.of(i);
  const SpeechPlace& place = places_[i];
  const std::uint64_t own = place.naming;
  const std::uint64_t before = i > begin ? places_[i - 1].naming : kFar;
  const std::uint64_t behind = i + 1 < end ? places_[i + 1].naming : kFar;
  if (before != 0) {
    add(kMention, before, word.short_shape);
    add(kMention + 1, before, word.lower);
  }
  if (behind != 0) add(kMention + 2, behind, word.short_shape);
  if (own != 0 || behind != 0) add(kMention + 3, own, behind, word.lower);
  if (own == 0) return;
  const Range<Token> mention = all_.mentions[place.mention - 1].tokens;
  const bool opens = mention.begin.value <= begin;
  const bool closes = mention.end.value >= end;
  add(kMention + 4, before, own, behind);
  add(kMention + 5, own, opens ? word_outside().lower : words_.of(mention.begin.value - 1).lower);
  add(kMention + 6, own, closes ? word_outside().lower : words_.of(mention.end.value).lower);
  add(kMention + 7, own, opens ? kFar : places_[mention.begin.value - 1].cue,
      closes ? kFar : places_[mention.end.value].cue, place.quoted);
}

}  // namespace onrecord
