# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails when an annotated set under tests/data is not in the form its README describes."""
import collections
import datetime
import json
import pathlib
import re
import sys

data = pathlib.Path(sys.argv[1]) / "tests" / "data"
faults = []

UNIT = (r"(?:\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])~?"
        r"|\d{4}-(?:0[1-9]|1[0-2]|2[1-4]|3[3-6]|4[01])~?|\d{4}~?|\d{3}X|\d\dXX)")
EDTF = re.compile(rf"{UNIT}|{UNIT}/{UNIT}|{UNIT}/\.\.|\.\./{UNIT}"
                  rf"|\{{{UNIT}(?:,{UNIT})+\}}|\[{UNIT}(?:,{UNIT})+\]")
REFERENCE = re.compile(r"(?:PAST|PRESENT|FUTURE)_REF")
PERIOD = re.compile(r"P(?:\d+|X)[YMWD](?:\d+[MD])?|PT(?:\d+|X)[HMS](?:\d+M)?")
EVERY = re.compile(PERIOD.pattern + r"|XXXX-WXX-[1-7]")
HOUR = r"(?:[01]\d|2[0-3]):[0-5]\d"
TIME = re.compile(rf"{HOUR}(?:/{HOUR})?|DA|MO|MI|AF|EV|NI|DT")
TIMEX_KEYS = {"start", "end", "surface", "type", "edtf", "value", "time", "also", "optional"}


def fault(where, text):
    faults.append(f"{where}: {text}")


def is_edtf(text):
    if not EDTF.fullmatch(text):
        return False
    try:
        for day in re.findall(r"\d{4}-\d\d-\d\d", text):
            datetime.date.fromisoformat(day)
    except ValueError:
        return False
    ends = re.fullmatch(r"([\dX-]+)~?/([\dX-]+)~?", text)
    return not ends or ends[1] <= ends[2]


def read(name, half, prefix):
    """The objects of one half, their ids checked; the half may not be empty."""
    lines = []
    raw = (data / name / f"{half}.jsonl").read_bytes()
    if raw.startswith(b"\xef\xbb\xbf") or b"\r" in raw or not raw.endswith(b"\n"):
        fault(f"{name}/{half}", "byte order mark, carriage return or no line end")
    for number, line in enumerate(raw.decode("utf-8").splitlines(), 1):
        where = f"{name}/{half}.jsonl:{number}"
        item = json.loads(line)
        if not re.fullmatch(prefix + r"\d{4}", item.get("id", "")):
            fault(where, "no id")
        lines.append((where, item))
    return lines


def halves(name, prefix, key, least):
    """Both halves together: ids and keys unique, halves of about one size, at least so many."""
    both = {half: read(name, half, prefix) for half in ("open", "held")}
    everything = both["open"] + both["held"]
    for what, of in (("id", lambda item: item["id"]), ("content", key)):
        seen = collections.Counter(of(item) for _, item in everything)
        for found, times in seen.items():
            if times > 1:
                fault(name, f"{what} {found!r} stands {times} times")
    if abs(len(both["open"]) - len(both["held"])) > 0.05 * len(everything):
        fault(name, "the halves differ in size")
    if len(everything) < least:
        fault(name, f"{len(everything)} lines; at least {least} are wanted")
    return everything


def alone(name, part, prefix, known):
    """A set without halves, with no text of the @known lines or twice."""
    lines = read(name, part, prefix)
    seen = collections.Counter(item["text"] for _, item in lines + known)
    ids = collections.Counter(item["id"] for _, item in lines)
    for where, item in lines:
        if seen[item["text"]] > 1 or ids[item["id"]] > 1:
            fault(where, "stands more than once")
    return lines


def check_span(where, text, span):
    if not 0 <= span["start"] < span["end"] <= len(text):
        fault(where, "span out of bounds")
    elif text[span["start"]:span["end"]] != span["surface"]:
        fault(where, f"surface {span['surface']!r} is not what stands there")
    elif span["surface"] != span["surface"].strip():
        fault(where, "space at the end of a surface")


def check_timex(where, item, timex):
    if set(timex) - {"anchor", "origin"} != TIMEX_KEYS:
        fault(where, f"keys {sorted(timex)}")
        return
    check_span(where, item["text"], timex)
    kind, edtf, value = timex["type"], timex["edtf"], timex["value"]
    if kind not in ("DATE", "TIME", "DURATION", "SET"):
        fault(where, f"type {kind}")
    if edtf is not None and (not is_edtf(edtf) or kind in ("DURATION", "SET")):
        fault(where, f"EDTF {edtf} of a {kind}")
    form = {"DATE": REFERENCE, "TIME": REFERENCE, "DURATION": PERIOD, "SET": EVERY}.get(kind)
    if value is not None and form and not form.fullmatch(value):
        fault(where, f"value {value} of a {kind}")
    if kind in ("DURATION", "SET") and value is None:
        fault(where, f"{kind} without a value")
    if kind == "DATE" and (edtf is None) == (value is None):
        fault(where, "a DATE has either an EDTF or a value")
    if (kind == "TIME") != (timex["time"] is not None):
        fault(where, "a time belongs to a TIME")
    if timex["time"] is not None and not TIME.fullmatch(timex["time"]):
        fault(where, f"time {timex['time']}")
    for other in timex["also"]:
        if not (is_edtf(other) or REFERENCE.fullmatch(other) or PERIOD.fullmatch(other)):
            fault(where, f"also {other}")
        if other in (edtf, value):
            fault(where, f"also {other} says the same again")
    if not isinstance(timex["optional"], bool):
        fault(where, "optional is true or false")
    if not re.fullmatch(r"\d{4}", timex.get("origin", "0000")):
        fault(where, "origin")
    if timex.get("anchor", "event") not in ("event", "quote"):
        fault(where, "anchor")


def check_temporal():
    lines = halves("temporal", "t", lambda item: item["text"], 400)
    near = alone("temporal", "near", "n", lines)
    latin = alone("temporal", "latin", "l", lines + near)
    lines += near + latin
    if sum(item["kind"] == "negative" for _, item in near) < 250 or len(latin) < 120:
        fault("temporal", "too few sentences near to dates, or too few English and French ones")
    kinds = collections.Counter()
    for where, item in lines:
        datetime.date.fromisoformat(item["ref"])
        kinds[item["kind"]] += 1
        if item["lang"] not in ("ar", "en", "fr"):
            fault(where, f"language {item['lang']}")
        if item["kind"] == "positive" and not item["timex"]:
            fault(where, "positive without an expression")
        if item["kind"] == "negative" and not all(t["optional"] for t in item["timex"]):
            fault(where, "negative with an expression")
        end = 0
        for timex in item["timex"]:
            check_timex(where, item, timex)
            if timex["start"] < end:
                fault(where, "expressions overlap or are out of order")
            end = timex["end"]
    if set(kinds) != {"positive", "negative"} or kinds["negative"] < 100:
        fault("temporal", f"kinds {dict(kinds)}; at least 100 negatives are wanted")
    return len(lines)


def check_quote(where, text, quote):
    check_span(where, text, quote)
    kinds = {"speech", "partial", "unmarked", "scare", "name"}
    if quote["kind"] not in kinds or not kinds > set(quote["kind_also"]):
        fault(where, f"kind {quote['kind']} or {quote['kind_also']}")
    for mark, beside in (("open", text[:quote["start"]].rstrip()[-1:]),
                         ("close", text[quote["end"]:].lstrip()[:1])):
        if quote[mark] is not None and (len(quote[mark]) != 1 or quote[mark] != beside):
            fault(where, f"{mark} {quote[mark]} is not what stands there")
        if quote[mark] is None and beside and beside in "«»\"“”":
            fault(where, f"{mark} is null beside {beside}")
    if (quote["kind"] == "unmarked") != (quote["open"] is None and quote["close"] is None):
        fault(where, f"marks of a quotation of kind {quote['kind']}")
    if quote["verb"] is not None:
        check_span(where, text, quote["verb"])
    for surface in [quote["speaker"], *quote["speaker_also"], *quote["verb_also"]]:
        if surface is not None and surface not in text:
            fault(where, f"{surface!r} does not stand in the text")
    said = quote["kind"] in ("speech", "partial", "unmarked") and not quote["optional"]
    if said and quote["speaker"] is None:
        fault(where, "nobody says it")


def check_quotations():
    lines = halves("quotations", "q", lambda item: item["text"], 60)
    for where, item in lines:
        start = -1
        for quote in item["quotes"]:
            check_quote(where, item["text"], quote)
            if quote["start"] <= start:
                fault(where, "quotations are out of order")
            start = quote["start"]
    return len(lines)


def check_names():
    lines = halves("names", "n", lambda item: tuple(sorted((item["a"], item["b"]))), 200)
    same = collections.Counter()
    for where, item in lines:
        if set(item) != {"id", "a", "b", "same", "why"} or not isinstance(item["same"], bool):
            fault(where, f"keys {sorted(item)}")
        if item["a"] == item["b"] or not all(item[key].strip() == item[key] != ""
                                             for key in ("a", "b", "why")):
            fault(where, "equal, empty or with spaces")
        same[item["same"]] += 1
    if min(same[True], same[False]) < 0.25 * len(lines):
        fault("names", "too few of one kind")
    return len(lines)


count = check_temporal() + check_quotations() + check_names()
for text in faults:
    print(text)
print(f"{count} lines read")
sys.exit(1 if faults else 0)
