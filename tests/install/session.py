# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the installed program as a desktop does, in a session of its own.

    session.py PREFIX FOLDER
"""
import gettext
import os
import pathlib
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "e2e"))
from driver import App, Failure, wait, xdotool  # noqa: E402

import gi  # noqa: E402

gi.require_version("Gio", "2.0")
from gi.repository import Gio  # noqa: E402

prefix, folder = map(pathlib.Path, sys.argv[1:3])
ID = "org.hawamish.Hawamish"
TYPE = "application/x-hawamish-project"
step = 0


def say(sentence):
    global step
    step += 1
    print(f"ok {step} - {sentence}", flush=True)


def check(condition, sentence):
    if not condition:
        raise Failure(sentence)


def windows():
    """The titles of the windows on the screen with the processes they belong to."""
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "."],
                           capture_output=True, text=True).stdout.split()
    shown = set()
    for window in found:
        try:
            shown.add((xdotool("getwindowname", window).strip(),
                       xdotool("getwindowpid", window).strip()))
        except subprocess.CalledProcessError:
            pass  # it closed between the two looks
    return shown


def launch(*files):
    subprocess.run(["gapplication", "launch", ID, *map(str, files)], check=True)


def shown(title):
    return wait(lambda: next((pid for name, pid in windows() if name == title), None),
                f"a window of {title!r}", 60)


def content_type(path):
    info = Gio.File.new_for_path(str(path)).query_info("standard::content-type",
                                                       Gio.FileQueryInfoFlags.NONE, None)
    return info.get_content_type()


first = folder / "first.hawamish"
renamed = folder / "renamed"  # a name that tells nothing
shutil.copy(first, renamed)
foreign = folder / "foreign"
foreign.write_bytes(renamed.read_bytes()[:68] + b"\0\0\0\0" + renamed.read_bytes()[72:])
check(content_type(first) == TYPE, f"{first.name} counts as {content_type(first)}")
check(content_type(renamed) == TYPE, f"a renamed project counts as {content_type(renamed)}")
check(content_type(foreign) != TYPE, "a database of another program counts as a project")
say("a project is known by its name and by what is in it")
default = Gio.AppInfo.get_default_for_type(TYPE, False)
check(default is not None and default.get_id() == f"{ID}.desktop", f"projects open with {default}")
check(default.list_actions() == ["new-project"], "the menu of the desktop has no action")
say("a double click on one opens Hawamish")

translation = gettext.translation("hawamish", str(prefix / "share/locale"), ["ar"])
app = App(str(prefix / "bin/hawamish"), language="ar", log=str(folder / "log"))
app.find("push button", translation.gettext("Look at the _Sample").replace("_", ""))
app.close()
say("the first page offers the sample, in Arabic")

launch(first)
process = shown("first")
say("the session bus starts it with a file")
launch(renamed)
check(shown("renamed") == process, "another file is opened by another process")
check("first" not in [name for name, _ in windows()], "the first project is still shown")
say("a second launch opens its file in the instance that runs, by what the file holds")
subprocess.run([prefix / "bin/hawamish", "--new-project"], check=True, env=dict(os.environ, LANGUAGE="en"))
check(shown("New Project") == process, "the dialog belongs to another process")
say("the action of the desktop asks for a new project")
subprocess.run(["gapplication", "action", ID, "quit"], check=True)
