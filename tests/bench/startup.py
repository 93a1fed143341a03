# SPDX-License-Identifier: GPL-3.0-or-later
"""Time from starting a process to its first painted frame: Hawamish with a project beside an empty
libadwaita window, turn and turn about in one run. Prints JSON lines, milliseconds."""
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

hawamish, empty, sample = sys.argv[1:4]
ROUNDS = 9


def start(*command):
    environment = dict(os.environ, HAW_TRACE="frames")
    begun = time.monotonic()
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    for line in process.stderr:
        if line.startswith("haw-trace: first-frame"):
            break
    else:
        sys.exit(f"{command[0]} ended without a frame")
    elapsed = int(line.split()[-1]) / 1e6 - begun
    process.kill()
    process.wait()
    return elapsed * 1000


with tempfile.TemporaryDirectory() as folder:
    project = os.path.join(folder, "sample.hawamish")
    shutil.copy(sample, project)
    times = {"empty window": [], "hawamish with the sample": []}
    for _ in range(ROUNDS):
        times["empty window"].append(start(empty))
        times["hawamish with the sample"].append(start(hawamish, project))

for name, values in times.items():
    print(json.dumps({"bench": "start to first frame", "what": name, "unit": "ms",
                      "min": round(min(values), 1), "median": round(statistics.median(values), 1),
                      "max": round(max(values), 1), "rounds": ROUNDS}))
extra = [b - a for a, b in zip(*times.values())]
print(json.dumps({"bench": "start to first frame", "what": "more than the empty window",
                  "unit": "ms", "median": round(statistics.median(extra), 1), "goal": 150}))
