#include "pipeline/queries.h"

#include <SQLiteCpp/Column.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <set>

#include "corpora/code_points.h"
#include "pipeline/terminal.h"

namespace onrecord {
namespace {

// A condition on a parameter that is NULL holds: what was not asked for does not matter.
constexpr char kEntities[] = R"sql(
WITH chosen_articles AS (
  SELECT id FROM articles
  WHERE (:since IS NULL OR (published <> '' AND published >= :since))
    AND (:until IS NULL OR (published <> '' AND substr(published, 1, length(:until)) <= :until))
    AND (:words IS NULL OR id IN (SELECT rowid FROM article_search WHERE article_search MATCH :words))
), chosen_quotes AS (
  SELECT id, speaker_id FROM quotes
  WHERE article_id IN chosen_articles AND (:kind IS NULL OR kind = :kind) AND (:stance IS NULL OR stance = :stance)
), said_of AS (
  SELECT chosen_quotes.speaker_id AS speaker_id, mentions.entity_id AS entity_id FROM chosen_quotes
  JOIN quote_mentions ON quote_mentions.quote_id = chosen_quotes.id
  JOIN mentions ON mentions.id = quote_mentions.mention_id
)
SELECT entities.name AS name, count(*) AS mentions, count(DISTINCT mentions.article_id) AS articles,
       (SELECT count(*) FROM chosen_quotes WHERE speaker_id = entities.id) AS quotes,
       (SELECT group_concat(alias, '; ') FROM (
          SELECT alias FROM aliases WHERE entity_id = entities.id AND alias <> entities.name
          ORDER BY mentions DESC, alias)) AS also,
       entities.key AS "key", nullif(entities.wikidata, '') AS wikidata
FROM entities
JOIN mentions ON mentions.entity_id = entities.id AND mentions.kind = 'name'
WHERE entities.type = :type
  AND mentions.article_id IN chosen_articles
  AND (:by IS NULL OR entities.id IN (
         SELECT entity_id FROM said_of WHERE speaker_id IN (SELECT value FROM json_each(:by))))
  AND (:about IS NULL OR entities.id IN (
         SELECT speaker_id FROM said_of WHERE entity_id IN (SELECT value FROM json_each(:about))))
GROUP BY entities.id
ORDER BY mentions DESC, entities.key
LIMIT :limit)sql";

constexpr char kQuotes[] = R"sql(
SELECT speakers.name AS speaker, quotes.text AS quote, quotes.kind AS kind, articles.path AS article,
       nullif(articles.published, '') AS date,
       substr(articles.text, quotes.cue_start + 1, quotes.cue_end - quotes.cue_start) AS cue,
       substr(articles.text, quotes.source_start + 1, quotes.source_end - quotes.source_start) AS source,
       (SELECT group_concat(name, '; ') FROM (
          SELECT DISTINCT entities.name AS name FROM quote_mentions
          JOIN mentions ON mentions.id = quote_mentions.mention_id
          JOIN entities ON entities.id = mentions.entity_id
          WHERE quote_mentions.quote_id = quotes.id ORDER BY name)) AS about,
       nullif(articles.title, '') AS title, nullif(articles.outlet, '') AS outlet,
       (SELECT min(start) FROM quote_spans WHERE quote_id = quotes.id) AS start,
       (SELECT max("end") FROM quote_spans WHERE quote_id = quotes.id) AS "end",
       round(quotes.confidence, 3) AS confidence, nullif(quotes.stance, 'none') AS stance,
       quotes.source_class AS source_class, reporters.name AS reported_by, outer_quotes.text AS reported_in
FROM quotes
JOIN articles ON articles.id = quotes.article_id
LEFT JOIN entities AS speakers ON speakers.id = quotes.speaker_id
LEFT JOIN quotes AS outer_quotes ON outer_quotes.id = quotes.within
LEFT JOIN entities AS reporters ON reporters.id = outer_quotes.speaker_id
WHERE (:since IS NULL OR (articles.published <> '' AND articles.published >= :since))
  AND (:until IS NULL OR (articles.published <> '' AND substr(articles.published, 1, length(:until)) <= :until))
  AND (:words IS NULL OR quotes.id IN (SELECT rowid FROM quote_search WHERE quote_search MATCH :words))
  AND (:kind IS NULL OR quotes.kind = :kind)
  AND (:stance IS NULL OR quotes.stance = :stance)
  AND (:by IS NULL OR quotes.speaker_id IN (SELECT value FROM json_each(:by)))
  AND (:about IS NULL OR quotes.id IN (
         SELECT quote_mentions.quote_id FROM quote_mentions
         JOIN mentions ON mentions.id = quote_mentions.mention_id
         WHERE mentions.entity_id IN (SELECT value FROM json_each(:about))))
ORDER BY articles.published, articles.path, start
LIMIT :limit)sql";

// The name as it is compared: case, compatibility forms and the kind of apostrophe do not matter, nor does white space.
std::string folded(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  const auto* fold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  fold->normalizeUTF8(0, icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())), sink, nullptr, status);
  if (U_FAILURE(status)) return std::string(name);
  for (std::size_t at; (at = result.find("’")) != std::string::npos;) result.replace(at, 3, "'");
  return safe_line(result);
}

// Calls `use(id, folded name)` for every name and alias in the order of the ids.
template <class Use>
void for_each_name(const SQLite::Database& database, Use use) {
  SQLite::Statement row(database,
                        "SELECT id, name FROM entities UNION SELECT entity_id, alias FROM aliases ORDER BY 1, 2");
  while (row.executeStep()) use(row.getColumn(0).getInt64(), folded(row.getColumn(1).getString()));
}

std::string json_array(const std::set<std::int64_t>& ids) {
  std::string array = "[";
  for (const std::int64_t id : ids) array += (array.size() > 1 ? "," : "") + std::to_string(id);
  return array + "]";
}

bool has_word(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (u_isalnum(static_cast<UChar32>(c.value)) != 0) return true;
    at += c.size;
  }
  return false;
}

}  // namespace

SQLite::Statement prepare(const SQLite::Database& database, const Question& question) {
  SQLite::Statement statement(database, question.entities ? kEntities : kQuotes);
  const auto bind = [&](const char* name, const std::optional<std::string>& value) {
    if (value) statement.bind(name, *value);  // what is not bound is NULL
  };
  bind(":by", question.by);
  bind(":about", question.about);
  bind(":words", question.words);
  bind(":kind", question.kind);
  bind(":stance", question.stance);
  bind(":since", question.since);
  bind(":until", question.until);
  if (question.entities) statement.bind(":type", std::string(to_string(*question.entities)));
  statement.bind(":limit", question.limit);
  return statement;
}

std::optional<std::string> entity_ids(const SQLite::Database& database, std::string_view name) {
  const std::string wanted = folded(name);
  std::set<std::int64_t> ids;
  for_each_name(database, [&](std::int64_t id, const std::string& known) {
    if (known == wanted) ids.insert(id);
  });
  if (ids.empty()) return std::nullopt;
  return json_array(ids);
}

std::vector<std::string> similar_names(const SQLite::Database& database, std::string_view part, int limit) {
  const std::string wanted = folded(part);
  std::set<std::int64_t> ids;
  for_each_name(database, [&](std::int64_t id, const std::string& known) {
    if (known.find(wanted) != std::string::npos) ids.insert(id);
  });
  SQLite::Statement row(database,
                        "SELECT name FROM entities JOIN aliases ON aliases.entity_id = entities.id "
                        "WHERE id IN (SELECT value FROM json_each(?)) "
                        "GROUP BY id ORDER BY sum(mentions) DESC, key LIMIT ?");
  row.bind(1, json_array(ids));
  row.bind(2, limit);
  std::vector<std::string> names;
  while (row.executeStep()) names.push_back(row.getColumn(0).getString());
  return names;
}

std::optional<std::string> search_expression(std::string_view given) {
  std::string without_nul(given);
  std::replace(without_nul.begin(), without_nul.end(), '\0', ' ');  // FTS5 would end there, within a string
  std::string_view typed = without_nul;
  std::string expression;
  bool in_phrase = false;
  while (!typed.empty()) {
    const std::size_t end = std::min(typed.find_first_of(in_phrase ? "\"" : " \t\n\""), typed.size());
    const std::string_view words = typed.substr(0, end);
    if (has_word(words)) {
      const bool is_beginning = !in_phrase && words.ends_with('*');
      expression += (expression.empty() ? "\"" : " \"") + std::string(words) + (is_beginning ? "\"*" : "\"");
    }
    if (end < typed.size() && typed[end] == '"') in_phrase = !in_phrase;
    typed.remove_prefix(std::min(end + 1, typed.size()));
  }
  if (expression.empty()) return std::nullopt;
  return expression;
}

}  // namespace onrecord
