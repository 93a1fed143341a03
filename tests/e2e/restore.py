# SPDX-License-Identifier: GPL-3.0-or-later
"""Changes the window in many ways, kills the program, and finds everything as it was.

restore.py HAWAMISH CLI ARTICLES EVIDENCE
"""
import configparser
import glob
import json
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(__file__))
from driver import App, Failure, keep_evidence, wait, xdotool  # noqa: E402

hawamish, cli, articles, evidence = sys.argv[1:5]
app = None
step = 0
STATE = os.path.join(os.environ["XDG_STATE_HOME"], "hawamish", "state.ini")


def say(what):
    global step
    step += 1
    print(f"ok {step} - {what}", flush=True)


def check(truth, what):
    if not truth:
        raise Failure(f"not so: {what}")


def run_cli(*arguments):
    return subprocess.run([cli, *arguments], check=True, capture_output=True, text=True).stdout


def remembered():
    """The file of the memory as {group: {key: value}}; nothing where it is half there."""
    parser = configparser.RawConfigParser(delimiters=("=",), comment_prefixes=("#",))
    parser.optionxform = str
    try:
        parser.read(STATE, encoding="utf-8")
    except configparser.Error:
        return {}
    return {group: dict(parser[group]) for group in parser.sections()}


def place():
    """Where the project was left, in the text and in time."""
    found = {}
    for group, values in remembered().items():
        found.update({"time-" + key: value for key, value in values.items()}
                     if group.startswith("timeline ") else values if "://" in group else {})
    return found


def make_project(folder):
    project = os.path.join(folder, "affair.hawamish")
    run_cli("new", project)
    run_cli("import", project, *sorted(glob.glob(os.path.join(articles, "*.txt"))))
    for day in ("2020-07-03", "2020-09-11"):
        run_cli("event", "add", project, "--title", day, "--date", day)
    return project


def in_sight(node):
    """Above the timeline; rows that the list keeps for later have no size."""
    _, y, _, height = node.extents()
    return height > 0 and y < 380


def choose(project):
    """Clicks on the longest article that can be seen in the list, so that there is something to scroll."""
    lines = run_cli("list", project, "articles", "--json").splitlines()
    listed = {article["title"]: article for article in map(json.loads, lines)}
    shown = wait(lambda: [node for node in app.find("list", "Articles").walk()
                          if node.name in listed and in_sight(node)], "the articles")
    row = max(shown, key=lambda node: len(json.loads(
        run_cli("show", project, str(listed[node.name]["id"]), "--json"))["text"]))
    app.click(row)
    article = listed[row.name]
    wait(lambda: place().get("article") == str(article["id"]), "the chosen article")
    return article


def change():
    """Everything that is remembered, by the keys of a user."""
    text = app.find("document text", "Article text")
    app.click(text)
    wait(lambda: text.has("FOCUSED"), "the focus in the text")
    app.key("ctrl+plus", "ctrl+plus")
    for _ in range(2):
        app.key("Page_Down")
    app.key("ctrl+shift+Right", "ctrl+shift+Right")
    app.key("ctrl+F9")
    wait(lambda: int(place().get("top", 0)) > 0
         and place().get("selection-start") != place().get("selection-end"),
         "the place in the article")
    wait(lambda: remembered().get("panes", {}).get("notes") == "false", "the hidden notes")
    wait(lambda: "time-start" in place(), "the visible time")


def settings():
    found = glob.glob(os.path.join(os.environ["XDG_CONFIG_HOME"], "glib-2.0", "settings", "keyfile"))
    return pathlib.Path(found[0]).read_text(encoding="utf-8") if found else ""


def run(folder):
    global app
    project = make_project(folder)
    log = os.path.join(folder, "trace.log")
    app = App(hawamish, project, log=log)
    say("the window opens")
    xdotool("windowsize", "--sync", app.window, 1120, 720)
    wait(lambda: remembered().get("window", {}).get("width") == "1120", "the size")
    article = choose(project)
    change()
    wait(lambda: "reader-zoom=1.21" in settings(), "the zoom")
    say("what changes is remembered while the program runs")

    before, panes = place(), remembered()["panes"]
    app.kill()
    check(remembered() and place() == before, "killing leaves the memory whole")
    app = App(hawamish, log=log)
    app.find("label", article["title"])
    app.find("document text", "Article text")
    say("started without a file, it opens the last project")

    app.close()
    after = place()
    for key in ("article", "top", "selection-start", "selection-end", "search"):
        check(after.get(key) == before.get(key), f"{key}: {before.get(key)} became {after.get(key)}")
    length = int(before["time-end"]) - int(before["time-start"])
    for key in ("time-start", "time-end"):
        check(abs(int(after[key]) - int(before[key])) < 0.02 * length, f"{key} is as it was")
    check(remembered()["panes"]["notes"] == panes["notes"] == "false", "the notes stay hidden")
    check(remembered()["window"]["width"] == "1120", "the window has the size it had")
    check("reader-zoom=1.21" in settings(), "the zoom is as it was")
    say("after a kill everything is where it was")


try:
    with tempfile.TemporaryDirectory() as scratch:
        run(scratch)
except Failure as failure:
    print(f"not ok {step + 1} - {failure}")
    if app is not None:
        keep_evidence(app, evidence, "restore")
    sys.exit(1)
finally:
    if app is not None:
        app.kill()
print(f"1..{step}")
