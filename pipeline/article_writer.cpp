#include "pipeline/article_writer.h"

#include <algorithm>
#include <optional>

#include "corpora/code_points.h"
#include "pipeline/linking.h"
#include "pipeline/local_entities.h"
#include "pipeline/statement.h"

namespace onrecord {
namespace {

using Ids = std::vector<std::int64_t>;

// Words as a reader counts them among the tokens within `span`: "didn't" and "Vell's" are two tokens and one word.
std::size_t count_words(const Annotations& annotations, Span span) {
  const auto& tokens = annotations.tokens;
  std::size_t words = 0;
  std::uint32_t word_end = span.end;  // of the word before
  auto token =
      std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.begin < span.begin; });
  for (; token != tokens.end() && token->span.end <= span.end; ++token) {
    if (token->kind != TokenKind::word && token->kind != TokenKind::number) continue;
    words += token->span.begin != word_end;
    word_end = token->span.end;
  }
  return words;
}

// Both ends of a span that may be missing.
std::optional<std::uint32_t> begin_of(const std::optional<Span>& span) {
  return span ? std::optional(span->begin) : std::nullopt;
}
std::optional<std::uint32_t> end_of(const std::optional<Span>& span) {
  return span ? std::optional(span->end) : std::nullopt;
}

std::optional<std::int64_t> id_of(const std::optional<Index<Entity>>& entity, const Ids& ids) {
  return entity ? std::optional(ids[entity->value]) : std::nullopt;
}

}  // namespace

struct ArticleWriter::Rows {
  const Article& article;
  const Annotations& annotations;
  CodePoints points{article.text()};
  std::int64_t article_id = 0;
  Ids sentences = {};
  Ids entities = {};
  Ids mentions = {};
  Ids quotes = {};

  std::optional<Span> in_points(const std::optional<Span>& bytes) const {
    return bytes ? std::optional(points.from_bytes(*bytes)) : std::nullopt;
  }
};

ArticleWriter::ArticleWriter(SQLite::Database& database)
    : database_(database),
      find_article_(database, "SELECT id FROM articles WHERE path = ?"),
      delete_article_(database, "DELETE FROM articles WHERE id = ?"),
      insert_article_(
          database,
          "INSERT INTO articles (id, path, sha256, title, byline, published, outlet, url, dateline, source_id,"
          " language, format, encoding, mended, text, words, analysed_by)"
          " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      insert_sentence_(database,
                       "INSERT INTO sentences (article_id, paragraph, block, start, \"end\") VALUES (?, ?, ?, ?, ?)"),
      insert_entity_(database,
                     "INSERT INTO local_entities (article_id, type, name, acronym, gender, evidence)"
                     " VALUES (?, ?, ?, ?, ?, ?)"),
      insert_mention_(database,
                      "INSERT INTO mentions (article_id, sentence_id, start, \"end\", text, kind, type, local_id,"
                      " confidence, decided_by, resolved_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      insert_quote_(database,
                    "INSERT INTO quotes (article_id, sentence_id, kind, text, words, cue_start, cue_end,"
                    " source_start, source_end, context_start, context_end, stance, source_class, is_repeat,"
                    " local_speaker_id, confidence, decided_by)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      set_within_(database, "UPDATE quotes SET within = ? WHERE id = ?"),
      insert_quote_span_(database, "INSERT INTO quote_spans (quote_id, position, start, \"end\") VALUES (?, ?, ?, ?)"),
      insert_quote_mention_(database, "INSERT INTO quote_mentions (quote_id, mention_id) VALUES (?, ?)"),
      insert_affiliation_(database,
                          "INSERT INTO affiliations (article_id, local_person_id, local_organization_id, role, start,"
                          " \"end\", decided_by) VALUES (?, ?, ?, ?, ?, ?, ?)") {}

std::size_t ArticleWriter::write(const Article& article, const Annotations& annotations,
                                 const std::string& analysed_by) {
  bind_all(find_article_, article.path());
  std::optional<std::int64_t> id;
  if (find_article_.executeStep()) id = find_article_.getColumn(0).getInt64();
  find_article_.reset();
  if (id) execute(delete_article_, *id);

  Rows rows{article, annotations};
  const Metadata& metadata = article.metadata();
  const auto words = count_words(annotations, {0, static_cast<std::uint32_t>(article.text().size())});
  const Origin& origin = article.origin();
  rows.article_id =
      insert(database_, insert_article_, id, article.path(), article.sha256(), metadata.title, metadata.byline,
             metadata.published, metadata.outlet, metadata.url, metadata.dateline, metadata.id, origin.language,
             origin.format, origin.encoding, origin.mended, article.text(), words, analysed_by);
  write_sentences(rows);
  write_entities(rows);
  write_mentions(rows);
  write_quotes(rows);
  write_affiliations(rows);
  return words;
}

bool ArticleWriter::remove(const std::string& path) {
  bind_all(find_article_, path);
  const bool found = find_article_.executeStep();
  const std::int64_t id = found ? find_article_.getColumn(0).getInt64() : 0;
  find_article_.reset();
  if (found) execute(delete_article_, id);
  return found;
}

void ArticleWriter::write_sentences(Rows& rows) {
  for (const Sentence& sentence : rows.annotations.sentences) {
    const Span span = rows.points.from_bytes(sentence.span);
    const BlockKind kind = sentence.block.in(rows.annotations.blocks).kind;
    rows.sentences.push_back(insert(database_, insert_sentence_, rows.article_id, sentence.block.value, to_string(kind),
                                    span.begin, span.end));
  }
}

void ArticleWriter::write_entities(Rows& rows) {
  for (const LocalEntity& entity : summarize_entities(rows.article, rows.annotations).entities) {
    rows.entities.push_back(insert(database_, insert_entity_, rows.article_id, to_string(entity.type), entity.name,
                                   entity.acronym, to_string(entity.gender), evidence_to_json(entity)));
  }
}

void ArticleWriter::write_mentions(Rows& rows) {
  for (std::size_t i = 0; i < rows.annotations.mentions.size(); ++i) {
    const Mention& mention = rows.annotations.mentions[i];
    const Resolution resolution =
        i < rows.annotations.resolutions.size() ? rows.annotations.resolutions[i] : Resolution();
    const Span span = rows.points.from_bytes(mention.span);
    rows.mentions.push_back(insert(database_, insert_mention_, rows.article_id, rows.sentences[mention.sentence.value],
                                   span.begin, span.end, mention.span.of(rows.article.text()), to_string(mention.kind),
                                   to_string(mention.type), id_of(resolution.entity, rows.entities), mention.confidence,
                                   mention.decided_by, resolution.decided_by));
  }
}

void ArticleWriter::write_quotes(Rows& rows) {
  const auto& mentions = rows.annotations.mentions;
  for (const Quote& quote : rows.annotations.quotes) {
    std::string text;
    std::size_t words = 0;
    for (const Span& span : quote.spans) {
      if (!text.empty()) text += ' ';
      text += span.of(rows.article.text());
      words += count_words(rows.annotations, span);
    }
    const auto cue = rows.in_points(quote.cue);
    const auto source = rows.in_points(quote.source);
    const auto context = rows.in_points(quote.context);
    const auto id =
        insert(database_, insert_quote_, rows.article_id, rows.sentences[quote.sentence.value], to_string(quote.kind),
               text, words, begin_of(cue), end_of(cue), begin_of(source), end_of(source), begin_of(context),
               end_of(context), to_string(quote.stance), to_string(quote.source_class), int{quote.is_repeat},
               id_of(quote.speaker, rows.entities), quote.confidence, quote.decided_by);
    rows.quotes.push_back(id);
    for (std::size_t position = 0; position < quote.spans.size(); ++position) {
      const Span bytes = quote.spans[position];
      const Span span = rows.points.from_bytes(bytes);
      execute(insert_quote_span_, id, position, span.begin, span.end);
      auto mention = std::partition_point(mentions.begin(), mentions.end(),
                                          [&](const Mention& m) { return m.span.begin < bytes.begin; });
      for (; mention != mentions.end() && mention->span.begin < bytes.end; ++mention) {
        if (!bytes.contains(mention->span)) continue;
        execute(insert_quote_mention_, id, rows.mentions[static_cast<std::size_t>(mention - mentions.begin())]);
      }
    }
  }
  for (std::size_t i = 0; i < rows.quotes.size(); ++i) {  // the outer quote can stand behind the inner one
    const auto within = rows.annotations.quotes[i].within;
    if (within) execute(set_within_, rows.quotes[within->value], rows.quotes[i]);
  }
}

void ArticleWriter::write_affiliations(Rows& rows) {
  for (const Affiliation& affiliation : rows.annotations.affiliations) {
    const Span span = rows.points.from_bytes(affiliation.span);
    execute(insert_affiliation_, rows.article_id, rows.entities[affiliation.person.value],
            id_of(affiliation.organization, rows.entities), affiliation.role, span.begin, span.end,
            affiliation.decided_by);
  }
}

}  // namespace onrecord
