// Migrations: a knowledge base of an older schema becomes one of the present schema, without losing a row.
#pragma once

#include <SQLiteCpp/Database.h>

namespace onrecord {

// Changes the tables of `database` step by step, from the version that its `user_version` tells to kSchemaVersion, in
// one transaction: killed in between, the file is as it was. Nothing is done where another program was quicker. What
// only a build can fill in, new columns and tables of what is found, stays empty until the next one. Throws
// SQLite::Exception.
void migrate(SQLite::Database& database);

}  // namespace onrecord
