#include "corpora/csv.h"

#include <algorithm>

#include "corpora/error.h"

namespace onrecord {

std::vector<std::string> parse_csv_row(std::string_view row, char delimiter) {
  if (row.ends_with('\n')) row.remove_suffix(1);
  if (row.ends_with('\r')) row.remove_suffix(1);
  std::vector<std::string> fields(1);
  bool begins = true, quoted = false;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const char c = row[i];
    if (quoted) {
      const bool doubled = c == '"' && i + 1 < row.size() && row[i + 1] == '"';
      if (c == '"' && !doubled) {
        quoted = false;
        continue;
      }
      fields.back() += c;
      i += doubled;
      continue;
    }
    if (c == delimiter) {
      fields.emplace_back();
      begins = true;
      continue;
    }
    if (c == '"' && begins) {
      quoted = true;
    } else {
      fields.back() += c;
    }
    begins = false;
  }
  return fields;
}

std::string csv_field(std::string_view field) {
  if (field.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(field);
  std::string quoted = "\"";
  for (const char c : field) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + '"';
}

char find_delimiter(std::string_view header) {
  char best = ',';
  std::size_t most = 1;
  for (const char delimiter : {',', ';', '\t'}) {
    const std::size_t fields = parse_csv_row(header, delimiter).size();
    if (fields <= most) continue;
    best = delimiter;
    most = fields;
  }
  return best;
}

Draft read_csv_article(std::string_view row, char delimiter, const std::vector<std::string>& columns,
                       const FieldMap& map, const std::string& path) {
  const std::vector<std::string> fields = parse_csv_row(row, delimiter);
  if (fields.size() != columns.size()) {
    throw Error(path, "has " + std::to_string(fields.size()) + " fields where the header has " +
                          std::to_string(columns.size()));
  }
  Draft draft;
  take_fields(
      [&](std::string_view key) -> std::optional<std::string> {
        const auto column = std::find(columns.begin(), columns.end(), key);
        if (column == columns.end()) return std::nullopt;
        return fields[static_cast<std::size_t>(column - columns.begin())];
      },
      map, "column", draft);
  if (draft.text.empty()) throw Error(path, "has no text");
  return draft;
}

}  // namespace onrecord
