# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program proposes for an article, decided with keys alone: Tab from one to the next, Enter accepts,
Delete dismisses, an undo takes either back, and Tab leaves the text in the end. What was decided is checked
in the file, through hawamish-cli.

    proposals.py HAWAMISH HAWAMISH-CLI LOCALEDIR LANGUAGE LAYOUT ARTICLES EVIDENCE
"""
import gettext
import os
import pathlib
import re
import sys
import tempfile

from driver import App, Failure, wait
from job import Job, enter_text, in_text

hawamish, cli, localedir, language, layout, articles, evidence = sys.argv[1:8]
translation = gettext.translation("hawamish", localedir, [language], fallback=language == "en")
_ = translation.gettext
app = None
job = Job(cli)
say = job.say
TOLD = re.compile(re.escape(_("Proposal %u of %u, \u2068%s\u2069: \u2068%s\u2069"))
                  .replace("%u", r"(\d+)").replace("%s", "(.*?)"), re.S)


def made(project):
    """What stands in the file because of a proposal."""
    return sum(len(job.rows(project, kind)) for kind in ("actors", "annotations", "events"))


def current():
    """Which proposal the text says it is at: its number, of how many, its words."""
    node = in_text(app)
    match = TOLD.fullmatch(node.accessible.get_description() or "") if node else None
    return (int(match[1]), int(match[2]), match[3]) if match else None


def wait_current(condition, what):
    return wait(lambda: (lambda now: now if now and condition(now) else None)(current()), what)


def begin_walk():
    """To the first proposal, as soon as there are some: until then Tab leaves the text."""
    def at_first():
        if current():
            return current()
        if not in_text(app):
            app.key("shift+Tab")
        app.key("ctrl+Home", "Tab")
        return current()
    return wait(at_first, "the first proposal")


def decide(project):
    first = begin_walk()
    say("Tab goes to the first proposal")
    app.key("Return")
    accepted = wait(lambda: made(project), "what was accepted in the file")
    second = wait_current(lambda now: now[2] != first[2], "the next proposal")
    say("Enter accepts it and goes on")

    app.key("Delete")
    third = wait_current(lambda now: now[2] != second[2], "the one after that")
    check_made(project, accepted)
    say("Delete dismisses it and goes on")
    return accepted, second, third


def check_made(project, accepted):
    if made(project) != accepted:
        raise Failure("nothing else is in the file")


def take_back(project, accepted, dismissed, left):
    app.key("ctrl+z")
    app.find("document text", state="FOCUSED")

    def back():
        app.key("ctrl+Home", "Tab")
        for _attempt in range(left[1] + 2):
            now = current()
            if now is None or now[2] == dismissed[2]:
                return now
            app.key("Tab")
        return None
    wait(back, "the proposal that was dismissed")
    check_made(project, accepted)
    say("an undo brings back what was dismissed")
    app.key("Escape", "ctrl+z")
    wait(lambda: made(project) == 0, "nothing in the file")
    say("an undo takes back what was accepted")


def leave(count):
    app.key("ctrl+Home")
    for _attempt in range(count + 40):
        app.key("Tab")
        if not in_text(app):
            say("after the last one Tab leaves the text")
            return
    raise Failure("Tab leaves the text")


def main():
    with tempfile.TemporaryDirectory() as folder:
        project = os.path.join(folder, "affair.hawamish")
        article = sorted(pathlib.Path(articles).glob("*.txt"))[0]
        job.run_cli("new", project)
        job.run_cli("import", project, "--published", "2020-07-05", str(article))
        run(project, folder)


def run(project, folder):
    global app
    app = App(hawamish, project, language=language, layout=layout,
              log=os.environ.get("HAW_E2E_LOG") or os.path.join(folder, "trace.log"))
    enter_text(app, _("Articles"))
    say("the article has the keyboard")
    accepted, dismissed, left = decide(project)
    take_back(project, accepted, dismissed, left)
    leave(left[1])
    app.close()
    if made(project) != 0:
        raise Failure("the file is as it was left")
    say("the window closes, and all is in the file")


job.do(main, lambda: app, evidence, f"proposals-{language}")
