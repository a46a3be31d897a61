// Bad articles, as the user of the program meets them: one line each, a row in `failures`, and the run goes on.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cstdio>

#include "tests/pipeline/helpers.h"

namespace onrecord {
namespace {

using testing::rows_of;
using testing::TemporaryFolder;
using Rows = std::vector<std::string>;

struct Outcome {
  int status = 0;
  std::string errors;  // what stood on stderr
};

// Runs the program with these arguments.
Outcome onrecord(const std::string& arguments) {
  Outcome outcome;
  FILE* pipe = popen((std::string(ONRECORD_PROGRAM) + ' ' + arguments + " 2>&1 >/dev/null").c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 4096> buffer;
  while (const std::size_t size = fread(buffer.data(), 1, buffer.size(), pipe)) {
    outcome.errors.append(buffer.data(), size);
  }
  outcome.status = WEXITSTATUS(pclose(pipe));
  return outcome;
}

struct BadArticle {
  std::string name;
  std::string bytes;
  std::string message;
};

TEST_CASE("A bad article is told in one line and recorded; the others are read") {
  const auto bad = GENERATE(
      BadArticle{"empty.txt", "", "is empty"}, BadArticle{"blank.txt", " \n\t\r\n", "holds only white space (5 bytes)"},
      BadArticle{"mark-alone.txt", "\xEF\xBB\xBF", "is empty"},
      BadArticle{"bytes.txt", "\x01\xE9\x02", "is no text in UTF-8 (byte 1), nor in Windows-1252 or Latin-1 (byte 0)"},
      BadArticle{"nul.txt", std::string("Ada\0Vell", 8), "holds a NUL byte at byte 3, so it is no text"},
      BadArticle{"long.txt", std::string((16u << 20) + 1, 'x'), "is longer than 16777216 bytes"},
      BadArticle{"new\nline\x1b[31m.txt", "", "is empty"});
  CAPTURE(bad.name);
  TemporaryFolder folder;
  folder.write("articles/good.txt", "Ada Vell spoke.");
  const auto file = folder.write("articles/" + bad.name, bad.bytes);
  const auto db = folder / "kb.sqlite";

  const Outcome outcome = onrecord("build --quiet " + (folder / "articles").string() + " --db " + db.string());
  CHECK(outcome.status == 1);
  CHECK(std::count(outcome.errors.begin(), outcome.errors.end(), '\n') == 1);
  CHECK(outcome.errors.find('\x1b') == std::string::npos);
  if (bad.name.find('\n') == std::string::npos) {
    CHECK(outcome.errors == "onrecord: " + file.string() + ": " + bad.message + "\n");
  }
  CHECK(rows_of(db, "SELECT path, message FROM failures") == Rows{bad.name + "|" + bad.message});
  CHECK(rows_of(db, "SELECT path FROM articles") == Rows{"good.txt"});

  std::filesystem::remove(folder / "articles/good.txt");
  CHECK(onrecord("build " + (folder / "articles").string() + " --db " + (folder / "none.sqlite").string()).status == 2);
  CHECK(rows_of(folder / "none.sqlite", "SELECT path, message FROM failures") == Rows{bad.name + "|" + bad.message});
}

TEST_CASE("Files of several articles give several, and a failure for each that is none") {
  TemporaryFolder folder;
  folder.write("articles/a.jsonl",
               "{\"text\": \"Ada Vell spoke.\", \"date\": \"2030-03-03\"}\n{]\n{\"text\": \"Ivo spoke.\"}\n"
               "{\"text\": \"Ada Vell spoke.\", \"votes\": 1e999}\n");
  folder.write("articles/b.csv", "title,text\nOne,Mara Teague spoke.\n");
  const auto db = folder / "kb.sqlite";
  const auto build = [&](std::size_t jobs, bool prune) {
    return testing::build_into(db, {folder / "articles"}, jobs, prune);
  };
  const testing::Built first = build(2, false);
  const std::string shown = (folder / "articles/a.jsonl").string();
  CHECK(first.failures ==
        Rows{shown + "#2: is no valid JSON at byte 2", shown + "#4: is no valid JSON: a number is too large"});
  CHECK(first.summary.counts.analysed == 3);
  CHECK(rows_of(db, "SELECT path, format, published FROM articles ORDER BY path") ==
        Rows{"a.jsonl#1|json|2030-03-03", "a.jsonl#3|json|", "b.csv#1|csv|"});
  CHECK(rows_of(db, "SELECT path, message FROM failures") ==
        Rows{"a.jsonl#2|is no valid JSON at byte 2", "a.jsonl#4|is no valid JSON: a number is too large"});
  CHECK(build(1, false).summary.counts.unchanged == 3);

  folder.write("articles/a.jsonl", "{\"text\": \"Ada Vell spoke.\", \"date\": \"2030-03-03\"}\n");
  CHECK(build(2, true).summary.counts.removed == 3);
  CHECK(rows_of(db, "SELECT path FROM articles ORDER BY path") == Rows{"a.jsonl#1", "b.csv#1"});
  CHECK(rows_of(db, "SELECT path FROM failures").empty());
}

TEST_CASE("What reading found stands with the article") {
  TemporaryFolder folder;
  folder.write("articles/latin-1.txt",
               "HALVIK (OPA) -- Jos\xE9 Vell said that it is over, and that nobody was surprised by it.");
  folder.write("articles/german.txt",
               "Der Senat von Orvenien hat am Dienstag beschlossen, die Fahrpreise der Fähren nicht zu "
               "erhöhen. Die Opposition sprach von einem Sieg der Bürger.");
  const auto db = folder / "kb.sqlite";
  testing::build_into(db, {folder / "articles"});
  CHECK(rows_of(db, "SELECT path, dateline, language, encoding, mended, words > 0 FROM articles ORDER BY path") ==
        Rows{"german.txt||de|UTF-8|0|0", "latin-1.txt|HALVIK (OPA)|en|windows-1252|0|1"});
}

TEST_CASE("Near copies point to their original, and no longer when it is gone") {
  TemporaryFolder folder;
  std::string text;
  for (int i = 0; i < 60; ++i)
    text += "In year " + std::to_string(i) + " the council of Halvik met " + std::to_string(i * 7) + " times. ";
  folder.write("articles/a.txt", text);
  folder.write("articles/b.txt", text + "Ada Vell spoke.");
  folder.write("articles/c.txt", "Ada Vell spoke.");
  const auto db = folder / "kb.sqlite";
  testing::build_into(db, {folder / "articles"});
  const std::string query =
      "SELECT a.path, o.path, a.copy_share > 0.9 FROM articles a JOIN articles o ON o.id = a.copy_of";
  CHECK(rows_of(db, query) == Rows{"a.txt|b.txt|1"});
  std::filesystem::remove(folder / "articles/b.txt");
  testing::build_into(db, {folder / "articles"}, 2, true);
  CHECK(rows_of(db, "SELECT path FROM articles WHERE copy_of IS NOT NULL OR copy_share IS NOT NULL").empty());
}

TEST_CASE("Arguments and links that lead nowhere are told and recorded") {
  TemporaryFolder folder;
  folder.write("articles/good.txt", "Ada Vell spoke.");
  std::filesystem::create_directory(folder / "hollow");
  std::filesystem::create_symlink(folder / "gone.txt", folder / "articles/dangling.txt");
  const std::string db = (folder / "kb.sqlite").string();
  const std::string root = folder.path().string();

  const Outcome outcome = onrecord("build " + root + "/missing " + root + "/hollow " + root + "/articles --db " + db);
  CHECK(outcome.status == 1);
  CHECK(outcome.errors == "onrecord: " + root + "/hollow: holds no article\n" +  //
                              "onrecord: " + root + "/missing: does not exist\n" + "onrecord: " + root +
                              "/articles/dangling.txt: is a link to a file that does not exist\n");
  CHECK(rows_of(db, "SELECT path, message FROM failures ORDER BY path") ==
        Rows{root + "/hollow|holds no article", root + "/missing|does not exist",
             "dangling.txt|is a link to a file that does not exist"});

  CHECK(onrecord("build " + root + "/missing --db " + root + "/other.sqlite").status == 2);
}

TEST_CASE("Folders and files that may not be read are told and recorded") {
  TemporaryFolder folder;
  folder.write("articles/good.txt", "Ada Vell spoke.");
  const auto file = folder.write("articles/closed.txt", "Ada Vell spoke.");
  const auto inner = folder.write("articles/closed/inner.txt", "Ada Vell spoke.").parent_path();
  std::filesystem::permissions(file, std::filesystem::perms::none);
  std::filesystem::permissions(inner, std::filesystem::perms::none);
  testing::open_to_all(folder.path());
  const auto db = folder / "kb.sqlite";
  testing::models();  // loaded before, as nobody may not be allowed to
  {
    const testing::AsNobody nobody;
    REQUIRE(nobody.is_bound());
    const testing::Built built = testing::build_into(db, {folder / "articles"});
    CHECK(built.summary.counts.analysed == 1);
    CHECK(built.failures == Rows{inner.string() + ": cannot be read: Permission denied",
                                 file.string() + ": cannot be read: Permission denied"});
  }
  CHECK(rows_of(db, "SELECT path, stage, message FROM failures ORDER BY path") ==
        Rows{"closed|walk|cannot be read: Permission denied", "closed.txt|split|cannot be read: Permission denied"});
  std::filesystem::permissions(inner, std::filesystem::perms::owner_all);
}

TEST_CASE("A knowledge base that may not be opened is told in one line, and stays as it is") {
  TemporaryFolder folder;
  folder.write("articles/good.txt", "Ada Vell spoke.");
  const auto db = folder / "kb.sqlite";
  testing::build_into(db, {folder / "articles"});
  const std::string before = read_file(db);
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0555));
  std::filesystem::permissions(db, std::filesystem::perms(0200));
  {
    const testing::AsNobody nobody;
    REQUIRE(nobody.is_bound());
    const auto denied = [](const std::filesystem::path& file) {
      return file.string() + ": cannot be opened: Permission denied";
    };
    CHECK_THROWS_WITH(testing::build_into(folder / "new.sqlite", {folder / "articles"}), denied(folder / "new.sqlite"));
    CHECK_THROWS_WITH(testing::build_into(db, {folder / "articles"}), denied(db));
    CHECK_THROWS_WITH(open_to_read(db), denied(db));
  }
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0700));
  std::filesystem::permissions(db, std::filesystem::perms(0600));
  CHECK(read_file(db) == before);
}

TEST_CASE("A file of 2 GB is told and not read to its end") {
  TemporaryFolder folder;
  for (const char* name : {"articles/a.txt", "articles/b.html"}) {
    std::filesystem::resize_file(folder.write(name, "Ada Vell spoke."), std::uintmax_t{1} << 31);
  }
  testing::build_into(folder / "kb.sqlite", {folder / "articles"});
  CHECK(rows_of(folder / "kb.sqlite", "SELECT path, message FROM failures ORDER BY path") ==
        Rows{"a.txt|is longer than 16777216 bytes", "b.html|is longer than 16777216 bytes"});
}

TEST_CASE("Links in a circle are told; folders that link to one above are not followed") {
  TemporaryFolder folder;
  folder.write("articles/good.txt", "Ada Vell spoke.");
  std::filesystem::create_symlink("b.txt", folder / "articles/a.txt");
  std::filesystem::create_symlink("a.txt", folder / "articles/b.txt");
  std::filesystem::create_directory_symlink(".", folder / "articles/here");
  std::filesystem::create_directory_symlink("..", folder / "articles/above");
  testing::build_into(folder / "kb.sqlite", {folder / "articles"});
  const std::string loop = "|cannot be read: Too many levels of symbolic links";
  CHECK(rows_of(folder / "kb.sqlite", "SELECT path, message FROM failures ORDER BY path") ==
        Rows{"a.txt" + loop, "b.txt" + loop});
  CHECK(rows_of(folder / "kb.sqlite", "SELECT path FROM articles") == Rows{"good.txt"});
}

TEST_CASE("A folder that lies deeper than the system can name is told, and all above it is read") {
  TemporaryFolder folder;
  folder.write("articles/good.txt", "Ada Vell spoke.");
  const std::string name(250, 'd');
  int above = open((folder / "articles").c_str(), O_RDONLY | O_DIRECTORY);
  for (int depth = 0; depth < 20; ++depth) {  // 5,000 bytes; a path may have 4,096
    REQUIRE(mkdirat(above, name.c_str(), 0700) == 0);
    const int below = openat(above, name.c_str(), O_RDONLY | O_DIRECTORY);
    close(above);
    above = below;
  }
  close(above);
  testing::build_into(folder / "kb.sqlite", {folder / "articles"});
  CHECK(rows_of(folder / "kb.sqlite", "SELECT stage, message, length(path) > 3000 FROM failures") ==
        Rows{"walk|cannot be read: File name too long|1"});
  CHECK(rows_of(folder / "kb.sqlite", "SELECT path FROM articles") == Rows{"good.txt"});
}

TEST_CASE("In folders, files that are no articles are passed over") {
  TemporaryFolder folder;
  for (const char* name :
       {"a.txt", "b.md", "c", "deep/er/d.markdown", ".hidden.txt", ".git/e.txt", "README.md", "f.jpg", "g.sqlite"}) {
    folder.write(std::string("articles/") + name, "Ada Vell spoke.");
  }
  mkfifo((folder / "articles/pipe.txt").c_str(), 0600);
  std::filesystem::create_directory_symlink(folder / "articles", folder / "articles/deep/loop");
  std::filesystem::create_symlink(folder / "articles/a.txt", folder / "articles/link.txt");
  testing::build_into(folder / "kb.sqlite", {folder / "articles", folder / "articles/f.jpg"});
  CHECK(rows_of(folder / "kb.sqlite", "SELECT path FROM articles ORDER BY path") ==
        Rows{"a.txt", "b.md", "c", "deep/er/d.markdown", "f.jpg", "link.txt"});
  CHECK(rows_of(folder / "kb.sqlite", "SELECT skipped FROM runs") == Rows{"5"});
}

TEST_CASE("Names that are no UTF-8 stand with their bytes as hexadecimal") {
  TemporaryFolder folder;
  folder.write("articles/Jos\xE9.txt", "Ada Vell spoke.");
  testing::build_into(folder / "kb.sqlite", {folder / "articles"});
  CHECK(rows_of(folder / "kb.sqlite", "SELECT path FROM articles") == Rows{"Jos%E9.txt"});
}

TEST_CASE("One file given twice is read once; two files of one path are refused before anything is done") {
  TemporaryFolder folder;
  folder.write("2030/a.txt", "Ada Vell spoke.");
  const auto articles = folder / "2030";
  testing::build_into(folder / "kb.sqlite", {articles, articles / "a.txt", articles / ".", articles});
  CHECK(rows_of(folder / "kb.sqlite", "SELECT path FROM articles") == Rows{"a.txt"});

  folder.write("2031/a.txt", "Tomas Crowe spoke.");
  const std::string root = folder.path().string();
  const Outcome outcome = onrecord("build " + root + "/2031 " + root + "/2030 --db " + root + "/new.sqlite");
  CHECK(outcome.status == 2);
  CHECK(outcome.errors == "onrecord: " + root + "/2031/a.txt: would have the path of " + root +
                              "/2030/a.txt in the knowledge base (a.txt): give the folder above both\n");
  CHECK(!std::filesystem::exists(folder / "new.sqlite"));
}

}  // namespace
}  // namespace onrecord
