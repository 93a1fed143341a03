# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts a timeline on paper with the keyboard alone: Ctrl+P brings the dialog of the printer's pages, and
through the one of the export a picture is chosen, written and found in its folder; the next time the
choice is remembered.

    paper.py HAWAMISH HAWAMISH-CLI LOCALEDIR LANGUAGE LAYOUT EVIDENCE
"""
import gettext
import os
import pathlib
import subprocess
import sys
import tempfile
import xml.dom.minidom

from driver import App, Failure, keep_evidence, wait

hawamish, cli, localedir, language, layout, evidence = sys.argv[1:7]
translation = gettext.translation("hawamish", localedir, [language], fallback=language == "en")
_ = translation.gettext
app = None
step = 0

EVENTS = {"وصول الوزير إلى العاصمة": "2020-07-03", "محادثات السلام": "2020-07-04/2020-07-09",
          "قصف على المدينة": "2020-07-08~"}


def say(sentence):
    global step
    step += 1
    print(f"ok {step} - {sentence}", flush=True)


def make_project(folder):
    project = os.path.join(folder, "زيارة.hawamish")
    subprocess.run([cli, "new", project], check=True, capture_output=True)
    for title, date in EVENTS.items():
        subprocess.run([cli, "event", "add", project, "--title", title, "--date", date], check=True,
                       capture_output=True)
    return project


def open_export():
    # The action is enabled once the events are there.
    frame = next(node for node in app.root.children() if node.role == "frame")
    frame.act("win.export-timeline")
    return app.dialog(_("Export Timeline"))


def chosen(dialog, text):
    return app.find("combo box", part=text, within=dialog)


def write_picture(target):
    dialog = open_export()
    chosen(dialog, _("PDF (Pages)"))
    # From the events to the format, and there to the second.
    app.key("Tab", "space")
    app.key("Down", "Return")
    chosen(dialog, _("SVG (Picture of Lines)"))
    say("a picture is chosen with the keyboard")
    # Back over the events to the button above them.
    app.key("shift+Tab", "shift+Tab", "space")
    chooser = app.dialog(_("Export Timeline"))
    app.type_path(target)
    app.find("push button", _("_Export").replace("_", ""), within=chooser).activate()
    wait(lambda: os.path.exists(target), "the picture")
    app.dialogs_gone()
    document = xml.dom.minidom.parse(target).documentElement
    title = document.getElementsByTagName("title")[0].firstChild.data
    if "زيارة" not in title or document.getAttribute("xml:lang") != language:
        raise Failure(f"the picture is called {title!r}")
    app.find("push button", _("Show in Folder"))
    say("the picture is written, and told where it is")


def run(folder):
    global app
    project = make_project(folder)
    app = App(hawamish, project, language=language, layout=layout)
    wait(lambda: any(next(iter(EVENTS)) in node.name for node in app.all("list item")),
         "the events on the timeline")
    app.key("ctrl+p")
    dialog = app.dialog(_("Print Timeline"))
    app.find("push button", _("_Print…").replace("_", ""), within=dialog)
    app.key("Escape")
    app.dialogs_gone()
    say("Ctrl+P asks how to print the timeline")

    write_picture(os.path.join(folder, "timeline.svg"))
    chosen(open_export(), _("SVG (Picture of Lines)"))
    app.key("Escape")
    app.dialogs_gone()
    say("the choice is remembered")
    if list(pathlib.Path(folder).glob(".*")) or len(os.listdir(folder)) != 2:
        raise Failure(f"there is more than a project and a picture: {os.listdir(folder)}")
    app.close()


try:
    with tempfile.TemporaryDirectory() as temporary:
        run(temporary)
except Failure as failure:
    print(f"not ok - {failure}")
    keep_evidence(app, evidence, "paper")
    sys.exit(1)
finally:
    if app is not None:
        app.kill()
print(f"1..{step}")
