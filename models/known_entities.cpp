#include "models/known_entities.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "corpora/article.h"
#include "corpora/error.h"
#include "corpora/words.h"

namespace onrecord {
namespace {

// Cuts the part before the next `mark` off `rest`.
std::string_view cut(std::string_view& rest, char mark) {
  const std::size_t end = std::min(rest.find(mark), rest.size());
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return part;
}

int year(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

std::string_view KnownEntity::attacked_place() const {
  constexpr std::string_view kAttack = "attack in ";
  return type == EntityType::event && description.starts_with(kAttack) ? description.substr(kAttack.size())
                                                                       : std::string_view();
}

bool KnownEntity::is_outlet() const {
  return type == EntityType::organization &&
         is_one_of(description, {"news outlet", "newspaper", "news site", "news agency", "television network"});
}

KnownEntities KnownEntities::read(const std::filesystem::path& file) {
  KnownEntities known;
  known.content_ = std::make_shared<const std::string>(read_file(file));
  std::string_view rest = *known.content_;
  const auto lines = static_cast<std::size_t>(std::count(rest.begin(), rest.end(), '\n'));
  known.entities_.reserve(lines);
  known.by_name_.reserve(3 * lines);
  std::set<std::pair<EntityType, std::string_view>> names;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    std::string_view line = cut(rest, '\n');
    if (line.empty() || line.starts_with('#')) continue;
    const std::string where = file.string() + ":" + std::to_string(number);
    if (std::count(line.begin(), line.end(), '\t') != 8) throw Error(where, "has not nine columns");
    std::array<std::string_view, 9> column;
    for (std::string_view& cell : column) cell = cut(line, '\t');
    const auto type = entity_type_from(column[1]);
    if (!type) throw Error(where, "'" + std::string(column[1]) + "' is no type of entity");
    KnownEntity entity{
        *type,     column[0], column[2], gender_from(column[3]), year(column[4]), year(column[5]), column[6] == "usual",
        column[7], column[8]};
    for (std::string_view keys = column[8]; !keys.empty();) {
      const bool first = keys.data() == column[8].data();
      const std::string_view key = cut(keys, '|');
      known.by_name_.emplace(key, static_cast<std::uint32_t>(known.entities_.size()));
      if (!first || *type != EntityType::person || entity.is_relative()) continue;
      const std::string_view family = key.substr(key.rfind(' ') + 1);
      known.by_family_.emplace(family, static_cast<std::uint32_t>(known.entities_.size()));
      if (entity.usual) known.usual_by_family_.emplace(family, static_cast<std::uint32_t>(known.entities_.size()));
    }
    if (!names.emplace(entity.type, entity.name).second) known.shared_names_.emplace(entity.type, entity.name);
    known.entities_.push_back(entity);
  }
  return known;
}

std::vector<const KnownEntity*> KnownEntities::find(EntityType type, std::string_view folded, std::size_t limit) const {
  std::vector<const KnownEntity*> found;
  const auto [begin, end] = by_name_.equal_range(folded);
  for (auto at = begin; at != end; ++at) {
    if (entities_[at->second].type == type) found.push_back(&entities_[at->second]);
  }
  std::sort(found.begin(), found.end());
  found.resize(std::min(found.size(), limit));
  return found;
}

std::vector<const KnownEntity*> KnownEntities::find_usual_family(std::string_view family) const {
  std::vector<const KnownEntity*> found;
  const auto [begin, end] = usual_by_family_.equal_range(family);
  for (auto at = begin; at != end; ++at) found.push_back(&entities_[at->second]);
  std::sort(found.begin(), found.end());
  return found;
}

bool KnownEntities::is_only_of_family(const KnownEntity& entity, std::string_view family) const {
  const auto [begin, end] = by_family_.equal_range(family);
  return std::all_of(begin, end, [&](const auto& bearer) { return bearer.second == place(entity); });
}

bool KnownEntities::has_namesake(const KnownEntity& entity) const {
  return shared_names_.contains({entity.type, entity.name});
}

}  // namespace onrecord
