-- The knowledge base: what onrecord found in a set of articles.
--
-- Every column called start or "end" (quote the second, it is a keyword of SQL) counts code points of
-- articles.text, half-open from 0, so that substr(text, start + 1, "end" - start) are the characters meant.
-- confidence is 0 to 1: about this share of such decisions is right. decided_by names the rule or the model.
-- Row ids are not stable from build to build; articles.path and entities.key are.

PRAGMA application_id = 0x6F6E7263;  -- "onrc": the file is a knowledge base of onrecord
PRAGMA user_version = 4;             -- version of this schema; migrations.cpp brings older files to it

-- An article, as it was read.
CREATE TABLE articles (
  id          INTEGER PRIMARY KEY,
  path        TEXT NOT NULL UNIQUE,  -- relative to the folder given; the bare name of a file given
  sha256      TEXT NOT NULL,         -- of its bytes, in lower-case hexadecimal: the file's, or in a file of several
                                     -- articles ("dump.jsonl#17") those of its record
  title       TEXT NOT NULL,         -- empty where not known, as the next six are
  byline      TEXT NOT NULL,
  published   TEXT NOT NULL,         -- date, ISO 8601: "2016-11-08"
  outlet      TEXT NOT NULL,         -- newspaper, agency, site
  url         TEXT NOT NULL,
  dateline    TEXT NOT NULL,         -- where, and by which agency, as the text opens: "HALVIK (OPA)"
  source_id   TEXT NOT NULL,         -- what its publisher or collection calls it
  language    TEXT NOT NULL,         -- ISO 639-1; what is not "en" is recorded but not analysed
  format      TEXT NOT NULL,         -- what it was read from: "text", "html", "json" ...
  encoding    TEXT NOT NULL,         -- of those bytes: "UTF-8", "windows-1252" ...
  mended      INTEGER NOT NULL,      -- garbled or ill-formed characters that were mended or replaced in the text
  text        TEXT NOT NULL,         -- exactly as decoded: what all offsets count in
  copy_of     INTEGER REFERENCES articles ON DELETE SET NULL,  -- the original whose near copy it is; NULL: none
  copy_share  REAL,                  -- about this share of its text stands in the original, 0.7 to 1
  words       INTEGER NOT NULL,      -- words and numbers, as a reader counts them
  analysed_by TEXT NOT NULL          -- SHA-256 of program, models and options; equal: not analysed again
) STRICT;
CREATE INDEX articles_by_original ON articles (copy_of);

-- A sentence: every word of an article lies in one.
CREATE TABLE sentences (
  id         INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  paragraph  INTEGER NOT NULL,  -- number of its block in the article, from 0
  block      TEXT NOT NULL      -- what that block is for
             CHECK (block IN ('paragraph', 'heading', 'list_item', 'caption', 'block_quote', 'boilerplate')),
  start      INTEGER NOT NULL,
  "end"      INTEGER NOT NULL
) STRICT;
CREATE INDEX sentences_by_article ON sentences (article_id);

-- A person, organization, event or place, over all articles.
CREATE TABLE entities (
  id          INTEGER PRIMARY KEY,
  key         TEXT NOT NULL UNIQUE,  -- "person/maurice-mitchell": survives a rebuild
  type        TEXT NOT NULL CHECK (type IN ('person', 'organization', 'event', 'place')),
  name        TEXT NOT NULL,         -- its usual full name
  wikidata    TEXT NOT NULL,         -- "Q42", or empty
  description TEXT NOT NULL,         -- what it is, in a few words, or empty
  gender      TEXT NOT NULL CHECK (gender IN ('unknown', 'female', 'male'))  -- of a person
) STRICT;
CREATE INDEX entities_by_name ON entities (name);

-- The forms under which an entity is mentioned.
CREATE TABLE aliases (
  entity_id INTEGER NOT NULL REFERENCES entities ON DELETE CASCADE,
  alias     TEXT NOT NULL,     -- white space folded
  mentions  INTEGER NOT NULL,  -- how often, over all articles
  PRIMARY KEY (entity_id, alias)
) STRICT, WITHOUT ROWID;
CREATE INDEX aliases_by_alias ON aliases (alias);

-- An entity as one article alone shows it. Linking reads nothing but this table and sets entity_id.
CREATE TABLE local_entities (
  id         INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  type       TEXT NOT NULL CHECK (type IN ('person', 'organization', 'event', 'place')),
  name       TEXT NOT NULL,                              -- the fullest that the article gives
  acronym    TEXT NOT NULL,                              -- or empty
  gender     TEXT NOT NULL CHECK (gender IN ('unknown', 'female', 'male')),
  evidence   TEXT NOT NULL CHECK (json_valid(evidence)), -- JSON object: aliases with counts, roles, organizations
  entity_id  INTEGER REFERENCES entities                 -- the entity it is; NULL until linked
) STRICT;
CREATE INDEX local_entities_by_article ON local_entities (article_id);
CREATE INDEX local_entities_by_entity ON local_entities (entity_id);

-- A place where the text names somebody or something, or refers to it by a pronoun or a description.
CREATE TABLE mentions (
  id          INTEGER PRIMARY KEY,
  article_id  INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  sentence_id INTEGER NOT NULL REFERENCES sentences ON DELETE CASCADE,
  start       INTEGER NOT NULL,
  "end"       INTEGER NOT NULL,
  text        TEXT NOT NULL,  -- the characters of the span
  kind        TEXT NOT NULL CHECK (kind IN ('name', 'pronoun', 'description')),
  type        TEXT NOT NULL CHECK (type IN ('person', 'organization', 'event', 'place')),
  entity_id   INTEGER REFERENCES entities,        -- NULL: stays open, or corrected to be no entity
  local_id    INTEGER REFERENCES local_entities,  -- the same within the article
  confidence  REAL NOT NULL,
  decided_by  TEXT NOT NULL,  -- what found it
  resolved_by TEXT NOT NULL   -- what joined it to its local entity; empty where open
) STRICT;
CREATE INDEX mentions_by_article ON mentions (article_id);
CREATE INDEX mentions_by_sentence ON mentions (sentence_id);
CREATE INDEX mentions_by_entity ON mentions (entity_id);
CREATE INDEX mentions_by_local_entity ON mentions (local_id);

-- When an event happens, where a text and its article's date tell it. A year alone is its first to its last day.
CREATE TABLE event_dates (
  entity_id INTEGER PRIMARY KEY REFERENCES entities ON DELETE CASCADE,
  starts    TEXT NOT NULL,  -- date, ISO 8601: "2016-11-08"
  ends      TEXT NOT NULL   -- the last day, the same where it is one day
) STRICT;

-- Who is named with an event: a person or organization in a sentence that names it.
CREATE TABLE participants (
  event_id    INTEGER NOT NULL REFERENCES entities ON DELETE CASCADE,
  entity_id   INTEGER NOT NULL REFERENCES entities ON DELETE CASCADE,  -- of a person or an organization
  article_id  INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  sentence_id INTEGER NOT NULL REFERENCES sentences ON DELETE CASCADE,
  PRIMARY KEY (event_id, entity_id, article_id, sentence_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX participants_by_entity ON participants (entity_id);
CREATE INDEX participants_by_article ON participants (article_id);
CREATE INDEX participants_by_sentence ON participants (sentence_id);

-- Something that somebody says. Stances and classes are written just as they are listed here: 'anonymous official' with
-- a space. More of them may come with later models.
CREATE TABLE quotes (
  id               INTEGER PRIMARY KEY,
  article_id       INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  sentence_id      INTEGER NOT NULL REFERENCES sentences ON DELETE CASCADE,  -- where it begins
  kind             TEXT NOT NULL CHECK (kind IN ('direct', 'mixed', 'indirect')),
  text             TEXT NOT NULL,     -- the characters of its spans, a space between them
  words            INTEGER NOT NULL,  -- words and numbers in its spans
  cue_start        INTEGER,           -- the words that report it ("said"); NULL: none
  cue_end          INTEGER,
  source_start     INTEGER,           -- the words that name the speaker ("she", "Sen. Vell"); NULL: none
  source_end       INTEGER,
  context_start    INTEGER,           -- of a mixed quote: the whole reported clause; NULL: not told apart
  context_end      INTEGER,
  stance           TEXT NOT NULL DEFAULT 'none',  -- of the cue: neutral, claimed, denied, warned, admitted, promised, asked, praised,
                                      -- criticized, declined (to comment); none: no cue, or one that the lexicon does not know
  source_class     TEXT NOT NULL DEFAULT 'unknown',  -- named; or of a source without a name: anonymous official, group, document, unknown
  is_repeat        INTEGER NOT NULL DEFAULT 0 CHECK (is_repeat IN (0, 1)),  -- 1: a pull quote of what another quote has
  same_as          INTEGER REFERENCES quotes ON DELETE SET NULL,  -- the first quote, of any article, in the same six words or more; NULL:
                                      -- this is the first, or the only one. The first stands in no near copy, and is the earliest.
  within           INTEGER REFERENCES quotes ON DELETE SET NULL,  -- the quote of the same article in which this one is reported:
                                      -- "X said Y had told him"; NULL: none
  speaker_id       INTEGER REFERENCES entities,        -- NULL: the text does not name one
  local_speaker_id INTEGER REFERENCES local_entities,  -- the same within the article
  confidence       REAL NOT NULL,
  decided_by       TEXT NOT NULL
) STRICT;
CREATE INDEX quotes_by_article ON quotes (article_id);
CREATE INDEX quotes_by_sentence ON quotes (sentence_id);
CREATE INDEX quotes_by_speaker ON quotes (speaker_id);
CREATE INDEX quotes_by_local_speaker ON quotes (local_speaker_id);
CREATE INDEX quotes_by_same ON quotes (same_as);
CREATE INDEX quotes_by_within ON quotes (within);

-- The pieces of a quote, without the quotation marks: more than one where it is broken by its attribution.
CREATE TABLE quote_spans (
  quote_id INTEGER NOT NULL REFERENCES quotes ON DELETE CASCADE,
  position INTEGER NOT NULL,  -- from 0, in text order
  start    INTEGER NOT NULL,
  "end"    INTEGER NOT NULL,
  PRIMARY KEY (quote_id, position)
) STRICT, WITHOUT ROWID;

-- Whom a quote speaks about: the mentions within its spans.
CREATE TABLE quote_mentions (
  quote_id   INTEGER NOT NULL REFERENCES quotes ON DELETE CASCADE,
  mention_id INTEGER NOT NULL REFERENCES mentions ON DELETE CASCADE,
  PRIMARY KEY (quote_id, mention_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX quote_mentions_by_mention ON quote_mentions (mention_id);

-- A person's role, at an organization where the text names one.
CREATE TABLE affiliations (
  id                    INTEGER PRIMARY KEY,
  article_id            INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  person_id             INTEGER REFERENCES entities,                 -- NULL until linked
  organization_id       INTEGER REFERENCES entities,                 -- NULL: none named
  local_person_id       INTEGER NOT NULL REFERENCES local_entities,  -- the same two within the article
  local_organization_id INTEGER REFERENCES local_entities,
  role                  TEXT NOT NULL,     -- "national director", white space folded
  start                 INTEGER NOT NULL,  -- the passage that says so
  "end"                 INTEGER NOT NULL,
  decided_by            TEXT NOT NULL
) STRICT;
CREATE INDEX affiliations_by_article ON affiliations (article_id);
CREATE INDEX affiliations_by_person ON affiliations (person_id);
CREATE INDEX affiliations_by_organization ON affiliations (organization_id);
CREATE INDEX affiliations_by_local_person ON affiliations (local_person_id);
CREATE INDEX affiliations_by_local_organization ON affiliations (local_organization_id);

-- Articles, folders and arguments that the last build to be given them could not read.
CREATE TABLE failures (
  path    TEXT PRIMARY KEY,            -- of the article, as in articles.path; of a folder or a missing argument, as given
  message TEXT NOT NULL,               -- what is wrong
  stage   TEXT NOT NULL DEFAULT 'read' -- walk: of the folders; split: of a file into its records; read: of one record
          CHECK (stage IN ('walk', 'split', 'read'))
) STRICT, WITHOUT ROWID;

-- What a researcher corrected, as the last build was given it, and what became of each row.
CREATE TABLE corrections (
  line    INTEGER PRIMARY KEY,  -- of the file
  action  TEXT NOT NULL,        -- same, different, rename, retype, not-an-entity or speaker
  entity  TEXT NOT NULL,        -- key of an entity, or empty
  value   TEXT NOT NULL,        -- key, name, type or words of a quote, by the action
  article TEXT NOT NULL,        -- path, or empty
  outcome TEXT NOT NULL         -- "applied", or why it was not
) STRICT;

-- The builds that wrote here. The last one is complete when it has finished; a later build completes it otherwise.
CREATE TABLE runs (
  id          INTEGER PRIMARY KEY,
  version     TEXT NOT NULL,     -- of the program
  models      TEXT NOT NULL,     -- fingerprint of the models: SHA-256
  analysed_by TEXT NOT NULL,     -- as in articles
  options     TEXT NOT NULL,     -- as typed: arguments, --jobs and so on
  started     TEXT NOT NULL,     -- UTC, ISO 8601
  finished    TEXT,              -- UTC, ISO 8601; NULL: running, or killed
  seconds     REAL,              -- from start to finish
  analysed    INTEGER,           -- articles that were new or changed
  unchanged   INTEGER,           -- articles that were here already
  removed     INTEGER,           -- articles that are gone
  skipped     INTEGER,           -- files in the folders that are no articles
  failed      INTEGER,           -- rows in failures
  words       INTEGER            -- of the articles that were analysed
) STRICT;

-- How long a finished build took for each of its stages, added up over all threads.
CREATE TABLE run_stages (
  run_id   INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  position INTEGER NOT NULL,  -- from 0, in the order of the work
  stage    TEXT NOT NULL,     -- walk and read; blocks, tokens and so on, as stages/ names them; write, link, copies
  seconds  REAL NOT NULL,
  PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;

-- Full-text search: SELECT … FROM article_search JOIN articles ON articles.id = article_search.rowid
-- WHERE article_search MATCH 'strike NEAR vote'. Words match by their stems and without accents.
CREATE VIRTUAL TABLE article_search USING fts5 (
  title, text, content = 'articles', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2');
CREATE TRIGGER articles_inserted AFTER INSERT ON articles BEGIN
  INSERT INTO article_search (rowid, title, text) VALUES (new.id, new.title, new.text);
END;
CREATE TRIGGER articles_deleted AFTER DELETE ON articles BEGIN
  INSERT INTO article_search (article_search, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
END;

-- The same over quotes.
CREATE VIRTUAL TABLE quote_search USING fts5 (
  text, content = 'quotes', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2');
CREATE TRIGGER quotes_inserted AFTER INSERT ON quotes BEGIN
  INSERT INTO quote_search (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER quotes_deleted AFTER DELETE ON quotes BEGIN
  INSERT INTO quote_search (quote_search, rowid, text) VALUES ('delete', old.id, old.text);
END;

-- Who said what, where and when. speaker is NULL where the text does not name one. within is the quote in which it is
-- reported, reported_by whoever speaks there: NULL where nobody does, or nobody with a name.
CREATE VIEW said AS
SELECT entities.name AS speaker, quotes.text AS quote, quotes.kind AS kind, articles.path AS article,
       articles.published AS date, quotes.id AS quote_id, quotes.speaker_id AS speaker_id,
       quotes.article_id AS article_id, quotes.confidence AS confidence, quotes.stance AS stance,
       quotes.source_class AS source_class, quotes.is_repeat AS is_repeat, quotes.same_as AS same_as,
       articles.copy_of IS NOT NULL AS is_copy, reporters.name AS reported_by, quotes.within AS within
FROM quotes
JOIN articles ON articles.id = quotes.article_id
LEFT JOIN entities ON entities.id = quotes.speaker_id
LEFT JOIN quotes AS outer_quotes ON outer_quotes.id = quotes.within
LEFT JOIN entities AS reporters ON reporters.id = outer_quotes.speaker_id;

-- The same, each quote once: without near copies of articles, pull quotes, and what stands elsewhere in the same words.
CREATE VIEW said_once AS
SELECT * FROM said WHERE NOT is_copy AND NOT is_repeat AND same_as IS NULL;

-- Which entity is mentioned in which article, how often and where first.
CREATE VIEW mentioned AS
SELECT entities.name AS entity, entities.type AS type, articles.path AS article, articles.published AS date,
       count(*) AS mentions, min(mentions.start) AS first, mentions.entity_id AS entity_id,
       mentions.article_id AS article_id, articles.copy_of IS NOT NULL AS is_copy
FROM mentions
JOIN entities ON entities.id = mentions.entity_id
JOIN articles ON articles.id = mentions.article_id
GROUP BY mentions.entity_id, mentions.article_id;

-- The same without near copies of articles.
CREATE VIEW mentioned_once AS
SELECT * FROM mentioned WHERE NOT is_copy;

-- Two entities, and in how many sentences and articles both are mentioned; columns that end with _once count without
-- near copies. Each pair stands once, the smaller id first.
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

-- Speakers: how many quotes, words and articles each has, pull quotes left out but counted as repeats; columns that end
-- with _once count what said_once has; stances is a JSON object: how many quotes of each stance.
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

-- What is said by sources without a name, by their class: anonymous official, group, document, unknown.
CREATE VIEW unnamed_speakers AS
SELECT source_class, stance, count(*) AS quotes, count(DISTINCT article_id) AS articles
FROM quotes
WHERE speaker_id IS NULL AND NOT is_repeat
GROUP BY source_class, stance;
