#!/usr/bin/env python3
"""Prints texts, mentions, quotes and links of a knowledge base, articles by the number that ends their path.

With --types entities stand as their types alone: which ones they are may weigh the date, which a bare text does not have.

usage: list_contents.py DB [--types]
"""
import re
import sqlite3
import sys

QUERIES = (
    "SELECT path, text FROM articles",
    """SELECT path, m.start, m."end", m.kind, m.type, {entity} FROM mentions m JOIN articles a ON a.id = article_id
       LEFT JOIN entities e ON e.id = entity_id""",
    """SELECT path, q.kind, q.text, cue_start, source_start, {entity} FROM quotes q JOIN articles a ON a.id = article_id
       LEFT JOIN entities e ON e.id = speaker_id""",
)


def without_path(value):
    """The key of an entity of one article alone ends with a hash of the article's path."""
    return re.sub(r"^((?:person|organization|event|place)/.*)-[0-9a-f]{8}$", r"\1-here", value) if isinstance(value, str) else value


def main():
    database = sqlite3.connect(sys.argv[1])
    entity = "e.type" if "--types" in sys.argv else "e.key, e.name, e.wikidata"
    for query in QUERIES:
        query = query.format(entity=entity)
        rows = [(int(re.search(r"(\d+)(\.\w+)?$", row[0]).group(1)), *map(without_path, row[1:]))
                for row in database.execute(query)]
        for row in sorted(rows, key=repr):
            print(row)


main()
