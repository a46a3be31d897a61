-- Schema 3, for the test of migrations.

PRAGMA application_id = 0x6F6E7263;
PRAGMA user_version = 3;
CREATE TABLE articles (
  id          INTEGER PRIMARY KEY,
  path        TEXT NOT NULL UNIQUE,
  sha256      TEXT NOT NULL,
  title       TEXT NOT NULL,
  byline      TEXT NOT NULL,
  published   TEXT NOT NULL,
  outlet      TEXT NOT NULL,
  url         TEXT NOT NULL,
  dateline    TEXT NOT NULL,
  source_id   TEXT NOT NULL,
  language    TEXT NOT NULL,
  format      TEXT NOT NULL,
  encoding    TEXT NOT NULL,
  mended      INTEGER NOT NULL,
  text        TEXT NOT NULL,
  copy_of     INTEGER REFERENCES articles ON DELETE SET NULL,
  copy_share  REAL,
  words       INTEGER NOT NULL,
  analysed_by TEXT NOT NULL
) STRICT;
CREATE INDEX articles_by_original ON articles (copy_of);
CREATE TABLE sentences (
  id         INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  paragraph  INTEGER NOT NULL,
  block      TEXT NOT NULL
             CHECK (block IN ('paragraph', 'heading', 'list_item', 'caption', 'block_quote', 'boilerplate')),
  start      INTEGER NOT NULL,
  "end"      INTEGER NOT NULL
) STRICT;
CREATE INDEX sentences_by_article ON sentences (article_id);
CREATE TABLE entities (
  id          INTEGER PRIMARY KEY,
  key         TEXT NOT NULL UNIQUE,
  type        TEXT NOT NULL CHECK (type IN ('person', 'organization', 'event', 'place')),
  name        TEXT NOT NULL,
  wikidata    TEXT NOT NULL,
  description TEXT NOT NULL,
  gender      TEXT NOT NULL CHECK (gender IN ('unknown', 'female', 'male'))
) STRICT;
CREATE INDEX entities_by_name ON entities (name);
CREATE TABLE aliases (
  entity_id INTEGER NOT NULL REFERENCES entities ON DELETE CASCADE,
  alias     TEXT NOT NULL,
  mentions  INTEGER NOT NULL,
  PRIMARY KEY (entity_id, alias)
) STRICT, WITHOUT ROWID;
CREATE INDEX aliases_by_alias ON aliases (alias);
CREATE TABLE local_entities (
  id         INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  type       TEXT NOT NULL CHECK (type IN ('person', 'organization', 'event', 'place')),
  name       TEXT NOT NULL,
  acronym    TEXT NOT NULL,
  gender     TEXT NOT NULL CHECK (gender IN ('unknown', 'female', 'male')),
  evidence   TEXT NOT NULL CHECK (json_valid(evidence)),
  entity_id  INTEGER REFERENCES entities
) STRICT;
CREATE INDEX local_entities_by_article ON local_entities (article_id);
CREATE INDEX local_entities_by_entity ON local_entities (entity_id);
CREATE TABLE mentions (
  id          INTEGER PRIMARY KEY,
  article_id  INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  sentence_id INTEGER NOT NULL REFERENCES sentences ON DELETE CASCADE,
  start       INTEGER NOT NULL,
  "end"       INTEGER NOT NULL,
  text        TEXT NOT NULL,
  kind        TEXT NOT NULL CHECK (kind IN ('name', 'pronoun', 'description')),
  type        TEXT NOT NULL CHECK (type IN ('person', 'organization', 'event', 'place')),
  entity_id   INTEGER REFERENCES entities,
  local_id    INTEGER REFERENCES local_entities,
  confidence  REAL NOT NULL,
  decided_by  TEXT NOT NULL,
  resolved_by TEXT NOT NULL
) STRICT;
CREATE INDEX mentions_by_article ON mentions (article_id);
CREATE INDEX mentions_by_sentence ON mentions (sentence_id);
CREATE INDEX mentions_by_entity ON mentions (entity_id);
CREATE INDEX mentions_by_local_entity ON mentions (local_id);
CREATE TABLE event_dates (
  entity_id INTEGER PRIMARY KEY REFERENCES entities ON DELETE CASCADE,
  starts    TEXT NOT NULL,
  ends      TEXT NOT NULL
) STRICT;
CREATE TABLE participants (
  event_id    INTEGER NOT NULL REFERENCES entities ON DELETE CASCADE,
  entity_id   INTEGER NOT NULL REFERENCES entities ON DELETE CASCADE,
  article_id  INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  sentence_id INTEGER NOT NULL REFERENCES sentences ON DELETE CASCADE,
  PRIMARY KEY (event_id, entity_id, article_id, sentence_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX participants_by_entity ON participants (entity_id);
CREATE INDEX participants_by_article ON participants (article_id);
CREATE INDEX participants_by_sentence ON participants (sentence_id);
CREATE TABLE quotes (
  id               INTEGER PRIMARY KEY,
  article_id       INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  sentence_id      INTEGER NOT NULL REFERENCES sentences ON DELETE CASCADE,
  kind             TEXT NOT NULL CHECK (kind IN ('direct', 'mixed', 'indirect')),
  text             TEXT NOT NULL,
  words            INTEGER NOT NULL,
  cue_start        INTEGER,
  cue_end          INTEGER,
  source_start     INTEGER,
  source_end       INTEGER,
  context_start    INTEGER,
  context_end      INTEGER,
  stance           TEXT NOT NULL DEFAULT 'none',
  source_class     TEXT NOT NULL DEFAULT 'unknown',
  is_repeat        INTEGER NOT NULL DEFAULT 0 CHECK (is_repeat IN (0, 1)),
  same_as          INTEGER REFERENCES quotes ON DELETE SET NULL,
  speaker_id       INTEGER REFERENCES entities,
  local_speaker_id INTEGER REFERENCES local_entities,
  confidence       REAL NOT NULL,
  decided_by       TEXT NOT NULL
) STRICT;
CREATE INDEX quotes_by_article ON quotes (article_id);
CREATE INDEX quotes_by_sentence ON quotes (sentence_id);
CREATE INDEX quotes_by_speaker ON quotes (speaker_id);
CREATE INDEX quotes_by_local_speaker ON quotes (local_speaker_id);
CREATE INDEX quotes_by_same ON quotes (same_as);
CREATE TABLE quote_spans (
  quote_id INTEGER NOT NULL REFERENCES quotes ON DELETE CASCADE,
  position INTEGER NOT NULL,
  start    INTEGER NOT NULL,
  "end"    INTEGER NOT NULL,
  PRIMARY KEY (quote_id, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE quote_mentions (
  quote_id   INTEGER NOT NULL REFERENCES quotes ON DELETE CASCADE,
  mention_id INTEGER NOT NULL REFERENCES mentions ON DELETE CASCADE,
  PRIMARY KEY (quote_id, mention_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX quote_mentions_by_mention ON quote_mentions (mention_id);
CREATE TABLE affiliations (
  id                    INTEGER PRIMARY KEY,
  article_id            INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  person_id             INTEGER REFERENCES entities,
  organization_id       INTEGER REFERENCES entities,
  local_person_id       INTEGER NOT NULL REFERENCES local_entities,
  local_organization_id INTEGER REFERENCES local_entities,
  role                  TEXT NOT NULL,
  start                 INTEGER NOT NULL,
  "end"                 INTEGER NOT NULL,
  decided_by            TEXT NOT NULL
) STRICT;
CREATE INDEX affiliations_by_article ON affiliations (article_id);
CREATE INDEX affiliations_by_person ON affiliations (person_id);
CREATE INDEX affiliations_by_organization ON affiliations (organization_id);
CREATE INDEX affiliations_by_local_person ON affiliations (local_person_id);
CREATE INDEX affiliations_by_local_organization ON affiliations (local_organization_id);
CREATE TABLE failures (
  path    TEXT PRIMARY KEY,
  message TEXT NOT NULL,
  stage   TEXT NOT NULL DEFAULT 'read'
          CHECK (stage IN ('walk', 'split', 'read'))
) STRICT, WITHOUT ROWID;
CREATE TABLE corrections (
  line    INTEGER PRIMARY KEY,
  action  TEXT NOT NULL,
  entity  TEXT NOT NULL,
  value   TEXT NOT NULL,
  article TEXT NOT NULL,
  outcome TEXT NOT NULL
) STRICT;
CREATE TABLE runs (
  id          INTEGER PRIMARY KEY,
  version     TEXT NOT NULL,
  models      TEXT NOT NULL,
  analysed_by TEXT NOT NULL,
  options     TEXT NOT NULL,
  started     TEXT NOT NULL,
  finished    TEXT,
  seconds     REAL,
  analysed    INTEGER,
  unchanged   INTEGER,
  removed     INTEGER,
  skipped     INTEGER,
  failed      INTEGER,
  words       INTEGER
) STRICT;
CREATE TABLE run_stages (
  run_id   INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  position INTEGER NOT NULL,
  stage    TEXT NOT NULL,
  seconds  REAL NOT NULL,
  PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE article_search USING fts5 (
  title, text, content = 'articles', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2');
CREATE TRIGGER articles_inserted AFTER INSERT ON articles BEGIN
  INSERT INTO article_search (rowid, title, text) VALUES (new.id, new.title, new.text);
END;
CREATE TRIGGER articles_deleted AFTER DELETE ON articles BEGIN
  INSERT INTO article_search (article_search, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
END;
CREATE VIRTUAL TABLE quote_search USING fts5 (
  text, content = 'quotes', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2');
CREATE TRIGGER quotes_inserted AFTER INSERT ON quotes BEGIN
  INSERT INTO quote_search (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER quotes_deleted AFTER DELETE ON quotes BEGIN
  INSERT INTO quote_search (quote_search, rowid, text) VALUES ('delete', old.id, old.text);
END;
CREATE VIEW said AS
SELECT entities.name AS speaker, quotes.text AS quote, quotes.kind AS kind, articles.path AS article,
       articles.published AS date, quotes.id AS quote_id, quotes.speaker_id AS speaker_id,
       quotes.article_id AS article_id, quotes.confidence AS confidence, quotes.stance AS stance,
       quotes.source_class AS source_class, quotes.is_repeat AS is_repeat, quotes.same_as AS same_as,
       articles.copy_of IS NOT NULL AS is_copy
FROM quotes
JOIN articles ON articles.id = quotes.article_id
LEFT JOIN entities ON entities.id = quotes.speaker_id;
CREATE VIEW said_once AS
SELECT * FROM said WHERE NOT is_copy AND NOT is_repeat AND same_as IS NULL;
CREATE VIEW mentioned AS
SELECT entities.name AS entity, entities.type AS type, articles.path AS article, articles.published AS date,
       count(*) AS mentions, min(mentions.start) AS first, mentions.entity_id AS entity_id,
       mentions.article_id AS article_id, articles.copy_of IS NOT NULL AS is_copy
FROM mentions
JOIN entities ON entities.id = mentions.entity_id
JOIN articles ON articles.id = mentions.article_id
GROUP BY mentions.entity_id, mentions.article_id;
CREATE VIEW mentioned_once AS
SELECT * FROM mentioned WHERE NOT is_copy;
CREATE VIEW cooccurrences AS
WITH present AS (
  SELECT DISTINCT mentions.entity_id AS entity_id, mentions.article_id AS article_id,
         mentions.sentence_id AS sentence_id, articles.copy_of IS NULL AS is_original
  FROM mentions
  JOIN articles ON articles.id = mentions.article_id
  WHERE mentions.entity_id IS NOT NULL
), shared AS (
  SELECT a.entity_id AS first_id, b.entity_id AS second_id,
         count(DISTINCT iif(a.sentence_id = b.sentence_id, a.sentence_id, NULL)) AS sentences,
         count(DISTINCT a.article_id) AS articles,
         count(DISTINCT iif(a.sentence_id = b.sentence_id AND a.is_original, a.sentence_id, NULL)) AS sentences_once,
         count(DISTINCT iif(a.is_original, a.article_id, NULL)) AS articles_once
  FROM present AS a
  JOIN present AS b ON b.article_id = a.article_id AND b.entity_id > a.entity_id
  GROUP BY a.entity_id, b.entity_id
)
SELECT first.name AS first, second.name AS second, shared.sentences AS sentences, shared.articles AS articles,
       shared.sentences_once AS sentences_once, shared.articles_once AS articles_once,
       shared.first_id AS first_id, shared.second_id AS second_id
FROM shared
JOIN entities AS first ON first.id = shared.first_id
JOIN entities AS second ON second.id = shared.second_id;
CREATE VIEW speakers AS
SELECT entities.name AS speaker, entities.type AS type, count(*) AS quotes, sum(quotes.words) AS words,
       count(DISTINCT quotes.article_id) AS articles,
       count(*) FILTER (WHERE is_first) AS quotes_once, coalesce(sum(quotes.words) FILTER (WHERE is_first), 0) AS words_once,
       count(DISTINCT quotes.article_id) FILTER (WHERE is_first) AS articles_once, quotes.speaker_id AS speaker_id,
       (SELECT count(*) FROM quotes AS r WHERE r.speaker_id = quotes.speaker_id AND r.is_repeat) AS repeats,
       (SELECT json_group_object(stance, n)
        FROM (SELECT stance, count(*) AS n FROM quotes AS s
              WHERE s.speaker_id = quotes.speaker_id AND NOT s.is_repeat GROUP BY stance ORDER BY stance)) AS stances
FROM (SELECT quotes.*, quotes.same_as IS NULL AND articles.copy_of IS NULL AS is_first
      FROM quotes JOIN articles ON articles.id = quotes.article_id
      WHERE NOT quotes.is_repeat) AS quotes
JOIN entities ON entities.id = quotes.speaker_id
GROUP BY quotes.speaker_id;
CREATE VIEW unnamed_speakers AS
SELECT source_class, stance, count(*) AS quotes, count(DISTINCT article_id) AS articles
FROM quotes
WHERE speaker_id IS NULL AND NOT is_repeat
GROUP BY source_class, stance;
