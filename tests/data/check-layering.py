# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads every include and fails where one goes against the direction of the house."""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.M)
PANES = ("actors", "browser", "codes", "reader", "timeline", "notes", "review", "history",
         "proposals")
# What each layer of app/ may use of the others.
LAYERS = {
    "text": {"text"},
    "time": {"time"},
    "project": {"project", "text", "time"},
    "model": {"model", "project", "text", "time"},
    "search": {"search", "model", "project", "text", "time"},
    "import": {"import", "model", "project", "text", "time"},
    "export": {"export", "model", "project", "text", "time"},
    "cli": {"cli", "import", "export", "search", "model", "project", "text", "time"},
}
TOOLKIT = re.compile(r"^(gtk|gdk|gsk|adwaita|pango|graphene)")
SQL = re.compile(r'"\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|PRAGMA|BEGIN|WITH RECURSIVE)\b')
SIGNALS = re.compile(r"\bg_signal_(new|connect|emit)")
faults = []


def resolve(file, name):
    """The file that an include in quotes means, or None for one from outside."""
    for base in (file.parent, root / file.relative_to(root).parts[0], root / "app", root / "ui"):
        if (base / name).is_file():
            return (base / name).resolve().relative_to(root.resolve())
    return None


for file in sorted([*root.glob("app/**/*.[ch]"), *root.glob("ui/**/*.[ch]")]):
    parts = file.relative_to(root).parts
    side, layer = parts[0], parts[1] if len(parts) > 2 else ""
    text = file.read_text(encoding="utf-8")

    def fault(sentence):
        faults.append(f"{file.relative_to(root)}: {sentence}")

    for bracket, name in INCLUDE.findall(text):
        target = resolve(file, name) if bracket == '"' else None
        if side == "app" and TOOLKIT.match(name):
            fault(f"app/ must not include {name}")
        if name == "sqlite3.h" and (side, layer) != ("app", "project"):
            fault("only app/project sees sqlite3.h")
        if target is None:
            continue
        if side == "app" and target.parts[0] == "ui":
            fault(f"app/ must not include {target}")
        if side == "app" and target.parts[0] == "app" and target.parts[1] not in LAYERS[layer]:
            fault(f"app/{layer} must not include {target}")
        if side == "ui" and layer in PANES and target.parts[0] == "ui" \
                and target.parts[1] in PANES and target.parts[1] != layer:
            fault(f"the {layer} pane must not include {target}")
    if side == "ui" and SQL.search(text):
        fault("ui/ must not contain SQL")
    if side == "app" and layer in ("text", "time") and SIGNALS.search(text):
        fault(f"app/{layer} knows no signals")
    if len(text.splitlines()) > 800:
        fault("more than 800 lines: split it by concern")
    if "SPDX-License-Identifier: GPL-3.0-or-later" not in text.splitlines()[0]:
        fault("no licence on the first line")

print("\n".join(faults) or "every include goes the right way")
sys.exit(1 if faults else 0)
