// Queries: the first questions to a knowledge base, answered by one SQL statement each.
//
// Everything that a user types is bound, never spliced into SQL. Nothing is written.
#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpora/annotations.h"

namespace onrecord {

// What is asked. Everything that is given must hold.
struct Question {
  std::optional<EntityType> entities;  // list entities of this type; nothing: list quotes
  std::optional<std::string> by;       // ids, as entity_ids() gives them, of who speaks
  std::optional<std::string> about;    // ids of who is spoken of, within the quote
  std::optional<std::string> words;    // an expression that search_expression() made
  std::optional<std::string> kind;     // of quotes
  std::optional<std::string> stance;   // of their cues
  std::optional<std::string> since;    // dates of articles, "2016", "2016-11" or "2016-11-08", both included; articles
  std::optional<std::string> until;    // without a date are left out
  std::int64_t limit = -1;             // rows; negative: all
};

// The statement that answers, ready to be stepped; its columns have names. It refers to `database`.
//   entities, most mentioned first: name, mentions, articles, quotes, also | key, wikidata
//   quotes, by date and article:    speaker, quote, kind, article, date | cue, source, about, title, outlet, start,
//   end,
//                                   confidence, stance, source_class, reported_by, reported_in (the text of that quote)
// A bar stands where the columns end that a table for the eye shows.
SQLite::Statement prepare(const SQLite::Database& database, const Question& question);
inline constexpr std::size_t kTableColumns = 5;

// The ids of all entities that have `name` as name or alias, ignoring case, as a JSON array; nothing where none has.
std::optional<std::string> entity_ids(const SQLite::Database& database, std::string_view name);

// Up to `limit` names of entities that have a name or alias with `part` in it, the most mentioned first.
std::vector<std::string> similar_names(const SQLite::Database& database, std::string_view part, int limit);

// What a user typed as an expression of FTS5 that is always well-formed: all words must occur; "in quotation marks"
// they must stand together, and wor* is the beginning of a word. Nothing where it holds no letter or digit.
std::optional<std::string> search_expression(std::string_view typed);

}  // namespace onrecord
