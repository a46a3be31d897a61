#include "models/word_table.h"

#include <string>
#include <unordered_map>

namespace onrecord {
namespace {
constexpr std::uint32_t kVersion = 1;
}

WordTable::WordTable(const LowerEntries& lower, const WrittenEntries& written, std::vector<std::string> paths)
    : lower_(lower), written_(written), paths_(std::move(paths)) {
  number_clusters();
}

void WordTable::number_clusters() {
  std::unordered_map<std::string, std::uint16_t> numbers;
  const auto number = [&numbers](const std::string& path, std::size_t bits) {
    return numbers.emplace(path.substr(0, bits) + ':' + std::to_string(bits), numbers.size() + 1).first->second;
  };
  clusters_.clear();
  for (std::size_t i = 0; i < paths_.size(); ++i) {
    clusters_.push_back(
        {static_cast<std::uint16_t>(i + 1), number(paths_[i], 4), number(paths_[i], 6), number(paths_[i], 10)});
  }
}

WordTable WordTable::read(const std::filesystem::path& file) {
  ModelReader reader(file, "words", kVersion);
  WordTable table;
  table.lower_ = FrozenTable<LowerWord>::read(reader);
  table.written_ = FrozenTable<std::uint16_t>::read(reader);
  const auto count = reader.value<std::uint64_t>();
  for (std::uint64_t i = 0; i < count; ++i) table.paths_.push_back(reader.string());
  reader.finish();
  table.number_clusters();
  for (const LowerWord& word : table.lower_.values()) {
    if (word.casing > Casing::upper) reader.fail("holds a spelling that does not exist");
  }
  if (table.paths_.empty()) reader.fail("holds no cluster");
  for (const std::uint16_t cluster : table.written_.values()) {
    if (cluster >= table.paths_.size())
      reader.fail("names cluster " + std::to_string(cluster) + " of " + std::to_string(table.paths_.size()));
  }
  return table;
}

void WordTable::write(const std::filesystem::path& file) const {
  ModelWriter writer;
  lower_.write(writer);
  written_.write(writer);
  writer.value<std::uint64_t>(paths_.size());
  for (const std::string& path : paths_) writer.string(path);
  writer.write(file, "words", kVersion);
}

}  // namespace onrecord
