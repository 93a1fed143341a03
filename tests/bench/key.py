# SPDX-License-Identifier: GPL-3.0-or-later
"""Time from sending a key to the real window to the moment at which its edit is shown as made: a code
is put on a passage and taken off again. Starting xdotool is part of it. Prints a JSON line,
milliseconds."""
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
        edits = []
        for i in range(ROUNDS):
            made = len(times_traced(log))
            begun = time.monotonic()
            app.key("1")
            wait(lambda: len(times_traced(log)) > made, "the edit")
            edits.append(times_traced(log)[-1] - begun)
    finally:
        app.kill()

edits = sorted(seconds * 1000 for seconds in edits)
print(json.dumps({"bench": "one edit, key to shown as made", "what": "with the start of xdotool",
                  "unit": "ms", "median": round(statistics.median(edits), 2),
                  "p95": round(edits[len(edits) * 95 // 100], 2), "rounds": len(edits),
                  "goal": 16}))
