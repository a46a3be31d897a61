#include "stages/affiliations.h"

#include <catch2/catch.hpp>

#include "stages/entities.h"
#include "tests/stages/marked_names.h"

namespace onrecord::testing {
namespace {

// Each affiliation as "PERSON: ROLE @ ORGANIZATION", with "; " between them.
std::string affiliations_of(std::string_view marked) {
  MarkedArticle read = read_marked(marked);
  Annotations& all = read.annotations;
  find_entities(read.article, models(), all);
  find_affiliations(read.article, models(), all);
  CHECK(find_broken_promise(read.article, all).value_or("") == "");
  std::string line;
  for (const Affiliation& affiliation : all.affiliations) {
    if (!line.empty()) line += "; ";
    line += affiliation.person.in(all.entities).name + ": " + affiliation.role;
    if (affiliation.organization) line += " @ " + affiliation.organization->in(all.entities).name;
  }
  return line;
}

struct Row {
  const char* text;
  const char* affiliations;
};

TEST_CASE("affiliations: titles before a name") {
  const Row rows[] = {
      {"Sen. [p Ada Vell] spoke.", "Ada Vell: Sen."},
      {"Mr. [p Vell] spoke.", ""},
      {"[o HWU] chair [p Ada Vell] spoke.", "Ada Vell: chair @ HWU"},
      {"Former [o HWU] vice president [p Ada Vell] spoke.", "Ada Vell: Former vice president @ HWU"},
      {"The [l Estrel] senator [p Ada Vell] spoke.", "Ada Vell: senator"},
      {"Secretary of State [p Ada Vell] spoke.", "Ada Vell: Secretary of State"},
      {"The [o HWU]\u2019s president, [p Ada Vell], spoke.", ""},
      {"[o Bread Pact] co-founders [p Ada Vell], [p Tom Crowe] and [p Mia Teague] spoke.",
       "Ada Vell: co-founders @ Bread Pact; Tom Crowe: co-founders @ Bread Pact; Mia Teague: co-founders @ Bread Pact"},
      {"The [o Senate] met. Sen. [p Ada Vell] spoke.", "Ada Vell: Sen. @ Senate"},
      {"The [o Courier]\u2019s [p Ada Vell] spoke.", "Ada Vell:  @ Courier"},
  };
  for (const Row& row : rows) CHECK(affiliations_of(row.text) == row.affiliations);
}

TEST_CASE("affiliations: appositions and predicates") {
  const Row rows[] = {
      {"[p Ada Vell], national director of the [o Bread Pact], spoke.", "Ada Vell: national director @ Bread Pact"},
      {"[p Ada Vell], the [o Bread Pact]\u2019s national director, spoke.", "Ada Vell: national director @ Bread Pact"},
      {"[p Ada Vell], 44, a nurse at [o Estrel General], spoke.", "Ada Vell: nurse @ Estrel General"},
      {"[p Ada Vell], director of harbour affairs at the [o Bread Pact], spoke.",
       "Ada Vell: director of harbour affairs @ Bread Pact"},
      {"[p Ada Vell], co-founder of the [o Bread Pact] and the [o Tide Fund], spoke.",
       "Ada Vell: co-founder @ Bread Pact; Ada Vell: co-founder @ Tide Fund"},
      {"[p Ada Vell], head of the small advocacy group [o Bread Pact], spoke.", "Ada Vell: head @ Bread Pact"},
      {"[p Ada Vell] is the treasurer of the [o Bread Pact].", "Ada Vell: treasurer @ Bread Pact"},
      {"[p Ada Vell] of the [o Bread Pact] spoke.", "Ada Vell:  @ Bread Pact"},
      {"The head of the [o Bread Pact], [p Ada Vell], spoke.", "Ada Vell: head @ Bread Pact"},
      {"[p Ada Vell], who leads the [o Bread Pact], spoke.", "Ada Vell: leader @ Bread Pact"},
      {"[p Ada Vell], who now chairs the small advocacy group [o Bread Pact], spoke.", "Ada Vell: chair @ Bread Pact"},
      {"[p Ada Vell] founded the [o Bread Pact] in May.", "Ada Vell: founder @ Bread Pact"},
      {"[p Ada Vell] was named director of the [o Bread Pact].", "Ada Vell: director @ Bread Pact"},
      {"[p Ada Vell] has been elected president of the [o Bread Pact].", "Ada Vell: president @ Bread Pact"},
      {"[p Ada Vell] led by ten points. The [o Bread Pact] lost.", ""},
      {"[p Ada Vell] leads [p Tom Crowe] of the [o Bread Pact].", "Tom Crowe:  @ Bread Pact"},
      {"[p Ada Vell], whose son joined the [o Bread Pact], spoke.", ""},
      {"[p Ada Vell], [p Tom Crowe] and the [o Bread Pact] spoke.", ""},
  };
  for (const Row& row : rows) CHECK(affiliations_of(row.text) == row.affiliations);
}

}  // namespace
}  // namespace onrecord::testing
