// Same quotes: what is said in the same words at several places, written to quotes.same_as.
#pragma once

#include <SQLiteCpp/Database.h>

namespace onrecord {

// Finds them anew among the quotes of all articles; articles.copy_of must be up to date. Words are compared without
// case and marks, and only quotes of six words or more, as fewer may well be said twice. The first of those that are
// the same, to which the others point, is the one in no near copy, then in no pull quote, then the earliest, then the
// first by path: a function of the set of articles alone. Rows that are right already are not touched. The caller holds
// a transaction. Throws SQLite::Exception.
void write_same_quotes(SQLite::Database& database);

}  // namespace onrecord
