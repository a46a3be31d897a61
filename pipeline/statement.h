// Binding and running SQL statements in one line.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cmath>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>

namespace onrecord {

inline void bind_value(SQLite::Statement& statement, int place, std::string_view text) {
  statement.bind(place, std::string(text));
}
inline void bind_value(SQLite::Statement& statement, int place, std::integral auto number) {
  statement.bind(place, static_cast<std::int64_t>(number));
}
inline void bind_value(SQLite::Statement& statement, int place, double number) { statement.bind(place, number); }
// A confidence of single precision: 0.9, not 0.89999997615814209.
inline void bind_value(SQLite::Statement& statement, int place, float number) {
  statement.bind(place, std::round(static_cast<double>(number) * 1e4) / 1e4);
}
template <class T>
void bind_value(SQLite::Statement& statement, int place, const std::optional<T>& value) {
  if (value) return bind_value(statement, place, *value);
  statement.bind(place);
}

// Gives the parameters of `statement` these values, in order.
template <class... Values>
void bind_all(SQLite::Statement& statement, const Values&... values) {
  statement.reset();
  int place = 0;
  (bind_value(statement, ++place, values), ...);
}

// Runs a statement that gives no rows.
template <class... Values>
void execute(SQLite::Statement& statement, const Values&... values) {
  bind_all(statement, values...);
  statement.exec();
  statement.reset();
}

// Runs an INSERT and returns the id of the new row.
template <class... Values>
std::int64_t insert(SQLite::Database& database, SQLite::Statement& statement, const Values&... values) {
  execute(statement, values...);
  return database.getLastInsertRowid();
}

}  // namespace onrecord
