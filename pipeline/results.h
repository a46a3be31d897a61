// Results: the rows of a statement as a table for the eye, as CSV or as JSON.
#pragma once

#include <SQLiteCpp/Statement.h>

#include <cstddef>
#include <ostream>

namespace onrecord {

// The first `shown` columns, aligned, without those that are empty in all rows; text is made safe to show. The table is
// at most `columns` wide where that is not 0: cells of the column that needs most room are then wrapped, of others cut
// off. Holds all rows in memory.
void write_table(std::ostream& out, SQLite::Statement& rows, std::size_t shown, std::size_t columns);

// RFC 4180 with a header and LF at line ends. A text that a spreadsheet would take for a formula (it begins with = + -
// @, a tab or a carriage return) gets an apostrophe in front. For a terminal all text is made safe to show.
void write_csv(std::ostream& out, SQLite::Statement& rows, bool for_terminal);

// An array of objects, one a line, keys in the order of the columns.
void write_json(std::ostream& out, SQLite::Statement& rows);

}  // namespace onrecord
