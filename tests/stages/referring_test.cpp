#include "stages/referring.h"

#include <catch2/catch.hpp>

#include "stages/entities.h"
#include "tests/stages/marked_names.h"

namespace onrecord::testing {
namespace {

// Pronouns and descriptions in text order, each with the entity it stands for, "she=Ada Vell", or "?" where open.
std::string referring_of(std::string_view marked) {
  MarkedArticle read = read_marked(marked);
  Annotations& all = read.annotations;
  add_referring_mentions(read.article, models(), all);
  find_entities(read.article, models(), all);
  CHECK(find_broken_promise(read.article, all).value_or("") == "");
  std::string line;
  for (std::size_t i = 0; i < all.mentions.size(); ++i) {
    if (all.mentions[i].kind == MentionKind::name) continue;
    if (!line.empty()) line += " | ";
    line += std::string(all.mentions[i].span.of(read.article.text())) + "=";
    line += all.resolutions[i].entity ? all.resolutions[i].entity->in(all.entities).name : "?";
  }
  return line;
}

struct Row {
  const char* text;
  const char* referring;
};

TEST_CASE("referring: which words can stand for a name") {
  const Row rows[] = {
      {"The senator slept.", "The senator=?"},
      {"The former harbour senator slept.", "The former harbour senator=?"},
      {"The party leader slept.", "The party leader=?"},
      {"The group\u2019s director slept.", "The group=? | The group\u2019s director=?"},
      {"The group\u2019s long day.", "The group=?"},
      {"The senator [p Ada Vell] slept.", ""},
      {"The dog of a senator slept.", ""},
      {"A senator slept.", ""},
      {"They slept.", "They=?"},
  };
  for (const Row& row : rows) CHECK(referring_of(row.text) == row.referring);
}

TEST_CASE("referring: pronouns by gender, nearness and subjecthood") {
  const Row rows[] = {
      {"[p Ada Vell] spoke. She left.", "She=Ada Vell"},
      {"[p Ada Vell] met [p Tom Crowe]. She left, and he stayed.", "She=Ada Vell | he=Tom Crowe"},
      {"Mr. [p Oskan] spoke. She left.", "She=?"},
      {"[p Ada Vell] met [p Mary Teague]. \u201cWe won,\u201d she said.", "she=Ada Vell"},
      {"[p Ada Vell] spoke of [p Mary Teague]. Her party left.", "Her=Ada Vell"},
      {"The [o Bread Pact] met. He slept.", "He=?"},
  };
  for (const Row& row : rows) CHECK(referring_of(row.text) == row.referring);
}

TEST_CASE("referring: descriptions by role and by name") {
  const Row rows[] = {
      {"Sen. [p Ada Vell] met [p Tom Crowe]. The senator left.", "The senator=Ada Vell"},
      {"Sen. [p Ada Vell] met Rep. [p Tom Crowe]. The congressman left.", "The congressman=Tom Crowe"},
      {"Sen. [p Tom Crowe] met [p Ada Vell]. The congresswoman left.", "The congresswoman=?"},
      {"Chairman [p Tom Crowe] met [p Ada Vell], chairman of the [o Bread Pact]. The chairman left.",
       "The chairman=Tom Crowe"},
      {"The [o Harbour Union] met the [o Bread Pact]. The union left.", "The union=Harbour Union"},
      {"The [o Bread Pact] met. The group left.", "The group=Bread Pact"},
      {"The [o Bread Pact] met the [o Tide Fund]. The group left.", "The group=?"},
  };
  for (const Row& row : rows) CHECK(referring_of(row.text) == row.referring);
}

}  // namespace
}  // namespace onrecord::testing
