#!/usr/bin/env python3
"""Prints how often the politicians and parties of the United States are linked to their Wikidata ids.

usage: linked_politicians.py FACTS_DIR DB GOLD_DIR...

Of the gold mentions that the knowledge base has with the same span: those whose gold entity bears the name of a member of
Congress since 1990, a president, an officer of a state, or a party of the United States, and whose entity has an id, the
same as in the tables where they have one.
"""
import csv
import glob
import gzip
import json
import os
import re
import sqlite3
import sys
import unicodedata
from collections import Counter

PARTIES = ("Republican Party", "Democratic Party", "Libertarian Party", "Green Party of the United States")


def fold(name):
    plain = unicodedata.normalize("NFKD", name).casefold().replace("-", " ")
    return re.sub(r"[^a-z ]", "", plain)


def read(folder, name):
    with gzip.open(os.path.join(folder, name), "rt", encoding="utf-8") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def read_politicians(facts):
    ids = {fold("Hillary Clinton"): "", fold("Bill Clinton"): "", fold("George H. W. Bush"): ""}
    for row in read(facts, "us_legislators.tsv.gz"):
        if row["last_end"] < "1990" and row["current"] != "1" and "prez" not in row["offices"]:
            continue
        names = {row["full_name"], f"{row['first']} {row['last']}", re.sub(r" \(.*", "", row["wikipedia"])}
        names |= set(row["aliases"].split("|")) | ({f"{row['nickname']} {row['last']}"} if row["nickname"] else set())
        ids.update((fold(name), row["wikidata"]) for name in names if name)
    for row in read(facts, "us_state_politicians.tsv.gz"):
        if row["role"] in ("governor", "lt_governor", "attorney general", "secretary of state"):
            ids.setdefault(fold(row["name"]), row["wikidata"])
    return ids


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    politicians = read_politicians(sys.argv[1])
    parties = {fold(name) for name in PARTIES}
    database = sqlite3.connect(f"file:{sys.argv[2]}?mode=ro", uri=True)
    for folder in sys.argv[3:]:
        asked, linked = Counter(), Counter()
        for file in glob.glob(os.path.join(folder, "*.json")):
            gold = json.load(open(file, encoding="utf-8"))
            ids = {(start, end): wikidata for start, end, wikidata in database.execute(
                'SELECT m.start, m."end", e.wikidata FROM mentions m JOIN entities e ON e.id = entity_id'
                " JOIN articles a ON a.id = article_id WHERE path = ? OR path LIKE '%/' || ?",
                (gold["article"], gold["article"]))}
            for mention in gold["mentions"]:
                name, span = fold(mention["entity"].split(" (")[0]), (mention["start"], mention["end"])
                is_politician = mention["type"] == "person" and name in politicians
                is_party = mention["type"] == "organization" and name in parties
                if span not in ids or not (is_politician or is_party):
                    continue
                kind = "politicians" if is_politician else "parties"
                asked[kind] += 1
                linked[kind] += bool(ids[span]) and politicians.get(name, "") in ("", ids[span])
        for kind in asked:
            print(f"{folder}: {kind} linked {linked[kind]} of {asked[kind]}, {linked[kind] / asked[kind]:.3f}")


main()
