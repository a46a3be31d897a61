#include <catch2/catch.hpp>

#include "stages/name_stretches.h"
#include "tests/stages/helpers.h"

namespace onrecord::testing {
namespace {

std::string stretches_of(const std::string& text) {
  const Article article("test.txt", text);
  const Annotations all = analyse_until(article, "sentences");
  const auto words = find_name_words(article.text(), all.tokens, models().words, models().gazetteer);
  std::string joined;
  for (const NameStretch& stretch : find_name_stretches(words, all.sentences)) {
    const Span span = {stretch.tokens.begin.in(all.tokens).span.begin,
                       all.tokens[stretch.tokens.end.value - 1].span.end};
    joined += (joined.empty() ? "" : " | ") + std::string(span.of(article.text()));
  }
  return joined;
}

TEST_CASE("name stretches: what can be part of a name, and a word on either side") {
  struct Row {
    const char* text;
    const char* stretches;
  };
  const Row rows[] = {
      {"the dues rose again and nobody knew why", ""},
      {"and then the old senator Ada Vell left the crowded hall", "senator Ada Vell left"},
      {"people from Faith in Oskan and others marched", "from Faith in Oskan and"},
      {"voters in southern Orvenia stayed away", "in southern Orvenia stayed"},
      {"they lost the 2016 presidential election by far", "the 2016 presidential election by"},
      {"he fought for the presidential election in 2016 and lost", "for the presidential election in 2016 and"},
      {"the roof of Local 11 fell in", "of Local 11 fell"},
      {"guests of Oskan's met there", "of Oskan's met"},
      {"after the 9/11 attacks nobody flew", "the 9/11 attacks nobody"},
  };
  for (const Row& row : rows) CHECK(stretches_of(row.text) == row.stretches);
}

}  // namespace
}  // namespace onrecord::testing
