#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Computes how far our own colours of text stand out from what they stand on, in light and dark.

    check-contrast.py SOURCE_ROOT

What is read from the sources: the strengths of drawn text, and the colours and opacities of style.css.
The grounds and named colours are those of libadwaita 1.2.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1])
TEXT = 4.5   # WCAG 2.1, 1.4.3
SIGNS = 3.0  # 1.4.11: icons of controls

THEMES = {
    "light": {"window_bg_color": "#fafafa", "view_bg_color": "#ffffff", "card_bg_color": "#ffffff",
              "fg": (0, 0, 0, 0.8), "accent_color": "#1c71d8", "success_color": "#1b8553",
              "error_color": "#c01c28"},
    "dark": {"window_bg_color": "#242424", "view_bg_color": "#1e1e1e", "card_bg_color": "#363636",
             "fg": (1, 1, 1, 1), "accent_color": "#78aeed", "success_color": "#8ff0a4",
             "error_color": "#ff7b63"},
}

failed = False
checked = 0


def rgba(color):
    if isinstance(color, tuple):
        return color
    return tuple(int(color[i:i + 2], 16) / 255 for i in (1, 3, 5)) + (1,)


def over(color, ground, strength=1.0):
    *channels, alpha = color
    alpha *= strength
    return tuple(alpha * c + (1 - alpha) * g for c, g in zip(channels, ground)) + (1,)


def mix(a, b, share):
    return tuple((1 - share) * x + share * y for x, y in zip(a, b))


def luminance(color):
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color[:3]]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a, b):
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


def read(path, pattern):
    found = re.search(pattern, (ROOT / path).read_text(encoding="utf-8"), re.S)
    if found is None:
        sys.exit(f"{path}: nothing matches {pattern}")
    return found.group(1)


def rule(selector, what):
    return read("resources/style.css", rf"\n{re.escape(selector)} {{[^}}]*?\b{what}: ([^;]+);")


def color_of(value, theme):
    """A colour as style.css writes it."""
    mixed = re.fullmatch(r"mix\s*\((.+), (.+), ([\d.]+)\)", value)
    if mixed:
        return mix(color_of(mixed[1], theme), color_of(mixed[2], theme), float(mixed[3]))
    name = value.removeprefix("@")
    return theme["fg"] if name.endswith("_fg_color") else rgba(theme[name])


def demand(what, theme, color, ground, least=TEXT):
    global failed, checked
    checked += 1
    reached = contrast(color, ground)
    if reached < least:
        failed = True
        print(f"{what}, {theme}: {reached:.2f}, less than {least}")


def check(name, theme):
    view, window, card = (rgba(theme[f"{ground}_bg_color"]) for ground in ("view", "window", "card"))
    fg = theme["fg"]
    timeline = "ui/timeline/haw-timeline-text.c"
    for style in ("TICK", "CONTEXT"):
        strength = float(read(timeline, rf"case HAW_TIMELINE_TEXT_{style}:\s+return ([\d.]+);"))
        demand(f"timeline {style}", name, over(fg, view, strength), view)
    sign = int(read(timeline, r"foreground_alpha_new \((0x\w+)\)"), 16) / 0xffff
    demand("signs before a title", name, over(fg[:3] + (1,), view, sign), view)
    for style in ("CAPTION", "ASIDE"):
        strength = float(read("ui/reader/haw-reader-draw.c",
                              rf"HAW_READER_STYLE_{style}\)\s+color.alpha \*= .*?: ([\d.]+)f;"))
        demand(f"reader {style}", name, over(fg, view, strength), view)

    demand("quotation of a note", name,
           over(fg, card, float(rule(".quotation", "opacity"))), card)
    quiet = "notespane .note-card:not(:selected):not(:hover):not(:focus-within) .actions"
    demand("actions of a quiet note", name, over(fg, card, float(rule(quiet, "opacity"))), card)
    for selector, ground in (("notespane .event-link", card), ("notespane .offer", window)):
        demand(selector, name, over(color_of(rule(selector, "color"), theme), ground), ground)
    share = float(re.search(r"[\d.]+(?=\)$)", rule("notespane .badge", "background-color"))[0])
    for selector in ("notespane .badge.confirms", "notespane .badge.denies"):
        color = color_of(rule(selector, "color"), theme)
        ground = over(color, card, share)
        demand(selector, name, over(color, ground), ground)


for theme_name, colors in THEMES.items():
    check(theme_name, colors)
if not failed:
    print(f"{checked} colours can be read")
sys.exit(failed)
