# SPDX-License-Identifier: GPL-3.0-or-later
"""What must hold of an accessible tree, told without regard to where it came from.

A tree is made of `Seen`; each rule gives the sentences of what breaks it.
"""
import dataclasses
import re

# What somebody can act on, also where it takes no focus.
INTERACTIVE = {
    "alert", "button", "check box", "check menu item", "combo box", "document text", "entry", "grid",
    "link", "list", "list box", "list item", "menu", "menu bar", "menu item", "page tab",
    "password text", "push button", "push button menu", "radio button", "radio menu item",
    "scroll bar", "slider", "spin button", "switch", "table", "table cell", "text", "toggle button",
    "tree", "tree item",
}
# Containers in which the arrow keys go on from where Tab came in.
WALKED_BY_ARROWS = {"list", "list box", "grid", "table", "tree", "menu", "page tab list"}

# What Tab passes only where it can do something, by its name: going round, Tab scrolls the sources, and
# each of these is sensitive at another end of them. The arrow keys go through all sources.
SENSITIVE_BY_PLACE = ("Previous Sources", "Next Sources")

CLASS_NAME = re.compile(r"^(Gtk|Gdk|Adw|Haw)[A-Z]\w*$")
ICON_NAME = re.compile(r"^[a-z]+(-[a-z0-9]+)*-symbolic$|^[a-z]+(-[a-z0-9]+){2,}$")
ARABIC = re.compile(r"[\u0600-\u06ff]")
LATIN_WORD = re.compile(r"[A-Za-z]{3,}")
ISOLATES = re.compile("[\u2066-\u2069]")


@dataclasses.dataclass(eq=False)
class Seen:
    """One accessible as it was when the tree was read."""
    accessible: object
    role: str
    name: str
    description: str
    states: frozenset
    parent: "Seen | None"
    children: list = dataclasses.field(default_factory=list)

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def ancestors(self):
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def is_interactive(self):
        return "focusable" in self.states or self.role in INTERACTIVE

    def __str__(self):
        path = [node.name or node.role for node in [*self.ancestors()][::-1]
                if node.name and not CLASS_NAME.match(node.name)]
        return f"{self.role} {self.name!r} (in {' > '.join(path[-3:])})"


def trouble_with_name(name):
    """Why a name is none, or None."""
    plain = ISOLATES.sub("", name).strip()
    if not plain:
        return "no name"
    if CLASS_NAME.match(plain):
        return "the name of a class"
    if ICON_NAME.match(plain):
        return "the name of an icon"
    halves = plain.replace("_", "").split()
    if len(halves) % 2 == 0 and halves[:len(halves) // 2] == halves[len(halves) // 2:]:
        return "a name said twice"
    words = [word.rstrip(",،") for word in halves]
    if any(words[:n] == words[-n:] for n in range(4, len(words) // 2 + 1)):
        return "a name that begins as it ends"
    if not re.search(r"\w", plain):
        return "a name without a word"
    return None


def nameless(tree):
    """Everything that can be acted on has a name that tells what it is."""
    for node in tree.walk():
        trouble = trouble_with_name(node.name) if node.is_interactive() else None
        if trouble:
            yield f"{trouble}: {node}"


def class_names(tree):
    """Whatever else is told apart by a name is not named after its class. GTK does so with groups and with
    the pages of a stack."""
    for node in tree.walk():
        if node.role not in ("filler", "panel") and not node.is_interactive() and CLASS_NAME.match(node.name):
            yield f"the name of a class: {node}"


def untranslated(tree, allowed, written=""):
    """In the Arabic interface nothing is left in Latin letters, but for what `allowed` matches and
    what is `written` in the project."""
    for node in tree.walk():
        if any(up.role == "document text" for up in node.ancestors()):
            continue  # the words of an article
        told = (node.name,) if node.role == "document text" else (node.name, node.description)
        for text in told:
            plain = ISOLATES.sub("", text).strip()
            if CLASS_NAME.match(plain) and not node.is_interactive():
                continue
            if all(line.strip() in written for line in plain.split("\n")):
                continue
            if LATIN_WORD.search(plain) and not ARABIC.search(plain) and not allowed.search(plain):
                yield f"not Arabic: {text!r} of {node}"


def is_empty_list(node):
    return node.role in WALKED_BY_ARROWS and not any("focusable" in part.states
                                                     for child in node.children
                                                     for part in child.walk())


def left_out(tree, visited, silent=0, unreachable=()):
    """What Tab did not reach, though it can have the focus: neither by itself, nor as part of what the
    arrow keys walk through, nor as the surroundings of something reached. `silent` texts were
    reached without a word. What is described as one of `unreachable` is left to other keys or cannot be
    reached just now."""
    reached = set(visited)
    texts = [node for node in tree.walk() if node.role == "text" and node.accessible not in reached]
    reached.update(node.accessible for node in texts[:silent])
    around = {ancestor for node in tree.walk() if node.accessible in reached
              for ancestor in node.ancestors()}
    for node in tree.walk():
        if not {"focusable", "sensitive"} <= node.states or node.accessible in reached:
            continue
        if node in around or is_empty_list(node):
            continue
        if node.description in unreachable:
            continue
        # Tab comes to one of a group, and the arrows to the others.
        if node.role == "radio button" and any(
                other.role == "radio button" and other.accessible in reached
                for up in list(node.ancestors())[:1] for other in up.children):
            continue
        if any(up.role in WALKED_BY_ARROWS and (up in around or up.accessible in reached)
               for up in node.ancestors()):
            continue
        yield f"not reached by Tab: {node}"
