# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks the accessible tree of every page of the real window in one language, and goes round each with
Tab.

    walk.py HAWAMISH HAWAMISH-CLI LOCALEDIR LANGUAGE SAMPLE EVIDENCE [PAGE…]
"""
import gettext
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "e2e"))

import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

import pages  # noqa: E402
import rules  # noqa: E402
from driver import App, Failure, keep_evidence, wait  # noqa: E402

hawamish, cli, localedir, language, sample, evidence, *only = sys.argv[1:]
translation = gettext.translation("hawamish", localedir, [language], fallback=language == "en")
# The buttons of the title bar, which GTK leaves to the keys of the window manager.
gtk = gettext.translation("gtk40", "/usr/share/locale", [language], fallback=True).gettext
adwaita = gettext.translation("libadwaita", "/usr/share/locale", [language], fallback=True).gettext
TITLE_BAR = [gtk(f"{verb} the window") for verb in ("Close", "Maximize", "Minimize")]
UNREACHABLE = TITLE_BAR + [translation.gettext(name) for name in rules.SENSITIVE_BY_PLACE]
ABOUT = "\n".join(adwaita(text) for text in ("About", "Details", "Credits", "Legal", "Troubleshooting"))
NAMES = {"nothing": "", "empty": "فارغ", "sample": "قضية", "corrected": "تصحيح"}
STATES = ("FOCUSABLE", "FOCUSED", "SELECTED", "SENSITIVE", "EXPANDED", "CHECKED")
MOST_STOPS = 400
MOST_SILENT = 8
step = 0
failed = 0

# Keys and formats are called the same in every language, and so are names and addresses. What GTK says
# by itself is as much translated as the translations of GTK that are installed.
ALLOWED = re.compile(
    r"^/|^(org\.hawamish\.Hawamish|GtkLabel)$|\b(Ctrl|Shift|Alt|Tab|Home|End|Page|Esc|Enter|Return|Menu|"
    r"Delete|Insert|Escape|Backspace|EDTF|HTML|CSV|Markdown)\b|^F\d+$|://|\.\w+$"
    r"|^(Minimize|Maximize|Restore|Close)( the window)?$")


def say(passed, sentence, troubles=()):
    global step, failed
    step += 1
    failed += not passed
    print(f"{'ok' if passed else 'not ok'} {step} - {sentence}", flush=True)
    for trouble in troubles:
        print(f"#   {trouble}", flush=True)


def report(sentence, troubles):
    troubles = list(dict.fromkeys(troubles))
    say(not troubles, sentence, troubles)


def read(node):
    """The tree under a node as it is now, once none of it goes away while it is read."""
    return wait(lambda: read_once(node), "the tree to stand still")


def read_once(node, parent=None):
    accessible = node.accessible
    seen = rules.Seen(accessible, node.role, node.name, accessible.get_description() or "",
                      frozenset(state.lower() for state in STATES if node.has(state)), parent)
    seen.children = [read_once(child, seen) for child in node.children()]
    return seen


class Focus:
    """Follows where the focus goes, by what the window tells."""

    def __init__(self):
        self.now = None
        self.count = 0
        self.listener = Atspi.EventListener.new(self._focused)
        self.listener.register("object:state-changed:focused")

    def _focused(self, event, *_unused):
        if event.detail1:
            self.now = event.source
            self.count += 1

    def settle(self, count, patience=0.6):
        """Waits until there was news since `count`; gives whether there was."""
        limit = time.monotonic() + patience
        context = GLib.MainContext.default()
        while self.count == count and time.monotonic() < limit:
            if not context.iteration(False):
                time.sleep(0.005)
        while context.iteration(False):
            pass
        return self.count != count

    def press(self, app, key):
        count = self.count
        app.key(key)
        return self.settle(count)


def described(accessible):
    try:
        return accessible.get_description() if accessible is not None else None
    except GLib.Error:
        return None


def go_round(app, focus):
    """What Tab visits again and again, and how many stops were not told of: the text in a row of libadwaita
    1.2 does not say when it has the focus. A list is entered where one last was in it, so that the first
    round may be another than those that follow. In a text Tab goes from proposal to proposal, which its
    description tells, and then on."""
    visited = []
    silent = 0
    for _number in range(MOST_STOPS):
        told = described(focus.now)
        if not focus.press(app, "Tab"):
            if described(focus.now) != told:
                continue
            silent += 1
            if silent > MOST_SILENT:
                return visited, silent, ["Tab leads nowhere"]
        elif focus.now in visited:
            return visited[visited.index(focus.now):], silent, []
        else:
            visited.append(focus.now)
    return visited, silent, ["Tab does not come back"]


def strings_in(value):
    """Every text in what hawamish-cli told."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        value = value.values()
    if not isinstance(value, (str, int, float, bool, type(None))):
        for part in value:
            yield from strings_in(part)


def written(stage):
    """What the user and the articles say, in whatever language."""
    if not os.path.exists(stage.project):
        return ""
    kinds = ("articles", "annotations", "codes", "events", "outlets", "actors")
    return "\n".join(text for kind in kinds
                     for text in strings_in(stage.told("list", stage.project, kind)))


def look_at(page, stage, focus):
    node = page.open(stage)
    tree = read(node)
    report(f"{page.name}: all that can be acted on has a name", rules.nameless(tree))
    report(f"{page.name}: no name is that of a class", rules.class_names(tree))
    if language == "ar":
        report(f"{page.name}: all is in Arabic", rules.untranslated(tree, ALLOWED, written(stage) + ABOUT))
    visited, silent, trouble = go_round(stage.app, focus)
    tree = read(node)
    report(f"{page.name}: Tab reaches everything once ({len(visited) + silent} stops)",
           [*trouble, *rules.left_out(tree, visited, silent, UNREACHABLE)])
    page.check(stage, tree, report)
    page.leave(stage)


def correct(project, folder):
    """A project with an annotation whose place in the corrected version is not sure."""
    def run(*arguments):
        subprocess.run([cli, *arguments], check=True, capture_output=True)
    files = [pathlib.Path(folder) / name for name in ("first.txt", "second.txt")]
    for file, text in zip(files, pages.CORRECTED):
        file.write_text(text, encoding="utf-8")
    at = pages.CORRECTED[0].index(pages.REVIEWED[0])
    run("new", project)
    run("import", project, str(files[0]))
    run("annotate", project, "1", str(at), str(at + len(pages.REVIEWED[0])))
    run("correct", project, "1", str(files[1]))


def start(kind, folder):
    project = os.path.join(folder, f"{NAMES[kind]}.hawamish")
    if kind == "empty":
        subprocess.run([cli, "new", project], check=True, capture_output=True)
    elif kind == "sample":
        shutil.copy(sample, project)
        # A change, after which there is a backup.
        subprocess.run([cli, "code", "add", project, "متابعة"], check=True, capture_output=True)
    elif kind == "corrected":
        correct(project, folder)
    app = App(hawamish, *([] if kind == "nothing" else [project]), language=language,
              log=os.path.join(folder, "trace.log"))
    environment = dict(os.environ, LANGUAGE=language)
    return pages.Stage(app, project, folder, hawamish, cli, environment, translation.gettext, adwaita)


def main(folder):
    focus = Focus()
    for kind in dict.fromkeys(page.start for page in pages.PAGES):
        chosen = [page for page in pages.PAGES
                  if page.start == kind and (not only or page.name in only)]
        if not chosen:
            continue
        stage = start(kind, folder)
        try:
            for page in chosen:
                try:
                    look_at(page, stage, focus)
                except (Failure, GLib.Error) as trouble:
                    say(False, f"{page.name}: {trouble} ({stage.app.fate()})")
                    keep_evidence(stage.app, evidence, f"{page.name.replace(' ', '-')}-{language}")
                    raise Failure(page.name) from trouble
            stage.app.close()
        finally:
            stage.app.kill()


try:
    with tempfile.TemporaryDirectory() as scratch:
        main(scratch)
except Failure:
    pass
print(f"1..{step}")
sys.exit(failed > 0)
