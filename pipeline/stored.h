// Reading a knowledge base: opened read-only, so that asking never changes or locks out anything.
#pragma once

#include <SQLiteCpp/Database.h>

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "corpora/standoff.h"

namespace onrecord {

// Opens `file`. Throws Error when it is missing, no SQLite database, or not one that onrecord made.
SQLite::Database open_stored(const std::filesystem::path& file);

// The names and quotes that the knowledge base holds of the articles whose file name is in `articles`, for scoring. An
// entity is called `name#id`, so that namesakes stay apart; a speaker by name alone.
std::vector<Standoff> read_stored(const SQLite::Database& database, const std::set<std::string>& articles);

}  // namespace onrecord
