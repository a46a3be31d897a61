#include "pipeline/stored_annotations.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

#include <filesystem>

namespace onrecord {
namespace {

Span span_at(SQLite::Statement& row, int column) {
  return {row.getColumn(column).getUInt(), row.getColumn(column + 1).getUInt()};
}

EntityType type_at(SQLite::Statement& row, int column) {
  return entity_type_from(row.getColumn(column).getString()).value_or(EntityType::person);
}

void read_mentions(const SQLite::Database& database, std::int64_t article, Standoff& standoff) {
  SQLite::Statement row(
      database,
      "SELECT m.start, m.\"end\", e.type, m.text, e.name, e.id FROM mentions m "
      "JOIN entities e ON e.id = m.entity_id WHERE m.article_id = ? AND m.kind = 'name' ORDER BY m.id");
  row.bind(1, article);
  while (row.executeStep()) {
    standoff.mentions.push_back({span_at(row, 0), type_at(row, 2), row.getColumn(3).getString(),
                                 row.getColumn(4).getString() + '#' + row.getColumn(5).getString()});
  }
}

std::vector<Span> read_spans(SQLite::Statement& spans, std::int64_t quote) {
  std::vector<Span> all;
  spans.reset();
  spans.bind(1, quote);
  while (spans.executeStep()) all.push_back(span_at(spans, 0));
  return all;
}

void read_quotes(const SQLite::Database& database, std::int64_t article, Standoff& standoff) {
  SQLite::Statement row(
      database,
      "SELECT q.id, q.kind, q.cue_start, q.cue_end, q.source_start, q.source_end, e.name FROM quotes q "
      "LEFT JOIN entities e ON e.id = q.speaker_id WHERE q.article_id = ? ORDER BY q.id");
  SQLite::Statement spans(database, "SELECT start, \"end\" FROM quote_spans WHERE quote_id = ? ORDER BY start");
  row.bind(1, article);
  while (row.executeStep()) {
    StandoffQuote quote;
    quote.kind = quote_kind_from(row.getColumn(1).getString()).value_or(QuoteKind::direct);
    if (!row.isColumnNull(2)) quote.cue = span_at(row, 2);
    if (!row.isColumnNull(4)) quote.source = span_at(row, 4);
    quote.speaker = row.getColumn(6).getString();
    quote.spans = read_spans(spans, row.getColumn(0).getInt64());
    standoff.quotes.push_back(std::move(quote));
  }
}

}  // namespace

std::vector<Standoff> read_stored(const SQLite::Database& database, const std::set<std::string>& articles) {
  std::vector<Standoff> all;
  SQLite::Statement row(database, "SELECT id, path FROM articles ORDER BY id");
  while (row.executeStep()) {
    Standoff standoff;
    standoff.article = std::filesystem::path(row.getColumn(1).getString()).filename().string();
    if (!articles.contains(standoff.article)) continue;
    read_mentions(database, row.getColumn(0).getInt64(), standoff);
    read_quotes(database, row.getColumn(0).getInt64(), standoff);
    all.push_back(std::move(standoff));
  }
  return all;
}

}  // namespace onrecord
