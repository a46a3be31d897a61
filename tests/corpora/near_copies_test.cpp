#include "corpora/near_copies.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>

namespace onrecord {
namespace {

// A text of so many words that no other seed gives.
std::string story(unsigned seed, std::size_t words) {
  std::mt19937 random(seed);
  std::string text;
  for (std::size_t i = 0; i < words; ++i)
    text += "word" + std::to_string(random() % 100'000) + (i % 12 == 11 ? ".\n" : " ");
  return text;
}

// "COPY of ORIGINAL" for each copy, sorted.
std::vector<std::string> copies_among(const std::vector<Sketch>& articles) {
  const auto copies = find_near_copies(articles);
  std::vector<std::string> found;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (copies[i]) found.push_back(articles[i].path + " of " + articles[copies[i]->original].path);
  }
  std::sort(found.begin(), found.end());
  return found;
}

TEST_CASE("near copies point to the original, in whatever order the articles come") {
  const std::string wire = story(1, 400), other = story(2, 400);
  std::string typeset = wire;  // other marks, other capitals, a line of its own on top
  for (char& c : typeset) c = c == '\n' ? ' ' : c;
  typeset = "The Lantern – “From our correspondents”\n\n" + typeset;
  std::vector<Sketch> articles = {
      make_sketch("courier", "2023-03-02", wire),
      make_sketch("lantern", "2023-03-03", typeset),
      make_sketch("gazette", "2023-03-03", wire.substr(0, wire.size() / 2)),  // shortened
      make_sketch("herald", "", wire + story(3, 100)),                        // with words added, undated
      make_sketch("digest", "2023-03-04", wire.substr(0, wire.size() / 4) + story(4, 400)),  // quotes a part of it
      make_sketch("other", "2023-03-01", other),
      make_sketch("short", "2023-03-05", wire.substr(0, 100)),
      make_sketch("empty", "", ""),
  };
  const std::vector<std::string> expected = {"gazette of courier", "herald of courier", "lantern of courier"};
  std::mt19937 random(7);
  for (int i = 0; i < 20; ++i) {
    CHECK(copies_among(articles) == expected);
    std::shuffle(articles.begin(), articles.end(), random);
  }
}

TEST_CASE("the share is that of the copy's text") {
  const std::string wire = story(1, 2000);
  const std::vector<Sketch> articles = {make_sketch("a", "2023-03-02", wire),
                                        make_sketch("b", "2023-03-03", wire.substr(0, wire.size() / 2)),
                                        make_sketch("c", "2023-03-03", wire + story(2, 500))};
  const auto copies = find_near_copies(articles);
  CHECK_FALSE(copies[0]);
  REQUIRE(copies[1]);
  CHECK(copies[1]->share == Approx(1));
  REQUIRE(copies[2]);
  CHECK(copies[2]->share == Approx(0.8).margin(0.05));
}

TEST_CASE("of one day's copies the longest is the original, then the first by path") {
  const std::string wire = story(1, 400);
  CHECK(copies_among({make_sketch("a", "2023-03-02", wire.substr(0, 1500)), make_sketch("b", "2023-03-02", wire)}) ==
        std::vector<std::string>{"a of b"});
  CHECK(copies_among({make_sketch("b", "", wire), make_sketch("a", "", wire)}) == std::vector<std::string>{"b of a"});
}

TEST_CASE("stories that share the captions of one gallery, over half of their text, are no copies") {
  const std::string gallery = story(1, 400);
  CHECK(copies_among({make_sketch("a", "2023-03-02", story(2, 300) + gallery),
                      make_sketch("b", "2023-03-03", story(3, 300) + gallery)})
            .empty());
}

TEST_CASE("phrases that many articles share make no copies") {
  const std::string notice = story(1, 30);
  std::vector<Sketch> articles;
  for (unsigned i = 0; i < 200; ++i) articles.push_back(make_sketch(std::to_string(i), "", notice + story(i + 2, 60)));
  CHECK(copies_among(articles).empty());
}

}  // namespace
}  // namespace onrecord
