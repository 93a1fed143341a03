# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails for a source file that is too long to be read in one go: it has more than one concern."""
import pathlib
import sys

root = pathlib.Path(sys.argv[1])
MAX_LINES = 800
ENDINGS = {".c", ".h", ".py", ".sh", ".css", ".ui"}
FOLDERS = ("app", "ui", "tests", "build-aux", "resources")
faults = []
n_files = 0

for folder in FOLDERS:
    for file in sorted((root / folder).rglob("*")):
        if not file.is_file() or file.suffix not in ENDINGS:
            continue
        n_files += 1
        lines = file.read_text(encoding="utf-8").count("\n")
        if lines > MAX_LINES:
            faults.append(f"{file.relative_to(root)}: {lines} lines; split it by concern")

for fault in faults:
    print(fault)
print(f"{n_files} files read")
sys.exit(1 if faults or n_files < 300 else 0)
