// Builds: the content depends on the set of articles alone, not on threads, order, or how many builds it took.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "tests/pipeline/helpers.h"

namespace onrecord {
namespace {

using testing::build_into;
using testing::digest_of;
using testing::rows_of;
using testing::TemporaryFolder;
using Rows = std::vector<std::string>;

const std::filesystem::path kSeeds = std::filesystem::path(ONRECORD_SOURCE) / "seeds";

std::vector<std::filesystem::path> seed_files() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(kSeeds)) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// All rows of all tables with their ids, but what tells of the run.
Rows dump(const std::filesystem::path& file) {
  Rows rows;
  for (const std::string table :
       {"articles", "sentences", "local_entities", "mentions", "quotes", "affiliations", "entities", "aliases",
        "event_dates", "participants", "quote_spans", "quote_mentions", "failures"}) {
    rows.push_back(table);
    for (auto& row : rows_of(file, "SELECT * FROM " + table)) rows.push_back(std::move(row));
  }
  return rows;
}

TEST_CASE("The content is the same, row for row, for any number of jobs and any order of the arguments") {
  TemporaryFolder folder;
  build_into(folder / "1.sqlite", seed_files(), 1);
  const Rows expected = dump(folder / "1.sqlite");
  REQUIRE(rows_of(folder / "1.sqlite", "SELECT count(*) FROM articles") == Rows{"12"});
  for (const std::size_t jobs : {2u, 4u, 16u}) {
    auto files = seed_files();
    if (jobs != 2) std::reverse(files.begin(), files.end());
    const auto file = folder / (std::to_string(jobs) + ".sqlite");
    build_into(file, files, jobs);
    CHECK(dump(file) == expected);
    CHECK(digest_of(file) == digest_of(folder / "1.sqlite"));
  }
}

TEST_CASE("Any way of splitting the articles over several builds ends with the same digest") {
  TemporaryFolder folder;
  const auto files = seed_files();
  build_into(folder / "whole.sqlite", files);
  const auto parts = folder / "parts.sqlite";
  build_into(parts, {files.begin() + 5, files.begin() + 9});
  build_into(parts, {files.begin(), files.begin() + 5});
  const auto last = build_into(parts, {files.begin() + 4, files.end()});
  CHECK(last.summary.counts.analysed == 3);
  CHECK(last.summary.counts.unchanged == 5);
  CHECK(digest_of(parts) == digest_of(folder / "whole.sqlite"));
}

TEST_CASE("Random parts in random order, built one after the other, end with the same digest") {
  TemporaryFolder folder;
  auto files = seed_files();
  build_into(folder / "whole.sqlite", files);
  const std::string expected = digest_of(folder / "whole.sqlite");
  for (std::uint32_t seed = 0; seed < 8; ++seed) {
    std::mt19937 random(seed);
    std::shuffle(files.begin(), files.end(), random);
    const auto database = folder / ("parts" + std::to_string(seed) + ".sqlite");
    for (std::size_t begin = 0; begin < files.size();) {
      const std::size_t end = std::min(files.size(), begin + 1 + random() % 6);
      const auto at = [&](std::size_t i) { return files.begin() + static_cast<std::ptrdiff_t>(i); };
      build_into(database, {at(begin), at(end)}, 1 + random() % 3);
      begin = end;
    }
    INFO("seed " << seed);
    CHECK(digest_of(database) == expected);
  }
}

TEST_CASE("An article that is changed, gone, broken and mended leaves no trace") {
  TemporaryFolder folder;
  const auto articles = folder / "articles";
  const auto db = folder / "kb.sqlite";
  const auto from_nothing = [&] {
    std::filesystem::remove(folder / "new.sqlite");
    build_into(folder / "new.sqlite", {articles});
    return digest_of(folder / "new.sqlite");
  };
  folder.write("articles/a.txt", "Ada Vell spoke in Northmoor. \"We will win,\" she said.");
  folder.write("articles/b.txt", "Tomas Crowe denied it.");
  build_into(db, {articles});

  folder.write("articles/b.txt", "Tomas Crowe denied it again.");
  CHECK(build_into(db, {articles}).summary.counts.analysed == 1);
  CHECK(digest_of(db) == from_nothing());

  folder.write("articles/b.txt", "");
  CHECK(build_into(db, {articles}).failures == Rows{(articles / "b.txt").string() + ": is empty"});
  CHECK(rows_of(db, "SELECT path FROM articles") == Rows{"a.txt"});
  CHECK(rows_of(db, "SELECT path, message FROM failures") == Rows{"b.txt|is empty"});
  CHECK(digest_of(db) == from_nothing());

  folder.write("articles/b.txt", "Tomas Crowe admitted it.");
  build_into(db, {articles});
  CHECK(rows_of(db, "SELECT * FROM failures").empty());
  CHECK(digest_of(db) == from_nothing());

  std::filesystem::remove(articles / "a.txt");
  CHECK(build_into(db, {articles}).summary.counts.removed == 0);
  CHECK(rows_of(db, "SELECT path FROM articles ORDER BY path") == Rows{"a.txt", "b.txt"});
  CHECK(build_into(db, {articles}, 2, true).summary.counts.removed == 1);
  CHECK(digest_of(db) == from_nothing());
}

TEST_CASE("Nothing is pruned where a folder could not be read") {
  TemporaryFolder folder;
  folder.write("articles/a.txt", "Ada Vell spoke.");
  const auto db = folder / "kb.sqlite";
  build_into(db, {folder / "articles"});
  const auto built = build_into(db, {folder / "artcles"}, 1, true);
  CHECK(built.notes == Rows{"nothing is pruned, as not all folders could be read"});
  CHECK(rows_of(db, "SELECT path FROM articles") == Rows{"a.txt"});
}

}  // namespace
}  // namespace onrecord
