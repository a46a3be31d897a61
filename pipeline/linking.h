// Linking: which entities of different articles are one.
//
// A pure function of the set of articles: their order, the number of threads and the way in which a folder was split
// into parts change nothing. It looks only at what LocalEntity holds, which the knowledge base stores too, so that
// adding an article later gives what a build from nothing gives.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "corpora/annotations.h"
#include "models/models.h"
#include "pipeline/entity_key.h"

namespace onrecord {

// A form under which an entity is mentioned, and how often.
struct Alias {
  std::string text;
  std::uint32_t mentions = 0;
};

// All that one article says of one of its entities.
struct LocalEntity {
  EntityType type = EntityType::person;
  std::string name;     // the fullest name that the article gives
  std::string acronym;  // or empty
  Gender gender = Gender::unknown;
  std::vector<Alias> aliases;      // sorted by text, each once
  std::vector<std::string> roles;  // as affiliations state them, and what is named for a person, "administration"
                                   // and "campaign"; sorted, each once
  std::vector<std::string> organizations;  // names of those it is affiliated with, sorted, each once
};

struct ArticleEntities {
  std::string path;       // unique: it orders what must be ordered
  std::string published;  // ISO date or empty
  std::string outlet;
  std::vector<LocalEntity> entities;
};

struct LinkedEntity {
  std::string key;  // "person/maurice-mitchell": unique, made of type and name, stable over rebuilds
  EntityType type = EntityType::person;
  std::string name;
  std::string wikidata;     // "Q123" or empty
  std::string description;  // or empty
  Gender gender = Gender::unknown;
};

struct Links {
  std::vector<LinkedEntity> entities;                 // sorted by key
  std::vector<std::vector<std::uint32_t>> entity_of;  // [article][local entity]: its place in `entities`
};
inline constexpr std::uint32_t kNoEntity = 0xFFFFFFFF;  // the place of what a correction says is no entity

Links link_entities(std::span<const ArticleEntities> articles, const Models& models);

// What linking may know of an article's entities.
ArticleEntities summarize_entities(const Article& article, const Annotations& annotations);

}  // namespace onrecord
