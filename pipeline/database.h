// Opening a knowledge base: an SQLite file that this program has written, of a schema that it knows.
//
// All functions throw Error, naming the file, when it is something else, locked, read-only or damaged.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

#include "corpora/error.h"

namespace onrecord {

// The version of schema.sql, which `PRAGMA user_version` tells of a file.
inline constexpr int kSchemaVersion = 1;

// How long to wait for another program's lock before giving up.
inline constexpr std::chrono::seconds kDefaultWait{5};

// Opens `file` for queries alone. It must exist.
SQLite::Database open_to_read(const std::filesystem::path& file);

// Opens `file` for writing, and creates it with an empty schema when it does not exist or is empty. What `file` held
// before is untouched when this throws.
SQLite::Database open_to_write(const std::filesystem::path& file, std::chrono::seconds wait = kDefaultWait);

// What went wrong with the database `file`, in the program's words.
Error database_error(const std::filesystem::path& file, const SQLite::Exception& error);

// The text of schema.sql.
std::string_view schema_sql();

}  // namespace onrecord
