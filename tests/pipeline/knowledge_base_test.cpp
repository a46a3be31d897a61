// The knowledge base: what is in the annotations is in the tables, in code points.
#include <catch2/catch.hpp>

#include "corpora/code_points.h"
#include "stages/stages.h"
#include "tests/pipeline/helpers.h"
#include "tests/pipeline/typed.h"

namespace onrecord {
namespace {

using testing::models;
using testing::rows_of;
using testing::TemporaryFolder;
using Rows = std::vector<std::string>;

const std::string kText =
    "“We’ll win,” Zoë Ortíz, leader of the Harbour Union (HU), said, “and soon.”\n\nShe thanked the HU. 🎉 Ortíz left.";

Span find(std::string_view part, std::size_t from = 0) {
  const std::size_t begin = kText.find(part, from);
  REQUIRE(begin != std::string::npos);
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + part.size())};
}

// The tokens and the sentence that `span` covers.
Mention mention(const Annotations& annotations, Span span, MentionKind kind, EntityType type) {
  Mention mention{.span = span, .sentence = {}, .tokens = {}, .kind = kind, .type = type, .decided_by = "by hand"};
  mention.confidence = 0.9f;
  for (std::size_t i = 0; i < annotations.sentences.size(); ++i) {
    if (annotations.sentences[i].span.contains(span)) mention.sentence = Index<Sentence>(i);
  }
  const auto& tokens = annotations.tokens;
  std::size_t first = 0;
  while (tokens[first].span.end <= span.begin) ++first;
  std::size_t last = first;
  while (last < tokens.size() && tokens[last].span.begin < span.end) ++last;
  mention.tokens = {Index<Token>(first), Index<Token>(last)};
  return mention;
}

// One article with something in every layer.
Annotations by_hand(const Article& article) {
  Annotations annotations;
  for (const Stage& stage : all_stages().first(3)) stage.run(article, models(), annotations);
  const auto add = [&](Span span, MentionKind kind, EntityType type, std::optional<std::size_t> entity) {
    annotations.mentions.push_back(mention(annotations, span, kind, type));
    Resolution resolution;
    if (entity) {
      resolution = {Index<Entity>(*entity), "by hand"};
      annotations.entities[*entity].mentions.push_back(Index<Mention>(annotations.mentions.size() - 1));
    }
    annotations.resolutions.push_back(resolution);
  };
  annotations.entities = {{EntityType::person, "Zoë Ortíz", "", Gender::female, {}},
                          {EntityType::organization, "Harbour Union", "HU", Gender::unknown, {}}};
  add(find("Zoë Ortíz"), MentionKind::name, EntityType::person, 0);
  add(find("Harbour Union"), MentionKind::name, EntityType::organization, 1);
  add(find("HU"), MentionKind::name, EntityType::organization, 1);
  add(find("She"), MentionKind::pronoun, EntityType::person, std::nullopt);
  add(find("HU", find("She").begin), MentionKind::name, EntityType::organization, 1);
  add(find("Ortíz", find("She").begin), MentionKind::name, EntityType::person, 0);
  annotations.quotes = {{.kind = QuoteKind::direct,
                         .spans = {find("We’ll win,"), find("and soon.")},
                         .cue = find("said"),
                         .source = find("Zoë Ortíz"),
                         .speaker = Index<Entity>(0),
                         .sentence = {},
                         .decided_by = "by hand",
                         .stance = Stance::neutral,
                         .source_class = SourceClass::named},
                        {.kind = QuoteKind::indirect,
                         .spans = {find("the HU", find("She").begin)},
                         .cue = {},
                         .source = {},
                         .speaker = {},
                         .sentence = annotations.mentions[4].sentence,
                         .decided_by = "by hand"}};
  annotations.affiliations = {
      {find("Zoë Ortíz, leader of the Harbour Union"), Index<Entity>(0), Index<Entity>(1), "leader", "by hand"}};
  REQUIRE(find_broken_promise(article, annotations) == std::nullopt);
  return annotations;
}

std::filesystem::path written_by_hand(const TemporaryFolder& folder, int times = 1) {
  const auto file = folder / "kb.sqlite";
  const Article article("hand/zoë.txt", kText,
                        {.title = "Ortíz wins", .byline = "", .published = "2031-05-04", .outlet = "", .url = ""});
  for (int i = 0; i < times; ++i) {
    KnowledgeBase knowledge_base(file, {"1", "m", "a", ""}, LockWait(std::chrono::seconds(0)));
    knowledge_base.write(article, by_hand(article));
    knowledge_base.finish(models(), {.analysed = 1}, {}, {});
  }
  return file;
}

TEST_CASE("Every layer of the annotations stands in its table") {
  TemporaryFolder folder;
  const auto file = written_by_hand(folder, GENERATE(1, 2));
  CHECK(rows_of(file, "SELECT path, title, published, words FROM articles") ==
        Rows{"hand/zoë.txt|Ortíz wins|2031-05-04|19"});
  CHECK(rows_of(file, "SELECT key, name, gender FROM entities ORDER BY key") ==
        Rows{"organization/harbour-union|Harbour Union|unknown", "person/zoe-ortiz|Zoë Ortíz|female"});
  CHECK(rows_of(file, "SELECT alias, mentions FROM aliases ORDER BY alias") ==
        Rows{"HU|2", "Harbour Union|1", "Ortíz|1", "Zoë Ortíz|1"});
  CHECK(rows_of(file,
                "SELECT text, kind, key, confidence, decided_by, resolved_by FROM mentions LEFT JOIN entities e"
                " ON e.id = entity_id ORDER BY start") ==
        Rows{"Zoë Ortíz|name|person/zoe-ortiz|0.9|by hand|by hand",
             "Harbour Union|name|organization/harbour-union|0.9|by hand|by hand",
             "HU|name|organization/harbour-union|0.9|by hand|by hand", "She|pronoun||0.9|by hand|",
             "HU|name|organization/harbour-union|0.9|by hand|by hand",
             "Ortíz|name|person/zoe-ortiz|0.9|by hand|by hand"});
  CHECK(rows_of(file, "SELECT speaker, quote, kind, article, date FROM said ORDER BY quote_id") ==
        Rows{"Zoë Ortíz|We’ll win, and soon.|direct|hand/zoë.txt|2031-05-04",
             "|the HU|indirect|hand/zoë.txt|2031-05-04"});
  CHECK(rows_of(file, "SELECT text FROM quote_mentions JOIN mentions ON mentions.id = mention_id") == Rows{"HU"});
  CHECK(rows_of(file,
                "SELECT p.key, o.key, role FROM affiliations JOIN entities p ON p.id = person_id"
                " JOIN entities o ON o.id = organization_id") ==
        Rows{"person/zoe-ortiz|organization/harbour-union|leader"});
}

TEST_CASE("Views answer the first questions") {
  TemporaryFolder folder;
  const auto file = written_by_hand(folder);
  CHECK(rows_of(file, "SELECT speaker, quotes, words, articles FROM speakers") == Rows{"Zoë Ortíz|1|4|1"});
  CHECK(rows_of(file, "SELECT quotes_once, words_once, articles_once, repeats, stances FROM speakers") ==
        Rows{"1|4|1|0|{\"neutral\":1}"});
  CHECK(rows_of(file, "SELECT source_class, stance, quotes, articles FROM unnamed_speakers") ==
        Rows{"unknown|none|1|1"});
  CHECK(rows_of(file, "SELECT entity, article, mentions, first FROM mentioned ORDER BY entity") ==
        Rows{"Harbour Union|hand/zoë.txt|3|38", "Zoë Ortíz|hand/zoë.txt|2|13"});
  CHECK(rows_of(file, "SELECT first, second, sentences, articles FROM cooccurrences") ==
        Rows{"Harbour Union|Zoë Ortíz|1|1"});
  CHECK(rows_of(file, "SELECT count(*) FROM article_search WHERE article_search MATCH 'ortiz NEAR thank'") ==
        Rows{"0"});
  CHECK(rows_of(file, "SELECT rowid FROM article_search WHERE article_search MATCH 'ortiz thanks'") == Rows{"1"});
  CHECK(rows_of(file, "SELECT rowid FROM quote_search WHERE quote_search MATCH 'winning'") == Rows{"1"});
}

// The characters that each span of each table means, beside those that the table says.
void check_spans(const std::filesystem::path& file) {
  CHECK(rows_of(file,
                "SELECT m.text FROM mentions m JOIN articles a ON a.id = m.article_id"
                " WHERE substr(a.text, start + 1, \"end\" - start) <> m.text")
            .empty());
  CHECK(rows_of(file,
                "SELECT q.text FROM quotes q JOIN articles a ON a.id = q.article_id WHERE q.text <>"
                " (SELECT group_concat(piece, ' ') FROM (SELECT substr(a.text, start + 1, \"end\" - start) AS piece"
                " FROM quote_spans WHERE quote_id = q.id ORDER BY position))")
            .empty());
  for (const std::string span : {"sentences.start, sentences.\"end\"", "affiliations.start, affiliations.\"end\"",
                                 "quotes.cue_start, quotes.cue_end", "quotes.source_start, quotes.source_end"}) {
    const std::string table = span.substr(0, span.find('.'));
    const std::string begin = span.substr(0, span.find(','));
    const std::string end = span.substr(span.find(',') + 2);
    CHECK(rows_of(file, "SELECT 1 FROM " + table + " JOIN articles a ON a.id = article_id WHERE " + begin + " < 0 OR " +
                            begin + " >= " + end + " OR " + end + " > length(a.text) OR " + "trim(substr(a.text, " +
                            begin + " + 1, 1) || substr(a.text, " + end + ", 1), ' ' || char(10))" +
                            " <> substr(a.text, " + begin + " + 1, 1) || substr(a.text, " + end + ", 1)")
              .empty());
  }
  CHECK(rows_of(file, "PRAGMA foreign_key_check").empty());
  CHECK(rows_of(file, "PRAGMA integrity_check") == Rows{"ok"});
}

TEST_CASE("Every offset of every table counts code points of its article's text") {
  TemporaryFolder folder;
  const auto file = written_by_hand(folder, 2);
  check_spans(file);
  CHECK(rows_of(file, "SELECT substr(a.text, cue_start + 1, cue_end - cue_start) FROM quotes JOIN articles a") ==
        Rows{"said", ""});
  CHECK(
      rows_of(file, "SELECT substr(a.text, source_start + 1, source_end - source_start) FROM quotes JOIN articles a") ==
      Rows{"Zoë Ortíz", ""});
  CHECK(rows_of(file, "SELECT substr(a.text, start + 1, \"end\" - start) FROM affiliations JOIN articles a") ==
        Rows{"Zoë Ortíz, leader of the Harbour Union"});
  CHECK(rows_of(file, "SELECT substr(a.text, start + 1, \"end\" - start) FROM sentences JOIN articles a").back() ==
        "🎉 Ortíz left.");
}

TEST_CASE("The seeds make a sound knowledge base") {
  TemporaryFolder folder;
  testing::build_into(folder / "kb.sqlite", {std::filesystem::path(ONRECORD_SOURCE) / "seeds"});
  check_spans(folder / "kb.sqlite");
  CHECK(rows_of(folder / "kb.sqlite", "SELECT count(*) FROM mentions WHERE kind = 'name' AND entity_id IS NULL") ==
        Rows{"0"});
}

TEST_CASE("Second-hand speech keeps both speakers") {
  TemporaryFolder folder;
  folder.write("a/a.txt",
               "Ada Vell met reporters on Monday. Vell said Tom Crowe had told her that the ferries would stop in May. "
               "Officials said Crowe had denied that the harbour was lost.");
  const auto file = folder / "kb.sqlite";
  testing::build_into(file, {folder / "a"});
  CHECK(
      rows_of(file,
              "SELECT said.speaker, said.reported_by, said.quote, outer.quote FROM said LEFT JOIN said AS outer"
              " ON outer.quote_id = said.within WHERE said.within IS NOT NULL ORDER BY said.quote_id") ==
      Rows{"Tom Crowe|Ada Vell|the ferries would stop in May|Tom Crowe had told her that the ferries would stop in May",
           "Tom Crowe||the harbour was lost|Crowe had denied that the harbour was lost"});
  CHECK(rows_of(file, "SELECT count(*) FROM said WHERE within IS NULL AND reported_by IS NOT NULL") == Rows{"0"});
  const std::string outer = "Tom Crowe had told her that the ferries would stop in May";
  const auto answer = testing::run_typed({"query", file.string(), "quotes", "--by", "Crowe", "--format", "json"});
  CHECK_THAT(answer.out, Catch::Contains("\"reported_by\":\"Ada Vell\",\"reported_in\":\"" + outer + "\""));
  const auto reason = testing::run_typed({"explain", file.string(), "the ferries would stop"});
  CHECK_THAT(reason.out, Catch::Contains("decided by second-hand speech"));
  CHECK_THAT(reason.out, Catch::Contains("  reported by Ada Vell in “" + outer + "”\n"));
  const std::string digest = testing::digest_of(file);
  {
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
    database.exec("UPDATE quotes SET within = NULL");
  }
  CHECK(testing::digest_of(file) != digest);
}

TEST_CASE("The views of speakers tell repeats, same words, stances and who goes without a name") {
  TemporaryFolder folder;
  const auto file = written_by_hand(folder);
  {
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
    const std::string copy =
        "INSERT INTO quotes (article_id, sentence_id, kind, text, words, stance, source_class, is_repeat, same_as,"
        " speaker_id, confidence, decided_by) SELECT article_id, sentence_id, kind, text, ";
    const std::string first = " FROM quotes WHERE id = (SELECT min(id) FROM quotes)";
    database.exec(copy + "7, 'denied', source_class, 0, NULL, speaker_id, 1, ''" + first);
    database.exec(copy + "4, stance, source_class, 0, id, speaker_id, 1, ''" + first);
    database.exec(copy + "4, 'none', source_class, 1, id, speaker_id, 1, ''" + first);
    database.exec(copy + "5, 'warned', 'group', 0, NULL, NULL, 1, ''" + first);
    database.exec(copy + "5, 'warned', 'group', 1, NULL, NULL, 1, ''" + first);
  }
  CHECK(rows_of(file,
                "SELECT quotes, words, articles, quotes_once, words_once, articles_once, repeats, stances"
                " FROM speakers") == Rows{"3|15|1|2|11|1|1|{\"denied\":1,\"neutral\":2}"});
  CHECK(rows_of(file, "SELECT * FROM unnamed_speakers ORDER BY 1, 2") == Rows{"group|warned|1|1", "unknown|none|1|1"});
}

TEST_CASE("The digest sees every column of the content") {
  TemporaryFolder folder;
  const auto file = written_by_hand(folder);
  const std::string digest = testing::digest_of(file);
  for (const std::string table : {"articles", "sentences", "local_entities", "mentions", "quotes", "affiliations",
                                  "entities", "aliases", "quote_spans", "failures"}) {
    for (const auto& column : rows_of(file, "SELECT name FROM pragma_table_info('" + table + "')")) {
      const bool is_id = column == "id" || column.ends_with("_id") || column == "analysed_by";
      if (is_id) continue;
      CAPTURE(table, column);
      std::filesystem::copy_file(file, folder / "changed.sqlite", std::filesystem::copy_options::overwrite_existing);
      {
        SQLite::Database database((folder / "changed.sqlite").string(), SQLite::OPEN_READWRITE);
        database.exec("PRAGMA ignore_check_constraints = ON");
        if (table == "failures") database.exec("INSERT INTO failures VALUES ('a', 'b', 'read')");
        if (table != "failures") {
          database.exec("UPDATE OR IGNORE " + table + " SET \"" + column + "\" = CASE typeof(\"" + column +
                        "\") WHEN 'text' THEN '{}' ELSE 777 END");
        }
      }
      CHECK(testing::digest_of(folder / "changed.sqlite") != digest);
    }
  }
}

}  // namespace
}  // namespace onrecord
