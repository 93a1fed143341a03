# SPDX-License-Identifier: GPL-3.0-or-later
"""The timeline under the hands of an analyst: a week brushed narrows the articles to its own, a disputed
event opens both its passages, and events are moved, made, renamed, merged and undone in the drawing, by
mouse and by keys. What was done is checked in the file, through hawamish-cli.

    timeline_edit.py HAWAMISH HAWAMISH-CLI LOCALEDIR LANGUAGE LAYOUT EVIDENCE
"""
import gettext
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from driver import App, Failure, keep_evidence, wait, xdotool

hawamish, cli, localedir, language, layout, evidence = sys.argv[1:7]
translation = gettext.translation("hawamish", localedir, [language], fallback=language == "en")
_ = translation.gettext
ngettext = translation.ngettext
rtl = language == "ar"
app = None
step = 0

# Title, date of publication, what it says of whose event.
ARTICLES = [
    ("وصول البعثة إلى الميناء", "2020-07-01", "وصلت البعثة إلى الميناء صباح الأربعاء"),
    ("قصف سوق المدينة", "2020-07-08", "قُصفت سوق المدينة مساء الأربعاء وسقط جرحى"),
    ("نفي قصف السوق", "2020-07-09", "نفى المتحدث أن تكون سوق المدينة قد قصفت"),
    ("توقيع الهدنة في العاصمة", "2020-07-15", "وقّع الطرفان الهدنة في العاصمة ظهر الأربعاء"),
    ("انسحاب القوات من التل", "2020-07-23", "انسحبت القوات من التل ليلة الأربعاء"),
    ("أسعار القمح في الأسواق", "2020-07-10", ""),
    ("أسعار القمح بعد شهر", "2020-08-20", ""),
]
EVENTS = [("وصول البعثة", "2020-07-01", [0], "confirmed"), ("قصف السوق", "2020-07-08", [1, 2], "disputed"),
          ("توقيع الهدنة", "2020-07-15", [3], "confirmed"), ("انسحاب القوات", "2020-07-22", [4], "confirmed")]
OF_THE_WEEK = {ARTICLES[1][0], ARTICLES[2][0], ARTICLES[5][0]}


def say(sentence):
    global step
    step += 1
    print(f"ok {step} - {sentence}", flush=True)


def run_cli(*arguments):
    done = subprocess.run([cli, *map(str, arguments)], capture_output=True, text=True)
    if done.returncode != 0:
        raise Failure(done.stderr)
    return done.stdout


def rows(project, what):
    """What the file holds; the window may just be writing it."""
    def read():
        done = subprocess.run([cli, "list", project, what, "--json"], capture_output=True, text=True)
        return done if done.returncode == 0 else None
    return [json.loads(line) for line in wait(read, "the file").stdout.splitlines()]


def dates(project):
    return {row["title"]: row["date"] for row in rows(project, "events")}


def counted(one, many, n):
    """The Arabic words for one and two name no number."""
    text = ngettext(one, many, n)
    return text % n if "%u" in text else text


def check(condition, sentence):
    if not condition:
        raise Failure(sentence)


def make_project(folder):
    project = os.path.join(folder, "affair.hawamish")
    run_cli("new", project)
    passages = []
    for title, published, words in ARTICLES:
        path = pathlib.Path(folder) / f"{len(passages)}.txt"
        path.write_text(f"{title}\n\n{words or 'ارتفعت الأسعار'}. وهذا سطر آخر في المقال ليطول.\n",
                        encoding="utf-8")
        run_cli("import", project, "--outlet", f"جهة {len(passages)}", "--published", published, path)
        article = max(row["id"] for row in rows(project, "articles"))
        text = json.loads(run_cli("show", project, article, "--json"))["text"]
        start = text.find(words)
        if words:
            run_cli("annotate", project, article, start, start + len(words))
        passages.append(max((row["id"] for row in rows(project, "annotations")), default=0))
    for title, date, sources, status in EVENTS:
        given = [argument for i in sources for argument in
                 ("--evidence", f"{passages[i]}:denies" if i == 2 else passages[i])]
        run_cli("event", "add", project, "--title", title, "--date", date, "--status", status, *given)
    return project


def timeline():
    return app.find("list", _("Timeline"))


def mark(title):
    return app.find("list item", part=title, within=timeline())


def in_timeline():
    node = app.focused()
    return node if node is not None and any(node.accessible == child.accessible
                                            for child in timeline().children()) else None


def go_to(title):
    """The keyboard to an event: a click on the ground, then the arrow towards later."""
    if not in_timeline():
        app.click(timeline(), at=0.5, top=timeline().extents()[3] - 16)
        wait(in_timeline, "the focus in the timeline")
    app.key("Home")
    for number in range(len(rows(app.project, "events"))):
        wait(lambda n=number: plain(app.focused().name).startswith(
            _("%u of %u") % (n + 1, len(rows(app.project, "events")))), f"event {number + 1}")
        if title in app.focused().name:
            return
        app.key("Left" if rtl else "Right")
    raise Failure(f"the arrows never come to {title}")


def plain(text):
    return text.replace("\u2068", "").replace("\u2069", "")


def shown_articles():
    titles = {title for title, _published, _words in ARTICLES}
    return {node.name for node in app.find("list", _("Articles")).walk()
            if node.role == "label" and node.name in titles}


def drag(x, y, to_x, to_y, release=True):
    app.move(x, y)
    xdotool("mousedown", 1)
    for part in range(1, 9):
        app.move(x + (to_x - x) * part / 8, y + (to_y - y) * part / 8)
    if release:
        xdotool("mouseup", 1)


def day_x(strip, day):
    """Where in the strip a day of July begins: it shows the events, 1 to 22 July, and little more."""
    x, y, width, height = strip.extents()
    along = 10 + (day - 1) / 22 * (width - 20)
    return (x + width - along if rtl else x + along), y + height - 8


def brush_a_week():
    """From the 6th to the 12th: the shelling, what was said of it, and what else was published."""
    check(shown_articles() == {title for title, _published, _words in ARTICLES}, "all articles first")
    strip = app.find(name=_("Range of time"))
    drag(*day_x(strip, 6), *day_x(strip, 13))
    wait(lambda: shown_articles() == OF_THE_WEEK, f"the articles of the week, not {shown_articles()}")
    say("a brushed week leaves its articles")
    app.find("push button", part="6–12").activate()
    wait(lambda: len(shown_articles()) == len(ARTICLES), "all articles again")
    say("all articles are back")


def source_cards():
    return [node for row in app.all("list", _("Sources")) for node in row.children()
            if node.role == "list item"]


def open_disputed():
    node = mark("قصف السوق")
    told = plain(node.name)
    for part in (_("%u of %u") % (2, 4), "قصف السوق", counted("%u source", "%u sources", 2),
                 _("disputed")):
        check(part in told, f"{part!r} is told: {told!r}")
    go_to("قصف السوق")
    app.key("Return")
    cards = wait(lambda: source_cards() if len(source_cards()) == 2 else None, "both sources")
    words = [" ".join(node.name for node in card.walk()) for card in cards]
    for i in (1, 2):
        check(any(ARTICLES[i][2] in text for text in words), f"the passage {ARTICLES[i][2]!r} is shown")
    app.key("Escape")
    wait(lambda: not source_cards(), "the article again")
    say("a disputed event opens both passages")


def move_bound(project):
    before = dates(project)
    later = "Left" if rtl else "Right"
    go_to("قصف السوق")
    app.key(f"shift+{later}", f"shift+{later}")
    wait(lambda: dates(project)["قصف السوق"] == "2020-07-08/2020-07-10", "the end two days later")
    app.key("ctrl+z")
    wait(lambda: dates(project)["قصف السوق"] == "2020-07-08/2020-07-09", "one undone")
    app.key("ctrl+z")
    wait(lambda: dates(project) == before, "the other undone")
    say("a bound moved by keys is undone step by step")


def drag_event(project):
    """The mark is at the start of what stands for it; its middle is a day."""
    before = dates(project)
    x, y, width, height = mark("قصف السوق").extents()
    at = x + width - 12 if rtl else x + 12
    to = at - 160 if rtl else at + 160
    drag(at, y + height / 2, to, y + height / 2, release=False)
    app.key("Escape")
    xdotool("mouseup", 1)
    check(dates(project) == before, "Escape takes the drag back")
    drag(at, y + height / 2, to, y + height / 2)
    moved = wait(lambda: dates(project) if dates(project) != before else None, "the event moved")
    check(moved["قصف السوق"] > "2020-07-08" and "/" not in moved["قصف السوق"],
          f"it is a later day: {moved['قصف السوق']}")
    check({title: date for title, date in moved.items() if title != "قصف السوق"} ==
          {title: date for title, date in before.items() if title != "قصف السوق"}, "the others stay")
    app.key("ctrl+z")
    wait(lambda: dates(project) == before, "the drag undone in one step")
    say("a dragged event moves, and one step undoes it")


def type_ahead():
    """Letters that are keys of the timeline, and a slash, which makes every letter count."""
    go_to("قصف السوق")
    app.key("/")
    app.write("هدنه")  # by the folding of the search: heh for teh marbuta
    app.find("list item", part="توقيع الهدنة", within=timeline(), state="FOCUSED")
    app.key("Escape")
    say("typing goes to the event with that word")


def rename(project):
    app.key("F2")
    app.find("text", _("Title of the event"), state="FOCUSED")
    app.key("ctrl+a")
    app.type("توقيع الاتفاق")
    app.key("Return")
    wait(lambda: "توقيع الاتفاق" in dates(project), "the new title")
    app.find("list item", part="توقيع الاتفاق", within=timeline(), state="FOCUSED")
    say("a title is changed in place")


def make_event(project):
    app.key("Insert")
    app.find("text", _("Title of the event"), state="FOCUSED")
    app.type("اجتماع")
    app.key("Return")
    wait(lambda: "اجتماع" in dates(project), "the new event")
    check(dates(project)["اجتماع"].startswith("2020-07-"), f"its date is {dates(project)['اجتماع']}")
    app.find("list item", part="اجتماع", within=timeline())
    say("an event is made in the drawing")


def merge(project):
    """All events selected: the menu says how many, and what is done is done to all of them."""
    go_to("اجتماع")
    app.key("ctrl+a")
    count = counted("%u event selected", "%u events selected", 5)
    app.find("label", count)
    app.key("shift+F10")
    app.find(part=counted("%u Event Selected", "%u Events Selected", 5))
    app.key("Escape")
    app.find("list item", within=timeline(), state="FOCUSED")
    before = dates(project)
    later = "Left" if rtl else "Right"
    app.key(f"alt+{later}")
    wait(lambda: all(dates(project)[title] > date for title, date in before.items()), "all a day later")
    app.key("ctrl+z")
    wait(lambda: dates(project) == before, "all back in one step")
    say("several events are moved together")
    go_to("اجتماع")
    app.key("ctrl+a")
    app.find("label", count)
    app.key("Delete")
    wait(lambda: not rows(project, "events"), "all deleted")
    app.key("ctrl+z")
    wait(lambda: dates(project) == before, "all there again")
    say("several events are deleted together")


def narrow_by_keys():
    """The keys of the drawing count by their places, with Shift too, and sleep under the table, which has
    the range, a pin and keys of its own."""
    go_to("وصول البعثة")
    app.key("0", "]", "]", "]", "]")
    app.key("r")
    wait(lambda: len(shown_articles()) < len(ARTICLES), "the articles of what is in view")
    app.key("ctrl+shift+l")
    every = len(EVENTS) + 1
    pin = app.find("push button", _("Pin: Do Not Follow the Range of Time"))
    wait(lambda: any(node.role == "label" and counted_of(n, every) in plain(node.name)
                     for n in range(every) for node in app.root.walk()), "the events of the range")
    app.key("ctrl+shift+p")
    wait(lambda: pin.has("PRESSED") or pin.has("CHECKED"), "the table pinned")
    app.find("label", counted("%u event", "%u events", every))
    app.key("shift+Tab")
    app.key("k", "m", "a", "Escape", "shift+r")
    check(len(shown_articles()) < len(ARTICLES), "the range stays")
    app.key("ctrl+shift+l")
    wait(in_timeline, "the focus in the drawing again")
    check(not [node for node in app.all("label", _("Publication Time"))], "the clock stays")
    app.key("shift+r")
    wait(lambda: len(shown_articles()) == len(ARTICLES), "all articles again")
    say("keys narrow to what is in view; those of the drawing do nothing under the table")


def counted_of(n, every):
    return ngettext("%u of %u event", "%u of %u events", every) % (n, every)


def main():
    global app
    with tempfile.TemporaryDirectory() as folder:
        project = make_project(folder)
        app = App(hawamish, project, language=language, layout=layout,
                  log=os.environ.get("HAW_E2E_LOG") or os.path.join(folder, "trace.log"))
        app.project = project
        mark("قصف السوق")
        brush_a_week()
        open_disputed()
        move_bound(project)
        drag_event(project)
        type_ahead()
        rename(project)
        make_event(project)
        narrow_by_keys()
        merge(project)
        app.close()
        say("the window closes")


try:
    main()
except Failure as failure:
    print(f"not ok {step + 1} - {failure}")
    keep_evidence(app, evidence, f"timeline-edit-{language}")
    sys.exit(1)
finally:
    if app is not None:
        app.kill()
print(f"1..{step}")
