// A step says what became of tables that were there before. All that is new as a whole (tables, indexes, triggers and
// views) is taken from schema.sql itself: it is made in memory, and what the file lacks is made there too.
//
// A change of the schema raises kSchemaVersion and the user_version in schema.sql, and adds a step here if it adds a
// column. New columns have a default, so that an older program which writes at this moment goes on unharmed.
#include "pipeline/migrations.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <string>
#include <vector>

#include "pipeline/database.h"
#include "pipeline/statement.h"

namespace onrecord {
namespace {

struct Step {
  int version;  // that it leads to
  const char* sql;
};

constexpr Step kSteps[] = {
    {2,
     "ALTER TABLE quotes ADD COLUMN same_as INTEGER REFERENCES quotes ON DELETE SET NULL;"
     "ALTER TABLE failures ADD COLUMN stage TEXT NOT NULL DEFAULT 'read' CHECK (stage IN ('walk', 'split', 'read'));"
     "ALTER TABLE runs ADD COLUMN words INTEGER;"},
    // The next build links anew, and fills the tables of events.
    {3, "UPDATE runs SET analysed_by = '';"},
    {4, "ALTER TABLE quotes ADD COLUMN within INTEGER REFERENCES quotes ON DELETE SET NULL;"},
};

// Views and triggers hold nothing: they are made anew, as their text may have changed.
void drop_views_and_triggers(SQLite::Database& database) {
  std::vector<std::string> drops;
  SQLite::Statement select(database,
                           "SELECT 'DROP ' || type || ' \"' || name || '\"' FROM sqlite_schema"
                           " WHERE type IN ('view', 'trigger')");
  while (select.executeStep()) drops.push_back(select.getColumn(0).getString());
  select.reset();
  for (const std::string& drop : drops) database.exec(drop);
}

// Makes what schema.sql has and `database` does not, in the order of schema.sql.
void add_what_is_missing(SQLite::Database& database) {
  SQLite::Database fresh(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  fresh.exec(std::string(schema_sql()));
  SQLite::Statement wanted(fresh, "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid");
  SQLite::Statement find(database, "SELECT count(*) FROM sqlite_schema WHERE type = ? AND name = ?");
  while (wanted.executeStep()) {
    bind_all(find, wanted.getColumn(0).getString(), wanted.getColumn(1).getString());
    find.executeStep();
    const bool is_there = find.getColumn(0).getInt() > 0;
    find.reset();
    if (!is_there) database.exec(wanted.getColumn(2).getString());
  }
}

}  // namespace

void migrate(SQLite::Database& database) {
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  const int version = database.execAndGet("PRAGMA user_version").getInt();
  if (version >= kSchemaVersion) return;
  drop_views_and_triggers(database);
  for (const Step& step : kSteps) {
    if (step.version > version) database.exec(step.sql);
  }
  add_what_is_missing(database);
  database.exec("PRAGMA user_version = " + std::to_string(kSchemaVersion));
  transaction.commit();
}

}  // namespace onrecord
