#include "pipeline/database.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <thread>

#include "pipeline/migrations.h"

namespace onrecord {
namespace {

namespace fs = std::filesystem;

constexpr int kApplicationId = 0x6F6E7263;  // "onrc", as schema.sql sets it
constexpr int kPrimaryCode = 0xFF;          // the bits of an error code that tell its class
constexpr std::chrono::milliseconds kReadWait{5000};
constexpr std::chrono::milliseconds kPause{20};

int pragma(SQLite::Database& database, const std::string& name) {
  return database.execAndGet("PRAGMA " + name).getInt();
}

bool has_tables(SQLite::Database& database) {
  return database.execAndGet("SELECT count(*) FROM sqlite_schema").getInt() > 0;
}

// The version of the schema of a file that holds tables. Throws Error unless it is a knowledge base, and its schema one
// that this program knows.
int check_schema(const fs::path& file, SQLite::Database& database) {
  if (pragma(database, "application_id") != kApplicationId) {
    throw Error(file.string(), "is an SQLite database of another program, not a knowledge base");
  }
  const int version = pragma(database, "user_version");
  if (version > kSchemaVersion) {
    throw Error(file.string(), "was written by a newer onrecord (schema " + std::to_string(version) +
                                   ", this one knows " + std::to_string(kSchemaVersion) + ")");
  }
  if (version < 1) throw Error(file.string(), "is damaged: it names no version of its schema");
  return version;
}

// Root may write everything, so that a file which its owner protects has to be asked for.
void check_may_write(const fs::path& file) {
  struct stat status = {};
  if (stat(file.c_str(), &status) != 0) return;
  if (!S_ISREG(status.st_mode)) throw Error(file.string(), "is not a regular file");
  if ((status.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0) throw Error(file.string(), "is read-only");
}

// ": Permission denied", or nothing where the system gives no reason.
std::string why_not_opened(const fs::path& file) {
  std::error_code unknown;
  const fs::path asked = fs::exists(file, unknown) ? file : file.parent_path();
  if (faccessat(AT_FDCWD, asked.c_str(), R_OK | W_OK, AT_EACCESS) == 0) return {};
  return std::string(": ") + std::strerror(errno);
}

void create_schema(SQLite::Database& database) {
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  if (has_tables(database)) return;  // another build was quicker
  database.exec(std::string(schema_sql()));
  transaction.commit();
}

// Brings a file of an older schema to the present one, for a connection that only reads.
void migrate_to_read(const fs::path& file, int version) {
  try {
    LockWait wait{std::chrono::duration_cast<std::chrono::seconds>(kReadWait)};
    open_to_write(file, wait);
  } catch (const Error& error) {
    throw Error(file.string(), "was written by an older onrecord (schema " + std::to_string(version) +
                                   ") and cannot be brought to schema " + std::to_string(kSchemaVersion) + ": " +
                                   error.without(file.string()));
  }
}

// A program that was killed may leave a journal which a connection that only reads cannot apply; one that may write
// can. Where that is not allowed, reading tells what is wrong.
void undo_unfinished_write(const fs::path& file) {
  std::error_code unknown;
  if (!fs::exists(fs::path(file) += "-journal", unknown)) return;
  try {
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE, static_cast<int>(kReadWait.count()));
    has_tables(database);
  } catch (const SQLite::Exception&) {
    return;
  }
}

}  // namespace

SQLite::Database open_to_read(const fs::path& file) {
  std::error_code unknown;
  if (!fs::exists(file, unknown)) throw Error(file.string(), "does not exist");
  try {
    undo_unfinished_write(file);
    SQLite::Database database(file.string(), SQLite::OPEN_READONLY, static_cast<int>(kReadWait.count()));
    if (!has_tables(database)) throw Error(file.string(), "is empty, not a knowledge base");
    const int version = check_schema(file, database);
    if (version < kSchemaVersion) migrate_to_read(file, version);
    return database;
  } catch (const SQLite::Exception& error) {
    throw database_error(file, error);
  }
}

bool LockWait::pause(int times) {
  const auto now = std::chrono::steady_clock::now();
  if (times == 0) since_ = now;
  if (now - since_ >= limit_) return false;
  if (times == 0) tell_();
  std::this_thread::sleep_for(kPause);
  return true;
}

void LockWait::use_in(SQLite::Database& database) {
  const auto handler = [](void* wait, int times) -> int { return static_cast<LockWait*>(wait)->pause(times); };
  sqlite3_busy_handler(database.getHandle(), handler, this);
}

SQLite::Database open_to_write(const fs::path& file, LockWait& wait) {
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  std::error_code unknown;
  if (!fs::is_directory(folder, unknown)) {
    throw Error(file.string(), "cannot be created: there is no folder " + folder.string());
  }
  check_may_write(file);
  try {
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    wait.use_in(database);
    const bool is_new = !has_tables(database);
    const int version = is_new ? kSchemaVersion : check_schema(file, database);
    // With a write-ahead log others read the old content while a build writes, and a killed build harms nothing.
    database.exec("PRAGMA journal_mode = WAL");
    if (is_new) create_schema(database);
    if (version < kSchemaVersion) migrate(database);
    database.exec("PRAGMA synchronous = NORMAL");
    database.exec("PRAGMA foreign_keys = ON");
    return database;
  } catch (const SQLite::Exception& error) {
    throw database_error(file, error);
  }
}

Error database_error(const fs::path& file, const SQLite::Exception& error) {
  switch (error.getErrorCode() & kPrimaryCode) {
    case SQLITE_NOTADB:
      return Error(file.string(), "is no SQLite database");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Error(file.string(), "is locked by another program");
    case SQLITE_READONLY:
      return Error(file.string(), "is read-only");
    case SQLITE_CANTOPEN:
      return Error(file.string(), "cannot be opened" + why_not_opened(file));
    case SQLITE_FULL:
      return Error(file.string(), "cannot be written: the disk is full");
    case SQLITE_IOERR:
      return Error(file.string(), "cannot be read or written: disk I/O error (SQLite " +
                                      std::to_string(error.getExtendedErrorCode()) + ")");
    case SQLITE_CORRUPT:
      return Error(file.string(), std::string("is damaged: ") + error.what());
    default:
      return Error(file.string(),
                   std::string(error.what()) + " (SQLite " + std::to_string(error.getExtendedErrorCode()) + ")");
  }
}

}  // namespace onrecord
