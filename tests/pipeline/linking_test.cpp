#include "pipeline/linking.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "pipeline/linking_events.h"
#include "tests/shipped_models.h"

namespace onrecord {
namespace {

using testing::models;

// An entity as an article shows it: "p Ada Vell", "o Bread Pact = BP" with its acronym, "p Ada Vell; senator" with a
// role. The letters are those of the marked texts: person, organization, event, place (l).
LocalEntity read_entity(std::string_view line) {
  LocalEntity entity;
  entity.type = line[0] == 'p'   ? EntityType::person
                : line[0] == 'o' ? EntityType::organization
                : line[0] == 'e' ? EntityType::event
                                 : EntityType::place;
  line.remove_prefix(2);
  if (const auto role = line.find("; "); role != line.npos) {
    entity.roles.emplace_back(line.substr(role + 2));
    line = line.substr(0, role);
  }
  if (const auto acronym = line.find(" = "); acronym != line.npos) {
    entity.acronym = line.substr(acronym + 3);
    line = line.substr(0, acronym);
  }
  entity.name = line;
  entity.aliases.push_back({entity.name, 1});
  return entity;
}

using Texts = std::vector<std::vector<const char*>>;

std::vector<ArticleEntities> read_articles(const Texts& texts) {
  std::vector<ArticleEntities> articles;
  for (const auto& lines : texts) {
    ArticleEntities article{std::to_string(articles.size()) + ".txt", "2016-05-01", "", {}};
    for (const char* line : lines) article.entities.push_back(read_entity(line));
    articles.push_back(std::move(article));
  }
  return articles;
}

// The key of every entity, articles parted by " | ".
std::string keys_of(const Texts& texts) {
  const auto articles = read_articles(texts);
  const Links links = link_entities(articles, models());
  std::string line;
  for (std::size_t a = 0; a < articles.size(); ++a) {
    if (a > 0) line += " | ";
    for (std::size_t e = 0; e < articles[a].entities.size(); ++e) {
      if (e > 0) line += ", ";
      line += links.entities[links.entity_of[a][e]].key;
    }
  }
  return line;
}

TEST_CASE("linking: people over articles") {
  CHECK(keys_of({{"p Ada Vell"}, {"p Ada Vell"}}) == "person/ada-vell | person/ada-vell");
  CHECK(keys_of({{"p Ada Vell"}, {"p Ada Vell"}, {"p Ada R. Vell"}}) ==
        "person/ada-vell | person/ada-vell | person/ada-vell");
  CHECK(keys_of({{"p Bernard Marrow"}, {"p Bernie Marrow"}, {"p Bernie Marrow"}}) ==
        "person/bernie-marrow | person/bernie-marrow | person/bernie-marrow");
  CHECK(keys_of({{"p Zo\u00eb N\u00fa\u00f1ez"}, {"p Zoe Nunez"}}) == "person/zoe-nunez | person/zoe-nunez");
  CHECK(keys_of({{"p Tom Crowe"}, {"p Tom Crowe Jr."}}) == "person/tom-crowe | person/tom-crowe-jr");
  CHECK(keys_of({{"p Ada R. Vell"}, {"p Ada S. Vell"}}) == "person/ada-r-vell | person/ada-s-vell");
  CHECK(keys_of({{"p Qassem Vell"}, {"p Qasem Vell"}, {"p Qasem Vell"}}) ==
        "person/qasem-vell | person/qasem-vell | person/qasem-vell");
  CHECK(keys_of({{"p Omar al-Vell"}, {"p Omar al-Vell"}, {"p Omar Vell"}}) ==
        "person/omar-al-vell | person/omar-al-vell | person/omar-al-vell");
  CHECK(keys_of({{"p Ines Oskan Vell"}, {"p Ines Oskan Vell"}, {"p Oskan Vell"}}) ==
        "person/ines-oskan-vell | person/ines-oskan-vell | person/ines-oskan-vell");
  CHECK(keys_of({{"p Ines Oskan Vell"}, {"p Ada Oskan Vell"}, {"p Oskan Vell"}}) ==
        "person/ines-oskan-vell | person/ada-oskan-vell | person/oskan-vell");
  CHECK(keys_of({{"p Ines Ada Vell"}, {"p Ines Ada Vell"}, {"p Ada Vell"}}) ==
        "person/ines-ada-vell | person/ines-ada-vell | person/ada-vell");
  CHECK(keys_of({{"p J. Samuel Crowe"}, {"p Sam Crowe"}, {"p Sam Crowe"}}) ==
        "person/sam-crowe | person/sam-crowe | person/sam-crowe");
  CHECK(keys_of({{"p Tom Crowe"}, {"p Tom Crowe"}, {"p Crowe Jr."}}) ==
        "person/tom-crowe | person/tom-crowe | person/crowe-jr");
}

TEST_CASE("linking: who is called by a given name and a dignity is one") {
  CHECK(keys_of({{"p Teodric; Pope"}, {"p Teodric; Pope"}, {"p Ada Teodric"}}) ==
        "person/teodric | person/teodric | person/ada-teodric");
}

TEST_CASE("linking: a surname alone is somebody only where hardly anybody else has it") {
  CHECK(keys_of({{"p Ada Vell"}, {"p Ada Vell"}, {"p Vell"}}) == "person/ada-vell | person/ada-vell | person/ada-vell");
  CHECK(keys_of({{"p Oskan"}, {"p Oskan"}}) == "person/oskan | person/oskan");
  const auto articles = read_articles({{"p Ada Vell"}, {"p Tom Vell"}, {"p Vell"}, {"p Vell"}});
  const Links links = link_entities(articles, models());
  CHECK(links.entities.size() == 4);  // the two bare surnames may be two people
}

TEST_CASE("linking: a surname alone is the famous bearer, who is named far more often than the rest of the family") {
  const auto last_key = [](std::size_t articles_of_famous, std::size_t articles_of_others) {
    Texts lines(articles_of_famous, {"p Marco Rubio"});
    lines.insert(lines.end(), articles_of_others, {"p Ada Rubio"});
    lines.push_back({"p Rubio"});
    const Links links = link_entities(read_articles(lines), models());
    return links.entities[links.entity_of.back().front()].key.substr(0, 18);
  };
  CHECK(last_key(50, 10) == "person/marco-rubio");
  CHECK(last_key(20, 10) != "person/marco-rubio");  // known, but not so often named
  CHECK(last_key(50, 20) != "person/marco-rubio");
}

TEST_CASE("linking: a surname that several famous people bear is whom its article speaks for") {
  const auto last_key = [](std::vector<const char*> last) {
    Texts lines(30, {"p Bill Clinton; President", "o Harbour League", "l Estrel", "o Tide Treasury", "e Vell Trial"});
    lines.insert(lines.end(), 30,
                 {"p Hillary Clinton; Secretary", "o Bread Pact", "l Oskan", "o Left Futures", "e Bread March"});
    lines.insert(lines.end(), 30, {"p Ada Vell"});
    lines.push_back(std::move(last));
    const Links links = link_entities(read_articles(lines), models());
    return links.entities[links.entity_of.back().front()].key.substr(0, 22);
  };
  CHECK(last_key({"p Clinton", "o Harbour League", "l Estrel", "o Tide Treasury", "e Vell Trial"}) ==
        "person/bill-clinton");
  CHECK(last_key({"p Clinton", "o Bread Pact", "l Oskan", "o Left Futures", "e Bread March"}) ==
        "person/hillary-clinton");
  CHECK(last_key({"p Clinton; former President"}) == "person/bill-clinton");
  CHECK(last_key({"p Clinton; Secretary"}) == "person/hillary-clinton");
  CHECK(last_key({"p Clinton"}).starts_with("person/clinton"));
  CHECK(last_key({"p Clinton", "o Bread Pact", "l Estrel"}).starts_with("person/clinton"));
}

TEST_CASE(
    "linking: a surname that nobody bears in full is the famous bearer, if there is but one or the office tells") {
  const auto wikidata = [](const Texts& texts) {
    const Links links = link_entities(read_articles(texts), models());
    return links.entities[links.entity_of[0][0]].wikidata;
  };
  CHECK(wikidata({{"p Reagan"}}) == "Q9960");
  CHECK(wikidata({{"p Ford"}}).empty());
  CHECK(wikidata({{"p Ford; President"}}) == "Q9582");
  CHECK(wikidata({{"p Monroe"}}).empty());
}

TEST_CASE("linking: namesakes whose titles contradict each other are two") {
  CHECK(keys_of({{"p Tom Crowe; Rep."}, {"p Tom Crowe; Rep."}, {"p Tom Crowe; Adm."}, {"p Tom Crowe"}})
            .starts_with("person/tom-crowe | person/tom-crowe | person/tom-crowe-"));
  CHECK(keys_of({{"p Tom Crowe; Rep."}, {"p Tom Crowe"}, {"p Tom Crowe; Senator"}}) ==
        "person/tom-crowe | person/tom-crowe | person/tom-crowe");
  CHECK(keys_of({{"p Tom Crowe; Sheriff"}, {"p Tom Crowe; long-time coach"}}) == "person/tom-crowe | person/tom-crowe");
}

TEST_CASE("linking: organizations by acronym, ending and spelling") {
  CHECK(keys_of({{"o Harbour Workers Union = HWU"}, {"o HWU"}}) ==
        "organization/harbour-workers-union | organization/harbour-workers-union");
  CHECK(keys_of({{"o Brightwater Inc."}, {"o Brightwater"}}) ==
        "organization/brightwater-inc | organization/brightwater-inc");
  CHECK(keys_of({{"o Estrel Daily Post"}, {"o The Estrel DailyPost"}, {"o Estrel Daily Post"}}) ==
        "organization/estrel-daily-post | organization/estrel-daily-post | organization/estrel-daily-post");
  CHECK(keys_of({{"o U.S. Harbour Patrol Office"}, {"o Harbour Patrol Office"}, {"o Harbour Patrol Office"}}) ==
        "organization/harbour-patrol-office | organization/harbour-patrol-office | organization/harbour-patrol-office");
  CHECK(keys_of({{"o U.S. Tide"}, {"o Tide"}}) == "organization/us-tide | organization/tide");
  CHECK(keys_of({{"o Failing New York Times"}, {"o Ukraine The Hill"}, {"o Tide The Vell"}}) ==
        "organization/the-new-york-times | organization/the-hill | organization/tide-the-vell");
  CHECK(keys_of({{"o Senate Judiciary"}, {"o House Judiciary Committee"}, {"o Senate Judiciary Committee"}}) ==
        "organization/senate-committee-on-the-judiciary | organization/house-committee-on-the-judiciary |"
        " organization/senate-committee-on-the-judiciary");
  CHECK(keys_of({{"o USCIS"}, {"o U.S. Citizenship and Immigration Services"}}) ==
        "organization/us-citizenship-and-immigration-services | organization/us-citizenship-and-immigration-services");
  CHECK(keys_of({{"o High Water Union = HWU"}, {"o Harbour Workers Union = HWU"}, {"o HWU"}}) ==
        "organization/high-water-union | organization/harbour-workers-union | organization/hwu");
}

TEST_CASE("linking: known entities by name and evidence") {
  const auto linked = [](const char* line, const char* published) {
    auto articles = read_articles({{line}});
    articles[0].published = published;
    const Links links = link_entities(articles, models());
    return links.entities[0].wikidata + " " + links.entities[0].key;
  };
  CHECK(linked("o GOP", "2016-05-01") == "Q29468 organization/republican-party");
  CHECK(linked("l N.Y.", "2016-05-01") == "Q1384 place/new-york");
  CHECK(linked("p Bernard Sanders", "2016-05-01") == "Q359442 person/bernie-sanders");
  CHECK(linked("p Bernard Sanders; football coach", "2016-05-01") == " person/bernard-sanders");
  CHECK(linked("p Bernard Sanders", "1950-05-01") == " person/bernard-sanders");
  CHECK(linked("p Ada Vell", "2016-05-01") == " person/ada-vell");
  CHECK(linked("p Sanders Bernard", "2016-05-01") == " person/sanders-bernard");
  CHECK(linked("p Trump Donald John", "2016-05-01") == "Q22686 person/donald-trump");
  CHECK(linked("p Joseph R. Biden Jr.", "2016-05-01") == "Q6279 person/joe-biden");
  CHECK(linked("p Donald Trump Jr.", "2016-05-01") == " person/donald-trump-jr");
  CHECK(linked("p JFK", "2018-05-01") == "Q9696 person/john-f-kennedy");
  CHECK(linked("p Rafael (Ted) Edward Cruz", "2018-05-01") == "Q2036942 person/ted-cruz");
  CHECK(linked("p John Kennedy", "2018-05-01") == "Q9696 person/john-f-kennedy");
  CHECK(linked("p John Kennedy; Sen.", "2018-05-01") == "Q6250211 person/john-kennedy");
  CHECK(linked("l La.", "2016-05-01") == "Q1588 place/louisiana");
  CHECK(linked("l Virgin Islands", "2016-05-01") == "Q11703 place/united-states-virgin-islands");
  CHECK(linked("l L.A.", "2016-05-01") == "Q65 place/los-angeles");
  CHECK(linked("l U.N.", "2016-05-01") == "Q1065 organization/united-nations");
  CHECK(linked("l White House", "2016-05-01") == " place/white-house");
}

TEST_CASE("linking: a name of several places is the one that the article's other places speak for") {
  const auto wikidata = [](const Texts& texts) {
    const Links links = link_entities(read_articles(texts), models());
    return links.entities[links.entity_of[0][0]].wikidata;
  };
  CHECK(wikidata({{"l Georgia", "l Ohio"}}) == "Q1428");
  CHECK(wikidata({{"l Georgia", "l Russia"}}) == "Q230");
  CHECK(wikidata({{"l Georgia", "l Russia", "l Ohio"}}) == "Q1428");
  CHECK(wikidata({{"l Georgia", "l Estrel"}}) == "Q1428");
  CHECK(wikidata({{"l Washington", "l Ohio"}}) == "Q61");
}

TEST_CASE("linking: who agrees with a short form need not be whom it is known to mean") {
  CHECK(keys_of({{"p George Bush"}, {"p George P. Bush"}}) == "person/george-w-bush | person/george-p-bush");
  CHECK(keys_of({{"p Paul Ryan"}, {"p Paul D. Ryan"}, {"p Paul S. Ryan"}}) ==
        "person/paul-ryan | person/paul-ryan | person/paul-s-ryan");
}

TEST_CASE("linking: a namesake whom role or article tell from somebody known is another person") {
  CHECK(keys_of({{"p Bernard Sanders"}, {"p Bernard Sanders; football coach"}, {"p Bernie Sanders"}}) ==
        "person/bernie-sanders | person/bernard-sanders | person/bernie-sanders");
  CHECK(keys_of({{"p James Comey; professor"}, {"p James Comey"}}) == "person/james-comey | person/james-comey");
}

TEST_CASE("linking: a presidency tells which of a family is meant, and the last who had one") {
  CHECK(keys_of({{"p Clinton; President"}}) == "person/bill-clinton");
  CHECK(keys_of({{"p Clinton; administration"}, {"p Clinton; Presidents"}}) ==
        "person/bill-clinton | person/bill-clinton");
  CHECK(keys_of({{"p Clinton; campaign"}}).starts_with("person/clinton"));
  CHECK(keys_of({{"p Bush; administration"}}) == "person/george-w-bush");
  CHECK(keys_of({{"p Bush; upheld the President"}}).starts_with("person/bush"));
  CHECK(keys_of({{"p Bush"}}).starts_with("person/bush"));
}

TEST_CASE("linking: a given name alone is somebody only where hardly anybody else is called so") {
  const auto last_key = [](std::size_t others) {
    Texts lines(20, {"p Ada Vell"});
    lines.insert(lines.end(), others, {"p Ada Crowe"});
    lines.push_back({"p Ada"});
    const Links links = link_entities(read_articles(lines), models());
    return links.entities[links.entity_of.back().front()].key.substr(0, 15);
  };
  CHECK(last_key(1) == "person/ada-vell");
  CHECK(last_key(3) != "person/ada-vell");
}

TEST_CASE("linking: a party of a name that many bear is known only where its country is named") {
  const auto wikidata = [](const Texts& texts) {
    const Links links = link_entities(read_articles(texts), models());
    return links.entities[links.entity_of[0][0]].wikidata;
  };
  CHECK(wikidata({{"o Left Party", "l Estrel"}}).empty());
  CHECK(wikidata({{"o Left Party", "l Sweden"}}) == "Q110837");
}

TEST_CASE("linking: an acronym of a state is the body that its article names") {
  CHECK(keys_of({{"l VA", "o Veterans Affairs"}, {"l VA"}, {"l VA", "l Virginia", "o Veterans Affairs"}}) ==
        "organization/united-states-department-of-veterans-affairs,"
        " organization/united-states-department-of-veterans-affairs | place/virginia | place/virginia, place/virginia,"
        " organization/united-states-department-of-veterans-affairs");
}

TEST_CASE("linking: an attack of one day is that in a city only where the article names the city") {
  CHECK(keys_of({{"e Sept. 11 attack", "l Benghazi"},
                 {"e Sept. 11 attack", "l New York"},
                 {"e September 11 attacks"},
                 {"e Benghazi attack", "e Benghazi terror attack"}}) ==
        "event/2012-benghazi-attack, place/benghazi | event/september-11-attacks, place/new-york-city |"
        " event/september-11-attacks | event/2012-benghazi-attack, event/2012-benghazi-attack");
}

TEST_CASE("linking: the many names of an event") {
  struct Row {
    const char* name;
    const char* published;
    const char* signature;
  };
  const Row rows[] = {
      {"2016 election", "2016-05-01", "2016 election"},
      {"2016 presidential race", "", "2016 election"},
      {"Nov. 8 election", "2016-11-01", "2016 election"},
      {"Election Day", "2016-11-01", "2016 election"},
      {"election in 2012", "2016-11-01", "2012 election"},
      {"1864 election", "2016-11-01", "1864 election"},
      {"Estrel primaries", "2016-02-01", "2016 estrel primary"},
      {"Estrel primary", "", "estrel primary"},
      {"Democratic National Convention", "2016-07-27", "2016 convention democratic"},
      {"Harbour terror attacks", "", "attack harbour"},
  };
  for (const Row& row : rows) CHECK(event_signature(row.name, row.published) == row.signature);
}

TEST_CASE("linking: an election's names are one, a known one's too") {
  CHECK(keys_of({{"e 2016 election"}, {"e 2016 race"}, {"e Nov. 8 election"}, {"e 2016 presidential election"}}) ==
        "event/2016-presidential-election | event/2016-presidential-election | event/2016-presidential-election |"
        " event/2016-presidential-election");
  CHECK(keys_of({{"e Estrel primary"}, {"e Estrel primaries"}, {"e 2012 Estrel primary"}}) ==
        "event/estrel-primaries-2016 | event/estrel-primaries-2016 | event/2012-estrel-primary");
}

TEST_CASE("linking: when an event happens") {
  struct Row {
    const char* name;
    const char* published;
    const char* dates;
  };
  const Row rows[] = {
      {"2016 election", "", "2016-01-01 2016-12-31"},
      {"Nov. 8 election", "2016-05-01", "2016-11-08 2016-11-08"},
      {"Nov. 8 election", "", ""},
      {"Nov. 8 election", "2016", "2016-11-08 2016-11-08"},
      {"November election", "2016-05-01", "2016-11-01 2016-11-30"},
      {"election of Nov. 6, 2012", "2016-05-01", "2012-11-06 2012-11-06"},
      {"July 18-21 convention", "2016-05-01", "2016-07-18 2016-07-21"},
      {"Feb. 30 primary", "2016-05-01", "2016-02-01 2016-02-29"},
      {"Harbour attack of 9 March 2014", "2016-05-01", "2014-03-01 2014-03-31"},
      {"Sept. 11 attacks", "2016-05-01", ""},
      {"Tide March", "2016-05-01", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const auto dates = event_dates(row.name, row.published);
    CHECK((dates ? dates->starts + ' ' + dates->ends : "") == row.dates);
  }
}

// One line for each entity of each article, sorted: path, name, key.
std::vector<std::string> links_of(const std::vector<ArticleEntities>& articles) {
  const Links links = link_entities(articles, models());
  std::vector<std::string> lines;
  for (std::size_t a = 0; a < articles.size(); ++a) {
    for (std::size_t e = 0; e < articles[a].entities.size(); ++e) {
      const LinkedEntity& entity = links.entities[links.entity_of[a][e]];
      lines.push_back(articles[a].path + " " + articles[a].entities[e].name + " " + entity.key + " " + entity.name);
    }
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

TEST_CASE("linking: the order of the articles changes nothing") {
  const char* const names[] = {"p Clinton",
                               "p Tom Crowe; Sheriff",
                               "p Tom Crowe; Sen.",
                               "p Bill Clinton; President",
                               "p Ada Vell",
                               "p Ada R. Vell",
                               "p Vell",
                               "p Tom Vell",
                               "p Tom Crowe",
                               "p Crowe",
                               "p Bernie Crowe",
                               "p Bernard Crowe",
                               "p Ada",
                               "p Mike Rogers",
                               "o Bread Pact = BP",
                               "o BP",
                               "o Big Pier = BP",
                               "o Pier Inc",
                               "o Pier",
                               "e 2016 election",
                               "e Election Day",
                               "l Estrel",
                               "l U.S.",
                               "p Mike Rogers; Rep."};
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    std::mt19937 random(seed);
    Texts texts(3 + random() % 12);
    for (auto& lines : texts) {
      for (std::size_t n = 1 + random() % 6; n > 0; --n) lines.push_back(names[random() % std::size(names)]);
    }
    std::vector<ArticleEntities> articles = read_articles(texts);
    const auto expected = links_of(articles);
    std::shuffle(articles.begin(), articles.end(), random);
    INFO("seed " << seed);
    CHECK(links_of(articles) == expected);
  }
}

}  // namespace
}  // namespace onrecord
