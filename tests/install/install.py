# SPDX-License-Identifier: GPL-3.0-or-later
"""Installs into a prefix of its own, runs what is there, and takes it away again.

    install.py SOURCE FOLDER PYTHON
"""
import os
import pathlib
import shutil
import subprocess
import sys

source, folder, python = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]
build, prefix = folder / "build", folder / "prefix"
ID = "org.hawamish.Hawamish"
FILES = [
    "bin/hawamish", "bin/hawamish-cli",
    f"share/applications/{ID}.desktop", f"share/metainfo/{ID}.metainfo.xml",
    f"share/mime/packages/{ID}.xml", f"share/dbus-1/services/{ID}.service",
    f"share/icons/hicolor/scalable/apps/{ID}.svg",
    f"share/icons/hicolor/symbolic/apps/{ID}-symbolic.svg",
    f"share/icons/hicolor/scalable/mimetypes/{ID}-project.svg",
    f"share/icons/hicolor/symbolic/mimetypes/{ID}-project-symbolic.svg",
    f"share/glib-2.0/schemas/{ID}.gschema.xml", "share/hawamish/sample.hawamish", "share/locale/ar/LC_MESSAGES/hawamish.mo",
    # What the desktop looks up, made after the files.
    "share/mime/application/x-hawamish-project.xml", "share/applications/mimeinfo.cache",
    "share/glib-2.0/schemas/gschemas.compiled",
]
step = 0


def say(good, sentence, more=""):
    global step
    step += 1
    print(f"{'ok' if good else 'not ok'} {step} - {sentence}", flush=True)
    if not good:
        print(more, file=sys.stderr)
        print(f"1..{step}")
        sys.exit(1)


def run(*command, **options):
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, **options)
    return done.returncode, done.stdout + done.stderr


environment = {name: value for name, value in os.environ.items()
               if not name.startswith("HAW_") and name not in ("DESTDIR", "LANGUAGE")}
environment |= {"GDK_BACKEND": "x11", "GSK_RENDERER": "cairo",
                "PATH": f"{prefix}/bin:{os.environ['PATH']}",
                "XDG_DATA_DIRS": f"{prefix}/share:/usr/share"}
shutil.rmtree(prefix, ignore_errors=True)
shutil.rmtree(folder / "scratch", ignore_errors=True)
(folder / "scratch").mkdir(parents=True)

if not (build / "build.ninja").is_file():
    status, said = run("meson", "setup", build, source, f"--prefix={prefix}", "-Dtests=false",
                       env=environment)
    say(status == 0, "a build for a prefix is configured", said)
status, said = run("ninja", "-C", build, env=environment)
say(status == 0, "it is built", said)
status, said = run("meson", "install", "--no-rebuild", "-C", build, env=environment)
say(status == 0, "it is installed", said)
missing = [name for name in FILES if not (prefix / name).is_file()]
say(not missing, "every file is in its place", "\n".join(missing))

cli = prefix / "bin/hawamish-cli"
status, said = run(cli, "new", folder / "scratch/first.hawamish", env=environment)
say(status == 0, "the command line makes a project", said)
status, said = run(cli, "check", prefix / "share/hawamish/sample.hawamish", env=environment)
say(status == 0, "the sample is a sound project", said)
status, said = run(cli, "check", folder / "scratch/none.hawamish", env=environment | {"LANGUAGE": "ar"})
say(status == 1 and "لا وجود" in said, "it speaks Arabic", said)

status, said = run(source / "tests/support/with-display", python,
                   source / "tests/install/session.py", prefix, folder / "scratch", env=environment)
for line in said.splitlines():
    if line.startswith("ok "):
        say(True, line.split(" - ", 1)[1])
say(status == 0, "the desktop starts it as it should", said)

status, said = run(source / "build-aux/uninstall", build, env=environment)
say(status == 0, "it is taken away", said)
left = [str(path.relative_to(prefix)) for path in prefix.rglob("*") if path.is_file() and
        ("hawamish" in path.name.lower() or b"hawamish" in path.read_bytes().lower())]
say(not left, "nothing of it is left", "\n".join(left))
print(f"1..{step}")
