#include "pipeline/results.h"

#include <SQLiteCpp/Column.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "corpora/csv.h"
#include "pipeline/terminal.h"

namespace onrecord {
namespace {

constexpr std::size_t kGap = 2;        // columns between two columns of a table
constexpr std::size_t kNarrowest = 8;  // no column is made narrower

struct Table {
  std::vector<std::vector<std::string>> rows;  // the header first
  std::vector<std::size_t> widths;             // what the widest cell of each column needs
  std::vector<bool> is_number;
};

Table read_table(SQLite::Statement& statement, std::size_t shown) {
  Table table;
  std::vector<std::string> header;
  for (std::size_t i = 0; i < shown; ++i) header.emplace_back(statement.getColumnName(static_cast<int>(i)));
  table.rows.push_back(header);
  table.is_number.assign(shown, true);
  while (statement.executeStep()) {
    std::vector<std::string> row;
    for (std::size_t i = 0; i < shown; ++i) {
      const SQLite::Column cell = statement.getColumn(static_cast<int>(i));
      if (!cell.isInteger() && !cell.isFloat() && !cell.isNull()) table.is_number[i] = false;
      row.push_back(safe_line(cell.getString()));
    }
    table.rows.push_back(std::move(row));
  }
  table.widths.assign(shown, 0);
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < shown; ++i) table.widths[i] = std::max(table.widths[i], display_width(row[i]));
  }
  return table;
}

// Leaves out columns without any value, where there are rows at all.
void drop_empty_columns(Table& table) {
  if (table.rows.size() == 1) return;
  for (std::size_t i = table.widths.size(); i-- > 0;) {
    const auto is_empty = [&](const std::vector<std::string>& row) { return row[i].empty(); };
    if (!std::all_of(table.rows.begin() + 1, table.rows.end(), is_empty)) continue;
    const auto at = static_cast<std::ptrdiff_t>(i);
    for (auto& row : table.rows) row.erase(row.begin() + at);
    table.widths.erase(table.widths.begin() + at);
    table.is_number.erase(table.is_number.begin() + at);
  }
}

// Narrows the widest column, again and again, until the table fits or every column is at its narrowest.
std::vector<std::size_t> fitted_widths(std::vector<std::size_t> widths, std::size_t columns) {
  std::size_t used = widths.empty() ? 0 : kGap * (widths.size() - 1);
  for (const std::size_t width : widths) used += width;
  while (columns != 0 && used > columns) {
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= kNarrowest) break;
    auto others = widths;
    others.erase(others.begin() + (widest - widths.begin()));
    const std::size_t next = others.empty() ? kNarrowest : *std::max_element(others.begin(), others.end());
    const std::size_t excess = used - columns;
    const std::size_t least = std::max(kNarrowest, std::min(next, *widest - 1));
    const std::size_t cut = std::min(excess, *widest - least);
    *widest -= cut;
    used -= cut;
  }
  return widths;
}

std::string padded(const std::string& cell, std::size_t width, bool is_number) {
  const std::string space(width - std::min(width, display_width(cell)), ' ');
  return is_number ? space + cell : cell + space;
}

void write_line(std::ostream& out, const std::vector<std::string>& cells) {
  std::string line = join(cells, std::string(kGap, ' '));
  line.erase(line.find_last_not_of(' ') + 1);
  out << line << '\n';
}

void write_row(std::ostream& out, const Table& table, const std::vector<std::string>& row,
               const std::vector<std::size_t>& widths, std::size_t wrapped) {
  const std::vector<std::string> lines = wrap(row[wrapped], widths[wrapped]);
  for (std::size_t number = 0; number < lines.size(); ++number) {
    std::vector<std::string> cells;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string cell = i == wrapped ? lines[number] : number == 0 ? fit(row[i], widths[i]) : "";
      cells.push_back(padded(cell, widths[i], table.is_number[i]));
    }
    write_line(out, cells);
  }
}

bool is_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

std::string csv_cell(const SQLite::Column& cell, bool for_terminal) {
  if (cell.isNull()) return "";
  std::string text = for_terminal ? safe_text(cell.getString()) : cell.getString();
  if (cell.isText() && is_formula(text)) text.insert(text.begin(), '\'');
  return csv_field(text);
}

nlohmann::ordered_json json_value(const SQLite::Column& cell) {
  if (cell.isNull()) return nullptr;
  if (cell.isInteger()) return cell.getInt64();
  if (cell.isFloat()) return cell.getDouble();
  return cell.getString();
}

}  // namespace

void write_table(std::ostream& out, SQLite::Statement& rows, std::size_t shown, std::size_t columns) {
  Table table = read_table(rows, shown);
  drop_empty_columns(table);
  const std::vector<std::size_t> widths = fitted_widths(table.widths, columns);
  const auto wrapped = std::max_element(table.widths.begin(), table.widths.end()) - table.widths.begin();
  for (const auto& row : table.rows) {
    write_row(out, table, row, widths, static_cast<std::size_t>(wrapped));
    if (&row != &table.rows.front()) continue;
    std::vector<std::string> rule;
    for (const std::size_t width : widths) {
      std::string line;
      for (std::size_t i = 0; i < width; ++i) line += "─";
      rule.push_back(line);
    }
    write_line(out, rule);
  }
}

void write_csv(std::ostream& out, SQLite::Statement& rows, bool for_terminal) {
  std::vector<std::string> cells;
  for (int i = 0; i < rows.getColumnCount(); ++i) cells.emplace_back(rows.getColumnName(i));
  out << join(cells, ",") << '\n';
  while (rows.executeStep()) {
    cells.clear();
    for (int i = 0; i < rows.getColumnCount(); ++i) cells.push_back(csv_cell(rows.getColumn(i), for_terminal));
    out << join(cells, ",") << '\n';
  }
}

void write_json(std::ostream& out, SQLite::Statement& rows) {
  const char* before = "[\n";
  while (rows.executeStep()) {
    nlohmann::ordered_json object;
    for (int i = 0; i < rows.getColumnCount(); ++i) object[rows.getColumnName(i)] = json_value(rows.getColumn(i));
    out << before << safe_json(object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
    before = ",\n";
  }
  out << (*before == '[' ? "[]\n" : "\n]\n");
}

}  // namespace onrecord
