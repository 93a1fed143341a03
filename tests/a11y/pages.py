# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages and dialogs that are walked. A new one is one more entry of PAGES.

`open` brings the page up and gives the node under which it stands; it is handed a Stage, which has
the running window, the project it shows and the translation. `leave` undoes that. `start` tells what
the window is started on: nothing, an empty project or the sample; pages of one start share a window.
"""
import dataclasses
import json
import re
import subprocess
from typing import Callable

import own_fields
from driver import Failure, Node, wait


@dataclasses.dataclass
class Stage:
    app: object
    project: str
    folder: str
    program: str
    cli: str
    environment: dict
    _: Callable
    adwaita: Callable

    def act(self, action):
        """Activates an action of the window or of the application by its name."""
        scope, name = action.split(".", 1)
        if scope == "app":
            subprocess.run(["gdbus", "call", "--session", "--dest", "org.hawamish.Hawamish",
                            "--object-path", "/org/hawamish/Hawamish", "--method",
                            "org.gtk.Actions.Activate", name, "[]", "{}"], check=True,
                           capture_output=True)
            return
        frame = next(node for node in self.app.root.children() if node.role == "frame")
        frame.act(action)

    def told(self, *arguments):
        """What hawamish-cli tells of the project, an object a line."""
        lines = subprocess.run([self.cli, *arguments, "--json"], capture_output=True, text=True,
                               check=True).stdout.splitlines()
        return [json.loads(line) for line in lines]

    def read(self):
        """Gives the keyboard to the text of the article, by F6 alone."""
        def focused():
            node = self.app.focused()
            if node is not None and node.role == "document text":
                return node
            self.app.key("F6")
            return None
        return wait(focused, "the focus in the text")

    def button(self, label, within=None):
        return self.app.find("push button", self._(label).replace("_", ""), within=within)


@dataclasses.dataclass
class Page:
    name: str
    start: str
    open: Callable
    leave: Callable = lambda stage: None
    check: Callable = lambda stage, tree, report: None


def dialog(title):
    return lambda stage: stage.app.dialog(stage._(title))


def codes(stage):
    stage.app.key("ctrl+alt+c")
    stage.app.find("list", stage._("Codes"))
    return window(stage)


def code(stage):
    """The dialog of the first code, with the caret in the note on it."""
    def in_filter():
        node = stage.app.focused()
        if node is not None and node.name == stage._("Filter Codes"):
            return node
        stage.app.key("shift+Tab")
        return None
    codes(stage)
    stage.app.find("list item", within=stage.app.find("list", stage._("Codes")))
    wait(in_filter, "the focus in the filter")
    stage.app.key("Return")
    wait(lambda: stage.app.focused() is not None and stage.app.focused().role == "list item",
         "the focus in the codes")
    stage.app.key("n")
    node = dialog("Edit Code")(stage)
    stage.app.find("text", stage._("Note on the Code"), within=node)
    return node


def proposals(stage):
    """The list of them, once some are found."""
    stage.app.key("ctrl+alt+p")
    stage.app.find("list item", within=stage.app.find("list", stage._("Proposals")))
    return window(stage)


def actors(stage):
    stage.app.key("ctrl+alt+a")
    stage.app.find("list item", within=stage.app.find("list", stage._("Actors")))
    return window(stage)


def actor(stage):
    """The page of the first actor, by keys alone."""
    actors(stage)
    stage.app.key("Return")
    wait(lambda: stage.app.focused() is not None and stage.app.focused().role == "list item",
         "the focus in the actors")
    stage.app.key("Return")
    stage.app.find("text", stage._("Main Name"))
    return window(stage)


def leave_actor(stage):
    stage.app.key("Escape")
    stage.app.find("list item", within=stage.app.find("list", stage._("Actors")))
    leave_codes(stage)


def leave_code(stage):
    escape(stage)
    leave_codes(stage)


def leave_codes(stage):
    stage.act("win.find")


def dialog_by(action, title):
    def show(stage):
        stage.act(action)
        return dialog(title)(stage)
    return show


def about(stage):
    stage.act("app.about")
    return stage.app.dialog(stage.adwaita("About"))


def escape(stage):
    stage.app.key("Escape")
    stage.app.dialogs_gone()


def window(stage):
    return next(node for node in stage.app.root.children() if node.role == "frame")


def article(stage):
    stage.app.find("heading", within=stage.app.find("document text"))
    stage.app.find("list item", within=stage.app.find("list", stage._("Timeline")))
    return window(stage)


def plain(text):
    return re.sub("[\u2066-\u2069]", "", text)


def article_is_told(stage, tree, report):
    """The paragraphs, marks, notes and events that can be seen are those of the file."""
    nodes = [*tree.walk()]
    titles = {row["title"]: row["id"] for row in stage.told("list", stage.project, "articles")}
    document = next(node for node in nodes if node.role == "document text")
    heading = next(node for node in document.walk() if node.role == "heading")
    shown = stage.told("show", stage.project, str(titles[heading.name]))[0]
    blocks = [node for node in document.children if node.role in ("heading", "label")]
    report("article: the paragraphs are those of its text",
           [f"not in the text: {node}" for node in blocks if node.name not in shown["text"]]
           + (["fewer than four paragraphs"] if len(blocks) < 4 else []))
    seen = "\n".join(node.name for node in blocks)
    marks = [(plain(node.name), node.description) for block in blocks for node in block.children]
    troubles = []
    for annotation in shown["annotations"]:
        quote = annotation["quote"]
        if quote not in seen:
            continue
        names = next((name for name, words in marks if words == quote), None)
        if names is None:
            troubles.append(f"no mark with the words {quote!r}")
        elif not all(code in names for code in annotation["codes"]):
            troubles.append(f"the mark {names!r} does not name {annotation['codes']}")
    report(f"article: its marks tell their codes and words ({len(marks)} marks)",
           troubles + ([] if marks else ["there are no marks"]))
    told = [Node(node.accessible).text() for node in nodes if node.role == "text"]
    report("article: its notes can be read",
           [f"the note {annotation['note']!r} is nowhere" for annotation in shown["annotations"]
            if annotation.get("note") and annotation["note"] not in told])


def events_are_told(stage, tree, report):
    """Each event on the timeline is named after its place, title and date."""
    line = next(node for node in tree.walk() if node.role == "list" and node.name == stage._("Timeline"))
    titles = [row["title"] for row in stage.told("list", stage.project, "events")]
    marks = [node for node in line.children if node.role == "list item"]
    troubles = [f"without a title or a date: {node}" for node in marks
                if not any(f", {title}, " in plain(node.name).replace("،", ",") for title in
                           (title.replace("،", ",") for title in titles))]
    report(f"article: events tell title and date ({len(marks)} events)",
           troubles + ([] if marks else ["there are no events"]))


def focused_pane(stage):
    node = stage.app.focused()
    here = []
    while node is not None:
        here.append(node.name)
        parent = node.accessible.get_parent()
        node = Node(parent) if parent is not None else None
    return next((name for name in ("Articles", "Article", "Notes", "Timeline")
                 if stage._(name) in here), None)


def panes_are_cycled(stage, tree, report):
    """F6 goes through the panes and comes back, Shift+F6 goes the other way."""
    stage.read()
    troubles = []
    for key, wanted in (("F6", ["Notes", "Timeline", "Articles", "Article"]),
                        ("shift+F6", ["Articles", "Timeline", "Notes", "Article"])):
        for name in wanted:
            stage.app.key(key)
            try:
                wait(lambda n=name: focused_pane(stage) == n, name, 5)
            except Failure:
                troubles.append(f"{key} leads to {focused_pane(stage)!r}, not to {name!r}")
    report("article: F6 goes through the panes", troubles)


def article_checks(stage, tree, report):
    article_is_told(stage, tree, report)
    events_are_told(stage, tree, report)
    panes_are_cycled(stage, tree, report)


def event_form(stage):
    stage.read()
    stage.app.key("ctrl+Home", "Down", "Down", "e")
    stage.app.find("text", stage._("Date of the Event"))
    return window(stage)


def leave_event_form(stage):
    stage.app.find("push button", stage._("Cancel")).activate()
    wait(lambda: not any(stage.app.all("text", stage._("Date of the Event"))), "the notes again")


def event_page(stage):
    mark = stage.app.find("list item", within=stage.app.find("list", stage._("Timeline")))
    mark.act("mark.open")
    stage.button("Back to Notes")
    return window(stage)


def leave_event_page(stage):
    stage.button("Back to Notes").activate()
    wait(lambda: not any(stage.app.all("push button", stage._("Back to Notes"))), "the notes again")


def code_chooser(stage):
    stage.read()
    stage.app.key("ctrl+Home", "Down", "shift+Down", "ctrl+k")
    codes = stage.app.find("list", stage._("Codes"))
    # Tab stays in the popover, which is part of the widget that it points to.
    node = codes.accessible
    while not any(child.name == stage._("Find or make a code") for child in Node(node).children()):
        node = node.get_parent()
    return Node(node)


def leave_code_chooser(stage):
    stage.app.key("Escape")
    wait(lambda: not any(stage.app.all("list", stage._("Codes"))), "the end of the chooser")


def actor_chooser(stage):
    stage.read()
    stage.app.key("ctrl+Home", "Down", "m")
    actors = stage.app.find("list", stage._("Actors"))
    node = actors.accessible
    while not any(child.name == stage._("Find or make an actor") for child in Node(node).children()):
        node = node.get_parent()
    return Node(node)


def leave_actor_chooser(stage):
    stage.app.key("Escape")
    wait(lambda: not any(stage.app.all("list", stage._("Actors"))), "the end of the chooser")


def message_bar(stage):
    broken = f"{stage.folder}/broken.hawamish"
    with open(broken, "w", encoding="utf-8") as out:
        out.write("This is no project.\n" * 100)
    subprocess.run([stage.program, broken], env=stage.environment, check=True)
    stage.app.find("alert", part="broken.hawamish")
    return window(stage)


def leave_message_bar(stage):
    bar = stage.app.find("alert", part="broken.hawamish")
    stage.button("Close", within=bar).activate()


def sources(stage):
    """The event with the most sources of those that can be seen; they stand side by side then."""
    events = stage.told("list", stage.project, "events")
    counts = {event["title"]: len(event["evidence"]) for event in events}
    line = stage.app.find("list", stage._("Timeline"))
    seen = {title: mark for mark in stage.app.all("list item", within=line) for title in counts
            if title in plain(mark.name)}
    seen[max(seen, key=counts.get)].act("mark.open")
    cards = stage.app.find("list", stage._("Sources"))
    wait(lambda: any(card.has("FOCUSED") for card in cards.children()), "the first source")
    return window(stage)


def sources_are_told(stage, tree, report):
    """Each source is a card of the strip, and there is more than one."""
    title = next(node for node in tree.walk() if node.name == stage._("Sources of the Event"))
    cards = next(node for node in title.walk() if node.role == "list")
    counts = {event["title"]: len(event["evidence"])
              for event in stage.told("list", stage.project, "events")}
    count = next(counts[plain(node.name)] for node in title.walk() if plain(node.name) in counts)
    found = [node for node in cards.children if node.role == "list item"]
    report("sources: a card for each source",
           [] if len(found) == count > 1 else [f"{len(found)} cards for {count} sources"])


def leave_sources(stage):
    stage.button("Back to the Article").activate()
    wait(lambda: not any(stage.app.all("list", stage._("Sources"))), "the article again")
    stage.button("Back to Notes").activate()
    wait(lambda: not any(stage.app.all("push button", stage._("Back to Notes"))), "the notes again")


def change_lanes(stage, key):
    def in_timeline():
        if focused_pane(stage) == "Timeline":
            return True
        stage.app.key("F6")
        return False
    wait(in_timeline, "the focus in the timeline")
    stage.app.key(key)


def lane_headers(stage):
    return [header for group in stage.app.all("panel", stage._("Lanes"))
            for header in group.children()]


def lanes(stage):
    change_lanes(stage, "l")
    wait(lambda: lane_headers(stage), "the headers of the lanes")
    return window(stage)


def lanes_are_told(stage, tree, report):
    """Each lane is a button that tells whether it is open."""
    report("lanes: their headers tell whether they are open",
           [f"not told: {header.name}" for header in lane_headers(stage)
            if not header.has("EXPANDED")])


def leave_lanes(stage):
    change_lanes(stage, "shift+l")
    wait(lambda: not lane_headers(stage), "one timeline again")


def comparison(stage):
    lanes(stage)
    stage.app.key("m")
    wait(lambda: stage.app.all("push button", stage._("Swap the Two Lanes")), "the comparison")
    return window(stage)


def leave_comparison(stage):
    stage.app.key("Escape")
    wait(lambda: lane_headers(stage), "the lanes again")
    leave_lanes(stage)


def events_table(stage):
    change_lanes(stage, "ctrl+shift+l")
    stage.button("Table Options")
    return window(stage)


def events_table_is_told(stage, tree, report):
    """Each row tells title, date and number of sources."""
    titles = [row["title"] for row in stage.told("list", stage.project, "events")]
    rows = [node.name for node in tree.walk() if any(plain(node.name).startswith(title)
            and len(plain(node.name)) > len(title) + 3 for title in titles)]
    report(f"events table: its rows are told ({len(rows)} rows)",
           [] if rows else ["no row has a name"])


def leave_events_table(stage):
    change_lanes(stage, "ctrl+shift+l")
    stage.button("Timeline Options")


def select_events(stage):
    """All events of the timeline, by keys alone, once one of them has the keyboard."""
    def in_events():
        node = stage.app.focused()
        if node is not None and node.role == "list item" and focused_pane(stage) == "Timeline":
            return node
        stage.app.key("Tab" if focused_pane(stage) == "Timeline" else "F6")
        return None
    wait(in_events, "the focus on an event")
    stage.app.key("ctrl+a")


def find_item(stage, label):
    text = stage._(f"events\x04{label}").split("\x04")[-1]
    return stage.app.find("menu item", text.replace("_", ""))


def events_menu(stage):
    """The menu of all events, which says how many they are."""
    select_events(stage)
    stage.app.key("shift+F10")
    node = find_item(stage, "_Merge…")
    while not any(child.name == stage._("Status") for child in node.walk()):
        node = Node(node.accessible.get_parent())
    return node


def events_menu_is_told(stage, tree, report):
    """Its heading is the number of the events that it is about."""
    count = len(stage.told("list", stage.project, "events"))
    report("menu of events: it says how many they are",
           [] if any(str(count) in node.name for node in tree.walk()) else [f"{count} is not told"])


def leave_menu(stage):
    stage.app.key("Escape")
    wait(lambda: not any(stage.app.all("menu item")), "the end of the menu")


LANE_ITEMS = ("_Collapse or Expand", "_Hide", "Compare _With…", "Move _Up", "Move _Down")


def lane_item(stage, label):
    return stage._(f"lane\x04{label}").split("\x04")[-1].replace("_", "")


def lane_menu(stage):
    """The menu of a lane, by the key on its header."""
    lanes(stage)
    names = [header.name for header in lane_headers(stage)]

    def on_header():
        node = stage.app.focused()
        if node is not None and node.name in names:
            return node
        stage.app.key("shift+Tab" if focused_pane(stage) == "Timeline" else "F6")
        return None
    wait(on_header, "the focus on the header of a lane")
    stage.app.key("shift+F10")
    node = stage.app.find("menu item", lane_item(stage, "Move _Up"))
    while not any(child.name == lane_item(stage, "_Hide") for child in node.walk()):
        node = Node(node.accessible.get_parent())
    return node


def lane_menu_is_told(stage, tree, report):
    names = {node.name for node in tree.walk()}
    report("menu of a lane: it has what can be done with one",
           [f"{label!r} is not told" for label in LANE_ITEMS if lane_item(stage, label) not in names])


def leave_lane_menu(stage):
    leave_menu(stage)
    leave_lanes(stage)


def merge_dialog(stage):
    events_menu(stage)
    find_item(stage, "_Merge…").activate()
    return dialog("Merge Events")(stage)


def split_dialog(stage):
    """Of an event with several sources, which the arrow towards later comes to."""
    several = [event["title"] for event in stage.told("list", stage.project, "events")
               if len(event["evidence"]) > 1]
    select_events(stage)
    stage.app.key("Home")
    for number in range(40):
        node = wait(stage.app.focused, "the focus")
        if any(f" {title}" in plain(node.name) for title in several):
            break
        name = node.name
        stage.app.key("Right" if stage._("Timeline") == "Timeline" else "Left")
        wait(lambda: stage.app.focused() is not None and stage.app.focused().name != name, "the next event")
    stage.app.key("shift+F10")
    find_item(stage, "S_plit…").activate()
    return dialog("Split Event")(stage)


def preferences(page=None):
    def show(stage):
        stage.act("app.preferences")
        node = dialog("Preferences")(stage)
        if page is not None:
            stage.app.find("page tab", stage._(page), within=node).activate()
        return node
    return show


def search_preferences(stage):
    node = preferences()(stage)
    stage.app.key("ctrl+f")
    stage.app.find("entry", stage._("Search Preferences"), within=node, state="FOCUSED")
    stage.app.type(stage._("Line width"))
    stage.app.find("list item", stage._("Line width"), within=node)
    return node


def leave_search(stage):
    stage.app.key("Escape", "Escape")
    stage.app.dialogs_gone()


def event_fields(stage):
    """The fields of all events, with one that is made from there."""
    def show():
        events_menu(stage)
        find_item(stage, "Own _Fields…").activate()
        return dialog("Own Fields of Events")(stage)
    node = show()
    if own_fields.made(stage, "event"):
        return node
    own_fields.make_for_events(stage, node)
    stage.button("_Cancel", node).activate()
    stage.app.dialogs_gone()
    return show()


def proposal_card(stage, kind):
    """The card of what Tab comes to in the article, once that is of a kind."""
    named = stage._(f"kind of proposal\x04{kind}").split("\x04")[-1]

    def cards():
        return [card for card in stage.app.all(name=stage._("Proposal"))
                if any(part.name.startswith(named) for part in card.walk())]

    def is_told():
        if cards():
            return True
        stage.app.key("Tab")
        return False
    stage.read()
    stage.app.key("ctrl+Home")
    wait(is_told, f"the card of a {kind.lower()}")
    return cards()[0]


def event_card(stage):
    return proposal_card(stage, "Event")


def leave_event_card(stage):
    stage.read()
    stage.app.key("ctrl+Home")
    wait(lambda: not any(stage.app.all(name=stage._("Proposal"))), "the end of the card")


def redate(stage):
    """The question about the dates that change with the day of publication, one of which is accepted
    first, by keys alone."""
    def in_date():
        node = stage.app.focused()
        if node is not None and node.role == "text" and node.name == stage._("Publication Date"):
            return node
        stage.app.key("Tab")
        return None
    count = len(stage.told("list", stage.project, "annotations"))
    proposal_card(stage, "Date")
    stage.app.key("Return")
    wait(lambda: len(stage.told("list", stage.project, "annotations")) > count, "the accepted date")
    dialog_by("win.edit-fields", "Article Fields")(stage)
    wait(in_date, "the focus in the date")
    stage.app.key("ctrl+a")
    stage.app.type("2023-05-18")
    stage.app.key("Return")
    question = dialog("Change the Publication Date")(stage)
    stage.app.find("list item", within=stage.app.find("list", stage._("Dates that change"),
                                                      within=question))
    return question


def leave_redate(stage):
    """Nothing is changed, neither there nor in the fields, and the date is as it was."""
    stage.app.key("Escape")
    wait(lambda: not any(stage.app.all("list", stage._("Dates that change"))), "the fields again")
    stage.button("_Cancel").activate()
    stage.app.dialogs_gone()
    leave_event_card(stage)
    count = len(stage.told("list", stage.project, "annotations"))
    stage.app.key("ctrl+z")
    wait(lambda: len(stage.told("list", stage.project, "annotations")) < count, "the date proposed again")


def link(stage):
    """The dialog that links the first annotation of the article."""
    stage.read()
    stage.app.key("ctrl+Home", "n", "l")
    node = dialog("Link Annotation")(stage)
    stage.app.find("list item", within=stage.app.find("list", stage._("Annotations"), within=node))
    return node


def side_page(keys, role, name):
    """A page of a side pane, by its keys; it is there with something of that role and name."""
    def show(stage):
        stage.app.key(keys)
        stage.app.find(role, stage._(name))
        return window(stage)
    return show


def leave_side_page(tab, role, name):
    """Back to the first page of the pane, by its tab; an event chosen before is left there."""
    def leave(stage):
        def is_back():
            for back in list(stage.app.all("push button", stage._("Back to Notes"))):
                back.activate()
            return any(stage.app.all(role, stage._(name)))

        stage.app.find("page tab", stage._(tab)).activate()
        wait(is_back, name)
    return leave


def facets(stage):
    """What the articles can be narrowed by, with the first value ticked and its chip."""
    stage.act("win.narrow")
    values = stage.app.find("list", stage._("Narrow Articles"))
    wait(lambda: any(item.has("FOCUSED") and item.name != stage._("Outlets")
                     for item in values.children()), "the focus on the first value")
    stage.app.key("space")
    stage.app.find("push button", stage._("Clear Filter"))
    # Tab stays in the popover, which is part of the button that it points to.
    node = values
    while node.role != "filler" or node.name != stage._("Narrow Articles"):
        node = Node(node.accessible.get_parent())
    return node


def leave_facets(stage):
    stage.app.key("Escape")
    wait(lambda: not any(stage.app.all("list", stage._("Narrow Articles"))), "the end of the facets")
    stage.button("Clear Filter").activate()
    wait(lambda: not any(stage.app.all("push button", stage._("Clear Filter"))), "all articles again")


def backups(stage):
    node = dialog_by("win.restore-backup", "Restore a Backup")(stage)
    stage.app.find("list item", within=stage.app.find("list", stage._("Backups"), within=node))
    return node


def no_backups(stage):
    node = dialog_by("win.restore-backup", "Restore a Backup")(stage)
    stage.app.find(name=stage._("No Backups"), within=node)
    return node


def templates(stage):
    """The dialog of the templates, with one that is new and unfolded."""
    stage.act("win.find")
    stage.app.key("ctrl+shift+n")
    stage.app.find("text", stage._("Note on the Article"), state="FOCUSED")
    stage.app.type("من قال")
    stage.app.key("ctrl+shift+t", "Return")
    node = dialog("Note Templates")(stage)
    stage.app.find("text", stage._("Text of the Template"), within=node)
    return node


def leave_templates(stage):
    escape(stage)
    stage.app.key("ctrl+z", "ctrl+z", "ctrl+z")


def review(stage):
    stage.app.find("page tab", stage._("Review")).activate()
    stage.button("Move There")
    return window(stage)


def review_is_told(stage, tree, report):
    """The card tells the words as they were and as they would be."""
    told = "\n".join(node.name for node in tree.walk())
    report("review: the card tells both passages",
           [f"{words!r} is not told" for words in REVIEWED if words not in told])


def help_window(stage):
    stage.act("app.help")
    return dialog("Help")(stage)


# An article, and what became of its annotation in the corrected version.
CORRECTED = ("وصول الوفد\n\nقالت البلدية إن 13 سفينة تنتظر في عرض البحر.\n",
             "وصول الوفد\n\nقالت البلدية إن 14 سفينة تنتظر في عرض البحر.\n")
REVIEWED = ("13 سفينة", "14 سفينة")

PAGES = [
    Page("first page", "nothing", window),
    Page("empty project", "empty", window),
    Page("no backups", "empty", no_backups, escape),
    Page("article", "sample", article, check=article_checks),
    Page("event form", "sample", event_form, leave_event_form),
    Page("event page", "sample", event_page, leave_event_page),
    Page("sources", "sample", sources, leave_sources, check=sources_are_told),
    Page("lanes", "sample", lanes, leave_lanes, check=lanes_are_told),
    Page("menu of a lane", "sample", lane_menu, leave_lane_menu, check=lane_menu_is_told),
    Page("menu of events", "sample", events_menu, leave_menu, check=events_menu_is_told),
    Page("merge events", "sample", merge_dialog, escape),
    Page("split event", "sample", split_dialog, escape),
    Page("comparison", "sample", comparison, leave_comparison),
    Page("events table", "sample", events_table, leave_events_table, check=events_table_is_told),
    Page("codebook", "sample", side_page("ctrl+alt+c", "text", "New code"),
         leave_side_page("Articles", "entry", "Filter Articles")),
    Page("all notes", "sample", side_page("ctrl+shift+F9", "list", "All Notes"),
         leave_side_page("Notes", "text", "Note on the Article")),
    Page("history", "sample", side_page("ctrl+h", "list", "Steps"),
         leave_side_page("Notes", "text", "Note on the Article")),
    Page("code chooser", "sample", code_chooser, leave_code_chooser),
    Page("actor chooser", "sample", actor_chooser, leave_actor_chooser),
    Page("narrowed articles", "sample", facets, leave_facets),
    Page("codes", "sample", codes, leave_codes),
    Page("actors", "sample", actors, leave_codes),
    Page("proposals", "sample", proposals, leave_codes),
    Page("actor", "sample", actor, leave_actor),
    Page("code", "sample", code, leave_code),
    Page("article fields", "sample", dialog_by("win.edit-fields", "Article Fields"), escape),
    Page("dates that change", "sample", redate, leave_redate),
    Page("event card", "sample", event_card, leave_event_card),
    Page("export", "sample", dialog_by("win.export", "Export Notes"), escape),
    Page("export-timeline", "sample", dialog_by("win.export-timeline", "Export Timeline"), escape),
    Page("print-timeline", "sample", dialog_by("win.print-timeline", "Print Timeline"), escape),
    Page("link", "sample", link, escape),
    Page("own fields", "sample", own_fields.managed, escape),
    Page("own fields of events", "sample", event_fields, escape),
    Page("outlets", "sample", own_fields.outlets, escape),
    Page("outlet", "sample", own_fields.outlet, escape),
    Page("project properties", "sample", dialog_by("win.properties", "Project Properties"), escape),
    Page("backups", "sample", backups, escape),
    Page("note templates", "sample", templates, leave_templates),
    Page("preferences", "sample", preferences(), escape),
    Page("preferences: reading", "sample", preferences("Reading"), escape),
    Page("preferences: work", "sample", preferences("Work"), escape),
    Page("preferences: search", "sample", search_preferences, leave_search),
    Page("help", "sample", help_window, escape),
    Page("about", "sample", about, escape),
    Page("shortcuts", "sample", dialog_by("win.show-help-overlay", "Keyboard Shortcuts"), escape),
    Page("review", "corrected", review, check=review_is_told),
    Page("message bar", "sample", message_bar, leave_message_bar),
]
