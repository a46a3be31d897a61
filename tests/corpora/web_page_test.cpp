#include "corpora/web_page.h"

#include <catch2/catch.hpp>
#include <ctime>
#include <string>

#include "tests/corpora/helpers.h"

namespace onrecord {
namespace {

using Catch::Matchers::Equals;

// What was read, as the golden files tests/corpora/pages/*.txt have it.
std::string show(const Article& article) {
  const Metadata& m = article.metadata();
  std::string shown;
  const std::pair<const char*, const std::string*> fields[] = {{"title      ", &m.title},
                                                               {"byline     ", &m.byline},
                                                               {"published  ", &m.published},
                                                               {"outlet     ", &m.outlet},
                                                               {"url        ", &m.url},
                                                               {"dateline   ", &m.dateline},
                                                               {"encoding   ", &article.origin().encoding}};
  for (const auto& [name, value] : fields) shown += name + *value + '\n';
  for (const Span& caption : article.origin().captions) {
    shown += "caption    " + std::string(caption.of(article.text())) + '\n';
  }
  return shown + '\n' + std::string(article.text()) + '\n';
}

TEST_CASE("saved pages give the article's text and metadata, as their golden files have it") {
  const std::filesystem::path folder = std::string(ONRECORD_SOURCE) + "/tests/corpora/pages";
  std::size_t pages = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (format_of(entry.path()) != Format::html) continue;
    ++pages;
    RecordReader records(entry.path(), entry.path().filename().string());
    std::filesystem::path golden = entry.path();
    CHECK_THAT(show(read_article(*records.next())), Equals(read_file(golden.replace_extension(".txt"))));
  }
  CHECK(pages >= 4);
}

TEST_CASE("pages without an article, and broken ones, are safe") {
  struct Row {
    std::string html;
    const char* text;  // null: the message below
    const char* message;
  };
  std::string deep, unclosed, tangled, names, headlines, bylines;
  for (int i = 0; i < 100'000; ++i) deep += "<div>";
  deep += "Vell won.";
  for (int i = 0; i < 100'000; ++i) deep += "</div>";
  for (int i = 0; i < 100'000; ++i) unclosed += "<p>Vell won.";
  for (int i = 0; i < 4'000; ++i) tangled += "<i>";
  for (int i = 0; i < 200'000; ++i) tangled += "</b>";
  tangled += "Vell won.";
  names = R"(<script type="application/ld+json">{"@type":"Article","headline":)";
  for (int i = 0; i < 200'000; ++i) names += R"({"name":)";
  names += "1" + std::string(200'001, '}') + "</script><p>Vell won.";
  headlines = bylines = "<p>Vell won.</p>";
  for (int i = 0; i < 4'000; ++i) headlines += "<h1>";
  for (int i = 0; i < 4'000; ++i) bylines += "<div class=byline>";
  for (std::string* page : {&headlines, &bylines}) {
    for (int i = 0; i < 100'000; ++i) *page += "<i></i>";
  }
  const Row rows[] = {
      {"<p>Vell won.", "Vell won.", nullptr},
      {"Vell won.", "Vell won.", nullptr},
      {"<p>Vell <!-- never --> won<br>twice</p>", "Vell won\ntwice", nullptr},
      {"<p>Vell</p></p></div></body></html><p>won.", "Vell\n\nwon.", nullptr},
      {"<a href=\"x>Vell won.", nullptr, "a.html: is a page without an article's text"},
      {"<html><head><title>Vell won</title></head><body><script>x</script></body></html>", nullptr,
       "a.html: is a page without an article's text"},
      {"", nullptr, "a.html: is a page without an article's text"},
      {deep, nullptr, "a.html: nests elements more than 4096 deep"},
      {tangled, "Vell won.", nullptr},
      {names, "Vell won.", nullptr},
      {headlines, "Vell won.", nullptr},
      {bylines, "Vell won.", nullptr},
  };
  const std::clock_t start = std::clock();
  for (const Row& row : rows) {
    if (row.text != nullptr) {
      CHECK(read_one("a.html", row.html).text() == row.text);
    } else {
      CHECK_THROWS_WITH(read_one("a.html", row.html), Equals(row.message));
    }
  }
  CHECK(read_one("a.html", unclosed).text().size() == 100'000 * 11 - 2);
  CHECK((std::clock() - start) / CLOCKS_PER_SEC < 30);  // as of a page without nesting: it takes about 3 s
}

TEST_CASE("captions of an article's pictures are marked, wherever mending moves them; those of teasers are left out") {
  const Article article = read_one(
      "a.html",
      "<article><p>Vell won the vote in Halvik, and it\u00e2\u20ac\u2122s over, she said to all who had come there.</p>"
      "<figure><img><figcaption>The mayor\u00e2\u20ac\u2122s desk<p>Hugo Penhale</p></figcaption></figure>"
      "<p>Nobody in Northmoor had thought that it would come so soon, as two of them said.</p>"
      "<aside><figure><figcaption>Ten ferries</figcaption></figure></aside></article>");
  CHECK(article.text() ==
        "Vell won the vote in Halvik, and it’s over, she said to all who had come there.\n\nThe mayor’s desk\n\n"
        "Hugo Penhale\n\nNobody in Northmoor had thought that it would come so soon, as two of them said.");
  std::vector<std::string> captions;
  for (const Span& caption : article.origin().captions) captions.emplace_back(caption.of(article.text()));
  CHECK(captions == std::vector<std::string>{"The mayor’s desk", "Hugo Penhale"});
}

TEST_CASE("the declared charset of a page is found in any form") {
  CHECK(find_declared_charset("<meta charset=\"utf-8\">") == "utf-8");
  CHECK(find_declared_charset("<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=ISO-8859-1'>") ==
        "ISO-8859-1");
  CHECK(find_declared_charset("<?xml version=\"1.0\" encoding=\"koi8-r\"?>") == "koi8-r");
  CHECK(find_declared_charset("<p>charset=utf-8</p>").empty());
}

TEST_CASE("entities and tags in plain fields are resolved") {
  CHECK(plain_text("Vell &amp; Marsh") == "Vell & Marsh");
  CHECK(plain_text("<b>Vell</b>&#8217;s win") == "Vell’s win");
  CHECK(plain_text("Vell won") == "Vell won");
  CHECK(plain_text("5 < 6") == "5 < 6");
}

}  // namespace
}  // namespace onrecord
