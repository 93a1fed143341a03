# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages about the analyst's own fields and about what has them."""
from driver import wait


def made(stage, target):
    return [row for row in stage.told("attribute", "list", stage.project) if row["of"] == target]


def managed(stage):
    """The dialog for them, with one of articles that was made here and is open."""
    stage.act("win.fields")
    node = stage.app.dialog(stage._("Own Fields"))
    if not made(stage, "article"):
        stage.app.find(name=stage._("New field"), within=node)
        stage.app.key("a", "Return")
        wait(lambda: made(stage, "article"), "the field")
    return node


def make_for_events(stage, node):
    """From the dialog in which those of events are filled in, where the name of a new one has the focus."""
    stage.button("Own _Fields…", node).activate()
    stage.app.dialog(stage._("Own Fields"))
    stage.app.key("b", "Return")
    wait(lambda: made(stage, "event"), "the field")
    stage.app.key("Escape")
    wait(lambda: not any(stage.app.all("text", stage._("New field"))), "the end of the dialog")


def outlets(stage):
    stage.act("win.outlets")
    node = stage.app.dialog(stage._("Outlets"))
    stage.app.find("list item", within=stage.app.find("list", stage._("Outlets"), within=node))
    return node


def outlet(stage):
    node = outlets(stage)
    stage.app.key("Tab", "Return")
    stage.app.find("text", stage._("Country"), within=node)
    return node
