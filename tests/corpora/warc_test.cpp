#include "corpora/warc.h"

#include <catch2/catch.hpp>
#include <string>

#include "tests/corpora/helpers.h"

namespace onrecord {
namespace {

using Found = std::vector<std::string>;

std::string record(const std::string& type, const std::string& headers, const std::string& body) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: https://courier.example/1\r\n" + headers +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body + "\r\n\r\n";
}

std::string response(const std::string& headers, const std::string& body, const std::string& status = "200 OK") {
  return record("response", "Content-Type: application/http;msgtype=response\r\n",
                "HTTP/1.1 " + status + "\r\n" + headers + "\r\n" + body);
}

TEST_CASE("the pages of a crawl are read, whatever else it holds") {
  const std::string html = "Content-Type: text/html; charset=windows-1252\r\n";
  const std::string info = record("warcinfo", "Content-Type: application/warc-fields\r\n", "software: a crawler\r\n");
  struct Row {
    std::string bytes;
    Found found;
  };
  const Row rows[] = {
      {info + response(html, "<p>Zo\xEB won.</p>"), {"a.warc#2 | Zoë won."}},
      {gzip(info) + gzip(response(html, "<p>Vell won.</p>")), {"a.warc#2 | Vell won."}},
      {response(html + "Transfer-Encoding: chunked\r\n", "8\r\n<p>Vell \r\n8\r\nwon.</p>\r\n0\r\n\r\n"),
       {"a.warc#1 | Vell won."}},
      {response(html + "Content-Encoding: gzip\r\n", gzip("<p>Vell won.</p>")), {"a.warc#1 | Vell won."}},
      {record("conversion", "Content-Type: text/plain\r\n", "Vell won."), {"a.warc#1 | Vell won."}},
      {record("resource", "content-type: text/html\r\n", "<p>Vell won.</p>"), {"a.warc#1 | Vell won."}},
      {response(html, "<p>Gone.</p>", "404 Not Found") + response("Content-Type: image/png\r\n", "\x89PNG") +
           record("request", "", "GET / HTTP/1.1\r\n\r\n") + response(html, "<p>Vell won.</p>"),
       {"a.warc#4 | Vell won."}},
      {response(html, "<script>x</script>") + response(html, "<p>Vell won.</p>"),
       {"a.warc#1: is a page without an article's text", "a.warc#2 | Vell won."}},
      {response(html, "<p>Vell won.</p>").substr(0, 220), {"a.warc#1: is cut off within a WARC record"}},
      {"WARC/1.0\r\nWARC-Type: response", {"a.warc#1: is cut off within a WARC record"}},
      {"no crawl", {"a.warc: holds no article"}},
      {"\x1F\x8B\x08WARC/1.0", {"a.warc: is damaged: unknown header flags set"}},
  };
  for (const Row& row : rows) {
    const TemporaryFolder folder;
    CHECK(read_everything(folder.write("a.warc", row.bytes)) == row.found);
  }
}

TEST_CASE("a page of a crawl has the address that the crawler asked for, where it names none") {
  const std::string html = "Content-Type: text/html\r\n";
  CHECK(read_one("a.warc", response(html, "<p>Vell won.</p>")).metadata().url == "https://courier.example/1");
  CHECK(read_one("a.warc", response(html, "<link rel=canonical href='https://courier.example/vell'><p>Vell won.</p>"))
            .metadata()
            .url == "https://courier.example/vell");
}

TEST_CASE("a record of a crawl that is too long is passed over when it is no page, and fails when it is one") {
  const TemporaryFolder folder;
  const std::string large(5000, 'x');
  const auto file = folder.write("a.warc", response("Content-Type: video/mp4\r\n", large) +
                                               response("Content-Type: text/html\r\n", large) +
                                               response("Content-Type: text/html\r\n", "<p>Vell won.</p>"));
  CHECK(read_everything(file, {.max_article_bytes = 1000}) ==
        Found{"a.warc#2: is longer than 1000 bytes", "a.warc#3 | Vell won."});
}

}  // namespace
}  // namespace onrecord
