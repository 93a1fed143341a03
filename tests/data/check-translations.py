# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails where a file with strings is not listed, or the Arabic catalogue is not complete and sound."""
import pathlib
import re
import subprocess
import sys
import tempfile

root = pathlib.Path(sys.argv[1])
faults = []

listed = [line.strip() for line in (root / "po/POTFILES").read_text().splitlines()
          if line.strip() and not line.startswith("#")]
MARKED = re.compile(r"(?<![\w])(_|N_|C_|NC_|g_dngettext|ngettext|haw_label_new(_plural)?) ?\(")
for path in sorted([*root.glob("app/**/*.c"), *root.glob("ui/**/*.c"), *root.glob("ui/**/*.ui"),
                    *root.glob("resources/*.desktop.in"), *root.glob("resources/*.xml.in")]):
    name = str(path.relative_to(root))
    text = path.read_text(encoding="utf-8")
    marked = 'translatable="yes"' in text if path.suffix == ".ui" else \
        path.suffix == ".in" or bool(MARKED.search(text))
    if marked and name not in listed:
        faults.append(f"{name} has strings but is not in po/POTFILES")
for name in listed:
    if not (root / name).is_file():
        faults.append(f"po/POTFILES lists {name}, which is not there")

with tempfile.TemporaryDirectory() as folder:
    template = pathlib.Path(folder) / "all.pot"
    merged = pathlib.Path(folder) / "ar.po"
    glib = ["--from-code=UTF-8", "--add-comments", "--keyword=_", "--keyword=N_",
            "--keyword=C_:1c,2", "--keyword=NC_:1c,2", "--keyword=g_dngettext:2,3",
            "--keyword=haw_label_new:1", "--keyword=haw_label_new_plural:1,2",
            "--keyword=repair_rows:3,4"]
    subprocess.run(["xgettext", *glib, "--output", str(template), "--files-from=po/POTFILES",
                    "--directory=."], cwd=root, check=True)
    subprocess.run(["msgmerge", "--quiet", "--no-fuzzy-matching", "-o", str(merged),
                    str(root / "po/ar.po"), str(template)], check=True)
    statistics = subprocess.run(["msgfmt", "--statistics", "-o", "/dev/null", str(merged)],
                                capture_output=True, text=True, env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"})
    if "untranslated" in statistics.stderr or "fuzzy" in statistics.stderr:
        faults.append("Arabic is not complete: " + statistics.stderr.strip())
        missing = subprocess.run(["msgattrib", "--untranslated", "--no-wrap", str(merged)],
                                 capture_output=True, text=True).stdout
        faults += re.findall(r'^msgid ".+"$', missing, re.M)[:40]

sound = subprocess.run(["msgfmt", "-c", "-o", "/dev/null", str(root / "po/ar.po")],
                       capture_output=True, text=True)
if sound.returncode != 0:
    faults.append(sound.stderr.strip())
if "nplurals=6" not in (root / "po/ar.po").read_text(encoding="utf-8"):
    faults.append("po/ar.po does not have the six plural forms of Arabic")

print("\n".join(faults) or "every string is listed and translated")
sys.exit(1 if faults else 0)
