#include "stages/name_features.h"

#include <catch2/catch.hpp>

#include "tests/stages/helpers.h"

namespace onrecord::testing {
namespace {

// The second pass's features of the first stretch of an article that names "Vell" so many times, each time a person.
std::vector<std::uint64_t> features_with(std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += "Vell left. ";
  const Article article("test.txt", text);
  const Annotations all = analyse_until(article, "sentences");
  const auto words = find_name_words(article.text(), all.tokens, models().words, models().gazetteer);
  NameFeatures features(words, all.tokens, all.blocks, all.sentences);
  std::vector<FoundName> found;
  for (std::size_t i = 0; i < all.tokens.size(); ++i) {
    if (all.tokens[i].span.of(article.text()) == "Vell") found.push_back({{Index<Token>(i), Index<Token>(i + 1)}});
  }
  REQUIRE(found.size() == times);
  features.see_article(found);
  FeatureRows rows;
  features.add_second(features.stretches().front(), rows);
  return rows.features;
}

TEST_CASE("name features: a name repeated more often than can be counted is as one repeated often") {
  CHECK(features_with(65536) == features_with(2000));
  CHECK(features_with(1) != features_with(2000));
}

}  // namespace
}  // namespace onrecord::testing
