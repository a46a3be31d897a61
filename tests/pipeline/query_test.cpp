#include <nlohmann/json.hpp>

#include "pipeline/database.h"
#include "pipeline/queries.h"
#include "tests/pipeline/helpers.h"
#include "tests/pipeline/typed.h"

namespace onrecord {
namespace {

using testing::Outcome;
using testing::run_typed;

// A file with the content of small_kb.sql.
class SmallKb {
 public:
  SmallKb() : file_((folder_ / "kb.sqlite").string()) {
    SQLite::Database database(file_, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database.exec(std::string(schema_sql()));
    database.exec(read_file(testing::kSource / "tests/pipeline/small_kb.sql"));
  }

  Outcome query(std::vector<std::string> typed, std::size_t columns = 0) const {
    typed.insert(typed.begin(), {"query", file_});
    return run_typed(typed, columns);
  }

  // The first column of every row of the answer.
  std::vector<std::string> answer(std::vector<std::string> typed) const {
    const bool quotes = typed.front() == "quotes";
    typed.insert(typed.end(), {"--format", "json"});
    const Outcome outcome = query(typed);
    CHECK(outcome.status == kExitWell);
    CHECK(outcome.err == "");
    std::vector<std::string> first;
    for (const auto& row : nlohmann::json::parse(outcome.out)) first.push_back(row[quotes ? "quote" : "name"]);
    return first;
  }

  const std::string& file() const { return file_; }

 private:
  testing::TemporaryFolder folder_;
  std::string file_;
};

struct Row {
  std::vector<std::string> typed;
  std::vector<std::string> answer;
};

TEST_CASE("what is asked and what is answered") {
  const SmallKb kb;
  const std::string ferries = "Ferries must run.", word = "Orr keeps her word.", fares = "=No fares!",
                    right = "striking is a right, not a crime", agreed = "Vell had agreed";
  const Row rows[] = {
      {{"people"}, {"Ada Orr", "Zoë Vell"}},  // as often mentioned: by key
      {{"people", "--limit", "1"}, {"Ada Orr"}},
      {{"organizations"}, {"Tide Union"}},
      {{"quotes", "--stance", "praised"}, {word}},
      {{"quotes", "--stance", "denied"}, {}},
      {{"events"}, {"Bread March"}},
      {{"places"}, {"Halvik"}},
      {{"quotes"}, {fares, ferries, word, right, agreed}},  // by date; what has none comes first

      // names: in full, an alias, in capitals or not, other apostrophes and white space
      {{"quotes", "--by", "Zoë Vell"}, {ferries, word}},
      {{"quotes", "--by", "vell"}, {ferries, word}},
      {{"quotes", "--by", "ZOË  VELL"}, {ferries, word}},
      {{"quotes", "--by", "Zoe\xCC\x88 Vell"}, {ferries, word}},  // the diaeresis as a character of its own
      {{"quotes", "--about", "Orr"}, {word}},
      {{"quotes", "--about", "Vell"}, {agreed}},
      {{"quotes", "--by", "Vell", "--about", "Ada Orr"}, {word}},
      {{"quotes", "--by", "Orr", "--about", "Orr"}, {}},
      {{"people", "--by", "Vell"}, {"Ada Orr"}},     // of whom Vell speaks
      {{"people", "--about", "Vell"}, {"Ada Orr"}},  // who speak of Vell
      {{"people", "--about", "Vell", "--kind", "direct"}, {}},

      // words: stems, phrases, beginnings; all of them must occur
      {{"quotes", "--match", "strike"}, {right}},
      {{"quotes", "--match", "crime right"}, {right}},
      {{"quotes", "--match", "crime ferries"}, {}},
      {{"quotes", "--match", "\"not a crime\""}, {right}},
      {{"quotes", "--match", "\"a crime not\""}, {}},
      {{"quotes", "--match", "ferr*"}, {ferries}},
      {{"people", "--match", "striking"}, {"Ada Orr", "Zoë Vell"}},
      {{"people", "--match", "fares"}, {}},

      // kinds and dates
      {{"quotes", "--kind", "mixed"}, {right}},
      {{"quotes", "--since", "2020"}, {right, agreed}},
      {{"quotes", "--until", "2019"}, {ferries, word}},
      {{"quotes", "--until", "2019-03"}, {ferries, word}},
      {{"quotes", "--until", "2019-02-28"}, {}},
      {{"quotes", "--since", "2019-03-01", "--until", "2020-11-08"}, {ferries, word, right, agreed}},
      {{"people", "--since", "2020-11"}, {"Ada Orr", "Zoë Vell"}},
      {{"organizations", "--since", "2020-11"}, {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.typed);
    CHECK(kb.answer(row.typed) == row.answer);
  }
}

TEST_CASE("no words that a user types are an error of the search language") {
  const SmallKb kb;
  for (const char* words : {"AND",    "OR crime",  "NOT",     "NEAR(a b)",  "crime)",
                            "(crime", "a\"b",      "\"crime", "\"\" crime", "text:crime",
                            "crime^", "^crime",    "-crime",  "crime -- ",  "'; DROP TABLE quotes; --",
                            "a*b",    "**crime**", "{crime}", "crime\\",    "選挙",
                            "it's"}) {
    CAPTURE(words);
    CHECK(kb.query({"quotes", "--match", words}).err == "");
  }
  CHECK(kb.answer({"quotes", "--match", "crime)"}) == std::vector<std::string>{"striking is a right, not a crime"});
  CHECK(kb.answer({"quotes", "--match", "\"crime"}) == std::vector<std::string>{"striking is a right, not a crime"});
}

TEST_CASE("search expressions") {
  CHECK(search_expression("harbour strike") == "\"harbour\" \"strike\"");
  CHECK(search_expression(" a \"b c\" d*") == "\"a\" \"b c\" \"d*\"*");
  CHECK(search_expression("a\"b") == "\"a\" \"b\"");
  CHECK(search_expression("NOT --") == "\"NOT\"");
  CHECK_FALSE(search_expression("-- \"\" ***"));
  CHECK(search_expression({"a\0b", 3}) == "\"a\" \"b\"");
  CHECK_FALSE(search_expression(""));
}

struct Refused {
  std::vector<std::string> typed;
  std::string problem;
};

TEST_CASE("what cannot be answered is told in one line, with status 2") {
  const SmallKb kb;
  const Refused rows[] = {
      {{"quotes", "--by", "Nobody"}, kb.file() + ": nobody and nothing here is called 'Nobody'\n"},
      {{"quotes", "--by", "Ada"}, kb.file() + ": nobody and nothing here is called 'Ada'; there is Ada Orr\n"},
      {{"quotes", "--match=--"}, "query: --match: '--' holds no word\n"},
      {{"quotes", "--since", "2020-13"}, "query: --since: '2020-13' is no date like 2016, 2016-11 or 2016-11-08\n"},
      {{"quotes", "--until", "yesterday"}, "query: --until: 'yesterday' is no date"},
      {{"quotes", "--limit", "0"}, "query: --limit: '0' is no number from 1"},
      {{"cats"}, "query: WHAT: 'cats' is none of people, organizations, events, places, quotes\n"},
  };
  for (const Refused& row : rows) {
    CAPTURE(row.typed);
    const Outcome outcome = kb.query(row.typed);
    CHECK(outcome.status == kExitNothingDone);
    CHECK(outcome.out == "");
    CHECK_THAT(outcome.err, Catch::StartsWith("onrecord: " + row.problem));
  }
}

TEST_CASE("a file that is no knowledge base is told in one line, and left as it was") {
  const testing::TemporaryFolder folder;
  const auto text = folder.write("notes.txt", "These are notes, and they are long enough to be no header.\n");
  SQLite::Database(folder / "other.sqlite", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("CREATE TABLE t(x)");
  for (const auto& file :
       {folder / "missing.sqlite", folder.write("empty.sqlite", ""), text, folder / "other.sqlite"}) {
    CAPTURE(file);
    const Outcome outcome = run_typed({"query", file.string(), "people"});
    CHECK(outcome.status == kExitNothingDone);
    CHECK(outcome.out == "");
    CHECK_THAT(outcome.err, Catch::StartsWith("onrecord: " + file.string() + ": "));
    CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 1);
  }
  CHECK(read_file(text) == "These are notes, and they are long enough to be no header.\n");
  CHECK_FALSE(std::filesystem::exists(folder / "missing.sqlite"));
}

TEST_CASE("answers as they are printed") {
  const SmallKb kb;
  std::string printed;
  for (const std::vector<std::string>& typed : {std::vector<std::string>{"people"},
                                                {"places", "--match", "nowhere"},
                                                {"quotes", "--by", "Vell"},
                                                {"quotes", "--kind", "direct", "--format", "csv"},
                                                {"quotes", "--about", "Vell", "--format", "json"}}) {
    printed += "$ onrecord query kb.sqlite";
    for (const std::string& argument : typed) printed += ' ' + argument;
    printed += '\n' + kb.query(typed, 60).out + '\n';
  }
  testing::check_golden("query.txt", printed);
}

}  // namespace
}  // namespace onrecord
