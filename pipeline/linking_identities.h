// Identities: what all articles say of one entity, gathered, and the linked entities that come of it.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/models.h"
#include "pipeline/linking.h"

namespace onrecord {

// The identity of a known entity; of all others it is any word that begins otherwise.
std::string identity_of(const KnownEntity& known, const Models& models);

class Identities {
 public:
  explicit Identities(const Models& models) : models_(models) {}

  void begin_article() { of_.emplace_back(); }

  // The next entity of the article that was begun last; it must outlive this object.
  void add(std::string identity, const LocalEntity& entity);

  // Keys and names of all that was added, and which is whose.
  Links describe();

 private:
  struct Gathered {
    EntityType type = EntityType::person;
    const KnownEntity* known = nullptr;
    std::map<std::string_view, std::uint32_t> names;  // and how many articles give each as the fullest
    std::uint32_t female = 0;
    std::uint32_t male = 0;
    std::uint32_t place = 0;  // in Links::entities
  };

  static std::string_view name_of(const Gathered& gathered);
  std::string key_of(const std::string& identity, const Gathered& gathered) const;

  const Models& models_;
  std::map<std::string, Gathered> gathered_;  // by identity
  std::vector<std::vector<Gathered*>> of_;    // [article][local entity]
};

}  // namespace onrecord
