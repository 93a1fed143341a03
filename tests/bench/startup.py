# SPDX-License-Identifier: GPL-3.0-or-later
"""Time from starting a process to its first painted frame, and its memory once it has nothing left to
do: Hawamish with the sample and with 10,000 articles beside an empty libadwaita window, turn and turn
about in one run. Prints JSON lines."""
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

hawamish, empty, sample, corpus = sys.argv[1:5]
ROUNDS = 9
# Measured on the machine of the reference.
PEERS = {"start to first frame": {"QualCoder 4.0b, 10,000 articles": 6600, "Taguette": 3600},
         "memory": {"QualCoder 4.0b, 10,000 articles": 463, "Taguette, the server alone": 88}}


def read_rest(process):
    """The resident memory of a process that did nothing for half a second, in MB."""
    before = None
    while True:
        with open(f"/proc/{process.pid}/stat", encoding="utf-8") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        spent = fields[11], fields[12]
        if spent == before:
            return int(fields[21]) * os.sysconf("SC_PAGE_SIZE") / 1e6
        before = spent
        time.sleep(0.5)


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
    memory = read_rest(process)
    process.kill()
    process.wait()
    return elapsed * 1000, memory


with tempfile.TemporaryDirectory() as folder:
    small = os.path.join(folder, "sample.hawamish")
    large = os.path.join(folder, "corpus.hawamish")
    shutil.copy(sample, small)
    shutil.copy(corpus, large)
    programs = {"empty window": [empty], "hawamish with the sample": [hawamish, small],
                "hawamish with 10,000 articles": [hawamish, large]}
    measured = {name: [] for name in programs}
    # What was never open here is looked at more closely once.
    start(hawamish, large)
    for _ in range(ROUNDS):
        for name, command in programs.items():
            measured[name].append(start(*command))

for number, (bench, unit) in enumerate([("start to first frame", "ms"), ("memory", "MB")]):
    series = {name: [pair[number] for pair in pairs] for name, pairs in measured.items()}
    for name, values in series.items():
        print(json.dumps({"bench": bench, "what": name, "unit": unit,
                          "min": round(min(values), 1),
                          "median": round(statistics.median(values), 1),
                          "max": round(max(values), 1), "rounds": ROUNDS}))
    for name in list(programs)[1:]:
        extra = [b - a for a, b in zip(series["empty window"], series[name])]
        goal = 1000 if number == 0 and "10,000" in name else 150 if number == 0 else None
        print(json.dumps({"bench": bench, "what": f"{name}, more than the empty window",
                          "unit": unit, "median": round(statistics.median(extra), 1),
                          **({"goal": goal} if goal else {}), "peers": PEERS[bench]}))
