// Events in the knowledge base: when they happen and who is named with them.
#include <catch2/catch.hpp>

#include "tests/pipeline/helpers.h"
#include "tests/pipeline/typed.h"

namespace onrecord::testing {
namespace {

// Dates and participants of all events, a line each.
std::string events_of(const std::filesystem::path& database) {
  std::string lines;
  for (const std::string& row : rows_of(database,
                                        "SELECT key, coalesce(starts || ' to ' || ends, 'no date') FROM entities"
                                        " LEFT JOIN event_dates ON entity_id = id WHERE type = 'event' ORDER BY key")) {
    const std::string key = row.substr(0, row.find('|'));
    lines += key + ": " + row.substr(row.find('|') + 1) + '\n';
    for (const std::string& who :
         rows_of(database,
                 "SELECT who.key, path, start FROM participants JOIN entities event ON event.id = event_id"
                 " JOIN entities who ON who.id = entity_id JOIN articles ON articles.id = participants.article_id"
                 " JOIN sentences ON sentences.id = sentence_id WHERE event.key = '" +
                     key + "' ORDER BY path, start, who.key")) {
      lines += "  " + who + '\n';
    }
  }
  return lines;
}

TEST_CASE("Events: the many names of an election are one, with its day and who is named with it") {
  TemporaryFolder folder;
  folder.write(
      "in/a.txt",
      "Vell enters the race\n\nNovember 1, 2016\n\nAda Vell, a senator, said on Tuesday that she would run in the "
      "2016 presidential election. Tom Crowe will not run in the Nov. 8 election, he said.\n");
  folder.write(
      "in/b.txt",
      "After the vote\n\nDecember 3, 2016\n\nMary Teague lost the 2016 election, and the Republican Party won. "
      "She had won the 2012 election.\n");
  build_into(folder / "kb.sqlite", {folder / "in"});
  const std::string events = events_of(folder / "kb.sqlite");
  check_golden("events.txt", events);

  SECTION("an article that is added later changes nothing else") {
    build_into(folder / "parts.sqlite", {folder / "in/b.txt"});
    build_into(folder / "parts.sqlite", {folder / "in/a.txt"});
    CHECK(events_of(folder / "parts.sqlite") == events);
    CHECK(digest_of(folder / "parts.sqlite") == digest_of(folder / "kb.sqlite"));
  }
  SECTION("what is corrected to be no event has neither") {
    folder.write("corrections.csv", "action,entity,value,article\nnot-an-entity,event/2016-presidential-election,,\n");
    build(
        {.articles = {folder / "in"}, .database = folder / "kb.sqlite", .corrections = folder / "corrections.csv"},
        models(),
        {.progress = [](const BuildProgress&) {}, .failed = [](const Failure&) {}, .note = [](const std::string&) {}});
    CHECK(rows_of(folder / "kb.sqlite", "SELECT count(*) FROM event_dates") == std::vector<std::string>{"1"});
    CHECK(rows_of(folder / "kb.sqlite", "SELECT DISTINCT key FROM participants JOIN entities ON id = event_id") ==
          std::vector<std::string>{"event/2012-presidential-election"});
  }
}

}  // namespace
}  // namespace onrecord::testing
