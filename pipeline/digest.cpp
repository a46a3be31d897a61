// Rows are told by what survives a rebuild: an article by its path, an entity by its key, all else by its place within
// its article, where ids rise in the order of the text.
#include "pipeline/digest.h"

#include <sodium.h>

#include <array>

namespace onrecord {
namespace {

constexpr std::array kQueries = {
    R"(SELECT path, sha256, title, byline, published, outlet, url, dateline, source_id, language, format, encoding, mended,
         text, words, copy_of IS NULL, (SELECT path FROM articles o WHERE o.id = a.copy_of), copy_share
         FROM articles a ORDER BY path)",

    R"(SELECT path, paragraph, block, start, "end" FROM sentences JOIN articles ON articles.id = article_id
       ORDER BY path, sentences.id)",

    "SELECT key, type, name, wikidata, description, gender FROM entities ORDER BY key",

    "SELECT key, alias, mentions FROM aliases JOIN entities ON entities.id = entity_id ORDER BY key, alias",

    "SELECT key, starts, ends FROM event_dates JOIN entities ON entities.id = entity_id ORDER BY key",

    R"(SELECT event.key, who.key, path, s.start FROM participants p JOIN entities event ON event.id = event_id
       JOIN entities who ON who.id = entity_id JOIN articles ON articles.id = p.article_id
       JOIN sentences s ON s.id = sentence_id ORDER BY event.key, who.key, path, s.id)",

    R"(SELECT path, l.type, l.name, acronym, l.gender, evidence, key FROM local_entities l
       JOIN articles ON articles.id = article_id LEFT JOIN entities ON entities.id = entity_id ORDER BY path, l.id)",

    R"(SELECT path, s.start, m.start, m."end", m.text, m.kind, m.type, e.key, m.confidence, decided_by, resolved_by,
         (SELECT count(*) FROM local_entities b WHERE b.article_id = m.article_id AND b.id < m.local_id),
         m.local_id IS NULL
       FROM mentions m JOIN articles ON articles.id = m.article_id JOIN sentences s ON s.id = sentence_id
       LEFT JOIN entities e ON e.id = m.entity_id ORDER BY path, m.id)",

    R"(SELECT path, s.start, q.kind, q.text, q.words, cue_start, cue_end, source_start, source_end, context_start,
         context_end, stance, source_class, is_repeat, q.same_as IS NULL,
         (SELECT o.path FROM quotes f JOIN articles o ON o.id = f.article_id WHERE f.id = q.same_as),
         (SELECT min(start) FROM quote_spans WHERE quote_id = q.same_as),
         (SELECT count(*) FROM quotes o WHERE o.article_id = q.article_id AND o.id < q.within), q.within IS NULL,
         e.key, q.confidence, decided_by,
         (SELECT count(*) FROM local_entities b WHERE b.article_id = q.article_id AND b.id < q.local_speaker_id),
         q.local_speaker_id IS NULL
       FROM quotes q JOIN articles ON articles.id = q.article_id JOIN sentences s ON s.id = sentence_id
       LEFT JOIN entities e ON e.id = speaker_id ORDER BY path, q.id)",

    R"(SELECT path, position, s.start, s."end" FROM quote_spans s JOIN quotes q ON q.id = quote_id
       JOIN articles ON articles.id = article_id ORDER BY path, q.id, position)",

    R"(SELECT path, (SELECT min(start) FROM quote_spans WHERE quote_id = q.id), m.start, m."end", m.kind
       FROM quote_mentions JOIN quotes q ON q.id = quote_id JOIN mentions m ON m.id = mention_id
       JOIN articles ON articles.id = q.article_id ORDER BY path, q.id, m.id)",

    R"(SELECT path, p.key, o.key, role, start, "end", decided_by,
         (SELECT count(*) FROM local_entities b WHERE b.article_id = a.article_id AND b.id < local_person_id),
         (SELECT count(*) FROM local_entities b WHERE b.article_id = a.article_id AND b.id < local_organization_id),
         local_organization_id IS NULL
       FROM affiliations a JOIN articles ON articles.id = article_id
       LEFT JOIN entities p ON p.id = person_id LEFT JOIN entities o ON o.id = organization_id ORDER BY path, a.id)",

    "SELECT line, action, entity, value, article, outcome FROM corrections ORDER BY line",

    "SELECT path, stage, message FROM failures ORDER BY path",
};

// A hash over values that tells 1 from '1' and ('a', 'b') from ('ab', '').
class ContentHash {
 public:
  ContentHash() { crypto_hash_sha256_init(&state_); }

  void add(const SQLite::Column& column) {
    const std::string value = column.getString();
    add(std::to_string(column.getType()) + ':' + std::to_string(value.size()) + ':');
    add(value);
  }
  void add(std::string_view bytes) {
    crypto_hash_sha256_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  }

  std::string hex() {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash;
    crypto_hash_sha256_final(&state_, hash.data());
    std::array<char, 2 * hash.size() + 1> digits;
    return sodium_bin2hex(digits.data(), digits.size(), hash.data(), hash.size());
  }

 private:
  crypto_hash_sha256_state state_;
};

}  // namespace

std::string digest_content(SQLite::Database& database) {
  const SQLite::Transaction snapshot(database);
  ContentHash hash;
  for (const char* query : kQueries) {
    hash.add("table;");
    SQLite::Statement select(database, query);
    while (select.executeStep()) {
      for (int i = 0; i < select.getColumnCount(); ++i) hash.add(select.getColumn(i));
    }
  }
  return hash.hex();
}

}  // namespace onrecord
