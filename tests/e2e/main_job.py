# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole job through the real window: new project, import, three overlapping codes, a note, an
event, back to its passage, six steps undone and redone, export, close, reopen. What the window did is
checked in the file, through hawamish-cli.

    main_job.py HAWAMISH HAWAMISH-CLI LOCALEDIR LANGUAGE LAYOUT ARTICLES EVIDENCE
"""
import gettext
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from driver import DEADLINE, App, Failure, keep_evidence, wait

hawamish, cli, localedir, language, layout, articles, evidence = sys.argv[1:8]
translation = gettext.translation("hawamish", localedir, [language], fallback=language == "en")
_ = translation.gettext
app = None
step = 0
PLACE_OF_E = "e"


def say(sentence):
    global step
    step += 1
    print(f"ok {step} - {sentence}", flush=True)


def rows(project, what):
    """What the file holds, as hawamish-cli tells it."""
    done = subprocess.run([cli, "list", project, what, "--json"], capture_output=True, text=True)
    if done.returncode != 0:
        raise Failure(done.stderr)
    return [json.loads(line) for line in done.stdout.splitlines()]


def contents(project):
    return {what: rows(project, what) for what in ("articles", "annotations", "codes", "events")}


def check(condition, sentence):
    if not condition:
        raise Failure(sentence)


def button(label, within=None):
    return app.find("push button", label.replace("_", ""), within=within)


def new_project(project):
    app.key("ctrl+n")
    app.dialog(_("New Project"))
    app.type_path(project)
    app.key("Return")
    wait(lambda: os.path.exists(project), "the project file")
    app.dialogs_gone()
    app.find("frame", "affair")
    say("a new project is made")


def files_have_focus():
    """Whether the keyboard is in the files of a file chooser: a list up to GTK 4.8, rows since."""
    node = app.focused()
    if node is not None and (node.name == "GtkTreeView" or node.role == "table row"):
        return True
    # Now and then newer versions leave the keyboard elsewhere, once the files are there.
    for row in app.all("table row"):
        if row.has("SELECTED") and ".txt" in row.name:
            row.grab_focus()
    return False


def import_articles(project, count):
    app.key("ctrl+shift+o")
    dialog = app.dialog(_("Import Articles"))
    app.type_path(articles + "/")
    app.key("Return")
    wait(files_have_focus, "the list of files")
    app.key("ctrl+a")
    button(_("_Import"), dialog).activate()
    app.dialogs_gone()
    wait(lambda: len(rows(project, "articles")) == count, f"{count} articles in the file")
    say(f"{count} articles are imported")


def in_sight(articles):
    """The articles of the rows about the middle of the list, which can be clicked without scrolling it."""
    listed = app.find("list", _("Articles"))
    pane = next(node for node in app.all("scroll pane") if any(
        child.accessible == listed.accessible for child in node.walk()))
    _x, top, _width, height = pane.extents()
    labels = [(node.name, node.extents()) for node in listed.walk() if node.role == "label"]
    off = {name: abs(box[1] + box[3] / 2 - top - height / 2) for name, box in labels if box[3] > 0}
    return sorted((row for row in articles if off.get(row["title"], height) < height / 2),
                  key=lambda row: off[row["title"]])[:4]


def open_article(project):
    """Chooses the article with the longest text; gives a long paragraph of it."""
    article = max(in_sight(rows(project, "articles")),
                  key=lambda row: len(show(project, row["id"])["text"]))
    app.click(app.find("label", article["title"], within=app.find("list", _("Articles"))))
    paragraph = wait(longest_paragraph, "the paragraphs of the article")
    say("an article is open")
    return paragraph


def show(project, article):
    done = subprocess.run([cli, "show", project, str(article), "--json"], capture_output=True,
                          text=True, check=True)
    return json.loads(done.stdout)


def longest_paragraph():
    document = app.find("document text", _("Article text"))
    found = [node for node in document.walk() if node.role == "label" and len(node.name) > 150
             and node.extents()[3] > 60]
    return found[0] if found else None


def described():
    """What is selected, as it is told to those who listen."""
    return app.find("document text").accessible.get_description()


def select_lines(paragraph, first, count):
    """Selects whole lines of a paragraph by mouse and keyboard; lines count from 0."""
    height = paragraph.extents()[3]
    line = height / max(1, round(height / 29))
    told = _("Selected: \u2068%s\u2069").split("%s")[0]
    for attempt in range(4):
        # Each time elsewhere, so that two clicks are never taken for a double one.
        select_lines.at = 0.3 + (select_lines.at + 0.07) % 0.4
        app.click(paragraph, at=select_lines.at, top=line * (first + 0.5))
        app.key("Home", *["shift+Down"] * count)
        try:
            wait(lambda: described().startswith(told) and
                 described()[len(told):].startswith(paragraph.name[:20]) == (first == 0),
                 "the selected lines", DEADLINE / 4)
            return
        except Failure:
            if attempt == 3:
                raise  # else a popover that was still closing took the click for itself


select_lines.at = 0.0


def overlapping_codes(project, paragraph):
    names = ["زيارات", "تصريحات", "أرقام"]
    for i, name in enumerate(names):
        select_lines(paragraph, 0 if i < 2 else 1, i + 1 if i < 2 else 1)
        app.key("ctrl+k")
        app.find(name=_("Find or make a code"), state="FOCUSED")
        app.type(name)
        app.key("Return")
        wait(lambda n=i: len(rows(project, "annotations")) == n + 1, f"annotation {i + 1}")
        # A chooser that is still closing would swallow the next click.
        wait(lambda: not any(app.all(name=_("Find or make a code"))), "the end of the chooser")
        app.find("document text", state="FOCUSED")
    marks = [(row["start"], row["end"]) for row in rows(project, "annotations")]
    check(all(any(a != b and a[0] < b[1] and b[0] < a[1] for b in marks) for a in marks),
          f"the three passages overlap: {marks}")
    text = show(project, rows(project, "annotations")[0]["article"])["text"]
    check(all(text[row["start"]:row["end"]] == row["quote"] for row in rows(project, "annotations")),
          "the quotations stand at their offsets")
    say("three overlapping passages are coded")
    coded = rows(project, "annotations")[0]["article"]
    return next(row for row in rows(project, "articles") if row["id"] == coded)


def code_by_key(project):
    """The first code has the key 1, by its place under any layout."""
    before = rows(project, "annotations")
    app.key("1")
    wait(lambda: rows(project, "annotations") != before, "the code applied by its key")
    say("a code is applied by its key")


def write_note(project):
    app.key("Return")
    app.find(name=_("Note"), state="FOCUSED")
    app.type("ملاحظة: يراجع مع note 2")
    app.key("Escape")
    wait(lambda: any("note 2" in row["note"] for row in rows(project, "annotations")), "the note")
    app.find("document text", state="FOCUSED")
    say("a note is written, and the text has the keyboard again")


def make_event(project, article, paragraph):
    select_lines(paragraph, 2, 1)
    app.key(PLACE_OF_E)
    published = next((row["published"] for row in rows(project, "articles")
                      if row["id"] == article["id"]))
    if not published:
        app.find("text", _("Date of Publication"), state="FOCUSED")
        app.type("2020-12-27")
        app.key("Return")
        wait(lambda: any(row["published"] == "2020-12-27" for row in rows(project, "articles")),
             "the date of publication")
    title = app.find("text", _("_Title").replace("_", ""))
    check(title.text() != "", "the title is filled in")
    app.click(title)
    app.key("ctrl+a")
    app.type("وصول الوفد")
    app.click(app.find("text", _("Date of the Event")))
    app.type("2020-07-03")
    app.key("Return")
    event = wait(lambda: next(iter(rows(project, "events")), None), "the event")
    check(event["date"] == "2020-07-03" and event["title"] == "وصول الوفد", f"the event is {event}")
    check(len(event["evidence"]) == 1, "the passage is its evidence")
    say("an event is made of a passage")
    return event


def from_event_to_passage(project, article, event):
    """Another article first, so that the event has to bring its own back."""
    other = next(row for row in in_sight(rows(project, "articles"))
                 if row["id"] != event["evidence"][0]["article"])
    app.click(app.find("label", other["title"], within=app.find("list", _("Articles"))))
    wait(lambda: not any(app.all("heading", article["title"], app.find("document text"))),
         "another article")
    mark = app.find("list item", part="وصول الوفد", within=app.find("list", _("Timeline")))
    app.click(mark)
    app.find("heading", article["title"], within=app.find("document text"))
    say("the event leads to its passage")


def source_cards():
    return [node for row in app.all("list", _("Sources")) for node in row.children()
            if node.role == "list item"]


def open_sources():
    app.click(app.find("list item", part="وصول الوفد", within=app.find("list", _("Timeline"))))
    wait(lambda: len(source_cards()) == 2 and source_cards()[0].has("FOCUSED"), "the sources")


def compare_sources(project):
    """A second passage for the same event; then its sources, side by side."""
    select_lines(wait(longest_paragraph, "the paragraphs of the article"), 0, 1)
    app.key(PLACE_OF_E)
    app.find("text", _("Title"), state="FOCUSED")
    app.key("ctrl+a")
    app.type("وصول الوفد")
    wait(lambda: len(list(app.all("list item", part="وصول الوفد"))) == 2, "the event offered")
    app.key("Down", "Return")
    wait(lambda: len(rows(project, "events")[0]["evidence"]) == 2, "the second source")
    open_sources()
    app.key("Return")
    wait(lambda: not source_cards(), "the article of a source")
    app.find("document text", state="FOCUSED")
    open_sources()
    app.key("Escape")
    wait(lambda: not source_cards(), "the article as it was")
    say("the sources of an event stand side by side")


def undo_and_redo(project):
    states = [contents(project)]
    for number in range(6):
        app.key("ctrl+z")
        wait(lambda: contents(project) != states[-1], f"undo {number + 1}")
        states.append(contents(project))
    for number in range(6):
        app.key("ctrl+shift+z")
        wait(lambda n=number: contents(project) == states[5 - n], f"redo {number + 1}")
    say("six steps are undone and redone")


def export(project, target):
    app.key("ctrl+e")
    button(_("_Export…"), app.dialog(_("Export Notes"))).activate()
    chooser = app.dialog(_("Export Notes"))
    app.type_path(target)
    button(_("_Export"), chooser).activate()
    wait(lambda: os.path.exists(target), "the exported notes")
    app.dialogs_gone()
    html = pathlib.Path(target).read_text(encoding="utf-8")
    check("وصول الوفد" in html and "note 2" in html, "the event and the note are in the notes")
    check("<script" not in html and not re.search(r'(src|href)="(?!#)', html),
          "the notes fetch nothing")
    say("the notes are exported")


def main():
    with tempfile.TemporaryDirectory() as folder:
        project = os.path.join(folder, "affair.hawamish")
        count = len(list(pathlib.Path(articles).glob("*.txt")))
        run(project, folder, count)


def run(project, folder, count):
    global app
    app = App(hawamish, language=language, layout=layout,
              log=os.environ.get("HAW_E2E_LOG") or os.path.join(folder, "trace.log"))
    new_project(project)
    import_articles(project, count)
    paragraph = open_article(project)
    article = overlapping_codes(project, paragraph)
    code_by_key(project)
    write_note(project)
    event = make_event(project, article, paragraph)
    from_event_to_passage(project, article, event)
    compare_sources(project)
    undo_and_redo(project)
    export(project, os.path.join(folder, "notes.html"))
    made = contents(project)
    app.close()
    say("the window closes")

    app = App(hawamish, project, language=language, layout=layout,
              log=os.environ.get("HAW_E2E_LOG") or os.path.join(folder, "trace.log"))
    app.find("list item", part="وصول الوفد", within=app.find("list", _("Timeline")))
    app.find("label", article["title"], within=app.find("list", _("Articles")))
    check(contents(project) == made, "the file is as it was left")
    app.close()
    say("opened again, all is there")


try:
    main()
except Failure as failure:
    print(f"not ok {step + 1} - {failure}")
    keep_evidence(app, evidence, f"main-job-{language}")
    sys.exit(1)
finally:
    if app is not None:
        app.kill()
print(f"1..{step}")
