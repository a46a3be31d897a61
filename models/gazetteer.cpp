#include "models/gazetteer.h"

#include <algorithm>

namespace onrecord {
namespace {
constexpr std::uint32_t kVersion = 1;
}

Gazetteer::Gazetteer(const std::vector<Phrase>& phrases) {
  std::vector<std::pair<std::uint64_t, KindSet>> entries;
  for (const Phrase& phrase : phrases) {
    std::uint64_t key = 0;
    for (std::size_t i = 0; i < phrase.words.size(); ++i) {
      key = extend(key, phrase.words[i]);
      entries.emplace_back(key, i + 1 == phrase.words.size() ? phrase.kinds : kGoesOn);
    }
  }
  std::sort(entries.begin(), entries.end());
  std::vector<std::pair<std::uint64_t, KindSet>> joined;
  for (const auto& [key, kinds] : entries) {
    if (!joined.empty() && joined.back().first == key) {
      joined.back().second |= kinds;
    } else {
      joined.emplace_back(key, kinds);
    }
  }
  table_ = FrozenTable<KindSet>(joined);
}

Gazetteer Gazetteer::read(const std::filesystem::path& file) {
  ModelReader reader(file, "gazetteer", kVersion);
  Gazetteer gazetteer;
  gazetteer.table_ = FrozenTable<KindSet>::read(reader);
  reader.finish();
  return gazetteer;
}

void Gazetteer::write(const std::filesystem::path& file) const {
  ModelWriter writer;
  table_.write(writer);
  writer.write(file, "gazetteer", kVersion);
}

}  // namespace onrecord
