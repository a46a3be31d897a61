// Copies: near copies among the articles of a knowledge base, written to articles.copy_of and copy_share.
#pragma once

#include <SQLiteCpp/Database.h>

namespace onrecord {

// Finds them anew among all articles. The caller holds a transaction. Throws SQLite::Exception.
void write_copies(SQLite::Database& database);

}  // namespace onrecord
