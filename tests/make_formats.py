#!/usr/bin/env python3
"""Writes the first COUNT articles of a JSON Lines file in four forms: with their metadata as lines.jsonl and
pages/N.html, and without as bare.jsonl and texts/N.txt.

usage: make_formats.py DUMP.jsonl.gz COUNT FOLDER

All have the same text, of which runs of spaces are folded, as HTML does. The pages have what pages have around
an article: navigation, a headline, a byline, a box of links, a footer.
"""
import gzip
import html
import json
import pathlib
import re
import sys

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title} | {source}</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="{source}">
<meta property="article:published_time" content="{date}T10:00:00Z"><meta name="author" content="{author}">
<link rel="canonical" href="{url}"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/politics">Politics</a></li></ul></nav>
<div class="page"><article><h1>{title}</h1><p class="byline">By <a href="#">{author}</a></p>
<div class="story">{before}<div class="related"><h3>Related</h3><ul><li><a href="/x">Ten things to know about ferries
before you take one to an island that you do not know</a></li></ul></div>{after}</div>
<footer><p>Filed under <a href="/politics">politics</a></p></footer></article></div>
<aside class="sidebar"><h2>Most read</h2><p>Nobody knows who reads the most, or why they do it, or for how long.</p></aside>
<footer class="site-footer"><p>All rights reserved. No part of this page may be sung, printed or thrown.</p></footer>
</body></html>
"""


def paragraphs_of(text):
    folded = (re.sub(r"[ \t\n\v\f\r]+", " ", paragraph).strip() for paragraph in re.split(r"\n\s*\n", text))
    return [paragraph for paragraph in folded if paragraph]


def main():
    dump, count, folder = sys.argv[1], int(sys.argv[2]), pathlib.Path(sys.argv[3])
    for name in ("texts", "pages"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    with gzip.open(dump, "rt", encoding="utf-8") as lines, \
            open(folder / "lines.jsonl", "w", encoding="utf-8") as out, \
            open(folder / "bare.jsonl", "w", encoding="utf-8") as bare:
        for number, line in zip(range(1, count + 1), lines):
            article = json.loads(line)
            paragraphs = paragraphs_of(article["text"])
            article["text"] = "\n\n".join(paragraphs)
            out.write(json.dumps(article, ensure_ascii=False) + "\n")
            bare.write(json.dumps({"text": article["text"]}, ensure_ascii=False) + "\n")
            (folder / "texts" / f"{number}.txt").write_text(article["text"], encoding="utf-8")
            tagged = ["<p>" + html.escape(paragraph) + "</p>" for paragraph in paragraphs]
            fields = {key: html.escape(str(article.get(key) or "")) for key in ("title", "source", "date", "author", "url")}
            half = len(tagged) // 2
            page = PAGE.format(**fields, before="\n".join(tagged[:half]), after="\n".join(tagged[half:]))
            (folder / "pages" / f"{number}.html").write_text(page, encoding="utf-8")


main()
