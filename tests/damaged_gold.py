#!/usr/bin/env python3
"""Writes a knowledge base whose content is the gold of a folder, damaged at random but repeatably.

usage: damaged_gold.py GOLD_DIR DB SEED

It has the tables that scoring reads, with mentions and quotes that are missing, shifted, doubled, of another type or
kind, joined with another entity or of another speaker.
"""
import json
import pathlib
import random
import re
import sqlite3
import sys

SCHEMA = """
PRAGMA application_id = 0x6F6E7263;
CREATE TABLE articles(id INTEGER PRIMARY KEY, path TEXT);
CREATE TABLE entities(id INTEGER PRIMARY KEY, type TEXT, name TEXT);
CREATE TABLE mentions(id INTEGER PRIMARY KEY, article_id, start, "end", text, kind TEXT, entity_id);
CREATE TABLE quotes(id INTEGER PRIMARY KEY, article_id, kind, cue_start, cue_end, source_start, source_end, speaker_id);
CREATE TABLE quote_spans(quote_id, position, start, "end");
"""
VERSION = re.search(r"PRAGMA user_version = \d+", (pathlib.Path(__file__).parent.parent / "pipeline/schema.sql").read_text())[0]
TYPES = ["person", "organization", "event", "place"]
KINDS = ["direct", "mixed", "indirect"]


def main(gold, file, seed):
    chance = random.Random(seed)
    pathlib.Path(file).unlink(missing_ok=True)
    db = sqlite3.connect(file)
    db.executescript(SCHEMA + VERSION)
    entities = {}

    def entity(type_, name):
        if chance.random() < 0.1 and entities:
            return chance.choice(list(entities.values()))
        if chance.random() < 0.05:
            type_ = chance.choice(TYPES)
        return entities.setdefault((type_, name), len(entities) + 1)

    for number, path in enumerate(sorted(pathlib.Path(gold).glob("*.json")), 1):
        doc = json.loads(path.read_text(encoding="utf-8"))
        db.execute("INSERT INTO articles VALUES (?, ?)", (number, "some/folder/" + doc["article"]))
        taken = set()
        for m in doc["mentions"]:
            start = max(0, m["start"] + chance.choice([0] * 12 + [-3, 2]))
            end = m["end"] + chance.choice([0] * 12 + [-1, 3])
            if chance.random() < 0.1 or start >= end or (start, end) in taken:
                continue
            taken.add((start, end))
            kind = "pronoun" if chance.random() < 0.05 else "name"
            db.execute("INSERT INTO mentions VALUES (NULL, ?, ?, ?, ?, ?, ?)",
                       (number, start, end, m["surface"], kind, entity(m["type"], m["entity"])))
        for q in doc["quotes"]:
            if chance.random() < 0.1:
                continue
            kind = q["kind"] if chance.random() < 0.9 else chance.choice(KINDS)
            speaker = entity("person", q["speaker"]) if q["speaker"] and chance.random() < 0.9 else None
            for _ in range(chance.choice([1] * 9 + [2])):
                row = db.execute("INSERT INTO quotes VALUES (NULL, ?, ?, NULL, NULL, NULL, NULL, ?)",
                                 (number, kind, speaker))
                for position, (start, end) in enumerate(q["spans"]):
                    end -= chance.choice([0, 0, 1, 5, (end - start) // 2])
                    db.execute("INSERT INTO quote_spans VALUES (?, ?, ?, ?)", (row.lastrowid, position, start, end))
    db.executemany("INSERT INTO entities VALUES (?, ?, ?)",
                   [(id_, type_, name) for (type_, name), id_ in entities.items()])
    db.commit()


main(*sys.argv[1:])
