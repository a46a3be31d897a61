// Corrections in the knowledge base: what was applied to it, and the speakers of its quotes.
#pragma once

#include <SQLiteCpp/Database.h>

#include <span>
#include <string>
#include <vector>

#include "pipeline/corrections.h"

namespace onrecord {

// Whether the knowledge base was last linked with just these rows.
bool holds_corrections(const SQLite::Database& database, std::span<const Correction> corrections);

// Gives quotes the speakers that rows of speakers name, and all others those that their articles name. Fills in the
// outcomes of these rows.
void correct_speakers(SQLite::Database& database, std::span<const Correction> corrections,
                      std::vector<std::string>& outcomes);

// Makes the table `corrections` these rows with their outcomes.
void write_corrections(SQLite::Database& database, std::span<const Correction> corrections,
                       const std::vector<std::string>& outcomes);

// The rows that were not applied, "line 3: there is no entity 'person/ada-vell'".
std::vector<std::string> unapplied_corrections(const SQLite::Database& database);

}  // namespace onrecord
