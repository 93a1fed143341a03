# SPDX-License-Identifier: GPL-3.0-or-later
"""Articles on one affair, and the keyboard alone: Tab goes through what is proposed, Enter takes every
event that is. What comes of it is checked in the file, through hawamish-cli: the events on their days,
each with its passages, and reports of one event by several articles at that one.

    event_proposals.py HAWAMISH HAWAMISH-CLI LOCALEDIR LANGUAGE LAYOUT SHARED|SAMPLE FOLDER EVIDENCE

Where FOLDER of the shared articles is not there the test is skipped with a word.
"""
import gettext
import json
import os
import pathlib
import shutil
import sqlite3
import sys
import tempfile

from driver import App, Failure, wait
from job import Job, check, in_text

hawamish, cli, localedir, language, layout, source, folder, evidence = sys.argv[1:9]
folder = pathlib.Path(folder)
translation = gettext.translation("hawamish", localedir, [language], fallback=language == "en")
_ = translation.gettext
app = None
job = Job(cli)
say = job.say
rows = job.rows

# Which days there must be, how many articles must tell of that day's event, and a word of its titles.
EXPECTED = {
    "shared": [
        ("2020-07-03", 2, "وزير الدفاع"), ("2020-06-17", 1, "الخارجية"), ("2020-12-26", 1, "أكار"),
        ("2020-08-17", 1, "خالد العطية"), ("2020-06-03~", 1, "القاهرة"), ("2020-12-25", 1, "حفتر"),
    ],
    "sample": [
        ("2023-03-10", 2, "ليندغارد"), ("2023-03-14", 1, "قصف"), ("2023-03-20", 1, "اتفاقا"),
    ],
}
MOST_TABS = 150


def list_articles():
    """Files with their days of publication, the oldest first."""
    if source == "sample":
        items = json.loads((folder / "sample.json").read_text(encoding="utf-8"))["articles"]
        found = [(folder / "articles" / item["file"], item["published"]) for item in items
                 if item["file"][:2] in ("01", "04", "06", "09")]
    else:
        items = json.loads((folder / "gold" / "seeds.json").read_text(encoding="utf-8"))["seeds"]
        found = [(folder / "articles" / item["file"], item["meta"]["publication"]["edtf"])
                 for item in items]
    return sorted(found, key=lambda pair: pair[1])


def make_project(project):
    job.run_cli("new", project)
    articles = list_articles()
    for path, published in articles:
        job.run_cli("import", project, "--published", published, str(path))
    return len(articles)


def is_found(project, count):
    """Whether the program has looked at all articles; the file is read as a copy, so that it is free."""
    with tempfile.TemporaryDirectory() as place:
        copy = os.path.join(place, "copy.db")
        try:
            shutil.copyfile(project, copy)
            with sqlite3.connect(copy) as db:
                row = db.execute("SELECT value FROM setting WHERE key = 'proposals'").fetchone()
        except sqlite3.Error:
            return False
        return row is not None and row[0].split()[1] == str(count)


def enter_article(number):
    """By the list of articles into the text, with the keys of the panes alone."""
    app.find("list", _("Articles"))
    app.key("ctrl+f", "Escape")
    for attempt in range(12):
        node = app.focused()
        if node is not None and node.role in ("list item", "list"):
            break
        app.key("Tab")
    app.key("Home", *["Down"] * number, "Return")
    app.find("heading", within=app.find("document text"))
    for attempt in range(8):
        if in_text(app):
            break
        app.key("F6")
    text = app.find("document text", state="FOCUSED")
    app.key("ctrl+Home")
    wait(lambda: any(has_proposals(node) for node in text.walk()), "the underlines")


def has_proposals(node):
    """Whether a paragraph says how many proposals it has."""
    told = node.accessible.get_description() or ""
    return any(translation.ngettext("%u proposal", "%u proposals", n) % n in told
               for n in range(1, 30))


def described():
    """What is framed, as it is told to those who listen; None where the keyboard has left the text."""
    node = app.focused()
    if node is None or node.role != "document text":
        return None
    return node.accessible.get_description()


def is_event(description):
    return _("A new event") in description or \
        _("Another source for “%s”").split("%s")[0] in description


def accept_events(project):
    """Tab by Tab through the article; gives how many events were taken."""
    taken = 0
    last = described()
    for attempt in range(MOST_TABS):
        app.key("Tab")
        now = wait(lambda: (described() or "left") if described() != last else None,
                   "the next proposal")
        while now != "left" and is_event(now):
            before = len(rows(project, "annotations"))
            app.key("Return")
            wait(lambda n=before: len(rows(project, "annotations")) > n, "the event in the file")
            taken += 1
            now = wait(lambda d=now: (described() or "left") if described() != d else None,
                       "what comes after it")
        if now == "left":
            return taken
        last = now
    raise Failure("the proposals never end")


def check_events(project):
    articles = {row["id"]: row["article"] for row in rows(project, "annotations")}
    events = rows(project, "events")
    for day, n_articles, word in EXPECTED[source]:
        found = [event for event in events if event["date"] == day and word in event["title"]]
        check(found, f"there is an event of {day} with {word}")
        told = {articles[link["annotation"]] for event in found for link in event["evidence"]}
        check(len(told) >= n_articles, f"{n_articles} articles tell of {day}, not {len(told)}")
        check(any(len({articles[link["annotation"]] for link in event["evidence"]}) >= n_articles
                  for event in found), f"they tell of one event of {day}")
    check(all(event["evidence"] for event in events), "every event has its passages")
    say(f"{len(events)} events are on their days, each with its sources")


def main():
    with tempfile.TemporaryDirectory() as place:
        project = os.path.join(place, "affair.hawamish")
        count = make_project(project)
        run(project, place, count)


def run(project, place, count):
    global app
    app = App(hawamish, project, language=language, layout=layout,
              log=os.environ.get("HAW_E2E_LOG") or os.path.join(place, "trace.log"))
    wait(lambda: is_found(project, count), "the proposals for all articles", 60)
    say("what is proposed is found in the background")
    # The newest one stands first in the list.
    for number in reversed(range(count)):
        enter_article(number)
        say(f"{accept_events(project)} events of an article are taken with Tab and Enter")
    check_events(project)
    made = rows(project, "events")
    app.close()
    check(rows(project, "events") == made, "the file is as it was left")
    say("the window closes, and all is in the file")


if not folder.is_dir():
    print("1..0 # SKIP The folder of shared articles is not beside this checkout")
    sys.exit(0)
job.do(main, lambda: app, evidence, f"event-proposals-{source}-{language}")
