#!/usr/bin/env python3
"""Compiles models/en/known_entities.tsv: entities that articles are likely to name, with ids, dates and aliases.

usage: compile_known_entities.py FACTS_DIR > models/en/known_entities.tsv

Reads known_by_hand.tsv beside this file first, then the public tables of FACTS_DIR, with the ids of country_ids.tsv,
house_ids.tsv and known_ids.tsv beside this file; models/README.md names their sources and licences. An entity that an earlier table holds under the same type and name is kept as it stands there
and only gains an id and aliases. A key is a name folded as name_words() folds it (stages/entities_names.h).
"""
import csv
import gzip
import os
import re
import sys
import unicodedata

FIRST_YEAR = 1950  # of what can still be in the news: who held office only before is left out
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss"})
FORMS = {"gov": "agency", "thinktank": "think tank", "advocacy": "advocacy group", "armed": "armed group",
         "ngo": "non-governmental organization", "campaign": "campaign body", "union": "trade union"}


def fold(name):
    text = "".join(c for c in unicodedata.normalize("NFKD", name) if unicodedata.category(c) != "Mn")
    text = text.casefold().translate(LETTERS)
    text = re.sub("['’‘ʼ]s(?= |$)", "", text)
    text = re.sub("['’‘ʼ.]", "", text)
    words = re.findall(r"[^\W_&+]+|[&+]+", re.sub(r"[^\w&+]|_", " ", text))
    while words and words[0] == "the":
        words = words[1:]
    return " ".join(words)


class Table:
    def __init__(self):
        self.rows = {}
        self.usual = {}  # each name of an entity that is the usual one: its place in rows

    def add(self, kind, name, wikidata="", gender="", since="", until="", description="", aliases=(), which="",
            usual="", as_written=()):
        """`which` tells namesakes apart: a member's id, a party's country. An entity without one is any of them.
        `as_written` are forms that folding would confuse with another's: "La." and "LA"."""
        name = " ".join(name.split())
        if not fold(name) or len(name) > 80:
            return
        plain = fold(name)
        if kind == "organization":  # ExxonMobil, G-7; two tables' "U.S. Harbour Patrol Office" and "Harbour Patrol Office"
            plain = re.sub("^us (?=\\w+ )", "", plain).replace(" ", "")
        key = self.usual.get((kind, fold(name)), (kind, plain))
        row = self.rows.get(key)
        if row and which and row["which"] and row["which"] != which:
            key = (kind, plain + " " + which)
            row = self.rows.get(key)
        if row is None:
            row = self.rows[key] = {"wikidata": wikidata, "type": kind, "name": name, "gender": gender, "from": since,
                                    "to": until, "description": description, "keys": {}, "which": which, "usual": usual}
        row["wikidata"] = row["wikidata"] or wikidata
        row["gender"] = row["gender"] or gender
        row["which"] = row["which"] or which
        for alias in (name, *aliases):
            taken = self.usual.get((kind, fold(alias)), key) != key  # by another usual one: it would be neither's
            if fold(alias) and not (taken and row["usual"] and alias != name):
                row["keys"][fold(alias)] = None
                if kind == "organization" and "-" in alias:
                    row["keys"][fold(alias).replace(" ", "")] = None
                if usual and which in ("", "by hand"):
                    self.usual.setdefault((kind, fold(alias)), key)
        for form in as_written:
            row["keys"][form] = None


def read(folder, name):
    path = os.path.join(folder, name)
    opened = gzip.open(path, "rt", encoding="utf-8") if name.endswith(".gz") else open(path, encoding="utf-8")
    with opened as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def split(cell):
    return [part for part in (cell or "").split("|") if part]


def year(text):
    found = re.search(r"\d{4}", text or "")
    return found.group() if found else ""


def read_beside(name):
    return read(os.path.dirname(os.path.abspath(__file__)), name)


def ids_of_senators(facts):
    """Ids of former senators, which the table of members of Congress lacks, by day of birth."""
    found = {}
    for r in read(facts, "world_politicians.tsv.gz"):
        if r["country"] == "United States of America" and r["wikidata"] and r["birth"]:
            found.setdefault(r["birth"], []).append((set(fold(r["name"]).split()), r["wikidata"]))
    return found


def add_people(table, facts):
    states = {r["postal"]: r["name"] for r in read(facts, "us_states.tsv")}
    senators = ids_of_senators(facts)
    house = {r["# bioguide"]: r["wikidata"] for r in read_beside("house_ids.tsv")}
    offices = {"rep": "representative", "sen": "senator", "president": "president", "prez": "president",
               "viceprez": "vice president", "vp": "vice president"}
    for r in read(facts, "us_legislators.tsv.gz"):
        president = "prez" in split(r["offices"])
        if int(year(r["last_end"]) or 0) < FIRST_YEAR and not president:
            continue
        known_as = f"{r['nickname']} {r['last']}" if r["nickname"] else r["full_name"]
        name = re.sub(r" \(.*\)", "", r["wikipedia"]) or known_as
        office = "/".join(offices.get(o, o) for o in split(r["offices"]))
        description = f"US {office}, {states.get(r['state'], r['state'])}, {r['party']}".replace(", ,", ",")
        full = f"{r['first']} {r['middle']} {r['last']} {r['suffix']}"
        if ("person", fold(full)) in table.usual:
            name = full
        aliases = [r["full_name"], f"{r['first']} {r['last']}", full, *split(r["aliases"])]
        if r["nickname"]:
            aliases.append(f"{r['nickname']} {r['last']}")
        if r["middle"]:
            aliases.append(f"{r['first']} {r['middle'][0]} {r['last']}")
        if r["suffix"]:
            aliases += [f"{alias} {r['suffix']}" for alias in aliases if r["suffix"] not in alias]
        born = [q for words, q in senators.get(r["birthday"], []) if set(fold(r["last"]).split()) <= words]
        wikidata = r["wikidata"] or house.get(r["bioguide"], "") or (born[0] if len(born) == 1 else "")
        table.add("person", name, wikidata, {"M": "male", "F": "female"}.get(r["gender"], ""), year(r["first_start"]),
                  "" if r["current"] == "1" else year(r["last_end"]), description, aliases,
                  r["bioguide"] or r["birthday"], "usual" if president else "")
    for r in read(facts, "us_state_politicians.tsv.gz"):
        if r["role"] in ("governor", "attorney general", "secretary of state", "lt_governor"):
            role = r["role"].replace("lt_governor", "lieutenant governor")
            table.add("person", r["name"], r["wikidata"], r["gender"].lower(), year(r["start"]), "",
                      f"{role} of {states.get(r['state'], r['state'])}", split(r["other_names"]))
    for r in read(facts, "world_leaders.tsv"):
        if r["source"] == "ParlGov" or " " not in r["name"] or "," in r["name"] or int(year(r["end"]) or 9999) < FIRST_YEAR:
            continue
        title = r["title"] or "head of state or government"
        country = r["country"]
        description = f"{title.lower()} of {country}" if len(country) > 3 else title
        table.add("person", r["name"], "", "", year(r["start"]), year(r["end"]), description)
    for r in read(facts, "people_curated.tsv"):
        # Who is listed beside a cabinet or a trial need not have sat in it.
        vague = r["kind"].startswith(("cabinet", "lawyer")) or r["kind"] == "world"
        table.add("person", r["name"], description="public figure" if vague else r["kind"])


def names_of_committee(name):
    """How articles call the "House Committee on Ferries": "House Ferries Committee", "House Ferries"."""
    found = re.fullmatch(r"(House|Senate) (?:Permanent )?(?:Select )?Committee on (?:the )?([^()]+)", name)
    return [f"{found[1]} {found[2]} Committee", f"{found[1]} {found[2]}"] if found else []


def add_organizations(table, facts):
    countries = {r["iso3"]: r["name"] for r in read(facts, "countries.tsv")}
    for r in read(facts, "orgs_curated.tsv"):
        table.add("organization", r["name"], description=FORMS.get(r["kind"], r["kind"]), aliases=split(r["aliases"]))
    for r in read(facts, "outlets_curated.tsv"):
        # ABC is the network, and ABC News its newsroom.
        aliases = [a for a in split(r["aliases"]) if not (a.isupper() and r["name"] == a + " News")]
        table.add("organization", r["name"], description="news outlet", aliases=aliases)
    for r in read(facts, "intl_orgs.tsv"):
        table.add("organization", r["name"], r["wikidata"], description="intergovernmental body",
                  aliases=[r["acronym"]] if len(r["acronym"]) > 2 else [])
    for r in read(facts, "us_agencies.tsv"):
        if r["acronym"]:
            table.add("organization", r["name"], description="agency of the United States", aliases=[r["acronym"]])
    for r in read(facts, "us_congress_committees.tsv"):
        if not r["parent"]:
            table.add("organization", r["name"], description="committee of the United States Congress",
                      aliases=split(r["aliases"]) + (names_of_committee(r["name"]) if r["current"] == "1" else []))
    for r in read(facts, "parties.tsv.gz"):
        if r["wikidata"] and not r["year_last"] and float(r["max_share"] or 0) >= 4:
            names = [n.strip() for n in r["name_english"].split("/")]
            table.add("organization", names[0], r["wikidata"], "", r["year_first"], "",
                      f"political party of {countries.get(r['country'], r['country'])}", names[1:] + [r["name_native"]], r["country"])
    for r in read(facts, "companies.tsv"):
        if r["source"].startswith("S&P"):
            table.add("organization", r["name"], description="company")
    for r in read(facts, "legislatures.tsv"):
        table.add("organization", r["name"], r["wikidata"], description=f"legislature of {r['country']}")


def add_places_and_events(table, facts):
    for r in read(facts, "us_states.tsv"):
        aliases = [r["postal"], r["ap_abbreviation"], f"State of {r['name']}"]
        if r["name"] == "District of Columbia":
            continue
        if ("place", fold(r["name"])) in table.usual:  # of a city, too
            aliases.append(f"{r['name']} State")
        table.add("place", r["name"], r["wikidata"], description=f"{r['type']} of the United States",
                  aliases=[a for a in aliases if a and fold(a) not in ("la", "dc")], which="state",
                  as_written=["La."] if r["postal"] == "LA" else [])
    ids = {r["# iso2"]: r["wikidata"] for r in read_beside("country_ids.tsv")}
    for r in read(facts, "countries.tsv"):
        names = [a for a in [r["official"], *split(r["alt_names"])] if len(a) > 3 or a.isupper() and len(a) == 3]
        table.add("place", r["name"], ids[r["iso2"]], description="country", aliases=names, which="by hand")
    for r in read(facts, "events_curated.tsv"):
        if r["kind"] != "law" and r["name"] != "Election Day":  # which its year's election is
            table.add("event", r["name"], since=r["year"], until=r["year"], description=r["kind"],
                      aliases=split(r["aliases"]))


def add_ids(table):
    """Ids of those who have none so far and whose name nobody else of their type has."""
    for r in read_beside("known_ids.tsv"):
        named = [row for row in table.rows.values() if row["type"] == r["type"] and row["name"] == r["name"]]
        if len(named) != 1 or named[0]["wikidata"] not in ("", r["# wikidata"]):
            sys.exit(f"known_ids.tsv: {r['name']} is {len(named)} in the tables or has another id")
        named[0]["wikidata"] = r["# wikidata"]


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    table = Table()
    for r in read_beside("known_by_hand.tsv"):
        table.add(r["type"], r["name"], r["wikidata"], r["gender"], r["from"], r["to"], r["description"],
                  split(r["aliases"]), "" if r["type"] == "person" else "by hand", "usual")
    add_people(table, sys.argv[1])
    add_organizations(table, sys.argv[1])
    add_places_and_events(table, sys.argv[1])
    add_ids(table)
    print("# Entities that articles are likely to name. Made by models/compile_known_entities.py; do not edit.")
    print("# wikidata\ttype\tname\tgender\tfrom\tto\tusual\tdescription\tkeys")
    for row in sorted(table.rows.values(), key=lambda row: (row["type"], fold(row["name"]), row["which"], row["name"])):
        row["keys"] = "|".join(row["keys"])
        print("\t".join(row[c] for c in ("wikidata", "type", "name", "gender", "from", "to", "usual", "description", "keys")))


main()
