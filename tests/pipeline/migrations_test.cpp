// Migrations: a knowledge base in the shape of an older schema, tests/pipeline/schemas/N.sql, becomes one of today's.
#include <catch2/catch.hpp>
#include <set>

#include "corpora/article.h"
#include "tests/pipeline/helpers.h"

namespace onrecord {
namespace {

using testing::build_into;
using testing::digest_of;
using testing::rows_of;
using testing::TemporaryFolder;
using Rows = std::vector<std::string>;

constexpr int kOldSchemas[] = {1, 2, 3};

std::set<std::string> columns_of(SQLite::Database& database, const std::string& schema, const std::string& table) {
  std::set<std::string> columns;
  SQLite::Statement select(database, "SELECT name FROM pragma_table_info(?, ?)");
  select.bind(1, table);
  select.bind(2, schema);
  while (select.executeStep()) columns.insert(select.getColumn(0).getString());
  return columns;
}

// What an older program would have written of the articles of `from`: its tables and columns, with the same rows.
void write_as_older_program(int version, const std::filesystem::path& from, const std::filesystem::path& to) {
  SQLite::Database database(to.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  const auto schemas = std::filesystem::path(ONRECORD_SOURCE) / "tests/pipeline/schemas";
  database.exec(read_file(schemas / (std::to_string(version) + ".sql")));
  database.exec("ATTACH '" + from.string() + "' AS new");
  for (const std::string table : {"articles", "sentences", "entities", "aliases", "local_entities", "mentions",
                                  "quotes", "quote_spans", "quote_mentions", "affiliations", "failures", "runs"}) {
    const auto today = columns_of(database, "new", table);
    std::string columns;
    for (const std::string& column : columns_of(database, "main", table)) {
      if (today.contains(column)) columns += (columns.empty() ? "\"" : ", \"") + column + '"';
    }
    database.exec("INSERT INTO main." + table + " (" + columns + ") SELECT " + columns + " FROM new." + table);
  }
  database.exec("UPDATE articles SET analysed_by = 'older'; UPDATE runs SET analysed_by = 'older'");
}

// Everything that describes tables, indexes, triggers and views, but the order of columns.
Rows shape_of(const std::filesystem::path& file) {
  return rows_of(file,
                 "SELECT m.name, c.name, c.type, c.\"notnull\", c.dflt_value, c.pk FROM sqlite_schema m,"
                 " pragma_table_info(m.name) c WHERE m.type IN ('table', 'view')"
                 " UNION SELECT m.name, f.\"from\", f.\"table\", f.\"to\", f.on_delete, 0 FROM sqlite_schema m,"
                 " pragma_foreign_key_list(m.name) f WHERE m.type = 'table'"
                 " UNION SELECT name, type, sql, '', '', 0 FROM sqlite_schema WHERE type <> 'table'"
                 " UNION SELECT 'user_version', user_version, '', '', '', 0 FROM pragma_user_version ORDER BY 1, 2, 3");
}

class OldKnowledgeBase {
 public:
  explicit OldKnowledgeBase(int version) {
    folder_.write("articles/a.txt", "“We will win, and we will win soon,” said Ada Vell, leader of the Tide Union.");
    folder_.write("articles/b.txt", "“We will win, and we will win soon,” Vell had said. Tomas Crowe denied it.");
    folder_.write("articles/empty.txt", "");
    build_into(today(), {articles()});
    write_as_older_program(version, today(), file());
  }

  std::filesystem::path articles() const { return folder_ / "articles"; }
  std::filesystem::path today() const { return folder_ / "today.sqlite"; }
  std::filesystem::path file() const { return folder_ / "old.sqlite"; }

 private:
  TemporaryFolder folder_;
};

TEST_CASE("A knowledge base of an older schema is brought to today's when it is read, and keeps every row") {
  const OldKnowledgeBase old(GENERATE(from_range(std::begin(kOldSchemas), std::end(kOldSchemas))));
  CHECK(rows_of(old.file(), "SELECT count(*) FROM said WHERE speaker = 'Ada Vell'") ==
        rows_of(old.today(), "SELECT count(*) FROM said WHERE speaker = 'Ada Vell'"));
  CHECK(shape_of(old.file()) == shape_of(old.today()));
  for (const std::string query :
       {"SELECT * FROM sentences", "SELECT * FROM mentions", "SELECT * FROM entities", "SELECT id, text FROM quotes",
        "SELECT path, text FROM articles", "SELECT path, message FROM failures", "SELECT id, options FROM runs",
        "SELECT rowid FROM article_search WHERE article_search MATCH 'denied'"}) {
    CAPTURE(query);
    CHECK(rows_of(old.file(), query) == rows_of(old.today(), query));
    CHECK_FALSE(rows_of(old.file(), query).empty());
  }
  CHECK(rows_of(old.file(), "PRAGMA integrity_check") == Rows{"ok"});
  CHECK(rows_of(old.file(), "PRAGMA foreign_key_check").empty());
}

TEST_CASE("A build on a knowledge base of an older schema ends with the digest of a build from nothing") {
  const OldKnowledgeBase old(GENERATE(from_range(std::begin(kOldSchemas), std::end(kOldSchemas))));
  CHECK(build_into(old.file(), {old.articles()}).summary.counts.analysed == 2);
  CHECK(digest_of(old.file()) == digest_of(old.today()));
  CHECK(rows_of(old.file(), "SELECT count(*) FROM quotes WHERE same_as IS NOT NULL") == Rows{"1"});
}

TEST_CASE("A knowledge base of an older schema that may not be changed stays as it is") {
  const OldKnowledgeBase old(1);
  std::filesystem::permissions(old.file(), std::filesystem::perms::owner_read);
  const std::string before = read_file(old.file());
  CHECK_THROWS_WITH(open_to_read(old.file()),
                    old.file().string() +
                        ": was written by an older onrecord (schema 1) and cannot be brought to schema " +
                        std::to_string(kSchemaVersion) + ": is read-only");
  CHECK(read_file(old.file()) == before);
}

}  // namespace
}  // namespace onrecord
