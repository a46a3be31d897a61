#include "pipeline/corrections.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "corpora/error.h"
#include "tests/pipeline/helpers.h"

namespace onrecord::testing {
namespace {

constexpr const char* kHeader = "action,entity,value,article\n";

// Two articles, each naming Ada Vell and a bare "Vell" somewhere; linked, corrected, and told as "article: key (name)".
std::string corrected(const std::string& rows, std::vector<std::string>* outcomes = nullptr) {
  TemporaryFolder folder;
  const auto corrections = read_corrections(folder.write("corrections.csv", kHeader + rows));
  std::vector<ArticleEntities> articles;
  for (const char* name : {"a", "b"}) {
    ArticleEntities article{std::string(name) + ".txt", "", "", {}};
    for (const char* person : {"Ada Vell", "Tom Crowe"}) {
      LocalEntity entity;
      entity.name = person;
      entity.aliases.push_back({person, 1});
      article.entities.push_back(entity);
    }
    articles.push_back(article);
  }
  Links links = link_entities(articles, models());
  const auto told = apply_corrections(corrections, articles, links);
  if (outcomes) *outcomes = told;
  std::string line;
  for (std::size_t a = 0; a < articles.size(); ++a) {
    line += (a > 0 ? " | " : "");
    for (std::size_t e = 0; e < links.entity_of[a].size(); ++e) {
      const std::uint32_t place = links.entity_of[a][e];
      line += (e > 0 ? ", " : "");
      line += place == kNoEntity ? "none" : links.entities[place].key + " (" + links.entities[place].name + ")";
    }
  }
  return line;
}

TEST_CASE("corrections: what each action does") {
  struct Row {
    const char* rows;
    const char* entities;
  };
  const Row rows[] = {
      {"",
       "person/ada-vell (Ada Vell), person/tom-crowe (Tom Crowe) | person/ada-vell (Ada Vell), person/tom-crowe (Tom "
       "Crowe)"},
      {"same,person/ada-vell,person/tom-crowe,\n",
       "person/ada-vell (Ada Vell), person/ada-vell (Ada Vell) | person/ada-vell (Ada Vell), person/ada-vell (Ada "
       "Vell)"},
      {"different,person/ada-vell,Mia Vell,b.txt\n",
       "person/ada-vell (Ada Vell), person/tom-crowe (Tom Crowe) | person/mia-vell (Mia Vell), person/tom-crowe (Tom "
       "Crowe)"},
      {"rename,person/ada-vell,\"Vell, Ada\",\n",
       "person/ada-vell (Vell, Ada), person/tom-crowe (Tom Crowe) | person/ada-vell (Vell, Ada), person/tom-crowe (Tom "
       "Crowe)"},
      {"not-an-entity,person/ada-vell,,\n", "none, person/tom-crowe (Tom Crowe) | none, person/tom-crowe (Tom Crowe)"},
      {"not-an-entity,person/ada-vell,,a.txt\n",
       "none, person/tom-crowe (Tom Crowe) | person/ada-vell (Ada Vell), person/tom-crowe (Tom Crowe)"},
  };
  for (const Row& row : rows) CHECK(corrected(row.rows) == row.entities);
}

TEST_CASE("corrections: rows that match nothing or contradict each other are told") {
  struct Row {
    const char* rows;
    std::vector<std::string> outcomes;
  };
  const Row rows[] = {
      {"rename,person/nobody,Ada,\n", {"there is no entity 'person/nobody'"}},
      {"same,person/ada-vell,person/nobody,\n", {"there is no entity 'person/nobody'"}},
      {"different,person/ada-vell,Mia Vell,c.txt\n", {"there is no article 'c.txt'"}},
      {"rename,person/ada-vell,A,\nrename,person/ada-vell,B,\n", {"applied", "contradicts line 2"}},
      {"rename,person/ada-vell,A,\nrename,person/ada-vell,A,\n", {"applied", "applied"}},
      {"retype,person/ada-vell,place,\nretype,person/ada-vell,event,\n", {"applied", "contradicts line 2"}},
      {"same,person/ada-vell,person/tom-crowe,\nrename,person/ada-vell,A,\nrename,person/tom-crowe,B,\n",
       {"applied", "applied", "contradicts line 3"}},
      {"different,person/ada-vell,Mia Vell,b.txt\ndifferent,person/ada-vell,Ivo Vell,b.txt\n",
       {"applied", "contradicts line 2"}},
  };
  for (const Row& row : rows) {
    std::vector<std::string> outcomes;
    corrected(row.rows, &outcomes);
    CHECK(outcomes == row.outcomes);
  }
}

TEST_CASE("corrections: which of two stays does not hang on the order of the rows") {
  struct Row {
    const char* first;
    const char* second;
    const char* entities;
  };
  const Row rows[] = {
      {"same,person/tom-crowe,person/ada-vell,\n", "rename,person/ada-vell,Tom,\n",
       "person/tom-crowe (Tom), person/tom-crowe (Tom) | person/tom-crowe (Tom), person/tom-crowe (Tom)"},
      {"same,person/tom-crowe,person/ada-vell,\n", "same,person/ada-vell,person/tom-crowe,\n",
       "person/ada-vell (Ada Vell), person/ada-vell (Ada Vell) | person/ada-vell (Ada Vell), person/ada-vell (Ada "
       "Vell)"},
      {"different,person/ada-vell,Tom Crowe,b.txt\n", "different,person/tom-crowe,Ivo Dane,b.txt\n",
       "person/ada-vell (Ada Vell), person/tom-crowe (Tom Crowe) | person/tom-crowe (Tom Crowe), person/ivo-dane (Ivo "
       "Dane)"},
  };
  for (const Row& row : rows) {
    CHECK(corrected(std::string(row.first) + row.second) == row.entities);
    CHECK(corrected(std::string(row.second) + row.first) == row.entities);
  }
}

TEST_CASE("corrections: a file that is wrong names its line") {
  const std::pair<const char*, const char*> files[] = {
      {"who,what\n", ":1: has not the columns action,entity,value,article"},
      {"action,entity,value,article\nrename,person/a,,\n", ":2: has no entity and name"},
      {"action,entity,value,article\n\nhide,person/a,,\n", ":3: has the unknown action 'hide'"},
      {"action,entity,value,article\nspeaker,,\"two\nlines\",a.txt\nretype,person/a,thing,\n",
       ":4: has no entity and type"},
      {"action,entity,value,article\nrename,a,b,c,d\n", ":2: has 5 columns, not four"},
  };
  for (const auto& [content, message] : files) {
    TemporaryFolder folder;
    const auto file = folder.write("corrections.csv", content);
    CHECK_THROWS_WITH(read_corrections(file), Catch::EndsWith(message));
  }
}

TEST_CASE("corrections: what is written is what is read") {
  const Correction row{2, "speaker", "", "We said: \"no\",\nthen left.", "a, b.txt"};
  TemporaryFolder folder;
  const auto read = read_corrections(folder.write("c.csv", kHeader + correction_row(row)));
  REQUIRE(read.size() == 1);
  CHECK(read[0].value == row.value);
  CHECK(read[0].article == row.article);
  CHECK(correction_row(read[0]) == correction_row(row));
}

// A table with a row of each action, as `onrecord correct` writes it.
TEST_CASE("corrections: what is written is applied, whatever the order of the rows and the articles") {
  const Correction written[] = {{0, "same", "person/ada-vell", "person/mia-orr", ""},
                                {0, "different", "person/tom-crowe", "Tom Crowe of Halvik", "b.txt"},
                                {0, "rename", "person/ada-vell", "Ada \"Quay\" Vell, senator", ""},
                                {0, "retype", "place/halvik", "organization", ""},
                                {0, "not-an-entity", "organization/tide-union", "", "a.txt"},
                                {0, "speaker", "person/tom-crowe", "We will win", "a.txt"}};
  TemporaryFolder folder;
  folder.write("in/a.txt",
               "Ada Vell met leaders of the Tide Union in Halvik. \u201cWe will win the vote,\u201d Ada Vell said.\n");
  folder.write("in/b.txt", "Mia Orr met Tom Crowe of the Tide Union in Halvik on Sunday.\n");
  folder.write("in/c.txt", "Tom Crowe met Mia Orr.\n");
  std::vector<std::size_t> order = {0, 1, 2, 3, 4, 5};
  std::string expected;
  for (std::uint32_t seed = 0; seed < 6; ++seed) {
    std::mt19937 random(seed);
    std::shuffle(order.begin(), order.end(), random);
    std::string rows = kHeader;
    for (const std::size_t i : order) rows += correction_row(written[i]);
    BuildOptions options;
    options.database = folder / (std::to_string(seed) + ".sqlite");
    options.corrections = folder.write("corrections.csv", rows);
    std::vector<std::filesystem::path> articles = {folder / "in/a.txt", folder / "in/b.txt", folder / "in/c.txt"};
    std::shuffle(articles.begin(), articles.end(), random);
    for (const auto& article : articles) {  // one by one: rows that match nothing yet are applied when they can be
      options.articles = {article};
      build(options, models(),
            {.progress = [](const BuildProgress&) {},
             .failed = [](const Failure&) {},
             .note = [](const std::string&) {}});
    }
    CHECK(rows_of(options.database, "SELECT action FROM corrections WHERE outcome != 'applied'").empty());
    std::string told;
    for (const std::string query : {"SELECT key, type, name FROM entities ORDER BY key",
                                    "SELECT key, alias FROM aliases JOIN entities ON id ="
                                    " entity_id ORDER BY key, alias",
                                    "SELECT speaker FROM said"}) {
      for (const std::string& row : rows_of(options.database, query)) told += row + '\n';
    }
    if (expected.empty()) expected = told;
    INFO("seed " << seed);
    CHECK(told == expected);
  }
  CHECK_THAT(expected, Catch::Contains("person/ada-vell|person|Ada \"Quay\" Vell, senator"));
  CHECK_THAT(expected, Catch::Contains("person/ada-vell|Mia Orr"));
  CHECK_THAT(expected, Catch::Contains("person/tom-crowe-of-halvik|person|Tom Crowe of Halvik"));
}

TEST_CASE("corrections: replayed by every build, gone when the row is gone") {
  TemporaryFolder folder;
  folder.write("in/a.txt",
               "Talks\n\nAda Vell met Tom Crowe on Sunday. \u201cWe will win the harbour vote,\u201d Ada Vell said.\n");
  const auto database = folder / "kb.sqlite";
  const auto build_with = [&](const std::string& rows) {
    BuildOptions options;
    options.articles = {folder / "in"};
    options.database = database;
    if (!rows.empty()) options.corrections = folder.write("corrections.csv", kHeader + rows);
    std::vector<std::string> notes;
    build(options, models(),
          {.progress = [](const BuildProgress&) {},
           .failed = [](const Failure&) {},
           .note = [&](const std::string& note) { notes.push_back(note); }});
    return notes;
  };
  build_with("");
  const std::string before = digest_of(database);
  CHECK(build_with("rename,person/nobody,Ada,\n").size() == 1);
  CHECK(rows_of(database, "SELECT line, outcome FROM corrections") ==
        std::vector<std::string>{"2|there is no entity 'person/nobody'"});
  build_with("speaker,,We will win,a.txt\n");
  CHECK(rows_of(database, "SELECT count(*) FROM quotes WHERE speaker_id NOT NULL") == std::vector<std::string>{"0"});
  build_with("");
  CHECK(digest_of(database) == before);
}

}  // namespace
}  // namespace onrecord::testing
