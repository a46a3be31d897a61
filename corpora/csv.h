// CSV and TSV: tables as RFC 4180 writes them, and leniently as others do.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpora/fields.h"

namespace onrecord {

// The fields of one row, quotes taken off. A quote that opens a field closes it; "" inside is one quote; quotes in
// the middle of a field are plain characters.
std::vector<std::string> parse_csv_row(std::string_view row, char delimiter);

// A field as a row separated by commas holds it: in quotes where it has a comma, a quote or a line end.
std::string csv_field(std::string_view field);

// Which of comma, semicolon and tab separates most fields in the row `header`.
char find_delimiter(std::string_view header);

// Reads one row (UTF-8) of a table whose columns have these names, in lower case. Throws Error, naming `path`, when
// the number of fields is not that of the columns or the text is empty.
Draft read_csv_article(std::string_view row, char delimiter, const std::vector<std::string>& columns,
                       const FieldMap& map, const std::string& path);

}  // namespace onrecord
