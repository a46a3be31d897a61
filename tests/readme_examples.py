#!/usr/bin/env python3
"""Runs what README.md documents and compares the answers that it shows with the real ones.

usage: readme_examples.py SOURCE PROGRAM [--approve]

A ```console block holds commands behind "$ " and below each the answer; a command without an answer must succeed, whatever
it prints. A ```sql block must run. Everything happens in a scratch folder with the seeds and a knowledge base of them.
With --approve, the answers that README.md shows become the real ones. To show one more, write any line below its command.
"""
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile


def prepare(source, program, scratch):
    for folder in ("seeds", "corpora"):
        (scratch / folder).symlink_to(source / folder)
    (scratch / "build").mkdir()
    (scratch / "bin").mkdir()
    (scratch / "bin/onrecord").symlink_to(program)
    return dict(os.environ, PATH=f"{scratch}/bin:{os.environ['PATH']}", COLUMNS="100")


def run(command, scratch, environment):
    done = subprocess.run(["bash", "-c", command], cwd=scratch, env=environment, capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def examples(block):
    """The commands of a block, each with the answer shown."""
    for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
        command, _, answer = part.partition("\n")
        yield command, answer


def main(source, program, approve):
    readme = source / "README.md"
    text = readme.read_text(encoding="utf-8")
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        environment = prepare(source, program, scratch)
        status, _, problem = run("onrecord build seeds --db build/kb.sqlite --quiet", scratch, environment)
        if status != 0:
            return [f"the seeds cannot be read: {problem}"]

        def check(block):
            shown = list(examples(block[1]))
            real = []
            for command, answer in shown:
                status, out, problem = run(command, scratch, environment)
                if status != 0 or problem:
                    failures.append(f"$ {command}\nends with status {status}\n{problem}")
                if answer and answer != out and not approve:
                    failures.append(f"$ {command}\nREADME.md shows\n{answer}but it answers\n{out}")
                real.append(f"$ {command}\n{out if answer else ''}")
            return f"```console\n{''.join(real)}```\n"

        approved = re.sub(r"^```console\n(.*?)^```\n", check, text, flags=re.M | re.S)
        database = sqlite3.connect(scratch / "build/kb.sqlite")
        for query in re.findall(r"^```sql\n(.*?)^```\n", text, flags=re.M | re.S):
            if not database.execute(query).fetchall():
                failures.append(f"{query}gives no rows")
    if approve:
        readme.write_text(approved, encoding="utf-8")
    return failures


problems = main(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve(), "--approve" in sys.argv)
print("\n".join(problems), end="")
sys.exit(1 if problems else 0)
