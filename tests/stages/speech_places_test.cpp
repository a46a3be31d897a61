#include "stages/speech_places.h"

#include <catch2/catch.hpp>

#include "tests/stages/helpers.h"

namespace onrecord::testing {
namespace {

// The passages of a text in which the lexicon's cues are the likely ones, with " | " between them.
std::string passages_of(const std::string& text) {
  const Article article("test.txt", text);
  const Annotations all = analyse_until(article, "mentions");
  const DistinctWords words = find_distinct_words(article.text(), all.tokens, models().words);
  auto places = find_speech_places(article.text(), all, read_quotation_marks(article, all));
  place_cues(all, words, find_cues(article, models(), all), places);
  std::string joined;
  for (const Range<Token> passage : find_passages(all, places)) {
    const Span span = {passage.begin.in(all.tokens).span.begin, all.tokens[passage.end.value - 1].span.end};
    joined += (joined.empty() ? "" : " | ") + std::string(span.of(article.text()));
  }
  return joined;
}

TEST_CASE("passages: sentences in a row that have a cue or something quoted") {
  struct Row {
    const char* text;
    const char* passages;
  };
  const Row rows[] = {
      {"The ferry was late. It was cold.", ""},
      {"It was cold. Vell said so. It was late.", "Vell said so."},
      {"Vell said so. “It was late.” It was cold.", "Vell said so. “It was late.”"},
      {"Vell said so. It was cold. Crowe said no.", "Vell said so. | Crowe said no."},
      {"Vell said so.\n\nCrowe said no.", "Vell said so. | Crowe said no."},
      {"“It is late.\n\n“It is cold.”", "“It is late. | “It is cold.”"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(passages_of(row.text) == row.passages);
  }
}

}  // namespace
}  // namespace onrecord::testing
