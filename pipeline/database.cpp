#include "pipeline/database.h"

#include <sqlite3.h>
#include <sys/stat.h>

namespace onrecord {
namespace {

namespace fs = std::filesystem;

constexpr int kApplicationId = 0x6F6E7263;  // "onrc", as schema.sql sets it
constexpr unsigned char kFirstExtendedCode = 8;

int pragma(SQLite::Database& database, const std::string& name) {
  return database.execAndGet("PRAGMA " + name).getInt();
}

bool has_tables(SQLite::Database& database) {
  return database.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() > 0;
}

// Throws Error unless the file, which holds tables, is a knowledge base of a schema that this program knows.
void check_schema(const fs::path& file, SQLite::Database& database) {
  if (pragma(database, "application_id") != kApplicationId) {
    throw Error(file.string(), "is an SQLite database of another program, not a knowledge base");
  }
  const int version = pragma(database, "user_version");
  if (version > kSchemaVersion) {
    throw Error(file.string(), "was written by a newer onrecord (schema " + std::to_string(version) +
                                   ", this one knows " + std::to_string(kSchemaVersion) + ")");
  }
  if (version < 1) throw Error(file.string(), "is damaged: it names no version of its schema");
}

// Root may write everything, so that a file which its owner protects has to be asked for.
void check_may_write(const fs::path& file) {
  struct stat status = {};
  if (stat(file.c_str(), &status) != 0) return;
  if (!S_ISREG(status.st_mode)) throw Error(file.string(), "is not a regular file");
  if ((status.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0) throw Error(file.string(), "is read-only");
}

void create_schema(SQLite::Database& database) {
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  if (has_tables(database)) return;  // another build was quicker
  database.exec(std::string(schema_sql()));
  transaction.commit();
}

}  // namespace

SQLite::Database open_to_read(const fs::path& file) {
  std::error_code unknown;
  if (!fs::exists(file, unknown)) throw Error(file.string(), "does not exist");
  try {
    SQLite::Database database(file.string(), SQLite::OPEN_READONLY,
                              static_cast<int>(kDefaultWait / std::chrono::milliseconds(1)));
    if (!has_tables(database)) throw Error(file.string(), "is empty, not a knowledge base");
    check_schema(file, database);
    return database;
  } catch (const SQLite::Exception& error) {
    throw database_error(file, error);
  }
}

SQLite::Database open_to_write(const fs::path& file, std::chrono::seconds wait) {
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  std::error_code unknown;
  if (!fs::is_directory(folder, unknown)) {
    throw Error(file.string(), "cannot be created: there is no folder " + folder.string());
  }
  check_may_write(file);
  try {
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE,
                              static_cast<int>(wait / std::chrono::milliseconds(1)));
    if (!has_tables(database)) {
      create_schema(database);
    }
    check_schema(file, database);
    // With a write-ahead log others read the old content while a build writes, and a killed build harms nothing.
    database.exec("PRAGMA journal_mode = WAL");
    database.exec("PRAGMA synchronous = NORMAL");
    database.exec("PRAGMA foreign_keys = ON");
    return database;
  } catch (const SQLite::Exception& error) {
    throw database_error(file, error);
  }
}

Error database_error(const fs::path& file, const SQLite::Exception& error) {
  switch (error.getErrorCode() & ((1 << kFirstExtendedCode) - 1)) {
    case SQLITE_NOTADB:
      return Error(file.string(), "is no SQLite database");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Error(file.string(), "is locked by another program");
    case SQLITE_READONLY:
      return Error(file.string(), "is read-only");
    case SQLITE_FULL:
      return Error(file.string(), "cannot be written: the disk is full");
    case SQLITE_CORRUPT:
      return Error(file.string(), std::string("is damaged: ") + error.what());
    default:
      return Error(file.string(),
                   std::string(error.what()) + " (SQLite " + std::to_string(error.getExtendedErrorCode()) + ")");
  }
}

}  // namespace onrecord
