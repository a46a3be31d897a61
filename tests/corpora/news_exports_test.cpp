#include "corpora/news_exports.h"

#include <unicode/unistr.h>

#include <catch2/catch.hpp>
#include <string>

#include "tests/corpora/helpers.h"

namespace onrecord {
namespace {

using Catch::Matchers::Equals;

// All articles of a file as tests/corpora/exports/*.expected have them.
std::string show_all(const std::filesystem::path& file) {
  RecordReader records(file, file.filename().string());
  std::string shown;
  while (const auto record = records.next()) {
    const Article article = read_article(*record);
    const Metadata& m = article.metadata();
    shown += article.path() + " (" + article.origin().format + ")\n";
    const std::pair<const char*, const std::string*> fields[] = {
        {"title      ", &m.title},  {"byline     ", &m.byline}, {"published  ", &m.published},
        {"outlet     ", &m.outlet}, {"url        ", &m.url},    {"dateline   ", &m.dateline},
        {"id         ", &m.id}};
    for (const auto& [name, value] : fields) shown += name + *value + '\n';
    shown += '\n' + std::string(article.text()) + "\n\n";
  }
  return shown;
}

TEST_CASE("exports of news databases give their articles, as their golden files have it") {
  const std::filesystem::path folder = std::string(ONRECORD_SOURCE) + "/tests/corpora/exports";
  std::size_t exports = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") continue;
    ++exports;
    std::filesystem::path golden = entry.path();
    CHECK_THAT(show_all(entry.path()), Equals(read_file(golden.replace_extension(".expected"))));
  }
  CHECK(exports == 5);
}

// `utf8` in UTF-16 with a byte order mark.
std::string in_utf16(const std::string& utf8, bool big_endian) {
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8("\uFEFF" + utf8);
  std::string bytes;
  for (std::int32_t i = 0; i < text.length(); ++i) {
    const char low = static_cast<char>(text[i] & 0xFF), high = static_cast<char>(text[i] >> 8);
    bytes += {big_endian ? high : low, big_endian ? low : high};
  }
  return bytes;
}

TEST_CASE("exports in UTF-16, or in UTF-8 behind a byte order mark, give the same") {
  const TemporaryFolder folder;
  for (const std::string name : {"lexis-nexis", "nexis-uni", "factiva", "factiva-coded", "proquest"}) {
    CAPTURE(name);
    const std::string exports = std::string(ONRECORD_SOURCE) + "/tests/corpora/exports/" + name;
    const std::string utf8 = read_file(exports + ".txt");
    const std::string expected = read_file(exports + ".expected");
    CHECK_THAT(show_all(folder.write(name + ".txt", in_utf16(utf8, false))), Equals(expected));
    CHECK_THAT(show_all(folder.write(name + ".txt", in_utf16(utf8, true))), Equals(expected));
    CHECK_THAT(show_all(folder.write(name + ".txt", "\uFEFF" + utf8)), Equals(expected));
  }
  RecordReader records(
      folder.write("a.txt", in_utf16("1 of 1 DOCUMENTS\n\nThe Tide\n\nMay 4, 2030\n\nFares\n\nVell spoke.\n", false)),
      "a");
  CHECK(read_article(*records.next()).origin().encoding == "UTF-16LE");
}

TEST_CASE("a text that only speaks of documents is no export") {
  CHECK_FALSE(find_export_format("She filed 3 of 500 DOCUMENTS with the court.\n"));
  CHECK_FALSE(find_export_format("Document everything.\nBody\nparts were found.\n"));
  CHECK_FALSE(find_export_format(""));
}

TEST_CASE("an export's record that has no text fails, the others are read") {
  const TemporaryFolder folder;
  const auto file = folder.write("a.txt",
                                 "Dockers stay out\n20 words\n4 May 1999\nPort Serrin Gazette\nPSGAZ\nEnglish\n"
                                 "(c) 1999\nDocument PSGAZ00019990504dv540000b\n"
                                 "Dockers go in\n20 words\n5 May 1999\nPort Serrin Gazette\nPSGAZ\nEnglish\n"
                                 "(c) 1999\nThey went in.\nDocument PSGAZ00019990505dv540000c\n");
  CHECK(read_everything(file) ==
        std::vector<std::string>{"a.txt#1: is an export's record without a text", "a.txt#2 | They went in."});
}

}  // namespace
}  // namespace onrecord
