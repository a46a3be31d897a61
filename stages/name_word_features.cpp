#include "stages/name_word_features.h"

#include "stages/features.h"

namespace onrecord {
namespace {

// The numbers of the kinds of features are learned into the weights: they never change. NameFeatures has those from 180
// to 219.
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
  kOuter = 220,  // words farther off
};

constexpr std::size_t kRunLooked = 16;  // words of a run whose kinds are gathered

constexpr KindSet kTitles = set_of(NameKind::title) | set_of(NameKind::role);
constexpr KindSet kTellingKinds = set_of(NameKind::organization_head) | set_of(NameKind::event_head) |
                                  set_of(NameKind::given_name) | set_of(NameKind::surname) | set_of(NameKind::demonym) |
                                  set_of(NameKind::title);

class Templates {
 public:
  Templates(const NamePlace& place, FeatureRows& rows)
      : place_(place), rows_(rows), w_(at(0)), before_(at(-1)), after_(at(1)) {}

  void add_all() const {
    add_forms();
    add_affixes();
    add_clusters();
    add_pairs();
    add_casing();
    add_gazetteer();
    add_farther();
    add_position();
    if (place_.run_begin < place_.run_end) add_run();
  }

 private:
  const NameWord& at(std::ptrdiff_t offset) const {
    const std::ptrdiff_t i = static_cast<std::ptrdiff_t>(place_.word) + offset;
    const bool outside = i < 0 || i >= static_cast<std::ptrdiff_t>(place_.sentence.size());
    return outside ? word_outside() : place_.sentence[static_cast<std::size_t>(i)];
  }
  template <class... Values>
  void add(std::uint64_t of, Values... values) const {
    rows_.add(feature(of, values...));
  }

  void add_forms() const {
    add(kBias, 0);
    add(kForm, w_.form);
    add(kForm + 1, before_.form);
    add(kForm + 2, after_.form);
    add(kLower, w_.lower);
    add(kLower + 1, before_.lower);
    add(kLower + 2, after_.lower);
    add(kLower + 3, at(-2).lower);
    add(kLower + 4, at(2).lower);
    add(kShape, w_.shape);
    add(kShape + 1, before_.short_shape);
    add(kShape + 2, after_.short_shape);
    add(kShapes, before_.short_shape, w_.short_shape);
    add(kShapes + 1, w_.short_shape, after_.short_shape);
    add(kShapes + 2, combine(before_.short_shape, w_.short_shape), after_.short_shape);
    add(kShapes + 3, combine(at(-2).short_shape, before_.short_shape), w_.short_shape);
    add(kShapes + 4, combine(w_.short_shape, after_.short_shape), at(2).short_shape);
  }

  void add_affixes() const {
    for (std::size_t n = 0; n < w_.prefixes.size() && w_.prefixes[n] != 0; ++n) {
      add(kPrefix + n, w_.prefixes[n]);
      add(kSuffix + n, w_.suffixes[n]);
    }
    if (after_.suffixes[2] != 0) add(kSuffix + 5, after_.suffixes[2]);
    if (before_.suffixes[2] != 0) add(kSuffix + 6, before_.suffixes[2]);
  }

  // Brown clusters, by the length of the path, and clusters of vectors, by how fine they are.
  void add_clusters() const {
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
    add(kBrownPair, before_.written.brown6, w_.written.brown6);
    add(kBrownPair + 1, w_.written.brown6, after_.written.brown6);
    add(kBrownPair + 2, before_.known.medium, w_.short_shape);
    add(kBrownPair + 3, w_.short_shape, after_.known.medium);
    add(kBrownPair + 4, before_.known.coarse, after_.known.coarse);
  }

  void add_pairs() const {
    add(kPair, before_.lower, w_.lower);
    add(kPair + 1, w_.lower, after_.lower);
    add(kPair + 2, before_.lower, w_.short_shape);
    add(kPair + 3, w_.short_shape, after_.lower);
    add(kPair + 4, combine(at(-2).lower, before_.lower), w_.short_shape);
    add(kPair + 5, w_.short_shape, combine(after_.lower, at(2).lower));
  }

  bool is_initial() const { return place_.word == 0; }

  void add_casing() const {
    add(kCasing, w_.known.casing, static_cast<std::uint64_t>(w_.capitals) * 2 + is_initial());
    add(kCasing + 1, before_.known.casing, before_.capitals);
    add(kCasing + 2, after_.known.casing, after_.capitals);
  }

  // One feature a kind and place in the phrase, here and next door.
  void add_kinds(std::uint64_t of, const NameWord& n) const {
    const KindSet places[] = {n.unit, n.begin, n.inside, n.last};
    for (std::uint64_t part = 0; part < 4; ++part) {
      for (KindSet kinds = places[part]; kinds != 0; kinds &= kinds - 1) {
        add(of + part, __builtin_ctz(kinds), n.capitals);
      }
    }
  }
  void add_gazetteer() const {
    add_kinds(kKnown, w_);
    add_kinds(kKnown + 4, before_);
    add_kinds(kKnown + 8, after_);
    add(kKnownWord, combine(w_.unit, w_.begin), combine(w_.inside, w_.last));
    add(kKnownWord + 1, combine(before_.unit, before_.begin | before_.last), combine(w_.unit, w_.begin | w_.last));
    add(kKnownWord + 2, combine(w_.unit, w_.begin | w_.last), combine(after_.unit, after_.begin | after_.last));
  }

  // Titles some words before, and the words next but one and two.
  void add_farther() const {
    for (std::ptrdiff_t offset = 2; offset <= 5; ++offset) {
      const NameWord& n = at(-offset);
      if (((n.unit | n.last) & kTitles) != 0) add(kKnownWord + 3, offset > 3, w_.short_shape);
      if (offset > 3) continue;
      add(kOuter, n.lower, w_.short_shape);
      add(kOuter + 1, at(offset).lower, w_.short_shape);
    }
  }

  void add_position() const {
    add(kPosition, place_.block, w_.capitals);
    add(kPosition + 1, is_initial(), w_.capitals);
    if (place_.word + 1 == place_.sentence.size()) add(kPosition + 2, w_.short_shape);
  }

  void add_run() const {
    const auto& words = place_.sentence;
    const std::uint64_t place = bucket(place_.word - place_.run_begin);
    const std::uint64_t left = bucket(place_.run_end - 1 - place_.word);
    const NameWord& head = words[place_.run_end - 1];
    const NameWord& first = words[place_.run_begin];
    const NameWord& outer_before = place_.run_begin > 0 ? words[place_.run_begin - 1] : word_outside();
    const NameWord& outer_after = place_.run_end < words.size() ? words[place_.run_end] : word_outside();
    add(kRun, place, left);
    add(kRun + 1, head.lower, left);
    add(kRun + 2, head.known.medium, left);
    add(kRun + 3, first.lower, place);
    add(kRun + 4, first.known.medium, place);
    add(kRun + 5, outer_before.lower, place);
    add(kRun + 6, outer_after.lower, left);
    add(kRun + 7, outer_before.known.medium, place);
    add(kRun + 8, outer_after.known.medium, left);
    add(kRun + 9, combine(head.unit, head.last), left);
    add(kRun + 10, combine(first.unit, first.begin), place);
    add(kRun + 11, combine(outer_before.lower, outer_after.lower), combine(place, left));
    add(kRun + 12, combine(first.lower, head.lower), place);
    KindSet kinds = 0;
    for (std::size_t k = place_.run_begin; k < place_.run_end && k < place_.run_begin + kRunLooked; ++k) {
      kinds |= words[k].unit;
    }
    add(kRun + 13, kinds & kTellingKinds, combine(place, left));
  }

  const NamePlace& place_;
  FeatureRows& rows_;
  const NameWord& w_;
  const NameWord& before_;
  const NameWord& after_;
};

}  // namespace

void add_name_word_features(const NamePlace& place, FeatureRows& rows) { Templates(place, rows).add_all(); }

}  // namespace onrecord
