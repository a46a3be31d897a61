// Any bytes as a file of corrections: refused by an Error, or rows that are the same when they are written and read
// again, and that leave links which hold together.
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "corpora/error.h"
#include "pipeline/corrections.h"

namespace onrecord {
namespace {

// Two articles that name three people, a party and a place.
std::vector<ArticleEntities> articles() {
  const auto entity = [](EntityType type, const char* name) {
    return LocalEntity{.type = type, .name = name, .acronym = "", .aliases = {}, .roles = {}, .organizations = {}};
  };
  return {{"a.txt", "2030-05-04", "", {entity(EntityType::person, "Ada Vell"), entity(EntityType::place, "Halvik")}},
          {"b.txt", "", "", {entity(EntityType::person, "Vell"), entity(EntityType::organization, "Tide Union")}}};
}

Links links() {
  return {{{"organization/tide-union", EntityType::organization, "Tide Union", "", "", Gender::unknown},
           {"person/ada-vell", EntityType::person, "Ada Vell", "", "", Gender::female},
           {"person/vell", EntityType::person, "Vell", "", "", Gender::unknown},
           {"place/halvik", EntityType::place, "Halvik", "", "", Gender::unknown}},
          {{1, 3}, {2, 0}}};
}

bool hold_together(const Links& links) {
  const bool sorted = std::is_sorted(links.entities.begin(), links.entities.end(),
                                     [](const auto& a, const auto& b) { return a.key <= b.key; });
  for (const auto& places : links.entity_of) {
    for (const std::uint32_t place : places) {
      if (place != kNoEntity && place >= links.entities.size()) return false;
    }
  }
  return sorted;
}

std::string written(const std::vector<Correction>& rows) {
  std::string file = std::string(corrections_header()) + '\n';
  for (const Correction& row : rows) file += correction_row(row);
  return file;
}

void read_and_apply(const std::filesystem::path& file, std::string_view bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
  const std::vector<Correction> rows = read_corrections(file);
  Links changed = links();
  const std::vector<std::string> outcomes = apply_corrections(rows, articles(), changed);
  if (outcomes.size() != rows.size() || !hold_together(changed)) std::abort();
  std::ofstream(file, std::ios::binary) << written(rows);
  if (written(read_corrections(file)) != written(rows)) std::abort();
}

}  // namespace
}  // namespace onrecord

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::filesystem::path file =
      std::filesystem::temp_directory_path() / ("onrecord-fuzz-corrections-" + std::to_string(getpid()));
  try {
    onrecord::read_and_apply(file, {reinterpret_cast<const char*>(data), size});
  } catch (const onrecord::Error&) {
  }
  std::filesystem::remove(file);
  return 0;
}
