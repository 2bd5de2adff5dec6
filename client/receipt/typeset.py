"""Text rendering: fonts, shaping, line breaks, right-to-left scripts.

Arabic is shaped and ordered by Raqm (HarfBuzz, FriBiDi), which Pillow includes; FriBiDi itself is
the system's library `libfribidi0`. Rendered lines are cached: most of a receipt is the same as on
the one before.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Final, Literal

from PIL import Image, ImageDraw, ImageFont, features

import client
from client.ui.hyphens import SOFT, hyphenated

FONTS: Final = Path(client.__file__).parent / "fonts"
CAPITAL: Final = 0.714
"""The height of a capital and of a digit in em, in Noto Sans."""
FAMILIES: Final = ("NotoSans", "NotoSansArabic")

_SHARED: Final = frozenset("\u00a0«»–—‘’“”…•\u200e\u200f\u202f\u2068\u2069·‑")
"""Characters of Noto Sans Arabic other than ASCII and Arabic."""

_ADDRESS: Final = re.compile(r"://|@|\w\.[a-z]")
"""Recognises a URL or a mail address, which is not hyphenated."""

_BREAK: Final = re.compile(r"(?<=[^\W\d_][-/–])(?=[^\W\d_])")
"""A hyphen or slash between letters, where a line may end; figures stay together."""

LINES_KEPT: Final = 500
"""Size of the cache, about 10 MB: 20 services in their languages."""

Direction = Literal["ltr", "rtl"]


class Weight(StrEnum):
    """The weights of type, named as the font files are."""

    REGULAR = "Regular"
    SEMIBOLD = "SemiBold"
    BOLD = "Bold"


class ReceiptError(Exception):
    """A receipt cannot be rendered; the message says what is missing and what to do."""


@dataclass(frozen=True, slots=True)
class TextRun:
    """Adjacent words of one line with the same font and direction."""

    text: str
    family: str
    direction: Direction


@cache
def font(family: str, weight: Weight, em: int) -> ImageFont.FreeTypeFont:
    """A shipped font at a size in dots; raises `ReceiptError` where its file is missing."""
    path = FONTS / f"{family}-{weight}.ttf"
    engine = ImageFont.Layout.RAQM if shaping() else ImageFont.Layout.BASIC
    try:
        return ImageFont.truetype(str(path), em, layout_engine=engine)
    except OSError as error:
        raise ReceiptError(
            f"The font {path.name} is missing in client/fonts; 'make setup' puts it there."
        ) from error


@cache
def shaping() -> bool:
    """Whether right-to-left text can be rendered."""
    return bool(features.check("raqm")) and bool(features.check("fribidi"))


def require_shaping() -> None:
    """Raise `ReceiptError` without FriBiDi: Arabic would be drawn as single letters in the wrong
    order."""
    if not shaping():
        raise ReceiptError(
            "Arabic cannot be set: the library FriBiDi is missing. On Debian install 'libfribidi0'."
        )


@lru_cache(maxsize=LINES_KEPT * 10)
def width(text: str, weight: Weight, em: int, direction: Direction) -> float:
    """The advance of a line in dots."""
    return sum(_advance(run, weight, em) for run in _runs(text, direction))


def draw(
    image: Image.Image,
    at: tuple[int, int],
    text: str,
    weight: Weight,
    em: int,
    direction: Direction,
) -> None:
    """Draw one line with its baseline at `at[1]` and its left edge at `at[0]`."""
    ink, left, top = _ink(text, weight, em, direction)
    image.paste(0, (at[0] + left, at[1] + top), ink)


@lru_cache(maxsize=LINES_KEPT)
def _ink(text: str, weight: Weight, em: int, direction: Direction) -> tuple[Image.Image, int, int]:
    """The bitmap of a line as a mask, and its offset from the left end of the baseline."""
    origin = 2 * em  # Glyphs extend beyond the advance: accents, descenders, left overhang.
    size = (round(width(text, weight, em, direction)) + 2 * origin, 2 * origin)
    ink = Image.new("L", size)
    pen = ImageDraw.Draw(ink)
    x = float(origin)
    runs = list(_runs(text, direction))
    for run in reversed(runs) if direction == "rtl" else runs:
        face = font(run.family, weight, em)
        if shaping():
            pen.text((x, origin), run.text, fill=255, font=face, anchor="ls",
                     direction=run.direction)  # fmt: skip
        else:
            pen.text((x, origin), run.text, fill=255, font=face, anchor="ls")
        x += _advance(run, weight, em)
    box = ink.getbbox() or (0, 0, 1, 1)
    return ink.crop(box), box[0] - origin, box[1] - origin


def direction_of(text: str, own: Direction) -> Direction:
    """The direction of a paragraph: its own where all of it is in another script, so that the full
    stop of an English sentence is at its end."""
    arabic = any(_is_arabic(letter) for letter in text)
    other = any(letter.isalpha() and not _is_arabic(letter) for letter in text)
    if arabic == other:
        return own
    return "rtl" if arabic else "ltr"


@lru_cache(maxsize=LINES_KEPT)
def lines(
    text: str, weight: Weight, em: int, direction: Direction, room: float, language: str
) -> tuple[str, ...]:
    """Wrap a paragraph. A line may end after a hyphen or a slash; a word longer than a line is
    hyphenated."""
    # Soft hyphens are for screens; here words are hyphenated where lines need it.
    return tuple(_broken(text.replace(SOFT, ""), weight, em, direction, room, language))


def cuts(
    text: str, weight: Weight, em: int, direction: Direction, room: float, language: str
) -> bool:
    """Whether a word is longer than a line, and its language does not divide it."""
    return any(
        width(part, weight, em, direction) > room and SOFT not in hyphenated(part, language)
        for word in text.replace(SOFT, "").split(" ")
        for part in _BREAK.split(word)
    )


def _broken(
    text: str, weight: Weight, em: int, direction: Direction, room: float, language: str
) -> Iterator[str]:
    def fits(candidate: str) -> bool:
        return width(candidate, weight, em, direction) <= room

    line = ""
    # Break only at plain spaces: no-break spaces keep a telephone number together.
    for word in text.split(" "):
        for place, part in enumerate(_BREAK.split(word)):
            longer = f"{line} {part}" if line and not place else f"{line}{part}"
            if fits(longer):
                line = longer
                continue
            if line:
                yield line
            line = part
            while not fits(line) and len(line) > 1:
                fit, hyphen = _fitting(line, fits, language, address=bool(_ADDRESS.search(word)))
                yield f"{fit}{hyphen}"
                line = line[len(fit) :]
    if line:
        yield line


def _fitting(
    word: str, fits: Callable[[str], bool], language: str, *, address: bool
) -> tuple[str, str]:
    """The longest prefix of a word that fits, and the hyphen after it, if any: whole syllables, or
    letters where the language has no rules or the first syllable is too long. Only words get
    hyphens: URLs and figures are cut without one."""
    # Latin words in a text of another script are most likely English.
    latin = word[0].isascii() and language in ("ar", "ru")
    syllables = [] if address else hyphenated(word, "en" if latin else language).split(SOFT)
    for parts in (syllables, list(word)):
        for fit in reversed(list(accumulate(parts))[:-1]):
            hyphen = "" if address else _hyphen(fit[-1], word[len(fit)])
            if fits(f"{fit}{hyphen}"):
                return fit, hyphen
    return word[0], ""


def _hyphen(before: str, after: str) -> str:
    """The hyphen, if any, for a cut between two letters."""
    inside = before.isalpha() and after.isalpha() and not _is_arabic(before)
    return "-" if inside else ""


def _advance(run: TextRun, weight: Weight, em: int) -> float:
    face = font(run.family, weight, em)
    return face.getlength(run.text, direction=run.direction if shaping() else None)


def _runs(text: str, direction: Direction) -> Iterator[TextRun]:
    """Runs in reading order; inside a run Raqm orders the letters. A line is split only at spaces,
    where its own font lacks characters."""
    own = FAMILIES[1] if direction == "rtl" else FAMILIES[0]
    if not text or _covers(own, text):
        if text:
            yield TextRun(text, own, direction)
        return
    other = FAMILIES[0] if own == FAMILIES[1] else FAMILIES[1]
    gathered: list[tuple[str, str]] = []
    for word in text.split(" "):
        family = own if _covers(own, word) or not _covers(other, word) else other
        if gathered and gathered[-1][1] == family:
            gathered[-1] = (f"{gathered[-1][0]} {word}", family)
        else:
            gathered.append((word, family))
    foreign: Direction = "ltr" if direction == "rtl" else "rtl"
    for index, (words, family) in enumerate(gathered):
        mine = family == own
        # The space between two runs goes to the run in the line's own direction.
        before = " " if mine and index else ""
        after = " " if mine and index + 1 < len(gathered) else ""
        run_direction = direction if mine or not _is_foreign(words, direction) else foreign
        yield TextRun(f"{before}{words}{after}", family, run_direction)


def _is_foreign(words: str, direction: Direction) -> bool:
    arabic = any(_is_arabic(letter) for letter in words)
    return arabic if direction == "ltr" else not arabic


def _is_arabic(letter: str) -> bool:
    return "\u0600" <= letter <= "\u06ff" or "\u0750" <= letter <= "\u077f"


def _covers(family: str, text: str) -> bool:
    """Whether the family covers every character; `test_typeset` checks this with the font files."""
    if family == FAMILIES[0]:
        return not any(_is_arabic(letter) for letter in text)
    return all(letter <= "\x7e" or _is_arabic(letter) or letter in _SHARED for letter in text)
