#include "stages/name_features.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

#include "stages/features.h"
#include "stages/name_word_features.h"

namespace onrecord {
namespace {

// The numbers of the kinds of features, apart from those of name_word_features.cpp.
enum Template : std::uint64_t {
  kAcronym = 180,
  kElsewhere = 184,
  kVotes = 192,
  kFirst = 208,
};

constexpr std::uint32_t kNoRun = ~0u;

// Words in small letters that can stand within a name.
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
    add_word_features(i, sentence, rows);
    add_article_features(i, rows);
    rows.end_row();
  }
}

void NameFeatures::add_second(const NameStretch& stretch, FeatureRows& rows) const {
  const Range<Token>& sentence = stretch.sentence.in(sentences_).tokens;
  for (std::size_t i = stretch.tokens.begin.value; i < stretch.tokens.end.value; ++i) {
    add_word_features(i, sentence, rows);
    add_article_features(i, rows);
    add_votes(i, rows);
    rows.end_row();
  }
}

void NameFeatures::add_word_features(std::size_t i, Range<Token> sentence, FeatureRows& rows) const {
  NamePlace place;
  place.sentence = std::span(words_).subspan(sentence.begin.value, sentence.size());
  place.word = i - sentence.begin.value;
  place.block = tokens_[i].block.in(blocks_).kind;
  if (run_of_[i] != kNoRun) {
    place.run_begin = runs_[run_of_[i]].begin - sentence.begin.value;
    place.run_end = runs_[run_of_[i]].end - sentence.begin.value;
  }
  add_name_word_features(place, rows);
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
