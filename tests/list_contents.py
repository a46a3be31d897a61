#!/usr/bin/env python3
"""Prints texts, mentions and quotes of a knowledge base, articles by the number that ends their path.

Entities by type: their keys and links may weigh the date, which a bare text does not have.

usage: list_contents.py DB
"""
import re
import sqlite3
import sys

QUERIES = (
    "SELECT path, text FROM articles",
    """SELECT path, m.start, m."end", m.kind, m.type, e.type FROM mentions m JOIN articles a ON a.id = article_id
       LEFT JOIN entities e ON e.id = entity_id""",
    """SELECT path, q.kind, q.text, cue_start, source_start, e.type FROM quotes q JOIN articles a ON a.id = article_id
       LEFT JOIN entities e ON e.id = speaker_id""",
)


def main():
    database = sqlite3.connect(sys.argv[1])
    for query in QUERIES:
        rows = [(int(re.search(r"(\d+)(\.\w+)?$", row[0]).group(1)), *row[1:]) for row in database.execute(query)]
        for row in sorted(rows, key=repr):
            print(row)


main()
