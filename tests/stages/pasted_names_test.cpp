#include "stages/pasted_names.h"

#include <catch2/catch.hpp>

#include "stages/entities.h"
#include "tests/stages/marked_names.h"

namespace onrecord::testing {
namespace {

std::string pasted_in(const std::string& text) {
  const Article article("test.txt", text);
  const Annotations all = analyse_until(article, "sentences");
  const auto words = find_name_words(article.text(), all.tokens, models().words, models().gazetteer);
  std::string line;
  for (const PastedName& name : find_pasted_names(article.text(), all.tokens, words)) {
    const Span span = {name.official.begin.in(all.tokens).span.begin, all.tokens[name.official.end.value - 1].span.end};
    line += (line.empty() ? "" : " | ") + std::string(span.of(article.text()));
  }
  return line;
}

TEST_CASE("pasted names: the official name that ends where a headline is glued to it") {
  struct Row {
    const char* text;
    const char* names;
  };
  const Row rows[] = {
      {"Mayor Ada Vell Adelheid (Ada) Oskan VellMayor opens ferry MORE said so.", "Adelheid (Ada) Oskan Vell"},
      {"Tom Crowe Tom CroweFerry sinks", "Tom Crowe"},
      {"President Crowe Thomas Pell CroweFerry sinks", "Thomas Pell Crowe"},
      {"Ada Vell and Tom Vell left.", ""},
      {"Ada Vell met Tom VellFerry sinks", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(pasted_in(row.text) == row.names);
  }
}

TEST_CASE("pasted names: mentions of their own, of the same entity as the name before") {
  const Article article(
      "test.txt",
      "Senate Leader Ada Brown Adelheid (Ada) Rose BrownPoll shows voters displeased MORE (R-Oregon) said no.");
  Annotations all = analyse_until(article, "mentions");
  find_entities(article, models(), all);
  std::string line;
  for (const Entity& entity : all.entities) {
    if (entity.type != EntityType::person) continue;
    line += entity.name + ":";
    for (const Index<Mention> mention : entity.mentions) {
      if (mention.in(all.mentions).kind == MentionKind::name)
        line += " [" + std::string(mention.in(all.mentions).span.of(article.text())) + "]";
    }
    line += "; ";
  }
  CHECK(line == "Ada Brown: [Ada Brown] [Adelheid (Ada) Rose Brown]; ");
}

}  // namespace
}  // namespace onrecord::testing
