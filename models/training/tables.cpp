#include "models/training/tables.h"

#include <zlib.h>

#include <algorithm>
#include <array>

#include "corpora/error.h"

namespace onrecord::training {

void for_each_line(const std::filesystem::path& file, const std::function<void(std::string_view)>& line) {
  gzFile stream = gzopen(file.c_str(), "rb");  // reads plain files too
  if (stream == nullptr) throw Error(file.string(), "cannot be read");
  std::string rest;
  std::vector<char> buffer(1 << 18);
  int count = 0;
  while ((count = gzread(stream, buffer.data(), static_cast<unsigned>(buffer.size()))) > 0) {
    rest.append(buffer.data(), static_cast<std::size_t>(count));
    std::size_t begin = 0;
    for (std::size_t end; (end = rest.find('\n', begin)) != std::string::npos; begin = end + 1) {
      std::string_view one(rest.data() + begin, end - begin);
      if (one.ends_with('\r')) one.remove_suffix(1);
      line(one);
    }
    rest.erase(0, begin);
  }
  gzclose(stream);
  if (count < 0) throw Error(file.string(), "is damaged");
  if (!rest.empty()) line(rest);
}

std::vector<std::string_view> split(std::string_view line, char separator) {
  std::vector<std::string_view> cells;
  while (true) {
    const std::size_t end = line.find(separator);
    cells.push_back(line.substr(0, end));
    if (end == std::string_view::npos) return cells;
    line.remove_prefix(end + 1);
  }
}

std::string_view Row::operator[](std::string_view name) const {
  const auto found = std::find(names_.begin(), names_.end(), name);
  if (found == names_.end()) throw Error(std::string(name), "is no column of the table");
  const auto place = static_cast<std::size_t>(found - names_.begin());
  return place < cells_.size() ? cells_[place] : std::string_view();
}

void for_each_row(const std::filesystem::path& file, const std::function<void(const Row&)>& row) {
  std::vector<std::string> names;
  for_each_line(file, [&](std::string_view line) {
    const auto cells = split(line, '\t');
    if (names.empty()) {
      names.assign(cells.begin(), cells.end());
    } else {
      row(Row(names, cells));
    }
  });
}

}  // namespace onrecord::training
