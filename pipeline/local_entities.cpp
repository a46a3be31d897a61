#include "pipeline/local_entities.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "pipeline/statement.h"

namespace onrecord {
namespace {

// Brings the rows of `entities` into the state of `links`; returns the row id of each linked entity.
std::vector<std::int64_t> write_entities(SQLite::Database& database, const Links& links) {
  std::map<std::string, std::int64_t> gone;  // what is here and not yet seen in `links`
  SQLite::Statement select(database, "SELECT key, id FROM entities");
  while (select.executeStep()) gone[select.getColumn(0).getString()] = select.getColumn(1).getInt64();

  SQLite::Statement add(database,
                        "INSERT INTO entities (key, type, name, wikidata, description, gender)"
                        " VALUES (?, ?, ?, ?, ?, ?)");
  SQLite::Statement change(database,
                           "UPDATE entities SET type = ?2, name = ?3, wikidata = ?4, description = ?5, gender = ?6"
                           " WHERE key = ?1 AND (type, name, wikidata, description, gender)"
                           " IS NOT (?2, ?3, ?4, ?5, ?6)");
  std::vector<std::int64_t> ids;
  for (const LinkedEntity& entity : links.entities) {
    const auto known = gone.find(entity.key);
    SQLite::Statement& statement = known == gone.end() ? add : change;
    execute(statement, entity.key, to_string(entity.type), entity.name, entity.wikidata, entity.description,
            to_string(entity.gender));
    ids.push_back(known == gone.end() ? database.getLastInsertRowid() : known->second);
    if (known != gone.end()) gone.erase(known);
  }
  return ids;
}

void delete_unused_entities(SQLite::Database& database) {
  database.exec("DELETE FROM entities WHERE id NOT IN (SELECT entity_id FROM local_entities WHERE entity_id NOT NULL)");
}

// Points local entities, and all that refers to them, to their entities.
void point_to_entities(SQLite::Database& database, const StoredEntities& stored, const Links& links,
                       const std::vector<std::int64_t>& ids) {
  database.exec("CREATE TEMP TABLE IF NOT EXISTS relinked (local_id INTEGER PRIMARY KEY, entity_id INTEGER)");
  database.exec("DELETE FROM relinked");
  SQLite::Statement move(database, "UPDATE local_entities SET entity_id = ?2 WHERE id = ?1 AND entity_id IS NOT ?2");
  SQLite::Statement note(database, "INSERT INTO relinked VALUES (?, ?)");
  for (std::size_t article = 0; article < stored.ids.size(); ++article) {
    for (std::size_t i = 0; i < stored.ids[article].size(); ++i) {
      const std::int64_t local = stored.ids[article][i];
      const std::uint32_t place = links.entity_of[article][i];
      const auto entity = place == kNoEntity ? std::nullopt : std::optional(ids[place]);
      bind_all(move, local, entity);
      if (move.exec() > 0) execute(note, local, entity);
    }
  }
  for (const auto& [table, column, local_column] :
       {std::tuple("mentions", "entity_id", "local_id"), std::tuple("quotes", "speaker_id", "local_speaker_id"),
        std::tuple("affiliations", "person_id", "local_person_id"),
        std::tuple("affiliations", "organization_id", "local_organization_id")}) {
    database.exec(std::string("UPDATE ") + table + " SET " + column + " = relinked.entity_id FROM relinked WHERE " +
                  table + "." + local_column + " = relinked.local_id");
  }
  database.exec("DELETE FROM relinked");
}

void write_aliases(SQLite::Database& database, const StoredEntities& stored, const Links& links,
                   const std::vector<std::int64_t>& ids) {
  std::vector<std::map<std::string_view, std::int64_t>> totals(links.entities.size());
  for (std::size_t article = 0; article < stored.articles.size(); ++article) {
    const auto& entities = stored.articles[article].entities;
    for (std::size_t i = 0; i < entities.size(); ++i) {
      if (links.entity_of[article][i] == kNoEntity) continue;
      for (const Alias& alias : entities[i].aliases) totals[links.entity_of[article][i]][alias.text] += alias.mentions;
    }
  }
  database.exec("DELETE FROM aliases");
  SQLite::Statement add(database, "INSERT INTO aliases (entity_id, alias, mentions) VALUES (?, ?, ?)");
  for (std::size_t entity = 0; entity < totals.size(); ++entity) {
    for (const auto& [alias, mentions] : totals[entity]) execute(add, ids[entity], alias, mentions);
  }
}

}  // namespace

std::string evidence_to_json(const LocalEntity& entity) {
  nlohmann::ordered_json aliases = nlohmann::ordered_json::object();
  for (const Alias& alias : entity.aliases) aliases[alias.text] = alias.mentions;
  return nlohmann::ordered_json{{"aliases", aliases}, {"roles", entity.roles}, {"organizations", entity.organizations}}
      .dump();
}

void evidence_from_json(std::string_view json, LocalEntity& entity) {
  const auto evidence = nlohmann::ordered_json::parse(json);
  entity.aliases.clear();
  for (const auto& [text, mentions] : evidence.at("aliases").items()) {
    entity.aliases.push_back({text, mentions.get<std::uint32_t>()});
  }
  entity.roles = evidence.at("roles").get<std::vector<std::string>>();
  entity.organizations = evidence.at("organizations").get<std::vector<std::string>>();
}

StoredEntities read_local_entities(SQLite::Database& database) {
  StoredEntities stored;
  SQLite::Statement select(database,
                           "SELECT articles.path, published, outlet, local_entities.id, type, name, acronym, gender,"
                           " evidence FROM articles LEFT JOIN local_entities ON article_id = articles.id"
                           " ORDER BY articles.path, local_entities.id");
  while (select.executeStep()) {
    std::string path = select.getColumn(0).getString();
    if (stored.articles.empty() || stored.articles.back().path != path) {
      stored.articles.push_back(
          {std::move(path), select.getColumn(1).getString(), select.getColumn(2).getString(), {}});
      stored.ids.emplace_back();
    }
    if (select.isColumnNull(3)) continue;
    LocalEntity entity;
    entity.type = entity_type_from(select.getColumn(4).getString()).value();
    entity.name = select.getColumn(5).getString();
    entity.acronym = select.getColumn(6).getString();
    entity.gender = gender_from(select.getColumn(7).getString());
    evidence_from_json(select.getColumn(8).getString(), entity);
    stored.articles.back().entities.push_back(std::move(entity));
    stored.ids.back().push_back(select.getColumn(3).getInt64());
  }
  return stored;
}

void write_links(SQLite::Database& database, const StoredEntities& stored, const Links& links) {
  const std::vector<std::int64_t> ids = write_entities(database, links);
  point_to_entities(database, stored, links, ids);
  write_aliases(database, stored, links, ids);
  delete_unused_entities(database);
}

}  // namespace onrecord
