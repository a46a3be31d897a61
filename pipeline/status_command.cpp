#include "pipeline/commands.h"
#include "pipeline/database.h"
#include "pipeline/results.h"
#include "pipeline/terminal.h"

namespace onrecord {
namespace {

constexpr char kRuns[] = R"sql(
SELECT id AS run, replace(substr(started, 1, 16), 'T', ' ') AS "started (UTC)", iif(finished IS NULL, 'not finished', 'finished') AS state, round(seconds, 1) AS seconds,
       analysed, unchanged, removed, skipped, failed, cast(words / seconds AS INTEGER) AS "words/s"
FROM runs ORDER BY id DESC LIMIT ?)sql";

constexpr char kStages[] = R"sql(
SELECT stage, round(seconds, 2) AS seconds,
       cast(round(100 * seconds / (SELECT sum(seconds) + 1e-9 FROM run_stages WHERE run_id = ?1)) AS INTEGER) AS "%"
FROM run_stages WHERE run_id = ?1 ORDER BY position)sql";

constexpr char kFailures[] = "SELECT path, stage, message AS reason FROM failures ORDER BY path LIMIT ?";

std::int64_t count(SQLite::Database& database, const std::string& table) {
  return database.execAndGet("SELECT count(*) FROM " + table).getInt64();
}

void print_table(const Streams& streams, SQLite::Database& database, const char* query, std::int64_t parameter) {
  SQLite::Statement rows(database, query);
  rows.bind(1, parameter);
  write_table(streams.out, rows, static_cast<std::size_t>(rows.getColumnCount()), streams.columns);
}

// "1 of 3" where not all are shown.
std::string how_many(std::int64_t all, std::int64_t limit) {
  return all <= limit ? std::to_string(all) : std::to_string(limit) + " of " + std::to_string(all);
}

void print_content(const Streams& streams, const std::string& file, SQLite::Database& database) {
  streams.out << safe_text(file) << ": schema " << kSchemaVersion;
  for (const std::string table : {"articles", "entities", "mentions", "quotes"}) {
    streams.out << ", " << count(database, table) << ' ' << table;
  }
  streams.out << "; " << database.execAndGet("SELECT count(*) FROM articles WHERE copy_of IS NOT NULL").getInt64()
              << " articles are near copies of others\n";
}

void print_runs(const Streams& streams, SQLite::Database& database, std::int64_t limit) {
  const std::int64_t runs = count(database, "runs");
  streams.out << '\n' << "runs: " << how_many(runs, limit) << ", the last one first\n";
  if (runs == 0) return;
  print_table(streams, database, kRuns, limit);
  SQLite::Statement last(database,
                         "SELECT id, version, models, options FROM runs WHERE id = (SELECT max(id) FROM runs)");
  last.executeStep();
  streams.out << '\n'
              << "run " << last.getColumn(0).getInt64() << ": onrecord " << safe_line(last.getColumn(1).getString())
              << ", models " << safe_line(last.getColumn(2).getString()).substr(0, 12) << ", "
              << safe_line(last.getColumn(3).getString()) << '\n';
}

void print_stages(const Streams& streams, SQLite::Database& database) {
  const SQLite::Column last = database.execAndGet("SELECT coalesce(max(run_id), 0) FROM run_stages");
  const std::int64_t run = last.getInt64();
  if (run == 0) return;
  streams.out << '\n' << "stages of run " << run << ", added up over all threads\n";
  print_table(streams, database, kStages, run);
}

void print_failures(const Streams& streams, SQLite::Database& database, std::int64_t limit) {
  const std::int64_t failures = count(database, "failures");
  streams.out << '\n' << "failures: " << how_many(failures, limit) << '\n';
  if (failures > 0) print_table(streams, database, kFailures, limit);
}

int run(const Arguments& arguments, const Streams& streams) {
  const std::string& file = arguments.get("DB");
  const auto limit = static_cast<std::int64_t>(arguments.number("limit", 1, 1'000'000'000));
  SQLite::Database database = open_to_read(file);
  try {
    print_content(streams, file, database);
    print_runs(streams, database, limit);
    print_stages(streams, database);
    print_failures(streams, database, limit);
  } catch (const SQLite::Exception& error) {
    throw database_error(file, error);
  }
  return kExitWell;
}

}  // namespace

Command status_command() {
  return {
      .name = "status",
      .summary = "tell what builds did, and what could not be read",
      .description =
          "Prints what a knowledge base holds; the builds that wrote it, with what each found new, unchanged, gone "
          "or unreadable and how long it took; the options of the last one, and the time of each stage of the last "
          "one that finished; and all that could not be read, with the stage that failed and the reason.\n\n"
          "A build that is not finished is running, or was killed; the next build completes it. The stages are walk "
          "(of the folders), split (of files into records; only of failures), read (from bytes to an article), those "
          "of the analysis "
          "in their order, write, link and copies. All of it stands in the tables runs, run_stages and failures.",
      .positionals = {{.name = "DB", .help = "The knowledge base."}},
      .options = {{.name = "limit", .value = "N", .help = "At most N runs and N failures.", .fallback = "20"}},
      .examples = {{"How the last build went", "onrecord status build/kb.sqlite"}},
      .run = run};
}

}  // namespace onrecord
