#include "corpora/metadata.h"

#include <catch2/catch.hpp>
#include <string>

namespace onrecord {
namespace {

const std::string kBody =
    "The Senate of Orvenia voted on Tuesday to keep the ferry fares as they are, and the gallery did not like it.";

TEST_CASE("title, byline, date and dateline are read from the first lines") {
  struct Row {
    std::string text;
    std::string title;
    std::string byline;
    std::string published;
    std::string dateline;
  };
  const Row rows[] = {
      {"Senate keeps ferry fares\n\n" + kBody, "Senate keeps ferry fares", "", "", ""},
      {"## Senate keeps fares\n\nAda Vell 16 September 2017\n\n" + kBody, "Senate keeps fares", "Ada Vell",
       "2017-09-16", ""},
      {"Senate keeps ferry fares\nBy Ada Vell and Ivo Sandor\nPublished: March 3, 2023 at 10:00 am\n\n" + kBody,
       "Senate keeps ferry fares", "Ada Vell and Ivo Sandor", "2023-03-03", ""},
      {"Senate keeps ferry fares\nBY ADA VELL | 3 March 2023\n" + kBody, "Senate keeps ferry fares", "ADA VELL",
       "2023-03-03", ""},
      {"Skip to content Skip to footer\n\nSenate keeps ferry fares\n\n" + kBody, "Senate keeps ferry fares", "", "",
       ""},
      {"HALVIK (OPA) -- " + kBody, "", "", "", "HALVIK (OPA)"},
      {"Who pays for the ferries?\n\nHALVIK — " + kBody, "Who pays for the ferries?", "", "", "HALVIK"},
      // Nothing of the kind.
      {kBody, "", "", "", ""},
      {"Senate keeps ferry fares", "", "", "", ""},  // nothing follows, so it may be anything
      {"He said so.\n\n" + kBody, "", "", "", ""},
      {"Senate keeps ferry fares\nUpdated: March 3, 2023\n" + kBody, "Senate keeps ferry fares", "", "", ""},
      {"By Friday the vote was over\n\n" + kBody, "By Friday the vote was over", "", "", ""},
      {"", "", "", "", ""},
  };
  for (const Row& row : rows) {
    Draft draft;
    find_metadata(row.text, draft);
    CAPTURE(row.text);
    CHECK(draft.metadata.title == row.title);
    CHECK(draft.metadata.byline == row.byline);
    CHECK(draft.metadata.published == row.published);
    CHECK(draft.metadata.dateline == row.dateline);
  }
}

TEST_CASE("what metadata said before stays") {
  Draft draft;
  draft.metadata.title = "Fares stay";
  find_metadata("Senate keeps ferry fares\nBy Ada Vell\n\n" + kBody, draft);
  CHECK(draft.metadata.title == "Fares stay");
  CHECK(draft.metadata.byline == "Ada Vell");
  CHECK(draft.notes == std::vector<std::string>{"byline: a line of the text"});
}

TEST_CASE("datelines are told from other capitals and dashes") {
  struct Row {
    const char* line;
    const char* dateline;
  };
  const Row rows[] = {
      {"ATLANTA — The second day", "ATLANTA"},
      {"WASHINGTON (AP) – The Senate", "WASHINGTON (AP)"},
      {"PORT SERRIN, Orv. (OPA) - The ferry", "PORT SERRIN, Orv. (OPA)"},
      {"WASHINGTON, Nov. 9 (Reuters) - The Senate", "WASHINGTON, Nov. 9 (Reuters)"},
      {"NEW YORK -- The stock market", "NEW YORK"},
      {"BEIRUT/GENEVA (Reuters) - Talks", "BEIRUT/GENEVA (Reuters)"},
      {"Halvik (OPA) - The ferry", "Halvik (OPA)"},
      {"ST. PAUL, Minn. — “We won”", "ST. PAUL, Minn."},
      {"The Senate — all of it — voted", ""},
      {"Ada Vell (OLP) spoke", ""},
      {"MARSH: I don't see a vessel", ""},
      {"OLP-backed ferries", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.line);
    CHECK(std::string(find_dateline(row.line)) == row.dateline);
  }
}

}  // namespace
}  // namespace onrecord
