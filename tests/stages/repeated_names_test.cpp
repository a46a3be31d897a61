#include <catch2/catch.hpp>

#include "stages/repeated_names.h"
#include "tests/stages/helpers.h"

namespace onrecord::testing {
namespace {

std::string repeated_in(const std::string& text) {
  const Article article("test.txt", text);
  const Annotations all = analyse_until(article, "sentences");
  const auto words = find_name_words(article.text(), all.tokens, models().words, models().gazetteer);
  std::string line;
  for (const Range<Token>& name : find_repeated_names(words, all.sentences)) {
    const Span span = {name.begin.in(all.tokens).span.begin, all.tokens[name.end.value - 1].span.end};
    line += (line.empty() ? "" : " | ") + std::string(span.of(article.text()));
  }
  return line;
}

TEST_CASE("repeated names: an organization of common words, three times and once behind a role") {
  struct Row {
    const char* text;
    const char* names;
  };
  const Row rows[] = {
      {"She is the director of Hands for Michigan. In May, Hands for Michigan marched. Hands for Michigan won.",
       "Hands for Michigan | Hands for Michigan | Hands for Michigan"},
      {"She is the director of Hands for Michigan. In May, Hands for Michigan marched.", ""},             // twice
      {"In May, Hands for Michigan marched. Hands for Michigan won. Then Hands for Michigan left.", ""},  // no role
      {"The director of Hands for Michigan spoke. Hands for Michigan won. Then Hands for Michigan left. Hands clapped.",
       ""},  // the word alone
      {"The leader of Marrow in Michigan, a film, left. Marrow in Michigan flopped. Marrow met nobody.", ""},
  };
  for (const Row& row : rows) CHECK(repeated_in(row.text) == row.names);
}

TEST_CASE("repeated names: the place inside gives way") {
  const Article article("test.txt",
                        "Ada Brown is the lead organizer for Bread in Oregon. In May, Bread in Oregon marched to the "
                        "capital. Bread in Oregon has a thousand members in Oregon.");
  std::string line;
  for (const Mention& mention : analyse_until(article, "mentions").mentions) {
    if (mention.kind != MentionKind::name || mention.type == EntityType::person) continue;
    line += std::string(mention.span.of(article.text())) + "/" + std::string(to_string(mention.type)) + " ";
  }
  CHECK(line == "Bread in Oregon/organization Bread in Oregon/organization Bread in Oregon/organization Oregon/place ");
}

}  // namespace
}  // namespace onrecord::testing
