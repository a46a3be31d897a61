#!/usr/bin/env python3
"""Person and organization of a knowledge base's affiliations against gold: score_affiliations.py KB GOLD_DIR

KB holds the articles of GOLD_DIR. Asked for are the gold affiliations whose organization the article names; a pair is
right when both entities have a form in common with it in that article.
"""
import glob
import json
import os
import sqlite3
import sys


def main():
    database = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
    aliases = {}
    for entity, alias in database.execute("SELECT entity_id, alias FROM aliases"):
        aliases.setdefault(entity, set()).add(alias.lower())
    right = found = reached = asked = 0
    for path in sorted(glob.glob(os.path.join(sys.argv[2], "*.json"))):
        with open(path, encoding="utf-8") as file:
            gold = json.load(file)
        forms = {}
        for mention in gold["mentions"]:
            forms.setdefault(mention["entity"], set()).add(mention["surface"].lower())
        wanted = {(a["person"], a["organization"]) for a in gold["affiliations"] if a.get("organization") in forms}
        told = set(database.execute(
            "SELECT person_id, organization_id FROM affiliations JOIN articles ON articles.id = article_id "
            "WHERE path = ? AND organization_id IS NOT NULL", (os.path.basename(path)[:-len(".json")],)))

        def same(pair, names):
            return all(aliases[entity] & forms.get(name, {name.lower()}) for entity, name in zip(pair, names))

        right += sum(any(same(pair, names) for names in wanted) for pair in told)
        reached += sum(any(same(pair, names) for pair in told) for names in wanted)
        found += len(told)
        asked += len(wanted)
    print(f"gold {asked}  found {found}  P {right / max(found, 1):.2f} R {reached / max(asked, 1):.2f}")


if __name__ == "__main__":
    main()
