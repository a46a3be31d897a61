// Same quotes: which quotes of several articles are in the same words, and which of them is the first.
#include <catch2/catch.hpp>

#include "tests/pipeline/helpers.h"

namespace onrecord {
namespace {

using testing::build_into;
using testing::digest_of;
using testing::rows_of;
using testing::TemporaryFolder;
using Rows = std::vector<std::string>;

struct Row {
  const char* first;   // what one article quotes
  const char* second;  // what another does
  bool same;
};

TEST_CASE("Quotes are the same where six words or more are, whatever their marks and case") {
  const auto row =
      GENERATE(Row{"We will win this, and soon.", "We will win this, and soon.", true},
               Row{"We will win this, and soon.", "we will win this – and soon!", true},
               Row{"We won't win this, or soon.", "We won’t win this, or soon.", true},
               Row{"We will win this, and soon.", "We will win this, and now.", false},
               Row{"We will win this, and soon.", "We will win this, and so on.", false},
               Row{"Nous gagnerons à Saint-Ède, dès demain.", "Nous gagnerons a Saint-Ede, des demain.", false},
               Row{"We will win, and soon.", "We will win, and soon.", false});
  CAPTURE(row.first, row.second);
  TemporaryFolder folder;
  folder.write("articles/a.txt", std::string("“") + row.first + "” said Ada Vell, the mayor of Northmoor.");
  folder.write("articles/b.txt", std::string("Nobody came. “") + row.second + "” said Ada Vell, who is the mayor.");
  build_into(folder / "kb.sqlite", {folder / "articles"});
  REQUIRE(rows_of(folder / "kb.sqlite", "SELECT count(*) FROM quotes") == Rows{"2"});
  CHECK(
      rows_of(folder / "kb.sqlite", "SELECT a.article, b.article FROM said a JOIN said b ON b.quote_id = a.same_as") ==
      (row.same ? Rows{"b.txt|a.txt"} : Rows{}));
}

// An article with a date that quotes `quote`, behind `before`.
std::string dated(const std::string& date, const std::string& quote, const std::string& before = "") {
  return R"({"text": ")" + before + "“" + quote + R"(” said Ada Vell, a senator from Northmoor.", "date": ")" + date +
         "\"}";
}

// A text that is long enough to be a near copy of another.
std::string minutes() {
  std::string text;
  for (int i = 0; i < 60; ++i)
    text += "In year " + std::to_string(i) + " the council of Halvik met " + std::to_string(i * 7) + " times. ";
  return text;
}

constexpr char kSaidOnce[] = "SELECT article, quote FROM said_once ORDER BY article";
constexpr char kSame[] = "SELECT a.article, b.article FROM said a JOIN said b ON b.quote_id = a.same_as ORDER BY 1";
const std::string kQuote = "We will win this, and we will win it soon,";

TEST_CASE("The first of the same quotes is the earliest, however the articles came") {
  TemporaryFolder folder;
  const auto db = folder / "kb.sqlite";
  folder.write("articles/a.json", dated("", kQuote));
  folder.write("articles/b.json", dated("2031-01-01", kQuote));
  build_into(db, {folder / "articles"});
  CHECK(rows_of(db, kSame) == Rows{"a.json#1|b.json#1"});  // an article without a date comes behind those with one
  folder.write("articles/c.json", dated("2030-01-01", kQuote));
  build_into(db, {folder / "articles"});
  CHECK(rows_of(db, kSame) == Rows{"a.json#1|c.json#1", "b.json#1|c.json#1"});
  CHECK(rows_of(db, kSaidOnce) == Rows{"c.json#1|" + kQuote});
  build_into(folder / "whole.sqlite", {folder / "articles"}, 1);
  CHECK(digest_of(db) == digest_of(folder / "whole.sqlite"));

  std::filesystem::remove(folder / "articles/c.json");
  build_into(db, {folder / "articles"}, 2, true);
  CHECK(rows_of(db, kSame) == Rows{"a.json#1|b.json#1"});
}

TEST_CASE("Views count with near copies and without them") {
  TemporaryFolder folder;
  const auto db = folder / "kb.sqlite";
  const std::string other = "Nobody in Halvik will ever pay for this ferry,";
  folder.write("articles/a.json", dated("2030-01-02", kQuote, minutes()));
  folder.write("articles/copy.json", dated("2030-01-03", kQuote, minutes()));
  folder.write("articles/earlier-copy.json", dated("2030-01-01", other, minutes()));
  folder.write("articles/z.json", dated("2030-01-04", kQuote));
  build_into(db, {folder / "articles"});
  REQUIRE(rows_of(db, "SELECT path FROM articles WHERE copy_of IS NULL ORDER BY path") ==
          Rows{"earlier-copy.json#1", "z.json#1"});
  CHECK(rows_of(db, kSame) == Rows{"a.json#1|z.json#1", "copy.json#1|z.json#1"});  // the first stands in no near copy
  CHECK(rows_of(db, kSaidOnce) == Rows{"earlier-copy.json#1|" + other, "z.json#1|" + kQuote});
  CHECK(rows_of(db, "SELECT quotes, articles, quotes_once, articles_once, words > words_once FROM speakers") ==
        Rows{"4|4|2|2|1"});
  CHECK(rows_of(db, "SELECT count(*), sum(is_copy) FROM mentioned WHERE entity = 'Ada Vell'") == Rows{"4|2"});
  CHECK(rows_of(db, "SELECT count(*) FROM mentioned_once WHERE entity = 'Ada Vell'") == Rows{"2"});
  CHECK(rows_of(db,
                "SELECT articles, articles_once, sentences, sentences_once FROM cooccurrences"
                " WHERE 'Ada Vell' IN (first, second) AND 'Northmoor' IN (first, second)") == Rows{"4|2|4|2"});
}

}  // namespace
}  // namespace onrecord
