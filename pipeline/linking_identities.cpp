#include "pipeline/linking_identities.h"

#include <algorithm>
#include <tuple>

#include "corpora/words.h"
#include "pipeline/entity_key.h"

namespace onrecord {
namespace {

constexpr std::string_view kKnown = "known ";

// The key of an event with the year that dates it, "event 2016 …", where its name has none.
std::string with_year(std::string key, std::string_view identity) {
  const std::string_view year = identity.substr(identity.find(' ') + 1).substr(0, 4);
  const bool dated =
      year.size() == 4 && std::all_of(year.begin(), year.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (dated && key.find(year) == std::string::npos) key += '-' + std::string(year);
  return key;
}

}  // namespace

std::string identity_of(const KnownEntity& known, const Models& models) {
  return std::string(kKnown) + std::to_string(models.known.place(known));
}

void Identities::add(std::string identity, const LocalEntity& entity) {
  const auto [at, is_new] = gathered_.try_emplace(std::move(identity));
  Gathered& gathered = at->second;
  if (at->first.starts_with(kKnown))
    gathered.known = &models_.known.at(static_cast<std::uint32_t>(std::stoul(at->first.substr(kKnown.size()))));
  gathered.type = gathered.known ? gathered.known->type : entity.type;
  ++gathered.names[entity.name];
  gathered.female += entity.gender == Gender::female;
  gathered.male += entity.gender == Gender::male;
  of_.back().push_back(&gathered);
}

Links Identities::describe() {
  std::map<std::string, Gathered*> by_key;
  for (auto& [identity, gathered] : gathered_) {
    std::string key = key_of(identity, gathered);
    if (by_key.contains(key)) key += '-' + sha256_hex(identity).substr(0, 8);
    by_key.emplace(std::move(key), &gathered);
  }
  Links links;
  for (auto& [key, gathered] : by_key) {
    gathered->place = static_cast<std::uint32_t>(links.entities.size());
    LinkedEntity entity{.key = key, .type = gathered->type, .name = std::string(name_of(*gathered))};
    if (gathered->known) {
      entity.wikidata = gathered->known->wikidata;
      entity.description = gathered->known->description;
      entity.gender = gathered->known->gender;
    }
    if (entity.gender == Gender::unknown && gathered->female != gathered->male) {
      entity.gender = gathered->female > gathered->male ? Gender::female : Gender::male;
    }
    links.entities.push_back(std::move(entity));
  }
  for (const auto& article : of_) {
    auto& places = links.entity_of.emplace_back();
    for (const Gathered* gathered : article) places.push_back(gathered->place);
  }
  return links;
}

std::string_view Identities::name_of(const Gathered& gathered) {
  if (gathered.known) return gathered.known->name;
  return std::max_element(gathered.names.begin(), gathered.names.end(),
                          [](const auto& a, const auto& b) {
                            return std::tuple(a.second, a.first.size(), b.first) <
                                   std::tuple(b.second, b.first.size(), a.first);
                          })
      ->first;
}

std::string Identities::key_of(const std::string& identity, const Gathered& gathered) const {
  std::string key = entity_key(gathered.type, name_of(gathered));
  if (gathered.type == EntityType::event && !gathered.known) key = with_year(std::move(key), identity);
  if (gathered.known && models_.known.has_namesake(*gathered.known) && !gathered.known->usual) {
    key +=
        '-' + (gathered.known->from > 0 ? std::to_string(gathered.known->from) : lower_ascii(gathered.known->wikidata));
  }
  return key;
}

}  // namespace onrecord
