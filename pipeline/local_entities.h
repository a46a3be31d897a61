// Local entities as the knowledge base stores them: what one article says of each of its entities.
//
// Linking reads them from the database and never from annotations, so that an article which is not analysed again is
// linked as a new one is.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/linking.h"

namespace onrecord {

// The column `evidence`: aliases, roles and organizations as one JSON object, keys in a fixed order.
std::string evidence_to_json(const LocalEntity& entity);

// Fills aliases, roles and organizations from such an object. Throws nlohmann::json::exception when it is none.
void evidence_from_json(std::string_view json, LocalEntity& entity);

// The entities of all articles, sorted by the articles' paths; `ids` has the row ids of local_entities in the same
// shape.
struct StoredEntities {
  std::vector<ArticleEntities> articles;
  std::vector<std::vector<std::int64_t>> ids;
};
StoredEntities read_local_entities(SQLite::Database& database);

// Makes entities and aliases what `links` says and points to them from local entities, mentions, quotes and
// affiliations; rows that are so already are not touched. The caller holds a transaction.
void write_links(SQLite::Database& database, const StoredEntities& stored, const Links& links);

}  // namespace onrecord
