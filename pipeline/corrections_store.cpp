#include "pipeline/corrections_store.h"

#include "pipeline/statement.h"

namespace onrecord {

bool holds_corrections(const SQLite::Database& database, std::span<const Correction> corrections) {
  SQLite::Statement select(database, "SELECT line, action, entity, value, article FROM corrections ORDER BY line");
  for (const Correction& row : corrections) {
    if (!select.executeStep()) return false;
    const bool same = select.getColumn(0).getInt64() == static_cast<std::int64_t>(row.line) &&
                      select.getColumn(1).getString() == row.action && select.getColumn(2).getString() == row.entity &&
                      select.getColumn(3).getString() == row.value && select.getColumn(4).getString() == row.article;
    if (!same) return false;
  }
  return !select.executeStep();
}

void correct_speakers(SQLite::Database& database, std::span<const Correction> corrections,
                      std::vector<std::string>& outcomes) {
  database.exec(
      "UPDATE quotes SET speaker_id = named.entity_id FROM (SELECT quotes.id AS quote_id, entity_id FROM quotes"
      " LEFT JOIN local_entities ON local_entities.id = local_speaker_id) AS named"
      " WHERE named.quote_id = quotes.id AND speaker_id IS NOT named.entity_id");
  SQLite::Statement entity(database, "SELECT id FROM entities WHERE key = ?");
  SQLite::Statement change(database,
                           "UPDATE quotes SET speaker_id = ?1 WHERE instr(text, ?2) > 0"
                           " AND article_id = (SELECT id FROM articles WHERE path = ?3)");
  for (std::size_t i = 0; i < corrections.size(); ++i) {
    const Correction& row = corrections[i];
    if (row.action != "speaker") continue;
    std::optional<std::int64_t> speaker;
    if (!row.entity.empty()) {
      bind_all(entity, row.entity);
      if (entity.executeStep()) speaker = entity.getColumn(0).getInt64();
      if (!speaker) {
        outcomes[i] = "there is no entity '" + row.entity + "'";
        continue;
      }
    }
    bind_all(change, speaker, row.value, row.article);
    outcomes[i] = change.exec() > 0 ? "applied" : "the article has no such quote";
    change.reset();
  }
}

void write_corrections(SQLite::Database& database, std::span<const Correction> corrections,
                       const std::vector<std::string>& outcomes) {
  database.exec("DELETE FROM corrections");
  SQLite::Statement add(database,
                        "INSERT INTO corrections (line, action, entity, value, article, outcome)"
                        " VALUES (?, ?, ?, ?, ?, ?)");
  for (std::size_t i = 0; i < corrections.size(); ++i) {
    const Correction& row = corrections[i];
    execute(add, row.line, row.action, row.entity, row.value, row.article, outcomes[i]);
  }
}

std::vector<std::string> unapplied_corrections(const SQLite::Database& database) {
  SQLite::Statement select(database, "SELECT line, outcome FROM corrections WHERE outcome != 'applied' ORDER BY line");
  std::vector<std::string> rows;
  while (select.executeStep()) {
    rows.push_back("line " + select.getColumn(0).getString() + ": " + select.getColumn(1).getString());
  }
  return rows;
}

}  // namespace onrecord
