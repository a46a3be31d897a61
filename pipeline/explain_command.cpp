#include <map>

#include "corpora/error.h"
#include "pipeline/commands.h"
#include "pipeline/database.h"
#include "pipeline/queries.h"
#include "pipeline/statement.h"
#include "pipeline/terminal.h"

namespace onrecord {
namespace {

constexpr int kContext = 50;  // code points on each side of a mention

std::string line_of(const SQLite::Column& text) {
  std::string line = text.getString();
  for (char& c : line) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  return safe_text(line);
}

// All that the articles call so, and by which rule each mention was joined.
void explain_entity(SQLite::Database& database, std::int64_t id, std::ostream& out) {
  SQLite::Statement entity(database,
                           "SELECT name, key, type, wikidata, description, gender FROM entities WHERE id = ?");
  bind_all(entity, id);
  entity.executeStep();
  out << line_of(entity.getColumn(0)) << "  " << line_of(entity.getColumn(1)) << '\n';
  for (int i = 3; i < 6; ++i) {
    if (entity.getColumn(i).getString().empty()) continue;
    out << "  " << entity.getColumnName(i) << ": " << line_of(entity.getColumn(i)) << '\n';
  }

  SQLite::Statement mentions(
      database,
      "SELECT path, local.name, substr(articles.text, max(1, m.start + 1 - ?2), min(m.start, ?2)), m.text,"
      " substr(articles.text, m.\"end\" + 1, ?2), m.decided_by, printf('%.2f', m.confidence), m.resolved_by"
      " FROM mentions m JOIN articles ON articles.id = m.article_id JOIN local_entities local ON local.id = m.local_id"
      " WHERE m.entity_id = ?1 ORDER BY path, m.start");
  bind_all(mentions, id, kContext);
  std::string article;
  while (mentions.executeStep()) {
    const std::string path = mentions.getColumn(0).getString();
    if (path != article) out << '\n' << safe_text(path) << ", as '" << line_of(mentions.getColumn(1)) << "'\n";
    article = path;
    out << "  …" << line_of(mentions.getColumn(2)) << '[' << line_of(mentions.getColumn(3)) << ']'
        << line_of(mentions.getColumn(4)) << "…\n      found by " << line_of(mentions.getColumn(5)) << " ("
        << line_of(mentions.getColumn(6)) << "), joined by " << line_of(mentions.getColumn(7)) << '\n';
  }

  // Others whom a name of this one could mean as well: they were considered and refused.
  SQLite::Statement others(database,
                           "SELECT DISTINCT entities.key, theirs.alias FROM aliases AS ours JOIN aliases AS theirs"
                           " ON theirs.alias = ours.alias AND theirs.entity_id != ours.entity_id"
                           " JOIN entities ON entities.id = theirs.entity_id WHERE ours.entity_id = ?"
                           " ORDER BY entities.key, theirs.alias");
  bind_all(others, id);
  bool any = false;
  while (others.executeStep()) {
    out << (any ? "" : "\nkept apart from\n") << "  " << line_of(others.getColumn(0)) << ", also called '"
        << line_of(others.getColumn(1)) << "'\n";
    any = true;
  }
}

void explain_quotes(SQLite::Database& database, const std::string& words, std::ostream& out) {
  SQLite::Statement quotes(
      database,
      "SELECT path, q.text, q.kind, coalesce(entities.name, 'nobody named'), coalesce(entities.key, ''),"
      " coalesce(substr(articles.text, q.cue_start + 1, q.cue_end - q.cue_start), ''),"
      " coalesce(substr(articles.text, q.source_start + 1, q.source_end - q.source_start), ''), q.decided_by, "
      "printf('%.2f', q.confidence),"
      " coalesce((SELECT resolved_by FROM mentions m WHERE m.article_id = q.article_id AND m.start >= q.source_start"
      "   AND m.\"end\" <= q.source_end AND m.local_id = q.local_speaker_id LIMIT 1), ''),"
      " o.text, coalesce(reporters.name, 'nobody named')"
      " FROM quotes q JOIN articles ON articles.id = q.article_id LEFT JOIN entities ON entities.id = q.speaker_id"
      " LEFT JOIN quotes o ON o.id = q.within LEFT JOIN entities reporters ON reporters.id = o.speaker_id"
      " WHERE instr(q.text, ?) > 0 ORDER BY path, q.id");
  bind_all(quotes, words);
  bool any = false;
  while (quotes.executeStep()) {
    any = true;
    out << line_of(quotes.getColumn(0)) << ", " << line_of(quotes.getColumn(2)) << ": “" << line_of(quotes.getColumn(1))
        << "”\n  by " << line_of(quotes.getColumn(3)) << ' ' << line_of(quotes.getColumn(4)) << "\n  cue '"
        << line_of(quotes.getColumn(5)) << "', source '" << line_of(quotes.getColumn(6)) << "', decided by "
        << line_of(quotes.getColumn(7)) << " (" << line_of(quotes.getColumn(8)) << ")";
    const std::string resolved = quotes.getColumn(9).getString();
    out << (resolved.empty() ? "" : ", source resolved by " + safe_text(resolved)) << '\n';
    if (quotes.isColumnNull(10)) continue;
    out << "  reported by " << line_of(quotes.getColumn(11)) << " in “" << line_of(quotes.getColumn(10)) << "”\n";
  }
  if (!any) throw UsageError("no entity has this key or name, and no quote these words");
}

int run(const Arguments& arguments, const Streams& streams) {
  const std::string& file = arguments.get("DB");
  const std::string& what = arguments.get("WHAT");
  SQLite::Database database = open_to_read(file);
  try {
    SQLite::Statement by_key(database,
                             "SELECT id FROM entities WHERE key = ?1 OR id IN (SELECT value FROM json_each(?2))"
                             " ORDER BY key");
    bind_all(by_key, what, entity_ids(database, what).value_or("[]"));
    bool any = false;
    while (by_key.executeStep()) {
      if (any) streams.out << '\n';
      explain_entity(database, by_key.getColumn(0).getInt64(), streams.out);
      any = true;
    }
    if (!any) explain_quotes(database, what, streams.out);
  } catch (const SQLite::Exception& error) {
    throw database_error(file, error);
  }
  return kExitWell;
}

}  // namespace

Command explain_command() {
  return {.name = "explain",
          .summary = "print why an entity or a quote is what it is",
          .description =
              "For an entity, every mention with its context, what found it and which rule joined it, and the other "
              "entities that share a name with it and were kept apart. For a quote, its cue and source, what "
              "decided who speaks, and in which other quote it is reported.",
          .positionals = {{.name = "DB", .help = "The knowledge base."},
                          {.name = "WHAT", .help = "The key or a name of an entity, or words of a quote."}},
          .examples = {{"Why two names are one person", "onrecord explain kb.sqlite 'Ada Vell'"}},
          .run = run};
}

}  // namespace onrecord
