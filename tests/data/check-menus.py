# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails where two items of one menu share their mnemonic, or one has none, in English or in Arabic."""
import gettext
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

root = pathlib.Path(sys.argv[1])
faults = []

with tempfile.TemporaryDirectory() as folder:
    catalogue = pathlib.Path(folder) / "ar.mo"
    subprocess.run(["msgfmt", "-o", str(catalogue), str(root / "po/ar.po")], check=True)
    with catalogue.open("rb") as opened:
        arabic = gettext.GNUTranslations(opened)


def labels(menu):
    """The labels that stand in one menu together: those of its sections, not those of its submenus."""
    for child in menu:
        if child.tag in ("item", "submenu"):
            yield from ((a.get("context"), a.text) for a in child.findall("attribute")
                        if a.get("name") == "label" and a.get("translatable") == "yes")
        elif child.tag == "section":
            yield from labels(child)


for path in sorted(root.glob("ui/**/*.ui")):
    for menu in ElementTree.parse(path).getroot().iter():
        if menu.tag not in ("menu", "submenu"):
            continue
        for language in ("en", "ar"):
            letters = {}
            for context, label in labels(menu):
                if language == "ar":
                    label = arabic.pgettext(context, label) if context else arabic.gettext(label)
                letter = label.split("_", 1)[1][0].lower() if "_" in label else None
                if letter is None:
                    faults.append(f"{path.name}, {language}: {label!r} has no mnemonic")
                elif letter in letters:
                    faults.append(f"{path.name}, {language}: {label!r} and {letters[letter]!r}")
                letters[letter] = label

print("\n".join(faults) or "every menu item has a mnemonic of its own")
sys.exit(1 if faults else 0)
