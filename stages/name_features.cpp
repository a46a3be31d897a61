#include "stages/name_features.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace onrecord {

namespace {

constexpr std::uint32_t kNoRun = ~0u;

// Every kind of feature has a number of its own, which is part of the feature's hash.
enum Template : std::uint64_t {
  kBias = 1,
  kForm,         // + place: word as written
  kLower = 8,    // + place
  kShape = 16,   // + place
  kShapes = 24,  // shapes of two or three words
  kPrefix = 32,  // + length
  kSuffix = 40,  // + length
  kBrown = 48,   // + place * 4 + which
  kBrownPair = 72,
  kVector = 80,   // + place * 3 + which
  kPair = 104,    // words next to each other
  kCasing = 112,  // + place
  kKnown = 120,   // + place * 4 + part of a gazetteer's phrase
  kKnownWord = 144,
  kPosition = 150,
  kRun = 160,
  kAcronym = 180,
  kElsewhere = 184,
  kVotes = 192,
  kFirst = 208,
  kOuter = 220,  // words farther off
};

constexpr std::uint64_t feature(std::uint64_t of, std::uint64_t value) { return combine(of, value); }
constexpr std::uint64_t feature(std::uint64_t of, std::uint64_t a, std::uint64_t b) {
  return combine(combine(of, a), b);
}

constexpr std::uint64_t kEdge = 0xED6E;  // stands for the words outside the sentence

std::uint64_t bucket(std::uint64_t n) { return n < 4 ? n : n < 8 ? 4 : 5; }

bool is_connector(const NameWord& w) {
  static const std::array<std::uint64_t, 16> kConnectors = [] {
    constexpr std::array<std::string_view, 16> kWords = {"of", "for", "the", "and", "de", "la",  "a",  "to",
                                                         "in", "on",  "&",   "'s",  "-",  "del", "al", "von"};
    std::array<std::uint64_t, 16> hashes{};
    std::transform(kWords.begin(), kWords.end(), hashes.begin(), hash_bytes);
    return hashes;
  }();
  return std::find(kConnectors.begin(), kConnectors.end(), w.lower) != kConnectors.end();
}

}  // namespace

NameFeatures::NameFeatures(const std::vector<NameWord>& words, const std::vector<Token>& tokens,
                           const std::vector<Block>& blocks, const std::vector<Sentence>& sentences)
    : words_(words),
      tokens_(tokens),
      blocks_(blocks),
      sentences_(sentences),
      stretches_(find_name_stretches(words, sentences)) {
  find_runs();
  count_words();
  find_acronyms();
}

void NameFeatures::find_runs() {
  run_of_.assign(words_.size(), kNoRun);
  for (const Sentence& sentence : sentences_) {
    const std::uint32_t end = sentence.tokens.end.value;
    for (std::uint32_t i = sentence.tokens.begin.value; i < end;) {
      if (!words_[i].has_capital()) {
        ++i;
        continue;
      }
      std::uint32_t last = i;
      for (std::uint32_t next = i + 1; next < end && next <= last + 3; ++next) {
        if (words_[next].has_capital()) {
          last = next;
        } else if (!is_connector(words_[next])) {
          break;
        }
      }
      for (std::uint32_t k = i; k <= last; ++k) run_of_[k] = static_cast<std::uint32_t>(runs_.size());
      runs_.push_back({i, last + 1});
      i = last + 1;
    }
  }
}

void NameFeatures::count_words() {
  elsewhere_.reset(words_.size());
  for (const Sentence& sentence : sentences_) {
    bool initial = true;
    for (std::uint32_t i = sentence.tokens.begin.value; i < sentence.tokens.end.value; ++i) {
      if (!words_[i].is_word) continue;
      Elsewhere& counts = elsewhere_[words_[i].lower];
      auto& count = !words_[i].has_capital() ? counts.lower : initial ? counts.initial : counts.capital;
      if (count < 1000) ++count;
      initial = false;
    }
  }
}

// An acronym and a run, or a part of one, whose capitals spell it, anywhere in the article.
void NameFeatures::find_acronyms() {
  acronym_.assign(words_.size(), 0);
  std::unordered_map<std::uint64_t, bool> acronyms;  // whether its expansion was found
  for (const NameWord& word : words_) {
    if (word.acronym != 0) acronyms.emplace(word.acronym, false);
  }
  if (acronyms.empty()) return;
  constexpr std::size_t kMostLetters = 6;
  for (const Run& run : runs_) {
    for (std::uint32_t first = run.begin; first < run.end; ++first) {
      if (!words_[first].has_capital()) continue;
      std::uint64_t letters = 0;
      std::size_t count = 0;
      for (std::uint32_t i = first; i < run.end && count < kMostLetters; ++i) {
        if (!words_[i].has_capital()) continue;
        letters = combine(letters, words_[i].prefixes[0]);
        ++count;
        const bool whole = first == run.begin && i + 1 == run.end;
        if (count < 2 || (count == 2 && !whole)) continue;
        const auto found = acronyms.find(letters);
        if (found == acronyms.end()) continue;
        found->second = true;
        for (std::uint32_t k = first; k <= i; ++k) acronym_[k] = 2;
      }
    }
  }
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (words_[i].acronym != 0 && acronyms[words_[i].acronym]) acronym_[i] = 1;
  }
}

void NameFeatures::add_first(const NameStretch& stretch, FeatureRows& rows) const {
  const Range<Token>& sentence = stretch.sentence.in(sentences_).tokens;
  for (std::size_t i = stretch.tokens.begin.value; i < stretch.tokens.end.value; ++i) {
    add_word_features(i, sentence.begin.value, sentence.end.value, rows);
    add_article_features(i, rows);
    rows.end_row();
  }
}

void NameFeatures::add_second(const NameStretch& stretch, FeatureRows& rows) const {
  const Range<Token>& sentence = stretch.sentence.in(sentences_).tokens;
  for (std::size_t i = stretch.tokens.begin.value; i < stretch.tokens.end.value; ++i) {
    add_word_features(i, sentence.begin.value, sentence.end.value, rows);
    add_article_features(i, rows);
    add_votes(i, rows);
    rows.end_row();
  }
}

void NameFeatures::add_word_features(std::size_t i, std::size_t begin, std::size_t end, FeatureRows& rows) const {
  static const NameWord kOutsideWord = [] {
    NameWord edge;
    edge.form = edge.lower = edge.shape = edge.short_shape = kEdge;
    return edge;
  }();
  const auto at = [&](std::ptrdiff_t offset) -> const NameWord& {
    const std::ptrdiff_t place = static_cast<std::ptrdiff_t>(i) + offset;
    return place < static_cast<std::ptrdiff_t>(begin) || place >= static_cast<std::ptrdiff_t>(end)
               ? kOutsideWord
               : words_[static_cast<std::size_t>(place)];
  };
  const NameWord& w = at(0);
  const NameWord& before = at(-1);
  const NameWord& after = at(1);
  const auto add = [&rows](std::uint64_t of, std::uint64_t value) { rows.add(feature(of, value)); };
  const auto add_pair = [&rows](std::uint64_t of, std::uint64_t a, std::uint64_t b) { rows.add(feature(of, a, b)); };

  add(kBias, 0);
  add(kForm, w.form);
  add(kForm + 1, before.form);
  add(kForm + 2, after.form);
  add(kLower, w.lower);
  add(kLower + 1, before.lower);
  add(kLower + 2, after.lower);
  add(kLower + 3, at(-2).lower);
  add(kLower + 4, at(2).lower);
  add(kShape, w.shape);
  add(kShape + 1, before.short_shape);
  add(kShape + 2, after.short_shape);
  add_pair(kShapes, before.short_shape, w.short_shape);
  add_pair(kShapes + 1, w.short_shape, after.short_shape);
  add_pair(kShapes + 2, combine(before.short_shape, w.short_shape), after.short_shape);
  add_pair(kShapes + 3, combine(at(-2).short_shape, before.short_shape), w.short_shape);
  add_pair(kShapes + 4, combine(w.short_shape, after.short_shape), at(2).short_shape);
  for (std::size_t n = 0; n < 4; ++n) {
    if (w.prefixes[n] == 0) break;
    add(kPrefix + n, w.prefixes[n]);
    add(kSuffix + n, w.suffixes[n]);
  }
  if (after.suffixes[2] != 0) add(kSuffix + 5, after.suffixes[2]);
  if (before.suffixes[2] != 0) add(kSuffix + 6, before.suffixes[2]);
  for (std::ptrdiff_t offset = -2; offset <= 2; ++offset) {
    const NameWord& n = at(offset);
    const auto place = static_cast<std::uint64_t>(offset + 2);
    if (n.written.brown != 0) {
      add(kBrown + place * 4, n.written.brown4);
      add(kBrown + place * 4 + 1, n.written.brown6);
      add(kBrown + place * 4 + 2, n.written.brown10);
      if (offset == 0) add(kBrown + place * 4 + 3, n.written.brown);
    }
    if (n.known.coarse != 0) {
      add(kVector + place * 3, n.known.coarse);
      add(kVector + place * 3 + 1, n.known.medium);
      if (offset >= -1 && offset <= 1) add(kVector + place * 3 + 2, n.known.fine);
    }
  }
  add_pair(kBrownPair, before.written.brown6, w.written.brown6);
  add_pair(kBrownPair + 1, w.written.brown6, after.written.brown6);
  add_pair(kBrownPair + 2, before.known.medium, w.short_shape);
  add_pair(kBrownPair + 3, w.short_shape, after.known.medium);
  add_pair(kBrownPair + 4, before.known.coarse, after.known.coarse);
  add_pair(kPair, before.lower, w.lower);
  add_pair(kPair + 1, w.lower, after.lower);
  add_pair(kPair + 2, before.lower, w.short_shape);
  add_pair(kPair + 3, w.short_shape, after.lower);
  add_pair(kPair + 4, combine(at(-2).lower, before.lower), w.short_shape);
  add_pair(kPair + 5, w.short_shape, combine(after.lower, at(2).lower));

  const bool initial = i == begin;
  add_pair(kCasing, static_cast<std::uint64_t>(w.known.casing), static_cast<std::uint64_t>(w.capitals) * 2 + initial);
  add_pair(kCasing + 1, static_cast<std::uint64_t>(before.known.casing), static_cast<std::uint64_t>(before.capitals));
  add_pair(kCasing + 2, static_cast<std::uint64_t>(after.known.casing), static_cast<std::uint64_t>(after.capitals));

  // Gazetteers: one feature a kind and place in the phrase, here and next door.
  const auto add_kinds = [&](std::uint64_t of, const NameWord& n, bool with_capitals) {
    const KindSet places[] = {n.unit, n.begin, n.inside, n.last};
    for (std::uint64_t part = 0; part < 4; ++part) {
      for (KindSet kinds = places[part]; kinds != 0; kinds &= kinds - 1) {
        const auto kind = static_cast<std::uint64_t>(__builtin_ctz(kinds));
        add_pair(of + part, kind, with_capitals ? static_cast<std::uint64_t>(n.capitals) : 9);
      }
    }
  };
  add_kinds(kKnown, w, true);
  add_kinds(kKnown + 4, before, true);
  add_kinds(kKnown + 8, after, true);
  add_pair(kKnownWord, combine(w.unit, w.begin), combine(w.inside, w.last));
  add_pair(kKnownWord + 1, combine(before.unit, before.begin | before.last), combine(w.unit, w.begin | w.last));
  add_pair(kKnownWord + 2, combine(w.unit, w.begin | w.last), combine(after.unit, after.begin | after.last));
  const KindSet near = set_of(NameKind::title) | set_of(NameKind::role);
  for (std::ptrdiff_t offset = 2; offset <= 5; ++offset) {
    const NameWord& n = at(-offset);
    if (((n.unit | n.last) & near) != 0)
      add_pair(kKnownWord + 3, static_cast<std::uint64_t>(offset > 3), w.short_shape);
    if (offset <= 3) add_pair(kOuter, n.lower, w.short_shape);
    if (offset <= 3) add_pair(kOuter + 1, at(offset).lower, w.short_shape);
  }

  const BlockKind block = tokens_[i].block.in(blocks_).kind;
  add_pair(kPosition, static_cast<std::uint64_t>(block), static_cast<std::uint64_t>(w.capitals));
  add_pair(kPosition + 1, initial, static_cast<std::uint64_t>(w.capitals));
  if (i + 1 == end) add(kPosition + 2, w.short_shape);

  if (run_of_[i] == kNoRun) return;
  const Run& run = runs_[run_of_[i]];
  const std::uint64_t place = bucket(i - run.begin);
  const std::uint64_t left = bucket(run.end - 1 - i);
  const NameWord& head = words_[run.end - 1];
  const NameWord& first = words_[run.begin];
  const NameWord& outer_before = run.begin > begin ? words_[run.begin - 1] : kOutsideWord;
  const NameWord& outer_after = run.end < end ? words_[run.end] : kOutsideWord;
  add_pair(kRun, place, left);
  add_pair(kRun + 1, head.lower, left);
  add_pair(kRun + 2, head.known.medium, left);
  add_pair(kRun + 3, first.lower, place);
  add_pair(kRun + 4, first.known.medium, place);
  add_pair(kRun + 5, outer_before.lower, place);
  add_pair(kRun + 6, outer_after.lower, left);
  add_pair(kRun + 7, outer_before.known.medium, place);
  add_pair(kRun + 8, outer_after.known.medium, left);
  add_pair(kRun + 9, combine(head.unit, head.last), left);
  add_pair(kRun + 10, combine(first.unit, first.begin), place);
  add_pair(kRun + 11, combine(outer_before.lower, outer_after.lower), combine(place, left));
  add_pair(kRun + 12, combine(first.lower, head.lower), place);
  KindSet any = 0;
  for (std::uint32_t k = run.begin; k < run.end && k < run.begin + 16; ++k) any |= words_[k].unit;
  any &= set_of(NameKind::organization_head) | set_of(NameKind::event_head) | set_of(NameKind::given_name) |
         set_of(NameKind::surname) | set_of(NameKind::demonym) | set_of(NameKind::title);
  add_pair(kRun + 13, any, combine(place, left));
}

void NameFeatures::add_article_features(std::size_t i, FeatureRows& rows) const {
  const NameWord& w = words_[i];
  if (acronym_[i] != 0) rows.add(feature(kAcronym, acronym_[i], static_cast<std::uint64_t>(w.capitals)));
  if (!w.is_word || !w.has_capital()) return;
  const Elsewhere* found = elsewhere_.find(w.lower);
  if (found == nullptr) return;
  const Elsewhere& e = *found;
  rows.add(feature(kElsewhere, std::min<std::uint64_t>(e.lower, 2) * 3 + std::min<std::uint64_t>(e.capital, 2),
                   static_cast<std::uint64_t>(w.capitals)));
  rows.add(feature(kElsewhere + 1, bucket(e.capital), static_cast<std::uint64_t>(w.known.casing)));
}

void NameFeatures::see_article(std::span<const FoundName> found) {
  const auto capitals = static_cast<std::size_t>(
      std::count_if(words_.begin(), words_.end(), [](const NameWord& word) { return word.has_capital(); }));
  votes_.reset(capitals);
  pair_votes_.reset(capitals);
  first_labels_.assign(words_.size(), kOutside);
  first_probability_.assign(words_.size(), 1);
  for (const FoundName& name : found) {
    const std::uint32_t begin = name.tokens.begin.value;
    const std::uint32_t end = name.tokens.end.value;
    for (std::uint32_t i = begin; i < end; ++i) {
      const Part part = end - begin == 1 ? Part::unit
                        : i == begin     ? Part::begin
                        : i + 1 == end   ? Part::last
                                         : Part::inside;
      first_labels_[i] = label_of(static_cast<std::size_t>(name.type), part);
      first_probability_[i] = name.probability;
    }
  }
  // A name that an article repeats more often than can be counted must not begin at zero again.
  const auto count = [](std::uint16_t& votes) { votes += votes < std::numeric_limits<std::uint16_t>::max(); };
  const auto vote = [&](Votes& votes, std::size_t i) {
    const Label label = first_labels_[i];
    count(votes.by_type[label == kOutside ? 4 : type_of(label)]);
    if (label == kOutside) return;
    const Part part = part_of(label);
    count(part == Part::begin    ? votes.begins
          : part == Part::inside ? votes.inside
          : part == Part::last   ? votes.ends
                                 : votes.units);
  };
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (!words_[i].has_capital()) continue;
    vote(votes_[words_[i].form], i);
    if (i + 1 < words_.size() && words_[i + 1].is_word)
      vote(pair_votes_[combine(words_[i].form, words_[i + 1].form)], i);
  }
}

void NameFeatures::add_votes(std::size_t i, FeatureRows& rows) const {
  const Label own = first_labels_[i];
  const auto sure = static_cast<std::uint64_t>(first_probability_[i] * 4.99F);
  const auto label_at = [&](std::size_t k) -> std::uint64_t {
    return k < first_labels_.size() ? first_labels_[k] : 99;
  };
  rows.add(feature(kFirst, own, sure));
  rows.add(feature(kFirst + 1, own, combine(label_at(i - 1), label_at(i + 1))));
  rows.add(feature(kFirst + 2, own, words_[i].short_shape));
  const NameWord& w = words_[i];
  if (!w.has_capital()) return;
  const auto add = [&](std::uint64_t of, const Votes& votes) {
    // Without this place's own vote.
    std::array<std::uint16_t, 5> by_type = votes.by_type;
    const std::size_t own_type = own == kOutside ? 4 : type_of(own);
    if (by_type[own_type] > 0) --by_type[own_type];
    std::uint64_t total = 0;
    for (const std::uint16_t n : by_type) total += n;
    if (total == 0) {
      rows.add(feature(of, 77, own));
      return;
    }
    std::size_t most = 0;
    for (std::size_t t = 1; t < 5; ++t) {
      if (by_type[t] > by_type[most]) most = t;
    }
    const std::uint64_t share = by_type[most] == total ? 2 : by_type[most] * 4 >= total * 3 ? 1 : 0;
    rows.add(feature(of, most * 3 + share, std::min<std::uint64_t>(total, 3)));
    rows.add(feature(of + 1, most * 3 + share, own));
    for (std::size_t t = 0; t < 5; ++t) {
      if (by_type[t] > 0) rows.add(feature(of + 2, t, own_type));
    }
    const std::uint64_t parts = (votes.begins > (own != kOutside && part_of(own) == Part::begin)) |
                                (votes.inside > (own != kOutside && part_of(own) == Part::inside)) << 1 |
                                (votes.ends > (own != kOutside && part_of(own) == Part::last)) << 2 |
                                (votes.units > (own != kOutside && part_of(own) == Part::unit)) << 3;
    rows.add(feature(of + 3, parts, own));
  };
  if (const Votes* found = votes_.find(w.form)) add(kVotes, *found);
  if (i + 1 < words_.size() && words_[i + 1].is_word) {
    if (const Votes* found = pair_votes_.find(combine(w.form, words_[i + 1].form))) add(kVotes + 4, *found);
  }
  if (i > 0 && words_[i - 1].has_capital() && w.is_word) {
    if (const Votes* found = pair_votes_.find(combine(words_[i - 1].form, w.form))) add(kVotes + 8, *found);
  }
}

}  // namespace onrecord
