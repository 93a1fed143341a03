# SPDX-License-Identifier: GPL-3.0-or-later
"""What the jobs done in the real window share: they number their steps, look into the file through
hawamish-cli, and keep what was on the screen where one fails.
"""
import json
import subprocess
import sys

from driver import Failure, keep_evidence


def check(condition, sentence):
    if not condition:
        raise Failure(sentence)


def in_text(app):
    """The text of the article if it has the keyboard."""
    node = app.focused()
    return node if node is not None and node.role == "document text" else None


def enter_text(app, articles):
    """By the list of articles, with its name, into the text of the first, with the keys of the panes alone."""
    app.find("list", articles)
    app.key("ctrl+f", "Escape")
    for _attempt in range(12):
        node = app.focused()
        if node is not None and node.role in ("list item", "list"):
            break
        app.key("Tab")
    app.key("Home", "Return")
    app.find("heading", within=app.find("document text"))
    for _attempt in range(8):
        if in_text(app):
            break
        app.key("F6")
    app.find("document text", state="FOCUSED")
    app.key("ctrl+Home")


class Job:
    def __init__(self, cli):
        self.cli = cli
        self.step = 0

    def say(self, sentence):
        self.step += 1
        print(f"ok {self.step} - {sentence}", flush=True)

    def run_cli(self, *arguments):
        done = subprocess.run([self.cli, *arguments], capture_output=True, text=True)
        if done.returncode != 0:
            raise Failure(done.stderr)
        return done.stdout

    def rows(self, project, what):
        """What is in the file, a dictionary each."""
        return [json.loads(line) for line in self.run_cli("list", project, what, "--json").splitlines()]

    def do(self, main, get_app, evidence, name):
        """Runs it; get_app gives the window there is by then, or None."""
        try:
            main()
        except Failure as failure:
            print(f"not ok {self.step + 1} - {failure}")
            keep_evidence(get_app(), evidence, name)
            sys.exit(1)
        finally:
            if get_app() is not None:
                get_app().kill()
        print(f"1..{self.step}")
