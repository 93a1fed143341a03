# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole coding of one article without a mouse: a name and all its other mentions, a code made of the
words, a passage trimmed of its clitic, active codes, a note, and a code for every paragraph. What was
coded is checked in the file, through hawamish-cli.

    keyboard_coding.py HAWAMISH HAWAMISH-CLI LOCALEDIR LANGUAGE LAYOUT ARTICLES EVIDENCE
"""
import collections
import gettext
import json
import os
import pathlib
import re
import sys
import tempfile

from driver import App, wait, xdotool
from job import Job, check, enter_text

hawamish, cli, localedir, language, layout, articles, evidence = sys.argv[1:8]
translation = gettext.translation("hawamish", localedir, [language], fallback=language == "en")
_ = translation.gettext
app = None
job = Job(cli)
say = job.say
MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")


def annotations(project):
    return job.rows(project, "annotations")


def words_of(text):
    """The words as the caret goes by them."""
    letters = r"[\w\u064b-\u065f\u0670]+"
    return re.findall(rf"{letters}(?:(?:\.|(?<=\d)[,:](?=\d)){letters})*", text)


def choose_name(text):
    """The word of the first lines that stands in the text most often, and its number."""
    words = words_of(text)
    counts = collections.Counter(words)
    return max(((i, word) for i, word in enumerate(words[:30])
                if len(word) > 4 and not word.startswith(("ال", "و"))),
               key=lambda pair: counts[pair[1]])


def choose_clitic(text):
    """A word with a conjunction and the article before it, and its number; None where there is none."""
    return next(((i, word) for i, word in enumerate(words_of(text))
                 if word.startswith("وال") and len(word) > 5), None)


def suits(article):
    """Whether the article has what is to be coded: a name that comes again, a word with clitics."""
    text = article.read_text(encoding="utf-8")
    return choose_clitic(text) is not None and words_of(text).count(choose_name(text)[1]) >= 3


def step_words(count):
    """To the end of a word, counted from the beginning."""
    app.key("ctrl+Home", *["ctrl+Left"] * count)


def code_name(project, text):
    """Three keys for all mentions: the words become a code, the dialog, Enter."""
    number, name = choose_name(text)
    step_words(number + 1)
    app.key("alt+Up", "alt+Up", "v")
    first = wait(lambda: annotations(project), "the code made of the words")[0]
    check(first["quote"] == name, f"the word {name} is coded, not {first['quote']}")
    say("the word at the caret is a code")

    app.key("ctrl+shift+m")
    app.dialog(_("Code Other Mentions"))
    places = app.find("list", _("Mentions"), state="VISIBLE")
    wait(lambda: any(node.role == "list item" for node in places.walk()), "the other mentions")
    wait(lambda: app.focused() is not None and app.focused().role in ("list", "list item"),
         "the list with the keyboard")
    app.key("Return")
    app.dialogs_gone()
    found = wait(lambda: annotations(project) if len(annotations(project)) > 1 else None,
                 "the other mentions in the file")
    codes = found[0]["codes"]
    for row in found:
        check(row["codes"] == codes, "all mentions have the code")
        check(row["quote"] == text[row["start"]:row["end"]], "the quotation stands at its offsets")
        check(name in MARKS.sub("", row["quote"]), f"{row['quote']} is {name}")
    say(f"{len(found) - 1} other mentions are coded with two more keys")
    app.key("ctrl+z")
    wait(lambda: len(annotations(project)) == 1, "one step back")
    app.key("ctrl+shift+z")
    wait(lambda: len(annotations(project)) == len(found), "one step forward")
    say("they are one step to undo")


def trim_clitic(project, text):
    """A word with its conjunction and article is selected, and left without the conjunction."""
    number, word = choose_clitic(text)
    step_words(number + 1)
    app.key("alt+Up", "alt+Up", "x", ".")
    wait(lambda: any(row["quote"] == word[1:] for row in annotations(project)),
         f"{word[1:]} without its conjunction")
    say("a clitic is left out with one key")


def active_codes(project):
    """Held keys select; letting go codes."""
    before = len(annotations(project))
    app.key("a")
    app.find(part=_("Every selection is coded: %s").split("%s")[0])
    app.key("u")
    xdotool("keydown", "shift")
    app.key("ctrl+Left", "ctrl+Left", "ctrl+Left")
    xdotool("keyup", "shift")
    wait(lambda: len(annotations(project)) == before + 1, "the selection coded at once")
    app.key("Escape")
    wait(lambda: not any(node.has("SHOWING") for node in app.all(
        part=_("Every selection is coded: %s").split("%s")[0])), "the end of the active codes")
    say("a selection is coded when Shift is let go")


def write_note(project):
    app.key("Return")
    app.find(name=_("Note"), state="FOCUSED")
    app.type("للمراجعة")
    app.key("Escape")
    wait(lambda: any(row["note"] == "للمراجعة" for row in annotations(project)), "the note")
    app.find("document text", state="FOCUSED")
    say("a note is written with two keys besides its text")


def code_rest(project, text):
    """From one paragraph without a code to the next, a clause of each."""
    done = _("Every paragraph has a code")
    for attempt in range(text.count("\n") + 2):
        before = len(annotations(project))
        app.key("u")
        app.key("alt+Up", "alt+Up", "alt+Up", ".")
        grown = wait(lambda n=before: len(annotations(project)) > n or any(app.all(part=done)),
                     "another paragraph")
        if any(app.all(part=done)):
            break
        check(grown, "a passage more")
    check(any(app.all(part=done)), "nothing is left")
    marks = [(row["start"], row["end"]) for row in annotations(project) if row["codes"]]
    start = 0
    for number, line in enumerate(text.split("\n")):
        end = start + len(line)
        if number > 0 and len(line.strip()) > 80:
            check(any(a < end and b > start for a, b in marks), f"line {number} is coded")
        start = end + 1
    say("every paragraph has a code")


def main():
    with tempfile.TemporaryDirectory() as folder:
        project = os.path.join(folder, "affair.hawamish")
        article = next(filter(suits, sorted(pathlib.Path(articles).glob("*.txt"))))
        job.run_cli("new", project)
        job.run_cli("import", project, str(article))
        shown = job.rows(project, "articles")[0]
        text = json.loads(job.run_cli("show", project, str(shown["id"]), "--json"))["text"]
        run(project, folder, text)


def run(project, folder, text):
    global app
    app = App(hawamish, project, language=language, layout=layout,
              log=os.environ.get("HAW_E2E_LOG") or os.path.join(folder, "trace.log"))
    enter_text(app, _("Articles"))
    say("the article has the keyboard")
    code_name(project, text)
    trim_clitic(project, text)
    active_codes(project)
    write_note(project)
    code_rest(project, text)
    made = annotations(project)
    app.close()
    check(annotations(project) == made, "the file is as it was left")
    say("the window closes, and all is in the file")


job.do(main, lambda: app, evidence, f"keyboard-coding-{language}")
