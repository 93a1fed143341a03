# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails where a key of the settings does not say what it is for, or a number has no range."""
import pathlib
import sys
import xml.etree.ElementTree as ElementTree

root = pathlib.Path(sys.argv[1])
faults = []
keys = ElementTree.parse(root / "resources/org.hawamish.Hawamish.gschema.xml").findall(".//key")

for key in keys:
    for part in ("summary", "description"):
        if not (key.findtext(part) or "").strip():
            faults.append(f"{key.get('name')} has no {part}")
    if key.get("type") in ("i", "d", "u", "x") and key.find("range") is None:
        faults.append(f"{key.get('name')} has no range")
if not keys:
    faults.append("there are no keys")

print("\n".join(faults) or "every key says what it is for")
sys.exit(1 if faults else 0)
