-- A knowledge base of three short articles, by hand, for the tests of queries. Offsets are code points.
INSERT INTO articles (id, path, sha256, title, byline, published, outlet, url, language, text, words, analysed_by,
  dateline, source_id, format, encoding, mended) VALUES
  (1, 'a.txt', '', 'Ferries', '', '2019-03-01', 'The Lantern', '', 'en',
   'Zoë Vell said: "Ferries must run." Vell praised Ada Orr of the Tide Union. "Orr keeps her word."', 17, '', '', '', 'text', 'UTF-8', 0),
  (2, 'b.txt', '', 'Strikes', '', '2020-11-08', '', '', 'en',
   'ADA ORR told Halvik that "striking is a right, not a crime" and that Vell had agreed.', 16, '', '', '', 'text', 'UTF-8', 0),
  (3, 'c.txt', '', '', '', '', '', '', 'en',
   'At the Bread March a deckhand shouted: "=No fares!"', 9, '', '', '', 'text', 'UTF-8', 0);

INSERT INTO entities (id, key, type, name, wikidata, description, gender) VALUES
  (1, 'person/zoe-vell', 'person', 'Zoë Vell', 'Q1', '', 'female'),
  (2, 'person/ada-orr', 'person', 'Ada Orr', '', '', 'female'),
  (3, 'organization/tide-union', 'organization', 'Tide Union', '', '', 'unknown'),
  (4, 'place/halvik', 'place', 'Halvik', '', '', 'unknown'),
  (5, 'event/bread-march', 'event', 'Bread March', '', '', 'unknown');
INSERT INTO aliases (entity_id, alias, mentions) VALUES
  (1, 'Vell', 2), (1, 'Zoë Vell', 1), (2, 'ADA ORR', 1), (2, 'Ada Orr', 1), (2, 'Orr', 1), (3, 'Tide Union', 1),
  (4, 'Halvik', 1), (5, 'Bread March', 1);

INSERT INTO sentences (id, article_id, paragraph, block, start, "end") VALUES
  (1, 1, 0, 'paragraph', 0, 96), (2, 2, 0, 'paragraph', 0, 85), (3, 3, 0, 'paragraph', 0, 51);

INSERT INTO mentions (id, article_id, sentence_id, start, "end", text, kind, type, entity_id, confidence, decided_by, resolved_by)
VALUES
  (1, 1, 1, 0, 8, 'Zoë Vell', 'name', 'person', 1, 1, '', ''),
  (2, 1, 1, 35, 39, 'Vell', 'name', 'person', 1, 1, '', ''),
  (3, 1, 1, 48, 55, 'Ada Orr', 'name', 'person', 2, 1, '', ''),
  (4, 1, 1, 63, 73, 'Tide Union', 'name', 'organization', 3, 1, '', ''),
  (5, 1, 1, 76, 79, 'Orr', 'name', 'person', 2, 1, '', ''),
  (6, 1, 1, 86, 89, 'her', 'pronoun', 'person', 2, 1, '', ''),
  (7, 2, 2, 0, 7, 'ADA ORR', 'name', 'person', 2, 1, '', ''),
  (8, 2, 2, 13, 19, 'Halvik', 'name', 'place', 4, 1, '', ''),
  (9, 2, 2, 69, 73, 'Vell', 'name', 'person', 1, 1, '', ''),
  (10, 3, 3, 7, 18, 'Bread March', 'name', 'event', 5, 1, '', '');

INSERT INTO quotes (id, article_id, sentence_id, kind, text, words, cue_start, cue_end, source_start, source_end, speaker_id,
                    confidence, decided_by)
VALUES
  (1, 1, 1, 'direct', 'Ferries must run.', 3, 9, 13, 0, 8, 1, 0.9, ''),
  (2, 1, 1, 'direct', 'Orr keeps her word.', 4, NULL, NULL, NULL, NULL, 1, 0.5, ''),
  (3, 2, 2, 'mixed', 'striking is a right, not a crime', 7, 8, 12, 0, 7, 2, 0.9, ''),
  (4, 2, 2, 'indirect', 'Vell had agreed', 3, 8, 12, 0, 7, 2, 0.7, ''),
  (5, 3, 3, 'direct', '=No fares!', 2, 30, 37, 19, 29, NULL, 0.8, '');
UPDATE quotes SET stance = 'praised' WHERE id = 2;
UPDATE quotes SET source_class = 'named' WHERE speaker_id IS NOT NULL;

INSERT INTO quote_spans (quote_id, position, start, "end") VALUES
  (1, 0, 16, 33), (2, 0, 76, 95), (3, 0, 26, 58), (4, 0, 69, 84), (5, 0, 40, 50);
INSERT INTO quote_mentions (quote_id, mention_id) VALUES (2, 5), (2, 6), (4, 9);
