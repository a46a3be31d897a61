#!/usr/bin/env python3
"""Prints what to look at in the linking of a large knowledge base.

usage: review_linking.py DB [COUNT]

The COUNT (default 200) most mentioned entities with their forms and how often each occurs; then the frequent people who
share a family name, the frequent organizations that share an acronym, and the frequent names of several types.
"""
import re
import sqlite3
import sys
import unicodedata
from collections import defaultdict

SUFFIXES = {"jr", "sr", "ii", "iii"}


def fold(name):
    plain = unicodedata.normalize("NFKD", name).lower().replace("-", " ")
    return [word for word in re.sub(r"[^a-z0-9 ]", "", plain).split() if word not in SUFFIXES]


def read_entities(database):
    forms = defaultdict(list)
    for entity, alias, mentions in database.execute("SELECT entity_id, alias, mentions FROM aliases"):
        forms[entity].append((mentions, alias))
    entities = []
    for entity, key, kind, name, wikidata in database.execute("SELECT id, key, type, name, wikidata FROM entities"):
        found = sorted(forms[entity], reverse=True)
        entities.append({"key": key, "type": kind, "name": name, "wikidata": wikidata, "forms": found,
                         "mentions": sum(count for count, _ in found)})
    return sorted(entities, key=lambda e: (-e["mentions"], e["key"]))


def line(entity, count):
    forms = ", ".join(f"{alias} {mentions}" for mentions, alias in entity["forms"][:count])
    return f"{entity['key']} {entity['wikidata']} {entity['mentions']}: {forms}"


def print_shared(title, entities, names_of):
    print(f"\n{title}")
    sharing = defaultdict(list)
    for entity in entities:
        for name in names_of(entity):
            sharing[name].append(entity)
    for name, group in sorted(sharing.items(), key=lambda item: -sum(e["mentions"] for e in item[1])):
        if len(group) > 1:
            print(f"  {name}")
            for entity in group:
                print("    " + line(entity, 6))


def family_names(entity):
    return fold(entity["name"])[-1:] if entity["type"] == "person" else []


def acronyms(entity):
    if entity["type"] != "organization":
        return set()
    written = {alias.replace(".", "") for _, alias in entity["forms"] if re.fullmatch(r"[A-Z.&]{2,8}", alias)}
    initials = "".join(word[0] for word in entity["name"].split() if word[0].isupper())
    return written | ({initials} if len(initials) > 1 else set())


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    entities = read_entities(sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True))
    count = int(sys.argv[2]) if len(sys.argv) == 3 else 200
    print("most mentioned")
    for place, entity in enumerate(entities[:count], 1):
        print(f"{place:4} " + line(entity, 20))
    frequent = entities[:count * 8]
    print_shared("people of one family name", frequent, family_names)
    print_shared("organizations of one acronym", frequent, acronyms)
    print_shared("one name of several types", frequent, lambda e: [" ".join(fold(e["name"]))])


main()
