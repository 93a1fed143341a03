#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the sample project from sample.json, through hawamish-cli as anybody could.

Usage: build-sample.py HAWAMISH-CLI SOURCE-FOLDER OUTPUT

The same sources make the same file: time stands still at SOURCE_DATE_EPOCH, or at the day the sample
was written where that is not set.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

# 2023-04-20, when the affair of the sample is over.
WRITTEN = 1681948800
# Between two commands, so that their clocks and UUIDs never meet.
STEP = 600


class Cli:
    """Calls hawamish-cli, each time a little later."""

    def __init__(self, program, state):
        self.program = program
        self.state = state
        self.time = int(os.environ.get("SOURCE_DATE_EPOCH", WRITTEN))

    def __call__(self, *arguments):
        self.time += STEP
        environment = {**os.environ, "HAW_FIXED_CLOCK": str(self.time), "LC_ALL": "C.UTF-8",
                       "XDG_STATE_HOME": self.state}  # where backups go
        result = subprocess.run([self.program, *arguments, "--json"], env=environment,
                                stdout=subprocess.PIPE, encoding="utf-8", check=True)
        return [json.loads(line) for line in result.stdout.splitlines()]


def options(**values):
    """One --name=value for each value that is not empty, of a list for each of its items."""
    words = []
    for name, value in values.items():
        for item in value if isinstance(value, list) else [value]:
            if item:
                words.append(f"--{name}={item}")
    return words


def find_passage(text, annotation):
    """The offsets of a quotation in code points."""
    start = -1
    for _ in range(annotation.get("nth", 1)):
        start = text.index(annotation["quote"], start + 1)
    return start, start + len(annotation["quote"])


def build(cli, source, project):
    sample = json.loads((source / "sample.json").read_text(encoding="utf-8"))
    ids = {}

    cli("new", project, "--analyst=" + "هوامش")
    for code in sample["codes"]:
        cli("code", "add", project, code["name"],
            *options(color=code["color"], key=code["key"], description=code["description"],
                     parent=code["parent"]))
    for article in sample["articles"]:
        path = source / "articles" / article["file"]
        text = path.read_text(encoding="utf-8")
        (imported,) = cli("import", project, str(path),
                          *options(outlet=article["outlet"], published=article["published"]))
        for annotation in article["annotations"]:
            start, end = find_passage(text, annotation)
            (made,) = cli("annotate", project, imported["uuid"], str(start), str(end),
                          *options(code=annotation["codes"], note=annotation["note"],
                                   translation=annotation["translation"]))
            ids[annotation["id"]] = made["uuid"]
    for event in sample["events"]:
        evidence = [f"{ids[item['annotation']]}:{item['stance']}" for item in event["evidence"]]
        cli("event", "add", project,
            *options(title=event["title"], date=event["date"], place=event["place"],
                     actor=event["actors"], status=event["status"], evidence=evidence))


def main():
    program, source, output = sys.argv[1:]
    target = pathlib.Path(output)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        project = pathlib.Path(folder) / target.name
        build(Cli(program, folder), pathlib.Path(source), str(project))
        project.replace(target)


main()
