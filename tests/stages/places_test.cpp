#include <catch2/catch.hpp>

#include "stages/entities.h"
#include "tests/stages/marked_names.h"

namespace onrecord::testing {
namespace {

// What each place of the text means, in text order, parted by " | ".
std::string places_of(std::string_view marked) {
  MarkedArticle read = read_marked(marked);
  find_entities(read.article, models(), read.annotations);
  std::string names;
  for (std::size_t i = 0; i < read.annotations.mentions.size(); ++i) {
    const Mention& mention = read.annotations.mentions[i];
    if (mention.kind != MentionKind::name || mention.type != EntityType::place) continue;
    if (!names.empty()) names += " | ";
    names += read.annotations.resolutions[i].entity->in(read.annotations.entities).name;
  }
  return names;
}

struct Row {
  const char* text;
  const char* places;
};

TEST_CASE("places: a city or a state, by what stands beside the name") {
  const Row rows[] = {
      {"The [l New York] police closed the harbour.", "New York City"},
      {"The mayor of [l New York] spoke.", "New York City"},
      {"The mayor of [l New York] left.", "New York City"},
      {"Mayor [p Tom Crowe] of [l New York] spoke.", "New York City"},
      {"She owns a [l New York]-based paper.", "New York City"},
      {"[l New York] (Wire) \u2013 The bank closed.", "New York City"},
      {"The pact has a house in downtown [l New York] too.", "New York City"},
      {"Write to Harbour Road 3, [l New York], NY.", "New York City"},
      {"Sen. [p Ada Vell] of [l New York] left.", "New York State"},
      {"The [l New York] governor spoke.", "New York State"},
      {"[l New York]\u2019s legislature met.", "New York State"},
      {"They farm in upstate [l New York] now.", "New York State"},
      {"[l Ohio], [l New York] and [l Utah] voted.", "Ohio | New York State | Utah"},
      {"She lives in [l Oskan], [l New York].", "Oskan | New York State"},
      {"The race moves to [l New York], a state of many lakes.", "New York State"},
      {"They met in [l Washington].", "Washington, D.C."},
      {"[l Washington] Republicans left.", "Washington, D.C."},
      {"In [l Washington] state the lake froze.", "Washington State"},
      {"[l Oregon] and [l Washington] voted.", "Oregon | Washington State"},
      {"[l Washington] Gov. [p Ada Vell] left.", "Washington State"},
      {"Sen. [p Ada Vell] of [l Washington] left.", "Washington State"},
      {"The envoy [p Ada Vell] of [l Washington] left.", "Washington, D.C."},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(places_of(row.text) == row.places);
  }
}

TEST_CASE("places: a city or a state, by the sentence and the article") {
  const Row rows[] = {
      {"She sang in [l New York].", "New York City"},
      {"[l New York] slept.", "New York State"},
      {"She won the primary in [l New York].", "New York State"},
      {"She sang at a [l New York] club. Then she went to [l Brooklyn] and to [l Harlem].",
       "New York City | Brooklyn | Harlem"},
      {"[l New York] slept. The [l New York] police did not.", "New York City | New York City"},
      {"[l Washington] state voted. [l Washington] likes it. [l Seattle] too.",
       "Washington State | Washington State | Seattle"},
      {"[l Washington] state voted. They said so in [l Washington].", "Washington State | Washington, D.C."},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(places_of(row.text) == row.places);
  }
}

TEST_CASE("places: an article that means both has both") {
  CHECK(places_of("The [l New York] governor met the [l New York] mayor.") == "New York State | New York City");
}

}  // namespace
}  // namespace onrecord::testing
