#include "stages/entities.h"

#include <catch2/catch.hpp>

#include "tests/stages/marked_names.h"

namespace onrecord::testing {
namespace {

// Each entity as "NAME: its mentions, in text order", one a line, in the order of their first mention.
std::string entities_of(std::string_view marked) {
  MarkedArticle read = read_marked(marked);
  find_entities(read.article, models(), read.annotations);
  const auto broken = find_broken_promise(read.article, read.annotations);
  CHECK(broken.value_or("") == "");
  std::vector<const Entity*> order;
  for (const Entity& entity : read.annotations.entities) order.push_back(&entity);
  std::sort(order.begin(), order.end(), [](auto a, auto b) { return a->mentions[0] < b->mentions[0]; });
  std::string lines;
  for (const Entity* entity : order) {
    lines += entity->name + ":";
    for (const auto mention : entity->mentions) {
      lines += std::string(mention == entity->mentions[0] ? " " : ", ") +
               std::string(mention.in(read.annotations.mentions).span.of(read.article.text()));
    }
    lines += '\n';
  }
  return lines;
}

struct Row {
  const char* text;
  const char* entities;
};

TEST_CASE("entities: people by full name, family name, given name and short form") {
  const Row rows[] = {
      {"[p Ada Vell] won. [p Vell] smiled. [p Ada] waved.", "Ada Vell: Ada Vell, Vell, Ada\n"},
      {"[p Vell] wins\n\n[p Ada Vell] won the vote on Sunday.", "Ada Vell: Vell, Ada Vell\n"},
      {"[p Bernard Marrow] spoke. [p Bernie] left. [p Bernie Marrow] came back.",
       "Bernard Marrow: Bernard Marrow, Bernie, Bernie Marrow\n"},
      {"[p Ada R. Vell] and [p Ada Vell] and [p A. Rose Vell].", "Ada R. Vell: Ada R. Vell, Ada Vell, A. Rose Vell\n"},
      {"[p Samuel Crowe Jr.] came. [p Samuel Crowe] left.",
       "Samuel Crowe Jr.: Samuel Crowe Jr.\nSamuel Crowe: Samuel Crowe\n"},
      {"[p Ines Oskan Teague] spoke. [p Oskan Teague] left. [p Teague] slept.",
       "Ines Oskan Teague: Ines Oskan Teague, Oskan Teague, Teague\n"},
      {"[p Zo\u00eb N\u00fa\u00f1ez] met [p Zoe Nunez].",
       "Zo\u00eb N\u00fa\u00f1ez: Zo\u00eb N\u00fa\u00f1ez, Zoe Nunez\n"},
      {"[p Adelheid (Ada) Rose Vell] met [p Ada Vell].",
       "Adelheid (Ada) Rose Vell: Adelheid (Ada) Rose Vell, Ada Vell\n"},
      {"[p Mia Vell-Crowe] met [p Mia Vell Crowe].", "Mia Vell-Crowe: Mia Vell-Crowe, Mia Vell Crowe\n"},
      {"[p Lindsey Vell] met [p Lindsay Vell].", "Lindsey Vell: Lindsey Vell, Lindsay Vell\n"},
      {"[p J. Samuel Crowe] met [p Sam Crowe].", "J. Samuel Crowe: J. Samuel Crowe, Sam Crowe\n"},
      {"[p Ada Vell] and [p Ada S. Vell] and [p Ada R. Vell].",
       "Ada S. Vell: Ada Vell, Ada S. Vell\nAda R. Vell: Ada R. Vell\n"},
  };
  for (const Row& row : rows) CHECK(entities_of(row.text) == row.entities);
}

TEST_CASE("entities: a name that a bracket parts is one") {
  const Row rows[] = {
      {"\"(President [p Ada]) [p Vell] left,\" he said.", "Ada Vell: Ada, Vell\n"},
      {"\"We miss ([p Tom S.]) [p Crowe],\" he said.", "Tom S. Crowe: Tom S., Crowe\n"},
      {"It was close (said [p Marrow])\n\n[p Crowe] won.", "Marrow: Marrow\nCrowe: Crowe\n"},
      {"He met ([p Ada]) and [p Vell].", "Ada: Ada\nVell: Vell\n"},
      {"[p Ada Vell]. ([p Tom]) [p Vell] left.", "Ada Vell: Ada Vell\nTom Vell: Tom, Vell\n"},
  };
  for (const Row& row : rows) CHECK(entities_of(row.text) == row.entities);
}

TEST_CASE("entities: who has a dignity is nobody without it") {
  const Row rows[] = {
      {"[p William Vell] met Prince [p William].", "William Vell: William Vell\nWilliam: William\n"},
      {"[p Joe Vell] prayed to St. [p Joseph]. [p Joe] left.", "Joe Vell: Joe Vell, Joe\nJoseph: Joseph\n"},
      {"Prince [p William] came. [p William] left. Prince [p William] slept.", "William: William, William, William\n"},
      {"Prince [p Tom Crowe] came. Prince [p Tom] left.", "Tom Crowe: Tom Crowe, Tom\n"},
  };
  for (const Row& row : rows) CHECK(entities_of(row.text) == row.entities);
}

TEST_CASE("entities: an outlet in a byline, a photo agency in a credit") {
  const Row rows[] = {
      {"\"No.\" [p Ada Vell], [p Bloomberg]\n\nThen [p Bloomberg] ran.",
       "Ada Vell: Ada Vell\nBloomberg News: Bloomberg, Bloomberg\n"},
      {"[p Ada Vell], [p Bloomberg] and [p Tom Crowe] ran.",
       "Ada Vell: Ada Vell\nBloomberg: Bloomberg\nTom Crowe: Tom Crowe\n"},
      {"Image copyright [o EPA] Image caption A ferry.\n\nThe [o EPA] sued.",
       "European Pressphoto Agency: EPA\nEPA: EPA\n"},
      {"Image copyright [o HWU].", "HWU: HWU\n"},
  };
  for (const Row& row : rows) CHECK(entities_of(row.text) == row.entities);
}

TEST_CASE("entities: a family that shares its surname") {
  const Row rows[] = {
      {"[p Ada Vell] and [p Tom Vell] spoke. [p Vell] left.", "Ada Vell: Ada Vell\nTom Vell: Tom Vell, Vell\n"},
      {"[p Ada Vell] and [p Tom Vell] spoke. Mrs. [p Vell] left.", "Ada Vell: Ada Vell, Vell\nTom Vell: Tom Vell\n"},
      {"[p Ada Vell] and [p Tom Vell] spoke. [p Ada] left.", "Ada Vell: Ada Vell, Ada\nTom Vell: Tom Vell\n"},
      {"[p Ada Vell] spoke. [p Ada Vell] met [p Tom Vell]. [p Vell] left.",
       "Ada Vell: Ada Vell, Ada Vell, Vell\nTom Vell: Tom Vell\n"},
      {"[p Ada Vell] spoke. Mr. [p Vell] left.", "Ada Vell: Ada Vell\nVell: Vell\n"},
      {"[p Ada Vell] spoke. [p Vell] met [p Tom Vell]. [p Vell] left.",
       "Ada Vell: Ada Vell, Vell, Vell\nTom Vell: Tom Vell\n"},
      {"[p Samuel Crowe] and [p Samuel Crowe Jr.] spoke. [p Crowe Jr.] left.",
       "Samuel Crowe: Samuel Crowe\nSamuel Crowe Jr.: Samuel Crowe Jr., Crowe Jr.\n"},
      {"[p Samuel Crowe] spoke. [p Sam Jr.] left.", "Samuel Crowe: Samuel Crowe\nSam Jr.: Sam Jr.\n"},
  };
  for (const Row& row : rows) CHECK(entities_of(row.text) == row.entities);
}

TEST_CASE("entities: beside a relative who is known as such, a family name means the famous one") {
  const Row rows[] = {
      {"[p Melania Trump] spoke. [p Trump] left.", "Melania Trump: Melania Trump\nTrump: Trump\n"},
      {"[p Melania Trump] spoke. Mrs. [p Trump] left.", "Melania Trump: Melania Trump, Trump\n"},
      {"[p Melania Trump] left. The [p Trump] years. [p Melania Trump]. [p Melania Trump]. [p Trump] came.",
       "Melania Trump: Melania Trump, Melania Trump, Melania Trump, Trump\nTrump: Trump\n"},
      {"[p Melania Trump] and [p Donald Trump] and [p Melania Trump] spoke. [p Trump] left.",
       "Melania Trump: Melania Trump, Melania Trump\nDonald Trump: Donald Trump, Trump\n"},
  };
  for (const Row& row : rows) CHECK(entities_of(row.text) == row.entities);
}

TEST_CASE("entities: of a family the one whose office the title names") {
  const Row rows[] = {
      {"[p Jeb Bush] met [p Jeb Bush] and [p George W. Bush]. President [p Bush] left.",
       "Jeb Bush: Jeb Bush, Jeb Bush\nGeorge W. Bush: George W. Bush, Bush\n"},
      {"[p Bill Clinton] met [p Hillary Clinton]. Sen. [p Clinton] left. President [p Clinton] stayed.",
       "Bill Clinton: Bill Clinton, Clinton\nHillary Clinton: Hillary Clinton, Clinton\n"},
      {"[p Jeb Bush] spoke. President [p Bush] left.", "Jeb Bush: Jeb Bush\nBush: Bush\n"},
      {"[p Ada Vell] spoke. President [p Vell] left.", "Ada Vell: Ada Vell, Vell\n"},
      {"[p Bill Clinton] and [p Hillary Clinton] met. The [p Clinton] administration did too.",
       "Bill Clinton: Bill Clinton, Clinton\nHillary Clinton: Hillary Clinton\n"},
      {"[p Bill Clinton] and [p Hillary Clinton] met. A [p Clinton] administration would not.",
       "Bill Clinton: Bill Clinton\nHillary Clinton: Hillary Clinton, Clinton\n"},
      {"[p Hillary Clinton] spoke of [p Clinton]-era laws.", "Hillary Clinton: Hillary Clinton\nClinton: Clinton\n"},
      {"[p Jeb Bush] spoke of the [p Bush] and [p Obama] administrations.",
       "Jeb Bush: Jeb Bush\nBush: Bush\nObama: Obama\n"},
  };
  for (const Row& row : rows) CHECK(entities_of(row.text) == row.entities);
}

TEST_CASE("entities: a state's chambers and courts") {
  const Row rows[] = {
      {"The [l Ohio] state [o Senate] met. The [o Senate] slept.", "Ohio: Ohio\nOhio Senate: Senate\nSenate: Senate\n"},
      {"[l Ohio] is green. The state [o House] met.", "Ohio: Ohio\nOhio House: House\n"},
      {"[l Ohio] is green, [l Utah] is not. The state [o House] met.", "Ohio: Ohio\nUtah: Utah\nstate House: House\n"},
      {"[l Ohio] is green. In [l Utah], the state [o House] met.", "Ohio: Ohio\nUtah: Utah\nUtah House: House\n"},
      {"[l Ohio]'s [o Supreme Court] sat.", "Ohio: Ohio\nOhio Supreme Court: Supreme Court\n"},
      {"[l America]'s [o Supreme Court] sat.", "America: America\nSupreme Court: Supreme Court\n"},
      {"[l Ohio]'s [o Senate] race is close.", "Ohio: Ohio\nSenate: Senate\n"},
      {"In a swing-state [o Senate] race.", "Senate: Senate\n"},
      {"[l Ohio] is green. [o Senate] Bill 4 passed. The [o Senate] met.",
       "Ohio: Ohio\nOhio Senate: Senate\nSenate: Senate\n"},
  };
  for (const Row& row : rows) CHECK(entities_of(row.text) == row.entities);
}

TEST_CASE("entities: organizations by acronym and short form") {
  const Row rows[] = {
      {"The [o Harbour Workers Union] ([o HWU]) met. [o HWU] voted.",
       "Harbour Workers Union: Harbour Workers Union, HWU, HWU\n"},
      {"The [o HWU] met. The [o Harbour Workers\u2019 Union] voted.",
       "Harbour Workers\u2019 Union: HWU, Harbour Workers\u2019 Union\n"},
      {"The [o League of Free Towns] ([o LFT]) met.", "League of Free Towns: League of Free Towns, LFT\n"},
      {"The [o League of Free Towns] and the [o LOFT].", "League of Free Towns: League of Free Towns, LOFT\n"},
      {"The [o Estrel Federation] met. The [o Federation] voted.",
       "Estrel Federation: Estrel Federation, Federation\n"},
      {"[o Brightwater Inc.] grew. [o Brightwater] sold.", "Brightwater Inc.: Brightwater Inc., Brightwater\n"},
      {"[o Vell Foundation] grew. [p Vell] left.", "Vell Foundation: Vell Foundation\nVell: Vell\n"},
      {"The [o White House] told the [o House].", "White House: White House\nHouse: House\n"},
      {"[o HWU] and [o HWU Radio] met.", "HWU: HWU\nHWU Radio: HWU Radio\n"},
      {"The [o Great Oskan Project] told the [o GOP].", "Great Oskan Project: Great Oskan Project\nGOP: GOP\n"},
      {"The [o Great Oskan Project] ([o GOP]) met.", "Great Oskan Project: Great Oskan Project, GOP\n"},
      {"[o Fox News] and [o Fox News Harbour Days] met.",
       "Fox News: Fox News\nFox News Harbour Days: Fox News Harbour Days\n"},
      {"The [o Oskan High Court] met. The [o Orvenia Harbour Court] sat. The [o Court] ruled.",
       "Oskan High Court: Oskan High Court\nOrvenia Harbour Court: Orvenia Harbour Court\nCourt: Court\n"},
      {"The [o Harbour Court] met. The [o Court] ruled.", "Harbour Court: Harbour Court, Court\n"},
      {"[o Walmart] left [o Walmart Harbour Days].", "Walmart: Walmart\nWalmart Harbour Days: Walmart Harbour Days\n"},
      {"[o CNN Supreme Court] came. The [o Supreme Court] sat.",
       "CNN Supreme Court: CNN Supreme Court\nSupreme Court: Supreme Court\n"},
      {"The [o U.S. Ferry Office] met. The [o USFO] voted.", "U.S. Ferry Office: U.S. Ferry Office, USFO\n"},
      {"[o Tide Radio] met [o Radio Corp.]", "Tide Radio: Tide Radio\nRadio Corp.: Radio Corp.\n"},
      {"[o Tide Radio] met [o Tide Corporation]. [o Tide] grew.",
       "Tide Radio: Tide Radio, Tide\nTide Corporation: Tide Corporation\n"},
      {"[o Vell Ferries Co.] met. [o Vell Ferries] grew. So did [o Vell].",
       "Vell Ferries Co.: Vell Ferries Co., Vell Ferries, Vell\n"},
      {"The [o Ohio Republican Party] met. The [o Republican Party] did not.",
       "Ohio Republican Party: Ohio Republican Party\nRepublican Party: Republican Party\n"},
  };
  for (const Row& row : rows) CHECK(entities_of(row.text) == row.entities);
}

}  // namespace
}  // namespace onrecord::testing
