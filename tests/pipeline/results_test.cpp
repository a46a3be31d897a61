#include "pipeline/results.h"

#include <SQLiteCpp/Database.h>

#include "tests/pipeline/typed.h"

namespace onrecord {
namespace {

enum class Format { table, csv, csv_for_terminal, json };

std::string written(const std::string& sql, Format format, std::size_t columns = 0) {
  SQLite::Database database(":memory:");
  SQLite::Statement rows(database, sql);
  std::ostringstream out;
  if (format == Format::table) write_table(out, rows, 3, columns);
  if (format == Format::csv) write_csv(out, rows, false);
  if (format == Format::csv_for_terminal) write_csv(out, rows, true);
  if (format == Format::json) write_json(out, rows);
  return out.str();
}

const char* const kSpeakers =
    "SELECT column1 AS speaker, column2 AS quote, column3 AS words, column4 AS hidden FROM (VALUES"
    " ('Zoë Vell', 'We will keep the ferries running, whatever the treasury says.', 10, 'x'),"
    " (NULL, 'No.', 1, 'x'))";

TEST_CASE("a table shows the columns asked for, numbers to the right") {
  CHECK(written(kSpeakers, Format::table) ==
        "speaker   quote                                                          words\n"
        "────────  ─────────────────────────────────────────────────────────────  ─────\n"
        "Zoë Vell  We will keep the ferries running, whatever the treasury says.     10\n"
        "          No.                                                                1\n");
}

TEST_CASE("in a narrow terminal the column that needs most room is wrapped") {
  CHECK(written(kSpeakers, Format::table, 40) ==
        "speaker   quote                    words\n"
        "────────  ───────────────────────  ─────\n"
        "Zoë Vell  We will keep the            10\n"
        "          ferries running,\n"
        "          whatever the treasury\n"
        "          says.\n"
        "          No.                          1\n");
}

TEST_CASE("controls and line ends of a text do not reach the table") {
  CHECK(written("SELECT 'a\033[31m' || char(10) || 'b' AS x, 1 AS y, 2 AS z", Format::table) ==
        "x         y  z\n────────  ─  ─\na␛[31m b  1  2\n");
}

TEST_CASE("a table without rows is its header") {
  CHECK(written("SELECT 1 AS a, 2 AS b, 3 AS c WHERE 0", Format::table) == "a  b  c\n─  ─  ─\n");
}

TEST_CASE("CSV quotes what must be quoted, and no spreadsheet finds a formula in it") {
  const struct {
    const char* value;  // in SQL
    const char* cell;
  } rows[] = {
      {"'plain'", "plain"},
      {"'a,b'", "\"a,b\""},
      {"'say \"no\"'", "\"say \"\"no\"\"\""},
      {"'two' || char(10) || 'lines'", "\"two\nlines\""},
      {"NULL", ""},
      {"-5", "-5"},  // a number stays one
      {"0.25", "0.25"},
      {"'=HYPERLINK(1)'", "'=HYPERLINK(1)"},
      {"'+1, he said'", "\"'+1, he said\""},
      {"'-- no'", "'-- no"},
      {"'@handle'", "'@handle"},
      {"char(9) || 'x'", "'\tx"},
      {"'1=1'", "1=1"},
  };
  for (const auto& row : rows) {
    CHECK(written(std::string("SELECT ") + row.value + " AS a", Format::csv) == std::string("a\n") + row.cell + "\n");
  }
}

TEST_CASE("CSV is exact in a file, and safe on a terminal") {
  CHECK(written("SELECT char(27) || 'c' AS a", Format::csv) == "a\n\033c\n");
  CHECK(written("SELECT char(27) || 'c' AS a", Format::csv_for_terminal) == "a\n␛c\n");
}

TEST_CASE("JSON is an array, an object a line") {
  CHECK(written("SELECT 'é' AS a, 1 AS b, 0.5 AS c, NULL AS d UNION ALL SELECT '\"', 2, 1.0, 'x'", Format::json) ==
        "[\n{\"a\":\"é\",\"b\":1,\"c\":0.5,\"d\":null},\n{\"a\":\"\\\"\",\"b\":2,\"c\":1.0,\"d\":\"x\"}\n]\n");
  CHECK(written("SELECT 1 AS a WHERE 0", Format::json) == "[]\n");
}

}  // namespace
}  // namespace onrecord
