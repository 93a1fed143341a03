# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real window as a user would: looks at it over AT-SPI, types and clicks with xdotool.

Keys are sent by their place on the keyboard, so that the same test runs under any layout. Nothing
sleeps for a fixed time: every step waits for a condition, with a deadline.
"""
import os
import re
import signal
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

DEADLINE = 20.0
# A busy machine lets a window take longer to answer than the 800 ms that AT-SPI waits by itself.
Atspi.set_timeout(int(DEADLINE * 1000), int(DEADLINE * 3000))
PAUSE = 0.02

ROWS = {10: "1234567890-=", 24: "qwertyuiop[]", 38: "asdfghjkl;'`", 51: "\\zxcvbnm,./"}
PLACES = {char: str(first + i) for first, row in ROWS.items() for i, char in enumerate(row)}


class Failure(Exception):
    """What was expected did not come about before the deadline."""


def wait(condition, what, deadline=DEADLINE):
    """Polls until the condition gives something true, and gives that back."""
    limit = time.monotonic() + deadline
    while True:
        try:
            result = condition()
        except GLib.Error:
            result = None  # the widget went away while it was being looked at
        if result:
            return result
        if time.monotonic() > limit:
            raise Failure(f"waited in vain for {what}")
        time.sleep(PAUSE)


def xdotool(*arguments):
    return subprocess.run(["xdotool", *map(str, arguments)], check=True, capture_output=True,
                          text=True).stdout


def keycodes(shortcut):
    """'ctrl+shift+z' with the letter as the key at its place."""
    *modifiers, key = shortcut.split("+")
    return "+".join([*modifiers, PLACES.get(key.lower(), key)])


class Node:
    """One accessible, with what the tests ask of it."""

    def __init__(self, accessible):
        self.accessible = accessible

    @property
    def name(self):
        return self.accessible.get_name() or ""

    @property
    def role(self):
        name = self.accessible.get_role_name()
        return "push button" if name == "button" else name  # as newer versions of AT-SPI say

    def has(self, state):
        return self.accessible.get_state_set().contains(getattr(Atspi.StateType, state))

    def children(self):
        for i in range(self.accessible.get_child_count()):
            child = self.accessible.get_child_at_index(i)
            if child is not None:
                yield Node(child)

    def walk(self):
        yield self
        for child in self.children():
            yield from child.walk()

    def text(self):
        """The contents of an entry or text view."""
        try:
            length = Atspi.Text.get_character_count(self.accessible)
            return Atspi.Text.get_text(self.accessible, 0, length)
        except GLib.Error:
            return ""

    def extents(self):
        box = Atspi.Component.get_extents(self.accessible, Atspi.CoordType.WINDOW)
        return box.x, box.y, box.width, box.height

    def grab_focus(self):
        return Atspi.Component.grab_focus(self.accessible)

    def activate(self, action=0):
        return Atspi.Action.do_action(self.accessible, action)

    def act(self, name):
        """Does the action with that name."""
        for i in range(Atspi.Action.get_n_actions(self.accessible)):
            if Atspi.Action.get_action_name(self.accessible, i) == name:
                return self.activate(i)
        raise Failure(f"no action {name!r} of {self.role} {self.name!r}")

    def dump(self, depth=0):
        try:
            states = [s for s in ("FOCUSED", "SELECTED", "VISIBLE", "SENSITIVE") if self.has(s)]
            lines = [f"{'  ' * depth}{self.role} {self.name!r} {' '.join(states).lower()}"]
            for child in self.children():
                lines.extend(child.dump(depth + 1))
        except GLib.Error as error:
            lines = [f"{'  ' * depth}gone: {error.message}"]
        return lines


class App:
    """A running Hawamish."""

    def __init__(self, program, *arguments, language="en", layout="us", log=None):
        self.log = log
        self.layout = layout
        subprocess.run(["setxkbmap", "-layout", layout], check=True)
        environment = dict(os.environ, LANGUAGE=language, GTK_A11Y="atspi", GDK_BACKEND="x11",
                           GSK_RENDERER="cairo", HAW_TRACE="changes")
        # Where it is at first, the pointer could bring up a tooltip, a window like another.
        xdotool("mousemove", 9999, 9999)
        self.process = subprocess.Popen([program, *arguments], env=environment,
                                        stderr=open(log, "a") if log else None)
        self.root = wait(self._find, "the window in the accessible tree", 60)
        self.window = wait(self._find_window, "the X window", 60)
        self.stack = [self.window]
        xdotool("windowfocus", "--sync", self.window)

    def _find(self):
        if self.process.poll() is not None:
            raise Failure(f"the program ended with status {self.process.returncode}")
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child is not None and child.get_process_id() == self.process.pid:
                node = Node(child)
                return node if any(node.children()) else None
        return None

    def _windows(self):
        return subprocess.run(["xdotool", "search", "--onlyvisible", "--pid",
                               str(self.process.pid)], capture_output=True, text=True).stdout.split()

    def _find_window(self):
        found = self._windows()
        return found[-1] if found else None

    def dialog(self, name):
        """Waits for a dialog and gives it the keyboard; there is no window manager to do so."""
        window = wait(lambda: next((w for w in self._windows() if w not in self.stack), None),
                      f"the window of the dialog {name!r}")
        node = wait(lambda: [n for n in self.root.children() if n.name == name][-1:],
                    f"the dialog {name!r}")[0]
        self.stack.append(window)
        xdotool("windowfocus", "--sync", window)
        return node

    def dialogs_gone(self):
        """Waits until only the window itself is left, and gives it the keyboard back."""
        wait(lambda: self._windows() == [self.window], "the end of the dialogs")
        self.stack = [self.window]
        xdotool("windowfocus", "--sync", self.window)
        subprocess.run(["setxkbmap", "-layout", self.layout], check=True)

    def all(self, role=None, name=None, within=None, part=None):
        """Every node with that role and name (or with `part` in its name)."""
        for node in (within or self.root).walk():
            if role is not None and node.role != role:
                continue
            # GTK 4.8 names a button with a mnemonic "_Save Save".
            if name is not None and node.name.replace("_", "") not in (name, f"{name} {name}"):
                continue
            if part is not None and part not in node.name:
                continue
            yield node

    def find(self, role=None, name=None, within=None, part=None, deadline=DEADLINE, state=None):
        def look():
            for node in self.all(role, name, within, part):
                if state is None or node.has(state):
                    return node
            return None
        return wait(look, f"{role or 'something'} named {name or part!r}", deadline)

    def key(self, *shortcuts):
        for shortcut in shortcuts:
            xdotool("key", keycodes(shortcut))

    def type(self, text):
        """Types into what has the focus, each run of letters under a layout that has them: xdotool would
        change the keyboard map for a letter that is missing and change it back too early. Waits until
        the letters are there before the layout is changed again."""
        node = self.focused()
        written = ""
        for run in re.findall(r"[\x00-\x7f]+|[^\x00-\x7f ]+(?: +[^\x00-\x7f ]+)*", text):
            self._type_run(run)
            written += run
            wait(lambda: node.text().endswith(written), f"{written!r} in {node.name!r}")
        subprocess.run(["setxkbmap", "-layout", self.layout], check=True)

    def write(self, text):
        """Types where there is no entry to tell when the letters are there."""
        self._type_run(text)
        subprocess.run(["setxkbmap", "-layout", self.layout], check=True)

    def type_path(self, path):
        """Types into a file chooser instead of what is there. Its entry does not tell what is in it, so
        the layout stays until the dialogs are gone."""
        subprocess.run(["setxkbmap", "-layout", "us"], check=True)
        self.key("ctrl+a")
        self._type_run(path)

    def _type_run(self, run):
        subprocess.run(["setxkbmap", "-layout", "us" if run.isascii() else "ara"], check=True)
        xdotool("type", "--delay", "12", run)

    def click(self, node, at=0.5, count=1, button=1, top=None):
        """Clicks inside a node, `at` of its width from the left, in its middle or `top` below its top."""
        x, y, width, height = node.extents()
        self.move(x + width * at, y + (height / 2 if top is None else top))
        xdotool("click", "--repeat", count, "--delay", "40", button)

    def move(self, x, y):
        xdotool("mousemove", "--window", self.window, round(x), round(y))

    def focused(self):
        return next((node for node in self.root.walk() if node.has("FOCUSED")), None)

    def traced(self):
        """How many changes were shown as made so far."""
        with open(self.log, encoding="utf-8") as log:
            return sum(line.startswith("haw-trace: changes") for line in log)

    def close(self):
        self.key("ctrl+q")
        try:
            status = self.process.wait(20)
        except subprocess.TimeoutExpired:
            raise Failure("the window did not close") from None
        if status != 0:
            raise Failure(f"the program ended with status {status}")

    def fate(self):
        """Whether the program still runs, for the report of a fault."""
        status = self.process.poll()
        return "the program runs" if status is None else f"the program ended with status {status}"

    def kill(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()


def screenshot(path):
    subprocess.run(["import", "-window", "root", path], check=False)


def keep_evidence(app, folder, name):
    """A picture and the accessible tree of what went wrong."""
    os.makedirs(folder, exist_ok=True)
    screenshot(os.path.join(folder, f"{name}.png"))
    if app is not None:
        with open(os.path.join(folder, f"{name}.txt"), "w", encoding="utf-8") as out:
            out.write("\n".join(app.root.dump()))
    print(f"# left behind: {folder}/{name}.png and .txt", file=sys.stderr)
