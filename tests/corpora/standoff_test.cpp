#include "corpora/standoff.h"

#include <catch2/catch.hpp>
#include <filesystem>

#include "corpora/code_points.h"
#include "corpora/error.h"

namespace onrecord {
namespace {

const std::filesystem::path kSource = ONRECORD_SOURCE;

TEST_CASE("the project's gold reads back as it was written, and each surface is the text at its span") {
  for (const Standoff& gold : read_standoff_folder(kSource / "corpora/gold")) {
    const std::string text = read_file(kSource / "seeds" / gold.article);
    const CodePoints points(text);
    for (const StandoffMention& mention : gold.mentions) {
      CHECK(points.to_bytes(mention.span).of(text) == mention.surface);
      CHECK_FALSE(mention.entity.empty());
    }
    for (const StandoffQuote& quote : gold.quotes) {
      for (const Span span : quote.spans) CHECK((span.begin < span.end && span.end <= points.count()));
    }
  }
}

TEST_CASE("standoff JSON is one line with its keys in a fixed order") {
  Standoff one;
  one.article = "a.txt";
  one.mentions = {{{0, 8}, EntityType::person, "Zoë Vell", "Zoë Vell"}};
  one.quotes = {{QuoteKind::mixed, {{10, 12}, {14, 20}}, Span{21, 25}, std::nullopt, ""}};
  one.affiliations = {{{0, 30}, "Zoë Vell", "mayor", ""}};
  const std::string json = to_json(one);
  CHECK(
      json ==
      R"({"article":"a.txt","mentions":[{"start":0,"end":8,"surface":"Zoë Vell","type":"person","entity":"Zoë Vell"}],)"
      R"("quotes":[{"kind":"mixed","spans":[[10,12],[14,20]],"cue":[21,25],"source":null,"speaker":null}],)"
      R"("affiliations":[{"person":"Zoë Vell","role":"mayor","organization":null,"start":0,"end":30}]})");
}

TEST_CASE("what is no standoff annotation is refused with the file's name") {
  CHECK_THROWS_AS(read_standoff(kSource / "LICENSE"), Error);
  CHECK_THROWS_AS(read_standoff_folder(kSource / "no-such-folder"), Error);
  CHECK_THROWS_WITH(read_standoff_lines(kSource / "LICENSE"), Catch::Contains("LICENSE:1: is no standoff annotation"));
}

}  // namespace
}  // namespace onrecord
