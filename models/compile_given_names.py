#!/usr/bin/env python3
"""Compiles models/en/given_names.tsv: given names with the gender of those who bear them.

usage: compile_given_names.py FACTS_DIR > models/en/given_names.tsv

Reads given_names_us.tsv.gz (births in the United States by name and sex, SSA, public domain). Keeps names with at
least 1,000 births. The class is "female" or "male" where at least 95 % of the bearers are, else "both".
"""
import csv
import gzip
import sys

MIN_BIRTHS = 1000
SURE = 0.95


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with gzip.open(sys.argv[1] + "/given_names_us.tsv.gz", "rt", encoding="utf-8") as file:
        rows = [(r["name"].lower(), int(r["female"]), int(r["male"])) for r in csv.DictReader(file, delimiter="\t")]
    print("#! caseless")
    print("# Given names, and the gender of at least 95 % of their bearers. Made by models/compile_given_names.py.")
    for name, female, male in sorted(rows):
        births = female + male
        if births < MIN_BIRTHS:
            continue
        share = female / births
        print(f"{name}\t{'female' if share >= SURE else 'male' if share <= 1 - SURE else 'both'}")


main()
