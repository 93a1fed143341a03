# SPDX-License-Identifier: GPL-3.0-or-later
"""Time from a key in the real window to the moment at which its edit is shown as made: a code is put
on a passage and taken off again. What xdotool itself takes to send the key is measured beside it, in
the same run. Prints JSON lines, milliseconds."""
import json
import os
import shutil
import statistics
import sys
import tempfile
import time

hawamish, sample, driver = sys.argv[1:4]
sys.path.insert(0, driver)
from driver import App, wait  # noqa: E402

ROUNDS = 60


def times_traced(log):
    with open(log, encoding="utf-8") as lines:
        return [int(line.split()[-1]) / 1e6 for line in lines
                if line.startswith("haw-trace: changes")]


def report(what, values, **more):
    values = sorted(value * 1000 for value in values)
    print(json.dumps({"bench": "one edit, key to shown as made", "what": what, "unit": "ms",
                      "median": round(statistics.median(values), 2),
                      "p95": round(values[len(values) * 95 // 100], 2), "rounds": len(values),
                      **more}))


with tempfile.TemporaryDirectory() as folder:
    project = os.path.join(folder, "sample.hawamish")
    log = os.path.join(folder, "trace.log")
    shutil.copy(sample, project)
    app = App(hawamish, project, log=log)
    try:
        document = app.find("document text")
        paragraph = wait(lambda: next((node for node in document.walk() if node.role == "label"
                                       and len(node.name) > 100), None), "a paragraph")
        app.click(paragraph, top=14, count=2)
        edits, sends = [], []
        for i in range(ROUNDS):
            made = len(times_traced(log))
            begun = time.monotonic()
            app.key("1")
            sends.append(time.monotonic() - begun)
            wait(lambda: len(times_traced(log)) > made, "the edit")
            edits.append(times_traced(log)[-1] - begun)
    finally:
        app.kill()

report("with xdotool", edits)
report("xdotool alone", sends)
report("the difference", [max(0.0, a - b) for a, b in zip(edits, sends)], goal=16)
