#include "stages/likely_cues.h"

#include <catch2/catch.hpp>

#include "tests/stages/helpers.h"

namespace onrecord::testing {
namespace {

// The cues of a text that report more likely than not, with " | " between them.
std::string reporting_in(const std::string& text) {
  const Article article("test.txt", text);
  const Annotations all = analyse_until(article, "mentions");
  const DistinctWords words = find_distinct_words(article.text(), all.tokens, models().words);
  const auto places = find_speech_places(article.text(), all, read_quotation_marks(article, all));
  auto cues = find_cue_candidates(words, find_cues(article, models(), all), models().words_that_report);
  judge_candidates(CueFeatures(all, words, places, cues), models().reporting, cues);
  std::string joined;
  for (const Cue& cue : cues) {
    if (cue.probability < 0.5F) continue;
    const Span span = {cue.tokens.begin.in(all.tokens).span.begin, all.tokens[cue.tokens.end.value - 1].span.end};
    joined += (joined.empty() ? "" : " | ") + std::string(span.of(article.text()));
  }
  return joined;
}

TEST_CASE("likely cues: the words that report where they stand") {
  struct Row {
    const char* text;
    const char* cues;
  };
  const Row rows[] = {
      {"The ferries left late and the hall was cold.", ""},
      {"Mayor Ada Vell said the harbour would reopen.", "said"},
      {"The toll will rise, according to the harbour board.", "according to"},
      {"The inquiry found that the bridge was never inspected.", "found"},
      {"The body was found near the pier.", ""},
      {"Vell added that the toll would rise.", "added"},
      {"The toll charges of the ferry rose.", ""},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(reporting_in(row.text) == row.cues);
  }
}

TEST_CASE("likely cues carry a probability, and the unlikely are dropped") {
  const Article article("test.txt", "Vell said the harbour would reopen.");
  const Annotations all = analyse_until(article, "mentions");
  const DistinctWords words = find_distinct_words(article.text(), all.tokens, models().words);
  const auto places = find_speech_places(article.text(), all, {});
  auto cues = find_cue_candidates(words, find_cues(article, models(), all), LinearScorer());
  REQUIRE(cues.size() == 1);
  CHECK(cues.front().probability == 1);
  const LinearScorer knows_nothing;
  auto unsure = cues;
  judge_candidates(CueFeatures(all, words, places, unsure), knows_nothing, unsure);
  REQUIRE(unsure.size() == 1);
  CHECK(unsure.front().probability == Approx(0.5));
}

}  // namespace
}  // namespace onrecord::testing
