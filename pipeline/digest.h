// Digest: a hash of what a knowledge base says, whatever the ids of its rows and whoever wrote it when.
#pragma once

#include <string>

#include "pipeline/database.h"

namespace onrecord {

// SHA-256, in lower-case hexadecimal, over all content but the table `runs` and what else tells only of the program
// that wrote. Two knowledge bases of one content have one digest. Throws SQLite::Exception.
std::string digest_content(SQLite::Database& database);

}  // namespace onrecord
