#include "corpora/scoring.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "corpora/code_points.h"

namespace onrecord {
namespace {

double harmonic_mean(double a, double b) { return a + b > 0 ? 2 * a * b / (a + b) : 0.0; }

// The spans of the mentions of `type`, sorted. `found` may be null.
std::vector<Span> spans_of(const Standoff* standoff, EntityType type) {
  std::vector<Span> spans;
  if (standoff == nullptr) return spans;
  for (const StandoffMention& mention : standoff->mentions) {
    if (mention.type == type) spans.push_back(mention.span);
  }
  std::sort(spans.begin(), spans.end());
  return spans;
}

void drop_repeats(std::vector<Span>& sorted) { sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end()); }

std::size_t count_common(const std::vector<Span>& gold, const std::vector<Span>& found) {
  std::vector<Span> common;
  std::set_intersection(gold.begin(), gold.end(), found.begin(), found.end(), std::back_inserter(common));
  drop_repeats(common);
  return common.size();
}

std::size_t count_overlapping(std::vector<Span> free, const std::vector<Span>& found) {
  std::size_t right = 0;
  for (const Span span : found) {
    const auto hit = std::find_if(free.begin(), free.end(), [&](Span gold) { return gold.overlaps(span); });
    if (hit == free.end()) continue;
    free.erase(hit);
    ++right;
  }
  return right;
}

// The characters of a quote: its spans, sorted and without overlaps.
std::vector<Span> characters_of(const StandoffQuote& quote) {
  std::vector<Span> sorted;
  for (const Span span : quote.spans) {
    if (span.begin < span.end) sorted.push_back(span);
  }
  std::sort(sorted.begin(), sorted.end());
  std::vector<Span> merged;
  for (const Span span : sorted) {
    if (!merged.empty() && span.begin <= merged.back().end) {
      merged.back().end = std::max(merged.back().end, span.end);
    } else {
      merged.push_back(span);
    }
  }
  return merged;
}

std::size_t size_of(const std::vector<Span>& characters) {
  std::size_t size = 0;
  for (const Span span : characters) size += span.size();
  return size;
}

// The characters that two quotes share, of all that either has.
double share_in_common(const std::vector<Span>& a, const std::vector<Span>& b) {
  std::size_t common = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    const std::uint32_t begin = std::max(i->begin, j->begin), end = std::min(i->end, j->end);
    if (begin < end) common += end - begin;
    i->end < j->end ? ++i : ++j;
  }
  const std::size_t all = size_of(a) + size_of(b) - common;
  return all == 0 ? 0.0 : static_cast<double>(common) / static_cast<double>(all);
}

std::string_view last_word(std::string_view name) {
  const auto is_space = [](CodePoint c) { return u_isspace(static_cast<UChar32>(c.value)) != 0; };
  std::size_t end = name.size();
  for (CodePoint c; end > 0 && is_space(c = code_point_before(name, end));) end -= c.size;
  std::size_t begin = end;
  for (CodePoint c; begin > 0 && !is_space(c = code_point_before(name, begin));) begin -= c.size;
  return name.substr(begin, end - begin);
}

// Quotes of the kinds asked for, with their characters.
struct Candidate {
  const StandoffQuote* quote;
  std::vector<Span> characters;
};
std::vector<Candidate> quotes_of(const Standoff* standoff, std::span<const QuoteKind> kinds) {
  std::vector<Candidate> chosen;
  if (standoff == nullptr) return chosen;
  for (const StandoffQuote& quote : standoff->quotes) {
    if (std::find(kinds.begin(), kinds.end(), quote.kind) == kinds.end()) continue;
    chosen.push_back({&quote, characters_of(quote)});
  }
  return chosen;
}

void score_article_quotes(const ScoredArticle& article, std::span<const QuoteKind> kinds, QuoteScore& score) {
  const std::vector<Candidate> gold = quotes_of(article.gold, kinds);
  std::vector<Candidate> free = quotes_of(article.found, kinds);
  score.quotes.gold += gold.size();
  score.quotes.found += free.size();
  for (const Candidate& wanted : gold) {
    const std::string_view speaker = wanted.quote->speaker;
    if (!speaker.empty()) ++score.speakers_gold;
    auto best = free.end();
    double best_share = 0.5;
    for (auto candidate = free.begin(); candidate != free.end(); ++candidate) {
      const double share = share_in_common(wanted.characters, candidate->characters);
      if (share < best_share) continue;
      best = candidate;
      best_share = share;
    }
    if (best == free.end()) continue;
    ++score.quotes.right;
    if (best_share > 0.97) ++score.exact;
    if (!speaker.empty()) {
      ++score.speakers_asked;
      if (last_word(best->quote->speaker) == last_word(speaker)) ++score.speakers_right;
    }
    free.erase(best);
  }
}

}  // namespace

double Score::f1() const { return harmonic_mean(precision(), recall()); }

Score& Score::operator+=(const Score& other) {
  right += other.right;
  found += other.found;
  gold += other.gold;
  return *this;
}

std::vector<ScoredArticle> pair_up(std::span<const Standoff> gold, std::span<const Standoff> found) {
  std::map<std::string_view, const Standoff*> found_of;
  for (const Standoff& standoff : found) found_of[standoff.article] = &standoff;
  std::map<std::string_view, std::size_t> place_of;
  std::vector<ScoredArticle> articles;
  for (const Standoff& standoff : gold) {
    const auto [place, is_new] = place_of.emplace(standoff.article, articles.size());
    if (is_new) articles.emplace_back();
    const auto other = found_of.find(standoff.article);
    articles[place->second] = {&standoff, other == found_of.end() ? nullptr : other->second};
  }
  return articles;
}

Score score_mentions(std::span<const ScoredArticle> articles, EntityType type, SpanMatch match) {
  Score score;
  for (const ScoredArticle& article : articles) {
    const std::vector<Span> gold = spans_of(article.gold, type);
    std::vector<Span> found = spans_of(article.found, type);
    drop_repeats(found);
    score += {match == SpanMatch::exact ? count_common(gold, found) : count_overlapping(gold, found), found.size(),
              gold.size()};
  }
  return score;
}

LinkingScore score_linking(std::span<const ScoredArticle> articles) {
  using Cluster = std::pair<EntityType, std::string_view>;
  struct Clusters {
    Cluster gold, found;
  };
  std::vector<Clusters> mentions;
  for (const ScoredArticle& article : articles) {
    if (article.found == nullptr) continue;
    std::map<Span, Cluster> found_at, gold_at;
    for (const auto& m : article.found->mentions) found_at[m.span] = {m.type, m.entity};
    for (const auto& m : article.gold->mentions) gold_at[m.span] = {m.type, m.entity};
    for (const auto& [span, cluster] : gold_at) {
      if (const auto found = found_at.find(span); found != found_at.end()) mentions.push_back({cluster, found->second});
    }
  }
  if (mentions.empty()) return {};

  std::map<Cluster, std::size_t> gold_sizes, found_sizes;
  std::map<std::pair<Cluster, Cluster>, std::size_t> common_sizes;
  for (const auto& [gold, found] : mentions) {
    ++gold_sizes[gold];
    ++found_sizes[found];
    ++common_sizes[{gold, found}];
  }
  LinkingScore score;
  for (const auto& [clusters, size] : common_sizes) {  // each of its mentions adds size / cluster
    const auto common = static_cast<double>(size);
    score.precision += common * common / static_cast<double>(found_sizes[clusters.second]);
    score.recall += common * common / static_cast<double>(gold_sizes[clusters.first]);
  }
  score.mentions = mentions.size();
  score.precision /= static_cast<double>(mentions.size());
  score.recall /= static_cast<double>(mentions.size());
  score.f1 = harmonic_mean(score.precision, score.recall);
  return score;
}

QuoteScore score_quotes(std::span<const ScoredArticle> articles, std::span<const QuoteKind> kinds) {
  QuoteScore score;
  for (const ScoredArticle& article : articles) score_article_quotes(article, kinds, score);
  return score;
}

}  // namespace onrecord
