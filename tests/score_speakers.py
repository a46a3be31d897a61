#!/usr/bin/env python3
"""Counts the speakers of direct quotes that are right, against 100 articles in which readers marked them.

usage: score_speakers.py articles ARTICLES FOLDER    writes the articles of tests/pipeline/read_quotes.tsv to FOLDER
       score_speakers.py score DB [--errors] [--most SHARE]
                                                     scores a knowledge base built of that folder, lists the errors, and
                                                     fails when a larger share of the direct quotes is wrong

ARTICLES is political-2012-2020.jsonl.gz (github ramybaly/Article-Bias-Prediction, Apache-2.0). The articles were drawn by
chance, none is among the labels that speakers are learned from (models/labels), and no rule was written on them. Four
readers decided for each stretch between quotation marks, before any program was run: `direct`, a whole clause or sentence
that somebody says; `fragment`, words within the reporter's own sentence; `unsaid`, a title or a word as word. Spans are
half-open, in code points of the article's text; the third column is who says it by the text, `-` where it names nobody,
joint speakers divided by " + ".
"""
import argparse
import gzip
import hashlib
import json
import os
import re
import sqlite3
import sys
import unicodedata
from collections import Counter

TABLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pipeline", "read_quotes.tsv")


def read_table():
    """Yields each article's path and the hash of its text, with its stretches: kind, begin, end, names."""
    article, stretches = None, []
    with open(TABLE, encoding="utf-8") as file:
        for line in file:
            if line.startswith("#"):
                continue
            kind, second, third = line.rstrip("\n").split("\t")
            if kind == "article":
                if article:
                    yield article, stretches
                article, stretches = (second, third), []
            else:
                begin, end = map(int, second.split("-"))
                stretches.append((kind, begin, end, [] if third == "-" else third.split(" + ")))
    yield article, stretches


def write_articles(dump, folder):
    numbers = {int(path.split("#")[1]) for (path, _), _ in read_table()}
    os.makedirs(folder, exist_ok=True)
    with gzip.open(dump, "rt", encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if number in numbers:
                with open(os.path.join(folder, f"{number}.json"), "w", encoding="utf-8") as article:
                    article.write(line)


def words_of(name):
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return [word for word in re.sub(r"['’]s\b|[^\w ]", "", plain).split() if word != "the"]


def is_same(a, b):
    """Whether two names can be one speaker's: equal last words and first letters, or all words of one in the other."""
    a, b = words_of(a), words_of(b)
    if not a or not b:
        return False
    if a[-1] == b[-1] and (len(a) == 1 or len(b) == 1 or a[0][0] == b[0][0]):
        return True
    return set(a) <= set(b) or set(b) <= set(a)


class KnowledgeBase:
    def __init__(self, path):
        self.db = sqlite3.connect(path)

    def article(self, path, digest):
        file = path.split("#")[1] + ".json%"
        for number, text in self.db.execute("select id, text from articles where path like ?", (file,)):
            if hashlib.sha256(text.encode()).hexdigest() == digest:
                return number, text
        sys.exit(f"{path}: not in the knowledge base, or with another text")

    def quotes(self, article):
        """Each quote with words between marks: kind, speaker's id, speaker's names in the article, class, spans."""
        for quote, kind, speaker, name, unnamed in self.db.execute(
            "select q.id, q.kind, q.speaker_id, e.name, q.source_class from quotes q"
            " left join entities e on e.id = q.speaker_id where q.article_id = ? and q.kind <> 'indirect'",
            (article,),
        ).fetchall():
            spans = self.db.execute('select start, "end" from quote_spans where quote_id = ?', (quote,)).fetchall()
            names = self.db.execute(
                "select distinct text from mentions where entity_id = ? and article_id = ? and kind = 'name'",
                (speaker, article),
            ).fetchall()
            yield kind, name, [name] + [n for n, in names] if name else [], unnamed, spans


def covering(quotes, begin, end):
    """The quote that covers most of a stretch, and half of it at least."""
    def shared(quote):
        return sum(max(0, min(end, e) - max(begin, b)) for b, e in quote[4])

    best = max(quotes, key=shared, default=None)
    return best if best and 2 * shared(best) >= end - begin else None


def score(kb, show_errors):
    count, unsaid = Counter(), Counter()
    for (path, digest), stretches in read_table():
        article, text = kb.article(path, digest)
        quotes = list(kb.quotes(article))
        for kind, begin, end, names in stretches:
            found = covering(quotes, begin, end)
            if kind == "fragment" and found and found[0] == "direct":
                kind = "direct"
            if kind == "unsaid":
                unsaid["all"] += 1
                unsaid["direct"] += found is not None and found[0] == "direct"
                continue
            if found is None:
                outcome = "not found" if names else "nobody's, not found"
            elif not names:
                outcome = "nobody's, given to somebody" if found[2] else "nobody's, left so"
            elif not found[2]:
                outcome = "without a speaker"
            else:
                is_right = any(is_same(a, b) for a in found[2] for b in names)
                outcome = "right" if is_right else "wrong speaker"
            count[kind, outcome] += 1
            if show_errors and outcome not in ("right", "nobody's, left so"):
                said_by = "-" if found is None else found[1] or found[3]
                print(path, begin, kind, outcome, said_by, " + ".join(names) or "-",
                      text[begin:end][:60].replace("\n", " "), sep="\t")
    wrong = {}
    for kind in ("direct", "fragment"):
        outcomes = {outcome: n for (of, outcome), n in sorted(count.items()) if of == kind}
        named = sum(outcomes.get(o, 0) for o in ("right", "wrong speaker", "without a speaker"))
        wrong[kind] = 1 - outcomes.get("right", 0) / named
        print(f"{kind}: {named} whose speaker the text names, {wrong[kind]:.3f} wrong or without one;",
              ", ".join(f"{outcome} {n}" for outcome, n in outcomes.items()))
    print(f"unsaid: {unsaid['all']}, found as direct {unsaid['direct']}")
    return wrong["direct"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    articles = commands.add_parser("articles")
    articles.add_argument("dump")
    articles.add_argument("folder")
    scored = commands.add_parser("score")
    scored.add_argument("db")
    scored.add_argument("--errors", action="store_true")
    scored.add_argument("--most", type=float, default=1)
    given = parser.parse_args()
    if given.command == "articles":
        write_articles(given.dump, given.folder)
    elif score(KnowledgeBase(given.db), given.errors) > given.most:
        sys.exit(f"more than {given.most} of the direct quotes are wrong")


main()
