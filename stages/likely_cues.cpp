#include "stages/likely_cues.h"

#include <algorithm>
#include <cmath>

#include "models/hashing.h"
#include "stages/features.h"

namespace onrecord {
namespace {

constexpr float kLeastProbability = 0.2F;

// Every kind of feature has a number of its own, which is part of the feature's hash.
enum Template : std::uint64_t { kBias = 1, kAround = 10, kWithAround = 30, kMarks = 40, kClause = 50, kOthers = 60 };

constexpr std::uint64_t kFar = 99;
const std::uint64_t kThat = hash_bytes("that");
constexpr std::ptrdiff_t kThatReach = 6;  // tokens behind a cue in which "that" may stand
constexpr std::ptrdiff_t kNameReach = 5;  // tokens before a cue in which its source may stand

// Whether a single word's weight says that it often reports.
bool may_report(std::uint64_t word, const LinearScorer& words_that_report) {
  return words_that_report.score(std::span(&word, 1)) != 0;
}

}  // namespace

std::vector<Cue> find_cue_candidates(const DistinctWords& words, const std::vector<Cue>& cues,
                                     const LinearScorer& words_that_report) {
  std::vector<char> reports;
  reports.reserve(words.words.size());
  for (const NameWord& word : words.words) reports.push_back(may_report(word.lower, words_that_report));
  std::vector<Cue> candidates;
  auto cue = cues.begin();
  for (std::size_t i = 0; i < words.of_token.size(); ++i) {
    if (cue != cues.end() && cue->tokens.begin.value == i) {
      candidates.push_back(*cue);
      i = cue->tokens.end.value - 1;
      ++cue;
    } else if (reports[words.of_token[i]] != 0) {
      candidates.push_back({{Index<Token>(i), Index<Token>(i + 1)}, {}});
    }
  }
  return candidates;
}

void CueFeatures::add(std::size_t candidate, std::vector<std::uint64_t>& features) const {
  const auto add = [&features](std::uint64_t of, auto... values) { features.push_back(feature(of, values...)); };
  const Range<Token> tokens = candidates_[candidate].tokens;
  const auto begin = static_cast<std::ptrdiff_t>(tokens.begin.value);
  const auto end = static_cast<std::ptrdiff_t>(tokens.end.value);
  const SpeechPlace& place = places_[tokens.begin.value];
  const Index<Block> block = tokens.begin.in(all_.tokens).block;
  const auto within = [&](std::ptrdiff_t i) {
    return i >= 0 && i < static_cast<std::ptrdiff_t>(places_.size()) &&
           all_.tokens[static_cast<std::size_t>(i)].block == block;
  };
  const auto lower = [&](std::ptrdiff_t i) {
    return within(i) ? words_.of(static_cast<std::size_t>(i)).lower : word_outside().lower;
  };
  const auto brown = [&](std::ptrdiff_t i) -> std::uint64_t {
    return within(i) ? words_.of(static_cast<std::size_t>(i)).written.brown6 : 0;
  };
  const auto naming = [&](std::ptrdiff_t i) -> std::uint64_t {
    return within(i) ? places_[static_cast<std::size_t>(i)].naming : kFar;
  };
  const auto quoted = [&](std::ptrdiff_t i) -> std::uint64_t {
    return within(i) ? static_cast<std::uint64_t>(places_[static_cast<std::size_t>(i)].quoted) : kFar;
  };
  const NameWord& first = words_.of(tokens.begin.value);
  std::uint64_t phrase = 0;
  for (std::ptrdiff_t i = begin; i < end; ++i) phrase = combine(phrase, lower(i));

  add(kBias, phrase);
  add(kBias + 1, first.known.coarse);
  add(kBias + 2, first.written.brown10, brown(begin - 1), brown(end));
  for (std::ptrdiff_t away = 1; away <= 3; ++away) {
    add(kAround + static_cast<std::uint64_t>(away), lower(begin - away));
    add(kAround + static_cast<std::uint64_t>(away) + 3, lower(end - 1 + away));
  }
  add(kAround + 7, lower(begin - 2), lower(begin - 1));
  add(kAround + 8, lower(end), lower(end + 1));
  add(kWithAround, phrase, lower(end));
  add(kWithAround + 1, phrase, brown(begin - 1));
  add(kWithAround + 2, phrase, brown(end));
  add(kMarks, quoted(begin), quoted(begin - 1), quoted(end));
  add(kMarks + 1, quoted(begin - 1), quoted(begin - 2), quoted(end), quoted(end + 1));
  add(kMarks + 2, place.sentence_has_quoted, phrase);

  const auto clause = static_cast<std::ptrdiff_t>(place.clause);
  add(kClause, std::min<std::ptrdiff_t>(begin - clause, 4), lower(clause));
  const std::ptrdiff_t reach = std::min<std::ptrdiff_t>(end + kThatReach, place.sentence_end);
  bool has_that = false;
  for (std::ptrdiff_t i = end; i < reach && !has_that; ++i) has_that = lower(i) == kThat;
  add(kClause + 1, has_that, brown(begin - 1));
  std::uint64_t nearest = 0;
  for (std::ptrdiff_t i = begin - 1; i >= std::max(clause, begin - kNameReach) && nearest == 0; --i) {
    if (naming(i) != 0) nearest = naming(i) * 8 + static_cast<std::uint64_t>(begin - 1 - i);
  }
  add(kClause + 2, nearest);

  const auto other = [&](std::size_t at) { return words_.of(candidates_[at].tokens.begin.value).lower; };
  const bool has_before = candidate > 0 && candidates_[candidate - 1].tokens.begin.value >= place.sentence_begin;
  const bool has_behind =
      candidate + 1 < candidates_.size() && candidates_[candidate + 1].tokens.begin.value < place.sentence_end;
  const std::uint64_t before = has_before ? other(candidate - 1) : 0;
  const std::uint64_t behind = has_behind ? other(candidate + 1) : 0;
  add(kOthers, before);
  add(kOthers + 1, behind);
  add(kOthers + 2, before, phrase);
  add(kOthers + 3, phrase, behind);
}

void judge_candidates(const CueFeatures& features, const LinearScorer& reporting, std::vector<Cue>& candidates) {
  std::vector<std::uint64_t> row;
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    row.clear();
    features.add(c, row);
    candidates[c].probability = 1 / (1 + std::exp(-reporting.score(row)));
  }
  std::erase_if(candidates, [](const Cue& cue) { return cue.probability < kLeastProbability; });
}

}  // namespace onrecord
