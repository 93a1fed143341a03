# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills the window in the middle of its work, again and again. What it showed as made (the trace lines)
must be in the file afterwards, which has to be sound, and the last step can be undone and redone.

    crash.py HAWAMISH HAWAMISH-CLI EVIDENCE
"""
import json
import os
import random
import subprocess
import sys
import tempfile

from driver import App, Failure, keep_evidence, keycodes, wait

hawamish, cli, evidence = sys.argv[1:4]
TITLES = ["وصول الوفد إلى الميناء الشمالي", "الوفد يزور سوق السمك القديم",
          "البلدية تنفي تأجيل الزيارة", "الناطق يعلن انتهاء المحادثات", "الوفد يغادر المدينة مساء السبت"]
ROUNDS = len(TITLES)
EDITS = 14  # sent in a round, if it were not for the kill
LINE = ["Down", "Home", "shift+End", "1"]  # selects a line and gives it the code of the key 1
PARAGRAPH = "وصل الوفد إلى الميناء صباح الجمعة وقال الناطق إن الزيارة تستمر يومين كاملين. " * 4
rng = random.Random(20201121)
app = None


def tool(*arguments):
    done = subprocess.run([cli, *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        raise Failure(f"hawamish-cli {arguments[0]}: {done.stderr}")
    return done.stdout


def annotations(project):
    rows = [json.loads(line)
            for line in tool("list", project, "annotations", "--json").splitlines()]
    for row in rows:
        text = json.loads(tool("show", project, str(row["article"]), "--json"))["text"]
        if text[row["start"]:row["end"]] != row["quote"]:
            raise Failure(f"the quotation of annotation {row['id']} is another text")
    return len(rows)


def make_project(folder):
    """One article for each round, so that no passage is coded twice."""
    project = os.path.join(folder, "affair.hawamish")
    tool("new", project)
    for number in range(ROUNDS):
        page = os.path.join(folder, f"{number}.txt")
        with open(page, "w", encoding="utf-8") as out:
            out.write(f"{TITLES[number]}\n\n" + f"{PARAGRAPH}{number}\n\n" * 8)
        tool("import", project, page)
    tool("code", "add", project, "زيارة", "--key", "1")
    return project


def open_article(title):
    app.click(app.find("label", title, within=app.find("list", "Articles")))
    document = app.find("document text", "Article text")
    app.find("heading", title, within=document)
    first = wait(lambda: next((node for node in document.walk()
                               if node.role == "label" and len(node.name) > 100), None),
                 "the first paragraph")
    app.click(first, top=8)
    app.find("document text", state="FOCUSED")


def work_until_killed(wanted):
    """Gives how many changes were shown as made when the window was killed."""
    keys = [keycodes(key) for _ in range(EDITS) for key in LINE]
    sender = subprocess.Popen(["xdotool", "key", "--delay", "4", *keys],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait(lambda: app.traced() >= wanted, f"{wanted} changes")
    app.kill()
    sender.wait()
    return app.traced()


def one_round(project, folder, number):
    global app
    before = annotations(project)
    app = App(hawamish, project, log=os.path.join(folder, f"{number}.log"))
    open_article(TITLES[number])
    made = work_until_killed(rng.randint(2, 6))
    tool("check", project)
    after = annotations(project)
    if not before + made <= after <= before + EDITS:
        raise Failure(f"{made} changes were shown as made, and {after - before} are in the file")
    tool("undo", project)
    if annotations(project) != after - 1:
        raise Failure("the last step was not undone")
    tool("redo", project)
    if annotations(project) != after:
        raise Failure("the last step was not redone")
    print(f"ok {number + 1} - killed after {made} changes, all of which are in the file", flush=True)


def main():
    with tempfile.TemporaryDirectory() as folder:
        project = make_project(folder)
        for number in range(ROUNDS):
            one_round(project, folder, number)


try:
    main()
except Failure as failure:
    print(f"not ok - {failure}")
    keep_evidence(app, evidence, "crash")
    sys.exit(1)
finally:
    if app is not None:
        app.kill()
print(f"1..{ROUNDS}")
