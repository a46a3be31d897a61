#include "corpora/scoring.h"

#include <catch2/catch.hpp>

namespace onrecord {
namespace {

using enum EntityType;
using enum QuoteKind;

std::vector<ScoredArticle> paired(const Standoff& gold, const Standoff& found) { return {{&gold, &found}}; }

Standoff with_mentions(std::vector<StandoffMention> mentions) {
  Standoff standoff;
  standoff.mentions = std::move(mentions);
  return standoff;
}

struct MentionRow {
  const char* what;
  std::vector<Span> gold;   // all of them persons
  std::vector<Span> found;  // likewise
  std::size_t exact, overlapping;
};

TEST_CASE("a mention is right by its span, or by any overlap, and each gold mention is used once") {
  const MentionRow rows[] = {
      {"the same", {{0, 8}, {10, 14}}, {{0, 8}, {10, 14}}, 2, 2},
      {"one short, one missed", {{0, 8}, {10, 14}}, {{4, 8}}, 0, 1},
      {"touching is no overlap", {{0, 8}}, {{8, 14}}, 0, 0},
      {"two found in one gold mention", {{0, 8}}, {{0, 4}, {4, 8}}, 0, 1},
      {"one found over two gold mentions", {{0, 4}, {4, 8}}, {{0, 8}}, 0, 1},
      {"the first takes the first left, and the second has none", {{0, 8}, {20, 24}}, {{2, 22}, {3, 6}}, 0, 1},
      {"found twice counts once", {{0, 8}}, {{0, 8}, {0, 8}}, 1, 1},
      {"nothing found", {{0, 8}}, {}, 0, 0},
      {"nothing to find", {}, {{0, 8}}, 0, 0},
  };
  for (const MentionRow& row : rows) {
    INFO(row.what);
    Standoff gold, found;
    for (const Span span : row.gold) gold.mentions.push_back({span, person, "", ""});
    for (const Span span : row.found) found.mentions.push_back({span, person, "", ""});
    const auto articles = paired(gold, found);
    CHECK(score_mentions(articles, person, SpanMatch::exact).right == row.exact);
    CHECK(score_mentions(articles, person, SpanMatch::overlap).right == row.overlapping);
    CHECK(score_mentions(articles, place, SpanMatch::overlap).right == 0);
  }
}

TEST_CASE("shares follow from counts, and a share of nothing is 0") {
  const Score score{3, 4, 6};
  CHECK(score.precision() == 0.75);
  CHECK(score.recall() == 0.5);
  CHECK(score.f1() == Approx(0.6));
  CHECK(Score{}.precision() == 0.0);
  CHECK(Score{}.f1() == 0.0);
}

struct LinkingRow {
  const char* what;
  std::vector<const char*> gold, found;  // the entity of each mention, "" where it is not found
  double precision, recall;
  std::size_t mentions;
};

TEST_CASE("B3 asks of each mention how pure and how whole its entity is") {
  const LinkingRow rows[] = {
      {"the same under other names", {"Vell", "Vell", "Orr"}, {"1", "1", "2"}, 1, 1, 3},
      {"all in one", {"Vell", "Vell", "Orr"}, {"1", "1", "1"}, 5.0 / 9, 1, 3},
      {"each alone", {"Vell", "Vell", "Orr"}, {"1", "2", "3"}, 1, 2.0 / 3, 3},
      {"what is not found does not count", {"Vell", "Vell", "Orr"}, {"1", "", "1"}, 0.5, 1, 2},
      {"nothing found", {"Vell"}, {""}, 0, 0, 0},
  };
  for (const LinkingRow& row : rows) {
    INFO(row.what);
    Standoff gold, found;
    for (std::uint32_t i = 0; i < row.gold.size(); ++i) {
      const Span span{10 * i, 10 * i + 4};
      gold.mentions.push_back({span, person, "", row.gold[i]});
      if (*row.found[i] != '\0') found.mentions.push_back({span, person, "", row.found[i]});
    }
    const LinkingScore score = score_linking(paired(gold, found));
    CHECK(score.precision == Approx(row.precision));
    CHECK(score.recall == Approx(row.recall));
    CHECK(score.mentions == row.mentions);
  }
}

TEST_CASE("entities reach over articles, and a wrong type is a wrong entity") {
  const Standoff gold[] = {with_mentions({{{0, 4}, person, "", "Vell"}}),
                           with_mentions({{{0, 4}, person, "", "Vell"}})};
  const Standoff apart[] = {with_mentions({{{0, 4}, person, "", "a"}}), with_mentions({{{0, 4}, person, "", "b"}})};
  const Standoff typed[] = {with_mentions({{{0, 4}, person, "", "a"}}), with_mentions({{{0, 4}, place, "", "a"}})};
  for (const auto& found : {apart, typed}) {
    const std::vector<ScoredArticle> articles = {{&gold[0], &found[0]}, {&gold[1], &found[1]}};
    CHECK(score_linking(articles).precision == 1.0);
    CHECK(score_linking(articles).recall == 0.5);
  }
}

struct QuoteRow {
  const char* what;
  std::vector<StandoffQuote> gold, found;
  std::size_t right, exact, speakers_right, speakers_asked;
};

TEST_CASE("a quote is found by the characters it shares, and its speaker is right by the last word") {
  const QuoteRow rows[] = {
      {"the same", {{direct, {{0, 100}}, {}, {}, "Ada Vell"}}, {{direct, {{0, 100}}, {}, {}, "Vell"}}, 1, 1, 1, 1},
      {"half of it", {{direct, {{0, 100}}, {}, {}, "Vell"}}, {{direct, {{0, 50}}, {}, {}, "Orr"}}, 1, 0, 0, 1},
      {"less than half", {{direct, {{0, 100}}, {}, {}, "Vell"}}, {{direct, {{0, 49}}, {}, {}, "Vell"}}, 0, 0, 0, 0},
      {"0.97 is not exact", {{direct, {{0, 100}}, {}, {}, ""}}, {{direct, {{0, 97}}, {}, {}, ""}}, 1, 0, 0, 0},
      {"in two spans",
       {{direct, {{0, 40}, {60, 100}}, {}, {}, ""}},
       {{direct, {{0, 40}, {60, 99}}, {}, {}, ""}},
       1,
       1,
       0,
       0},
      {"spans that overlap count once",
       {{direct, {{0, 60}, {40, 100}}, {}, {}, ""}},
       {{direct, {{0, 100}}, {}, {}, ""}},
       1,
       1,
       0,
       0},
      {"no speaker found", {{direct, {{0, 9}}, {}, {}, "Vell"}}, {{direct, {{0, 9}}, {}, {}, ""}}, 1, 1, 0, 1},
      {"a found quote is used once",
       {{direct, {{0, 10}}, {}, {}, ""}, {direct, {{0, 10}}, {}, {}, ""}},
       {{direct, {{0, 10}}, {}, {}, ""}},
       1,
       1,
       0,
       0},
      {"the best of two",
       {{direct, {{0, 10}}, {}, {}, "Vell"}},
       {{direct, {{0, 10}}, {}, {}, "Vell"}, {direct, {{0, 9}}, {}, {}, "Orr"}},
       1,
       1,
       1,
       1},
      {"the later of two as good",
       {{direct, {{0, 10}}, {}, {}, "Vell"}},
       {{direct, {{0, 10}}, {}, {}, "Orr"}, {direct, {{0, 10}}, {}, {}, "Vell"}},
       1,
       1,
       1,
       1},
      {"of another kind", {{direct, {{0, 9}}, {}, {}, "Vell"}}, {{mixed, {{0, 9}}, {}, {}, "Vell"}}, 0, 0, 0, 0},
  };
  const QuoteKind kinds[] = {direct};
  for (const QuoteRow& row : rows) {
    INFO(row.what);
    Standoff gold, found;
    gold.quotes = row.gold;
    found.quotes = row.found;
    const QuoteScore score = score_quotes(paired(gold, found), kinds);
    CHECK(score.quotes.right == row.right);
    CHECK(score.exact == row.exact);
    CHECK(score.speakers_right == row.speakers_right);
    CHECK(score.speakers_asked == row.speakers_asked);
  }
}

TEST_CASE("several kinds together: a mixed quote found as direct is found") {
  Standoff gold, found;
  gold.quotes = {{mixed, {{0, 9}}, {}, {}, "Vell"}, {direct, {{20, 29}}, {}, {}, "Vell"}};
  found.quotes = {{direct, {{0, 9}}, {}, {}, "Vell"}};
  const QuoteKind kinds[] = {direct, mixed};
  const QuoteScore score = score_quotes(paired(gold, found), kinds);
  CHECK(score.quotes.right == 1);
  CHECK(score.speakers_gold == 2);
}

TEST_CASE("articles are paired by name; a missing one stays, with nothing found") {
  Standoff gold[2], found[2];
  gold[0].article = "a.txt";
  gold[1].article = "b.txt";
  gold[1].mentions = {{{0, 4}, person, "", ""}};
  found[0].article = "c.txt";
  found[1].article = "a.txt";
  const auto articles = pair_up(gold, found);
  REQUIRE(articles.size() == 2);
  CHECK(articles[0].found == &found[1]);
  CHECK(articles[1].found == nullptr);
  CHECK(score_mentions(articles, person, SpanMatch::exact).gold == 1);
}

}  // namespace
}  // namespace onrecord
