// KnownEntities: entities that articles are likely to name, with what is known of them: Wikidata ids, dates, aliases.
//
// Compiled from public tables (models/compile_known_entities.py). Asked by names folded as name_words() folds them. A
// name may be that of several. Immutable after loading and thread-safe.
#pragma once

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpora/annotations.h"

namespace onrecord {

struct KnownEntity {
  EntityType type = EntityType::person;
  std::string_view wikidata;  // "Q42" or empty
  std::string_view name;
  Gender gender = Gender::unknown;
  int from = 0;        // first year in office or of being known; 0: not known
  int to = 0;          // last year; 0: until today, or not known
  bool usual = false;  // the one meant by its names where nothing says otherwise
  std::string_view description;
  std::string_view keys;  // its names, folded, parted by '|'

  bool is_us_state() const { return type == EntityType::place && description == "state of the United States"; }

  // Whether it is a newspaper, a channel, an agency of news.
  bool is_outlet() const;

  // The place of an attack whose names mean others too where the place is not named, "the Sept. 11 attack"; or empty.
  std::string_view attacked_place() const;

  // Whether it is known for whose relative it is: such people are hardly ever called by family name alone.
  bool is_relative() const { return type == EntityType::person && description == "family"; }
};

class KnownEntities {
 public:
  KnownEntities() = default;

  // Throws Error, with the line number, when the file cannot be read or a line is not of its form.
  static KnownEntities read(const std::filesystem::path& file);

  // Those of one type that bear the folded name, in the order of the file, at most as many as `limit`.
  std::vector<const KnownEntity*> find(EntityType type, std::string_view folded, std::size_t limit = 16) const;

  // Those who are the usual ones of their names and whose family name, folded, this is.
  std::vector<const KnownEntity*> find_usual_family(std::string_view family) const;

  // Whether nobody but its relatives shares an entity's family name, folded, among those who are known.
  bool is_only_of_family(const KnownEntity& entity, std::string_view family) const;

  // The place of one of these entities in the file's order, and the entity of a place.
  std::uint32_t place(const KnownEntity& entity) const {
    return static_cast<std::uint32_t>(&entity - entities_.data());
  }
  const KnownEntity& at(std::uint32_t place) const { return entities_[place]; }

  // Whether another entity of its type has exactly this one's name.
  bool has_namesake(const KnownEntity& entity) const;

  std::size_t size() const { return entities_.size(); }

 private:
  std::shared_ptr<const std::string> content_;  // what all views here look into
  std::vector<KnownEntity> entities_;
  std::unordered_multimap<std::string_view, std::uint32_t> by_name_;
  std::unordered_multimap<std::string_view, std::uint32_t> by_family_;  // people who are no relatives
  std::unordered_multimap<std::string_view, std::uint32_t> usual_by_family_;
  std::set<std::pair<EntityType, std::string_view>> shared_names_;  // names that several of the type have
};

}  // namespace onrecord
