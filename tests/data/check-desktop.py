# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the validators of the desktop's files, and holds these files to what they say of each other."""
import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

root, build = map(pathlib.Path, sys.argv[1:3])
version = sys.argv[3]
ID = "org.hawamish.Hawamish"
resources = root / "resources"
faults = []


def run(*command):
    """Notes what a validator says where it is not content."""
    done = subprocess.run([*map(str, command)], capture_output=True, text=True)
    if done.returncode != 0 or "warning" in (done.stdout + done.stderr).lower():
        faults.append(" ".join(map(str, command)) + "\n" + done.stdout + done.stderr)


def demand(condition, sentence):
    if not condition:
        faults.append(sentence)


def png_size(path):
    return struct.unpack(">II", path.read_bytes()[16:24])


# The validators.
run("desktop-file-validate", build / f"resources/{ID}.desktop")
run("appstreamcli", "validate", "--no-net", "--explain", build / f"resources/{ID}.metainfo.xml")
xml = [*root.glob("ui/**/*.ui"), *resources.glob("**/*.ui"), *resources.glob("**/*.svg"),
       *root.glob("**/*.gresource.xml"), *resources.glob("*.xml.in"), *resources.glob("*.gschema.xml"),
       build / f"resources/{ID}.xml"]
run("xmllint", "--noout", "--nonet", *sorted(path for path in xml if "build" not in
                                             path.relative_to(root).parts[0] or build in path.parents))
with tempfile.TemporaryDirectory() as folder:
    packages = pathlib.Path(folder) / "packages"
    packages.mkdir()
    (packages / "hawamish.xml").write_bytes((build / f"resources/{ID}.xml").read_bytes())
    run("update-mime-database", folder)

# The tool knows GTK's own types and no callbacks; at the first other one it stops.
templates = sorted([*root.glob("ui/**/*.ui"), resources / "gtk/help-overlay.ui"])
script = 'for f; do gtk4-builder-tool validate "$f" 2>&1 || echo "status $? of $f"; done'
said = subprocess.run([root / "tests/support/with-display", "sh", "-c", script, "sh", *templates],
                      env={**os.environ, "GSK_RENDERER": "cairo", "GDK_BACKEND": "x11", "GTK_A11Y": "none"},
                      stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout.splitlines()
UNKNOWN = re.compile(r"type '?(Adw|Haw)|^No function named `")
for before, line in zip([""] + said, said):
    if line.startswith("status ") and not UNKNOWN.search(before):
        faults.append(f"gtk4-builder-tool: {before}, {line}")

# One name for the program everywhere.
desktop = (build / f"resources/{ID}.desktop").read_text(encoding="utf-8")
service = (build / f"resources/{ID}.service").read_text(encoding="utf-8")
metainfo = ElementTree.parse(build / f"resources/{ID}.metainfo.xml").getroot()
mime = ElementTree.parse(build / f"resources/{ID}.xml").getroot()
for name, text in {"meson.build": (root / "meson.build").read_text(),
                   "the desktop file": desktop, "the service file": service,
                   "the gresource file": (resources / "hawamish.gresource.xml").read_text()}.items():
    demand(ID in text or "/" + ID.replace(".", "/") in text, f"{name} does not name {ID}")
demand(metainfo.findtext("id") == ID, "the metainfo is of another program")
demand(metainfo.findtext("launchable") == f"{ID}.desktop", "the metainfo starts another program")
kind = mime[0].get("type")
for name, text in {"desktop file": desktop, "metainfo": metainfo.findtext("provides/mediatype"),
                   "ui/haw-recent.h": (root / "ui/haw-recent.h").read_text()}.items():
    demand(kind in text, f"{name} does not name {kind}")
for line in ("Name[ar]=", "Comment[ar]=", "Keywords[ar]=", "DBusActivatable=true",
             "StartupNotify=true", "Actions=new-project;", "[Desktop Action new-project]"):
    demand("\n" + line in desktop, f"the desktop file has no {line}")
demand(re.search(r"^Exec=/.+/hawamish --gapplication-service$", service, re.M),
       "the service file starts no service")

# What shops show.
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
summary = metainfo.findtext("summary")
demand(len(metainfo.findtext("name")) <= 15, "the name is longer than 15 letters")
demand(len(summary) <= 35 and not summary.endswith("."), "the summary is longer than 35 letters")
demand(not re.search(r"\b(a|an|the|hawamish)\b", summary, re.I), "the summary has an article or the name")
for tag in ("name", "summary", "description/p", "description/ul/li", "developer_name",
            "screenshots/screenshot/caption"):
    languages = [element.get(LANG) for element in metainfo.findall(tag)]
    demand(languages.count("ar") == languages.count(None) > 0, f"{tag} is not translated everywhere")
demand(len({color.get("scheme_preference") for color in metainfo.findall("branding/color")}) == 2,
       "there are not two brand colours")
demand(metainfo.find("content_rating") is not None, "there is no content rating")
demand(metainfo.find("requires/display_length") is not None, "the size of the screen is not said")
demand(metainfo.find("releases/release").get("version") == version,
       f"the newest release of the metainfo is not {version}")
pictures = metainfo.findall("screenshots/screenshot/image")
demand(1 <= len(pictures) <= 4, "there should be one to four screenshots")
for picture in pictures:
    path = resources / "screenshots" / picture.text.rsplit("/", 1)[1]
    stated = int(picture.get("width")), int(picture.get("height"))
    demand(stated[0] <= 1000 and stated[1] <= 700, f"{path.name} is larger than 1000×700")
    demand(path.is_file() and png_size(path) == stated, f"{path.name} is not there, or not of its size")

# The licence of each file that can say it. What goes into exported notes is the analyst's.
names = ""
if shutil.which("git"):
    names = subprocess.run(["git", "ls-files"], cwd=root, capture_output=True, text=True).stdout
for name in names.split("\n"):
    path = root / name
    if path.is_file() and name != "app/export/haw-export-style.css" and re.search(
            r"(\.(c|h|py|sh|ui|css|sql|svg|xml|xml\.in|desktop\.in)|meson\.build|^build-aux/[^.]+)$", name):
        head = path.read_text(encoding="utf-8").split("\n")[:3]
        demand(any("SPDX-License-Identifier:" in line for line in head), f"{name} states no licence")

print("\n".join(faults) or "the desktop's files are sound")
sys.exit(1 if faults else 0)
