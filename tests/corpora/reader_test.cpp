#include "corpora/reader.h"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <string>
#include <thread>

#include "tests/corpora/helpers.h"

namespace onrecord {
namespace {

using Catch::Matchers::Equals;
using Catch::Matchers::StartsWith;
using namespace std::string_literals;
using Found = std::vector<std::string>;

TEST_CASE("a file gives its articles, and a failure for each that cannot be read") {
  struct Row {
    const char* name;
    std::string bytes;
    Found found;
  };
  const std::string jsonl = "{\"text\": \"Vell won.\"}\n{\"text\": \"Marsh lost.\"}\n";
  const Row rows[] = {
      {"a.txt", "Vell won.\n", {"a.txt | Vell won.\n"}},
      {"a.md", "# Vell *won*\n", {"a.md | # Vell *won*\n"}},
      {"a.txt", "caf\xE9", {"a.txt | café"}},
      {"a.txt.gz", gzip("Vell won."), {"a.txt.gz | Vell won."}},
      {"a.txt.zst", zstandard("Vell won."), {"a.txt.zst | Vell won."}},
      {"a.jsonl", jsonl, {"a.jsonl#1 | Vell won.", "a.jsonl#2 | Marsh lost."}},
      {"a.jsonl.gz", gzip(jsonl), {"a.jsonl.gz#1 | Vell won.", "a.jsonl.gz#2 | Marsh lost."}},
      {"a.jsonl.gz",
       gzip("{\"text\": \"Vell won.\"}\n") + gzip("{\"text\": \"Marsh lost.\"}"),
       {"a.jsonl.gz#1 | Vell won.", "a.jsonl.gz#2 | Marsh lost."}},
      {"a.jsonl.zst", zstandard(jsonl), {"a.jsonl.zst#1 | Vell won.", "a.jsonl.zst#2 | Marsh lost."}},
      {"a.json",
       "[\n  {\"body\": \"Vell [won}.\"},\n  {\"content\": \"Marsh \\\"lost\\\".\"}\n]\n",
       {"a.json#1 | Vell [won}.", "a.json#2 | Marsh \"lost\"."}},
      {"a.json", jsonl, {"a.json#1 | Vell won.", "a.json#2 | Marsh lost."}},
      {"a.json", "{\"text\": [\"Vell won.\", \"Marsh lost.\"]}", {"a.json#1 | Vell won.\n\nMarsh lost."}},
      {"a.csv",
       "title,text\nOne,Vell won.\nTwo,\"Marsh, \"\"lost\"\".\nTwice.\"\n",
       {"a.csv#1 | Vell won.", "a.csv#2 | Marsh, \"lost\".\nTwice."}},
      {"a.csv", "Title;Body\r\nOne;Vell, she won.\r\n", {"a.csv#1 | Vell, she won."}},
      {"a.tsv", "text\ttitle\nVell won.\tOne", {"a.tsv#1 | Vell won."}},
      {"a.csv", "\xEF\xBB\xBFtext,title\nZo\xEB won.,One\n", {"a.csv#1 | Zoë won."}},
      {"a.csv", "\xFF\xFEt\0e\0x\0t\0\n\0Z\0o\0\xEB\0\n\0"s, {"a.csv#1 | Zoë"}},
      // What cannot be read.
      {"a.txt", "", {"a.txt: is empty"}},
      {"a.txt", " \n ", {"a.txt: holds only white space (3 bytes)"}},
      {"a.txt", "a\0b"s, {"a.txt: holds a NUL byte at byte 1, so it is no text"}},
      {"a.txt.gz", gzip("Vell won. Vell won.").substr(0, 15), {"a.txt.gz: is cut off: its gzip data ends too early"}},
      {"a.txt.gz", gzip("Vell won.").replace(12, 3, "xyz"), {"a.txt.gz: is damaged: invalid distance too far back"}},
      {"a.txt.zst",
       zstandard("Vell won. Vell won.").substr(0, 15),
       {"a.txt.zst: is cut off: its zstd data ends too early"}},
      {"a.jsonl", "", {"a.jsonl: holds no article"}},
      {"a.json", "[ ]", {"a.json: holds no article"}},
      {"a.csv", "title,text\n", {"a.csv: holds no article"}},
      {"a.csv", "text\0title\nVell won.,One\n"s, {"a.csv: holds a NUL byte at byte 4, so it is no text"}},
      {"a.jsonl",
       "\n{\"text\": \"Vell\n{\"text\": \"Marsh lost.\"}\n[1]\n{\"title\": \"One\"}\n{}\n",
       {"a.jsonl#2: is no valid JSON at byte 15", "a.jsonl#3 | Marsh lost.",
        "a.jsonl#4: is no JSON object but of type array", "a.jsonl#5: has no text; its keys are title",
        "a.jsonl#6: has no text; its keys are none"}},
      {"a.json",
       "[{\"text\": \"Vell won.\"}, 7, {\"text\": \"Marsh",
       {"a.json#1 | Vell won.", "a.json#2: is no JSON object but of type number",
        "a.json#3: is no valid JSON at byte 16"}},
      {"a.jsonl",
       "{\"text\": \"Vell won.\", \"votes\": 1e999}\n{\"text\": \"Marsh lost.\"}\n",
       {"a.jsonl#1: is no valid JSON: a number is too large", "a.jsonl#2 | Marsh lost."}},
      {"a.jsonl", "{\"text\": \"a\\u0000b\"}", {"a.jsonl#1: holds a NUL byte at byte 1, so it is no text"}},
      {"a.jsonl",
       "{\"text\": \"half \\ud83d, whole \\ud83c\\udf89, \\\\ud83d\"}",
       {"a.jsonl#1 | half \uFFFD, whole 🎉, \\ud83d"}},
      {"a.csv", "", {"a.csv: is empty"}},
      {"a.csv", "title,date\nOne,2016\n", {"a.csv: has no column of a text; its columns are title, date"}},
      {"a.csv",
       "title,text\nOne\nTwo,Vell won.\nThree,\n",
       {"a.csv#1: has 1 fields where the header has 2", "a.csv#2 | Vell won.", "a.csv#3: has no text"}},
      {"a.csv",
       "title,text\nOne,Vell won.\nTwo,\"Marsh\nThree,lost\n",
       {"a.csv#1 | Vell won.", "a.csv#2: opens a quote that is never closed, so nothing from here on is read"}},
  };
  for (const Row& row : rows) {
    const TemporaryFolder folder;
    CHECK(read_everything(folder.write(row.name, row.bytes)) == row.found);
  }
}

TEST_CASE("metadata comes from keys and columns, and the notes say which") {
  const Article article =
      read_one("a.jsonl", R"({"id": 17, "headline": "Vell wins", "authors": ["Ada Vell", {"name": "Ivo Sandor"}], )"
                          R"("published_at": "Tue, 08 Nov 2016 10:00:00 GMT", "url": "https://example.org/1", )"
                          R"("source": {"id": null, "name": "The Orvenian"}, )"
                          R"("content": "HALVIK (OPA) — Vell won on Tuesday, the commission said."})");
  const Metadata& metadata = article.metadata();
  CHECK(metadata.id == "17");
  CHECK(metadata.title == "Vell wins");
  CHECK(metadata.byline == "Ada Vell, Ivo Sandor");
  CHECK(metadata.published == "2016-11-08");
  CHECK(metadata.url == "https://example.org/1");
  CHECK(metadata.outlet == "The Orvenian");
  CHECK(metadata.dateline == "HALVIK (OPA)");
  CHECK(article.origin().format == "json");
  CHECK(article.origin().language == "en");
  CHECK(article.origin().notes == Found{"text: key content", "title: key headline", "byline: key authors",
                                        "published: key published_at", "url: key url", "outlet: key source",
                                        "id: key id", "encoding: UTF-8, well-formed", "dateline: the first paragraph"});
}

TEST_CASE("fields can be mapped to any key, into objects too") {
  const ReadOptions options = {.fields = {{"text", "Story"}, {"source", "meta.paper"}, {"date", "meta.when"}}};
  const Article article = read_one(
      "a.json", R"({"text": "no", "story": "Vell won.", "meta": {"paper": "The Orvenian", "when": "11/8/2016"}})",
      options);
  CHECK(article.text() == "Vell won.");
  CHECK(article.metadata().outlet == "The Orvenian");
  CHECK(article.metadata().published.empty());
  CHECK(article.origin().notes == Found{"text: key story",
                                        "published: not taken from key meta.when, '11/8/2016' tells no day for sure",
                                        "outlet: key meta.paper", "encoding: UTF-8, well-formed"});
  const Article row = read_one("a.csv", "Story,n\nVell won.,1\n", {.fields = {{"text", "Story"}}});
  CHECK(row.text() == "Vell won.");
}

TEST_CASE("the hash is of the record's bytes, the text is what was decoded and mended") {
  const Article plain = read_one("a.txt", "\xEF\xBB\xBFit â€™s\n");
  CHECK(plain.sha256() == sha256_hex("\xEF\xBB\xBFit â€™s\n"));
  CHECK(plain.text() == "it ’s\n");
  CHECK(plain.origin().mended == 1);
  CHECK(plain.origin().notes == Found{"encoding: UTF-8, byte order mark", "mended: 1 garbled characters"});
  const Article line = read_one("a.jsonl", "{\"text\": \"\\u00e2\\u20ac\\u2122 Vell\"}\n");
  CHECK(line.sha256() == sha256_hex("{\"text\": \"\\u00e2\\u20ac\\u2122 Vell\"}"));
  CHECK(line.text() == "’ Vell");
  CHECK(line.origin().mended == 1);
}

TEST_CASE("texts longer than the limit fail, and those behind them are read") {
  const ReadOptions options = {.max_article_bytes = 40};
  const std::string lines = "{\"text\": \"" + std::string(40, 'x') + "\"}\n{\"text\": \"Vell won.\"}\n";
  const TemporaryFolder folder;
  CHECK(read_everything(folder.write("a.jsonl", lines), options) ==
        Found{"a.jsonl#1: is longer than 40 bytes", "a.jsonl#2 | Vell won."});
  CHECK(read_everything(folder.write("a.txt", std::string(41, 'x')), options) ==
        Found{"a.txt: is longer than 40 bytes"});
  CHECK(read_everything(folder.write("a.txt", std::string(40, 'x')), options) ==
        Found{"a.txt | " + std::string(40, 'x')});
}

TEST_CASE("a gzip bomb is given up early, in little memory") {
  const std::string megabyte(1 << 20, 'x');
  std::string bomb;
  const std::string member = gzip(megabyte);
  for (int i = 0; i < 64; ++i) bomb += member;
  const TemporaryFolder folder;
  const ReadOptions options = {.max_article_bytes = 1 << 16};
  CHECK(read_everything(folder.write("a.txt.gz", bomb), options) == Found{"a.txt.gz: is longer than 65536 bytes"});
  CHECK(read_everything(folder.write("a.jsonl.gz", bomb), options) ==
        Found{"a.jsonl.gz#1: is longer than 65536 bytes, and nothing behind it is read"});
}

TEST_CASE("what is no regular file is not waited for") {
  const TemporaryFolder folder;
  const auto fifo = folder.path() / "a.txt";
  REQUIRE(mkfifo(fifo.c_str(), 0600) == 0);
  CHECK(read_everything(fifo) == Found{"a.txt: is not a regular file"});
  CHECK_THROWS_WITH(RecordReader("/dev/zero", "/dev/zero"), Equals("/dev/zero: is not a regular file"));
  CHECK_THROWS_WITH(RecordReader(folder.path(), "folder"), Equals("folder: is not a regular file"));
  std::filesystem::create_symlink("nowhere", folder.path() / "b.txt");
  CHECK(read_everything(folder.path() / "b.txt") == Found{"b.txt: is a link to a file that does not exist"});
}

TEST_CASE("a file that changes while it is read is told") {
  const TemporaryFolder folder;
  const auto file = folder.write("a.md", "Vell won.\n");
  RecordReader records(file, "a.md");
  std::ofstream(file, std::ios::app) << "Marsh lost.\n";
  CHECK_THROWS_WITH(records.next(), Equals("a.md: changed while it was read"));
}

TEST_CASE("one article of a file of many can be read by its path") {
  const TemporaryFolder folder;
  const std::string file =
      folder.write("a.jsonl", "{\"text\": \"Vell won.\"}\nx\n{\"text\": \"Marsh lost.\"}\n").string();
  CHECK(read_article(file + "#3").text() == "Marsh lost.");
  CHECK(read_article(file + "#1").path() == file + "#1");
  CHECK_THROWS_WITH(read_article(file + "#2"), Equals(file + "#2: is no valid JSON at byte 1"));
  CHECK_THROWS_WITH(read_article(file + "#4"), Equals(file + "#4: is not in the file"));
  CHECK_THROWS_WITH(read_article(file), Equals(file + ": holds several articles: name one, as in " + file + "#1"));
  CHECK(read_article(folder.write("a.txt", "Vell won.").string()).text() == "Vell won.");
  CHECK(read_article(folder.write("a.json", "{\"text\": \"Vell won.\"}").string()).text() == "Vell won.");
}

TEST_CASE("formats are told by the name, with compression put aside") {
  CHECK(format_of("a.TXT") == Format::text);
  CHECK(format_of("dump.jsonl.gz") == Format::json);
  CHECK(format_of("dump.CSV.zst") == Format::csv);
  CHECK(format_of("a.markdown") == Format::markdown);
  CHECK_FALSE(format_of("photo.jpg"));
  CHECK_FALSE(format_of("archive.gz"));
  CHECK_FALSE(format_of("README"));
}

}  // namespace
}  // namespace onrecord
