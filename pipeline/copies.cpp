#include "pipeline/copies.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <vector>

#include "corpora/near_copies.h"
#include "pipeline/statement.h"

namespace onrecord {

void write_copies(SQLite::Database& database) {
  std::vector<Sketch> sketches;
  std::vector<std::int64_t> ids;
  SQLite::Statement select(database, "SELECT id, path, published, text FROM articles");
  while (select.executeStep()) {
    const SQLite::Column text = select.getColumn(3);
    ids.push_back(select.getColumn(0).getInt64());
    sketches.push_back(
        make_sketch(select.getColumn(1).getString(), select.getColumn(2).getString(),
                    {static_cast<const char*>(text.getBlob()), static_cast<std::size_t>(text.getBytes())}));
  }
  database.exec("UPDATE articles SET copy_of = NULL, copy_share = NULL WHERE copy_share IS NOT NULL");
  const auto copies = find_near_copies(sketches);
  SQLite::Statement update(database, "UPDATE articles SET copy_of = ?, copy_share = ? WHERE id = ?");
  for (std::size_t i = 0; i < copies.size(); ++i) {
    if (copies[i]) execute(update, ids[copies[i]->original], copies[i]->share, ids[i]);
  }
}

}  // namespace onrecord
