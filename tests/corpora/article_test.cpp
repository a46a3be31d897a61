#include "corpora/article.h"

#include <catch2/catch.hpp>
#include <string>

#include "corpora/error.h"

namespace onrecord {
namespace {

using Catch::Matchers::Equals;

TEST_CASE("an article that is no text is refused with its path and the place") {
  struct Row {
    std::string bytes;
    const char* message;
  };
  const Row rows[] = {
      {"", "a.txt: is empty"},
      {"\xEF\xBB\xBF", "a.txt: is empty"},
      {" \n\t\r\n", "a.txt: holds only white space (5 bytes)"},
      {"\u00A0\u2003\u200B", "a.txt: holds only white space (8 bytes)"},
      {std::string("ab\0cd", 5), "a.txt: holds a NUL byte at byte 2, so it is no text"},
      {"caf\xE9", "a.txt: is not UTF-8 at byte 3"},
      {std::string(Article::kMaxBytes + 1, 'x'), "a.txt: is longer than 16777216 bytes (16777217)"},
  };
  for (const Row& row : rows) CHECK_THROWS_WITH(Article("a.txt", row.bytes), Equals(row.message));
}

TEST_CASE("an article keeps its text as it was read, without the byte order mark, and hashes all its bytes") {
  const Article plain("a.txt", "Vell won.\r\n");
  CHECK(plain.text() == "Vell won.\r\n");
  CHECK(plain.sha256() == sha256_hex("Vell won.\r\n"));
  const Article marked("a.txt", "\xEF\xBB\xBFVell won.");
  CHECK(marked.text() == "Vell won.");
  CHECK(marked.sha256() == sha256_hex("\xEF\xBB\xBFVell won."));
}

TEST_CASE("sha256_hex gives the digest of the standard") {
  // FIPS 180-4, examples for SHA-256.
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("files that cannot be read say why") {
  CHECK_THROWS_WITH(read_file("no-such-file.txt"), Equals("no-such-file.txt: does not exist"));
  CHECK_THROWS_WITH(read_file("/dev/null"), Equals("/dev/null: is not a regular file"));
  CHECK_THROWS_WITH(read_file(std::string(ONRECORD_SOURCE) + "/LICENSE", 10),
                    Equals(std::string(ONRECORD_SOURCE) + "/LICENSE: is longer than 10 bytes"));
}

}  // namespace
}  // namespace onrecord
