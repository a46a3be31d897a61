// Stored annotations: what a knowledge base holds of an article, in the form of gold files.
#pragma once

#include <SQLiteCpp/Database.h>

#include <set>
#include <string>
#include <vector>

#include "corpora/standoff.h"

namespace onrecord {

// The names and quotes that the knowledge base holds of the articles whose file name is in `articles`, for scoring. An
// entity is called `name#id`, so that namesakes stay apart; a speaker by name alone.
std::vector<Standoff> read_stored(const SQLite::Database& database, const std::set<std::string>& articles);

}  // namespace onrecord
