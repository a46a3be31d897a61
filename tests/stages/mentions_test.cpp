#include <catch2/catch.hpp>

#include "tests/stages/helpers.h"

namespace onrecord::testing {
namespace {

// The names found: "Ada Vell/person".
std::string names_of(const std::string& text) {
  const Article article("test.txt", text);
  const Annotations annotations = analyse_until(article, "mentions");
  CHECK_FALSE(find_broken_promise(article, annotations));
  std::string line;
  for (const Mention& mention : annotations.mentions) {
    if (mention.kind != MentionKind::name) continue;
    if (!line.empty()) line += " | ";
    line += std::string(mention.span.of(article.text())) + "/" + std::string(to_string(mention.type));
  }
  return line;
}

struct Row {
  const char* text;
  const char* names;
};

TEST_CASE("mentions: titles, determiners and possessives stay outside a name") {
  const Row rows[] = {
      {"Sen. Ada Brown told reporters on Monday that she would vote against it.", "Ada Brown/person"},
      {"President Thomas Keller met Prime Minister Anna Lindqvist in Berlin.",
       "Thomas Keller/person | Anna Lindqvist/person | Berlin/place"},
      {"Mr. Keller's aides declined to comment.", "Keller/person"},
      {"He flew to the United States and then to Paris, France.", "United States/place | Paris/place | France/place"},
      {"She is a member of the Senate Judiciary Committee.", "Senate Judiciary Committee/organization"},
  };
  for (const Row& row : rows) CHECK(names_of(row.text) == row.names);
}

TEST_CASE("mentions: an initial or an abbreviation does not cut a name in two") {
  const Row rows[] = {
      {"Martin J. Kessler of the Justice Department spoke.",
       "Martin J. Kessler/person | Justice Department/organization"},
      {"Samuel Harris came, and Harris Jr. laughed. Tom Crowe, Jr. and Harris III left.",
       "Samuel Harris/person | Harris Jr./person | Tom Crowe, Jr./person | Harris III/person"},
      {"Samuel Harris Jr. won in St. Louis, Missouri.", "Samuel Harris Jr./person | St. Louis/place | Missouri/place"},
  };
  for (const Row& row : rows) CHECK(names_of(row.text) == row.names);
}

TEST_CASE("mentions: the article decides on a word that says little by itself") {
  CHECK(
      names_of("Rebecca Leeds, a lawyer from Ohio, will run for the Senate. Leeds said on Tuesday that she was ready. "
               "Asked about the polls, Leeds laughed.") ==
      "Rebecca Leeds/person | Ohio/place | Senate/organization | Leeds/person | Leeds/person");
}

TEST_CASE("mentions: each says what decided it and how sure that is") {
  const Article article("test.txt", "Sen. Ada Brown spoke in Chicago.");
  const Annotations annotations = analyse_until(article, "mentions");
  REQUIRE(annotations.mentions.size() == 2);
  for (const Mention& mention : annotations.mentions) {
    CHECK(mention.decided_by == "names tagger");
    CHECK(mention.confidence > 0.5F);
  }
}

TEST_CASE("mentions: nothing is found where there is no name") {
  for (const char* text :
       {"The committee met again on Monday.", "\U0001F600\U0001F600", "2016", "no capitals at all here"}) {
    CHECK(names_of(text).empty());
  }
}

}  // namespace
}  // namespace onrecord::testing
