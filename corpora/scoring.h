// Scoring: how well what was found agrees with gold annotations.
//
// Mentions count as right by span and type, or by type and any overlap; linking is scored by B3 (Bagga and Baldwin
// 1998) over the mentions that both sides have; quotes are matched by the characters they share. All figures are over
// the whole collection, not means over articles. Pure functions, thread-safe.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "corpora/standoff.h"

namespace onrecord {

// An article's gold annotations and what was found in it.
struct ScoredArticle {
  const Standoff* gold = nullptr;
  const Standoff* found = nullptr;  // null where nothing is known of the article
};

// Pairs by article name, in the order of `gold`; of two of the same name the later counts. Keeps pointers to both.
std::vector<ScoredArticle> pair_up(std::span<const Standoff> gold, std::span<const Standoff> found);

// Counts, and the shares that follow from them; a share of nothing is 0.
struct Score {
  std::size_t right = 0;
  std::size_t found = 0;
  std::size_t gold = 0;

  double precision() const { return found == 0 ? 0.0 : static_cast<double>(right) / static_cast<double>(found); }
  double recall() const { return gold == 0 ? 0.0 : static_cast<double>(right) / static_cast<double>(gold); }
  double f1() const;

  Score& operator+=(const Score& other);
};

enum class SpanMatch : std::uint8_t {
  exact,   // same begin and end
  overlap  // found mentions in text order each take the first gold mention left that they overlap
};
Score score_mentions(std::span<const ScoredArticle> articles, EntityType type, SpanMatch match);

// B3 over the mentions that have the same span on both sides, clusters taken across all articles. A cluster is a type
// and an entity, so a wrong type is a wrong cluster.
struct LinkingScore {
  double precision = 0;
  double recall = 0;
  double f1 = 0;
  std::size_t mentions = 0;  // that both sides have
};
LinkingScore score_linking(std::span<const ScoredArticle> articles);

// Quotes of some kinds. Gold quotes in their order each take the quote left that shares most characters with them
// (intersection over union, at least 0.5). A speaker is right when the last words of both names agree.
struct QuoteScore {
  Score quotes;
  std::size_t exact = 0;           // matched with more than 0.97 of the characters in common
  std::size_t speakers_right = 0;  // of the matched quotes
  std::size_t speakers_asked = 0;  // matched quotes whose gold names a speaker
  std::size_t speakers_gold = 0;   // gold quotes that name a speaker, matched or not
};
QuoteScore score_quotes(std::span<const ScoredArticle> articles, std::span<const QuoteKind> kinds);

}  // namespace onrecord
