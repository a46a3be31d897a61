// Reading the tab-separated tables, plain or gzipped, that models are compiled from.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace onrecord::training {

// Calls `line` with each line of the file, without its end. Throws Error when the file cannot be read.
void for_each_line(const std::filesystem::path& file, const std::function<void(std::string_view)>& line);

std::vector<std::string_view> split(std::string_view line, char separator);

// A row of a table with named columns; column names are those of its first line.
class Row {
 public:
  // Keeps references to the file's name, which stands in errors, and to the names.
  Row(const std::string& file, const std::vector<std::string>& names, std::vector<std::string_view> cells)
      : file_(file), names_(names), cells_(std::move(cells)) {}
  // The cell of column `name`, empty where the row is short. Throws Error for a column that the table lacks.
  std::string_view operator[](std::string_view name) const;

 private:
  const std::string& file_;
  const std::vector<std::string>& names_;
  std::vector<std::string_view> cells_;
};
void for_each_row(const std::filesystem::path& file, const std::function<void(const Row&)>& row);

}  // namespace onrecord::training
