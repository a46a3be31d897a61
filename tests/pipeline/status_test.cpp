// What `onrecord status` tells of builds, and what stands in runs, run_stages and failures.
#include "pipeline/knowledge_base.h"
#include "stages/stages.h"
#include "tests/pipeline/helpers.h"
#include "tests/pipeline/typed.h"

namespace onrecord {
namespace {

using testing::rows_of;
using testing::run_typed;
using testing::TemporaryFolder;
using Rows = std::vector<std::string>;

TEST_CASE("A run's record has its options, counts and the time of each stage") {
  TemporaryFolder folder;
  folder.write("May's articles/a.txt", "Ada Vell spoke.");
  folder.write("May's articles/picture.png", "");
  const std::string db = (folder / "kb.sqlite").string(), articles = (folder / "May's articles").string();
  REQUIRE(run_typed({"build", articles, "--db", db, "--jobs", "3", "--map", "text=story"}).status == kExitWell);
  CHECK(rows_of(db, "SELECT options, analysed, unchanged, removed, skipped, failed, words FROM runs") ==
        Rows{"'" + (folder / "May'\\''s articles").string() +
             "' --jobs 3 --max-article-bytes 16777216 --map text=story --wait 5|1|0|0|1|0|3"});
  Rows stages = {"walk", "read"};
  for (const Stage& stage : all_stages()) stages.emplace_back(stage.name);
  stages.insert(stages.end(), {"write", "link", "copies"});
  CHECK(rows_of(db, "SELECT stage FROM run_stages ORDER BY position") == stages);
  CHECK(rows_of(db, "SELECT stage FROM run_stages WHERE seconds <= 0").empty());
  CHECK(rows_of(db,
                "SELECT stage FROM run_stages JOIN runs ON runs.id = run_id WHERE run_stages.seconds >"
                " runs.seconds * 3")
            .empty());

  // Where nothing has changed nothing takes time.
  REQUIRE(run_typed({"build", articles, "--db", db, "--map", "text=story"}).status == kExitWell);
  CHECK(rows_of(db, "SELECT stage FROM run_stages WHERE run_id = 2 AND seconds > 0 ORDER BY position") == Rows{"walk"});
}

TEST_CASE("A failure has its path, the stage that failed and the reason") {
  TemporaryFolder folder;
  folder.write("articles/a.txt", "Ada Vell spoke.");
  folder.write("articles/blank.txt", " ");
  folder.write("articles/c.jsonl", "{]\n");
  folder.write("articles/d.csv", "name\nAda\n");
  std::filesystem::create_directory(folder / "hollow");
  const auto db = folder / "kb.sqlite";
  testing::build_into(db, {folder / "articles", folder / "hollow"});
  CHECK(rows_of(db, "SELECT stage, message FROM failures ORDER BY path") ==
        Rows{"walk|holds no article", "read|holds only white space (1 bytes)", "read|is no valid JSON at byte 2",
             "split|has no column of a text; its columns are name"});
}

// A knowledge base with the records of runs that were not made here: their times are always the same.
void write_records(const std::filesystem::path& file) {
  SQLite::Database database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  database.exec(std::string(schema_sql()));
  database.exec(
      "INSERT INTO runs (id, version, models, analysed_by, options, started, finished, seconds, analysed, unchanged,"
      " removed, skipped, failed, words) VALUES"
      " (1, '0.1.0', '0123456789abcdef', '', 'news --jobs 2', '2030-05-04T08:00:00Z', '2030-05-04T08:00:20Z', 20.04,"
      "  900, 0, 0, 3, 2, 500000),"
      " (2, '0.1.0', '0123456789abcdef', '', 'news --jobs 2 --prune', '2030-05-05T08:00:00Z', NULL, NULL, NULL, NULL,"
      "  NULL, NULL, NULL, NULL);"
      "INSERT INTO run_stages VALUES (1, 0, 'walk', 0.004), (1, 1, 'read', 2), (1, 2, 'mentions', 18), (1, 3, 'link', "
      "0);"
      "INSERT INTO failures VALUES ('news/a\x1b[31m.txt', 'is empty', 'read'), ('news/b.csv', 'is empty', 'split')");
}

TEST_CASE("status shows runs, stages and failures") {
  TemporaryFolder folder;
  write_records(folder / "kb.sqlite");
  const std::string file = (folder / "kb.sqlite").string();
  const auto shown = run_typed({"status", file, "--limit", "5"}, 100);
  CHECK(shown.status == kExitWell);
  CHECK(shown.err.empty());
  REQUIRE(shown.out.starts_with(file + ": "));
  testing::check_golden("status.txt", "kb.sqlite" + shown.out.substr(file.size()));
  CHECK_THAT(run_typed({"status", file, "--limit", "1"}).out,
             Catch::Contains("runs: 1 of 2") && Catch::Contains("failures: 1 of 2"));
}

TEST_CASE("status of a knowledge base that no build has written, and of none") {
  TemporaryFolder folder;
  const std::string file = (folder / "kb.sqlite").string();
  SQLite::Database(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(std::string(schema_sql()));
  CHECK(run_typed({"status", file}).out == file + ": schema " + std::to_string(kSchemaVersion) +
                                               ", 0 articles, 0 entities, 0 mentions, 0 quotes; 0 articles are near "
                                               "copies of others\n\nruns: 0, the last one first\n\nfailures: 0\n");
  CHECK(run_typed({"status", file + "x"}).err == "onrecord: " + file + "x: does not exist\n");
}

}  // namespace
}  // namespace onrecord
