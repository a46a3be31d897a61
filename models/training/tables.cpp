#include "models/training/tables.h"

#include <algorithm>

#include "corpora/byte_source.h"
#include "corpora/error.h"

namespace onrecord::training {

void for_each_line(const std::filesystem::path& file, const std::function<void(std::string_view)>& line) {
  Window lines(decompressed(open_file(file, file.string()), file.string()));
  std::size_t searched = 0;  // bytes of the view that hold no line end
  for (bool is_more = true; is_more;) {
    is_more = lines.more();
    for (std::size_t end; (end = lines.view().find('\n', searched)) != std::string_view::npos;) {
      std::string_view one = lines.view().substr(0, end);
      if (one.ends_with('\r')) one.remove_suffix(1);
      line(one);
      lines.drop(end + 1);
      searched = 0;
    }
    searched = lines.view().size();
  }
  if (!lines.view().empty()) line(lines.view());
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
  if (found == names_.end()) throw Error(file_, "has no column " + std::string(name));
  const auto place = static_cast<std::size_t>(found - names_.begin());
  return place < cells_.size() ? cells_[place] : std::string_view();
}

void for_each_row(const std::filesystem::path& file, const std::function<void(const Row&)>& row) {
  const std::string path = file.string();
  std::vector<std::string> names;
  for_each_line(file, [&](std::string_view line) {
    const auto cells = split(line, '\t');
    if (names.empty()) {
      names.assign(cells.begin(), cells.end());
    } else {
      row(Row(path, names, cells));
    }
  });
}

}  // namespace onrecord::training
