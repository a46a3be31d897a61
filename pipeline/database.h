// Opening a knowledge base: an SQLite file that this program has written, of a schema that it knows.
//
// All functions throw Error, naming the file, when it is something else, locked, read-only or damaged.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "corpora/error.h"

namespace onrecord {

// The version of schema.sql, which `PRAGMA user_version` tells of a file.
inline constexpr int kSchemaVersion = 4;

// How long to wait for another program's lock before giving up, and whom to tell of it. Must outlive the connections
// that wait by it.
class LockWait {
 public:
  explicit LockWait(
      std::chrono::seconds limit, std::function<void()> tell = [] {})
      : limit_(limit), tell_(std::move(tell)) {}

  // To be called after the `times`-th attempt (from 0) met a lock: pauses and says whether to try again.
  bool pause(int times);

  void use_in(SQLite::Database& database);

 private:
  std::chrono::seconds limit_;
  std::function<void()> tell_;
  std::chrono::steady_clock::time_point since_;
};

// Opens `file` for queries alone. It must exist. One of an older schema is brought to the present one first.
SQLite::Database open_to_read(const std::filesystem::path& file);

// Opens `file` for writing, and creates it with an empty schema when it does not exist or is empty; one of an older
// schema is brought to the present one. What `file` held before is untouched when this throws.
SQLite::Database open_to_write(const std::filesystem::path& file, LockWait& wait);

// What went wrong with the database `file`, in the program's words.
Error database_error(const std::filesystem::path& file, const SQLite::Exception& error);

// The text of schema.sql.
std::string_view schema_sql();

}  // namespace onrecord
