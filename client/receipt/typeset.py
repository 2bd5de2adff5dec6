"""Words into dots: fonts, shaping, lines that break, scripts that run from the right.

Arabic is shaped and ordered by Raqm (HarfBuzz, FriBiDi), which Pillow brings
along; FriBiDi itself is the system's library `libfribidi0`. A word that the
font of the line has no letters for is set in the other font.

The lines that were set last are kept: most of a receipt is as on the one before.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Final, Literal

from PIL import Image, ImageDraw, ImageFont, features

import client
from client.hyphens import SOFT, hyphenated
from client.receipt.layout import Weight

FONTS: Final = Path(client.__file__).parent / "fonts"
LINE_HEIGHT: Final = 1.3
CAPITAL: Final = 0.714
"""The height of a capital and of a digit in em, in Noto Sans."""
FAMILIES: Final = ("NotoSans", "NotoSansArabic")

_SHARED: Final = frozenset("\u00a0«»–—‘’“”…•\u200e\u200f\u202f\u2068\u2069·‑")
"""What Noto Sans Arabic has besides ASCII and Arabic."""

_ADDRESS: Final = re.compile(r"://|@|\w\.[a-z]")
"""In an address, which a hyphen would make another one."""

_BREAK: Final = re.compile(r"(?<=[^\W\d_][-/–])(?=[^\W\d_])")
"""Between the parts of a compound; figures stay together."""

LINES_KEPT: Final = 500
"""About 10 MB of dots: 20 services in their languages."""

Direction = Literal["ltr", "rtl"]


class ReceiptError(Exception):
    """A receipt cannot be rendered; the message says what is missing and what to do."""


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring words of one line that share a font and a direction."""

    text: str
    family: str
    direction: Direction


@cache
def font(family: str, weight: Weight, em: int) -> ImageFont.FreeTypeFont:
    """A shipped font at a size in dots.

    Raises:
        ReceiptError: the file is not there.
    """
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
    """Whether text from the right can be set."""
    return bool(features.check("raqm")) and bool(features.check("fribidi"))


def require_shaping() -> None:
    """Refuse where Arabic would come out as single letters in the wrong order.

    Raises:
        ReceiptError: FriBiDi is missing.
    """
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
    """Set one line with its baseline at `at[1]` and its left edge at `at[0]`."""
    ink, left, top = _ink(text, weight, em, direction)
    image.paste(0, (at[0] + left, at[1] + top), ink)


@lru_cache(maxsize=LINES_KEPT)
def _ink(text: str, weight: Weight, em: int, direction: Direction) -> tuple[Image.Image, int, int]:
    """The dots of a line as a mask, and where it begins as seen from the left end of the
    baseline."""
    origin = 2 * em  # Letters reach over it: accents, tails, what leans to the left.
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
    """The direction of a paragraph on paper of a direction: its own where it is all in another
    script, so that the full stop of an English sentence stands at its end."""
    arabic = any(_is_arabic(letter) for letter in text)
    other = any(letter.isalpha() and not _is_arabic(letter) for letter in text)
    if arabic == other:
        return own
    return "rtl" if arabic else "ltr"


@lru_cache(maxsize=LINES_KEPT)
def lines(
    text: str, weight: Weight, em: int, direction: Direction, room: float, language: str
) -> tuple[str, ...]:
    """A paragraph as lines that fit. A line may end after a hyphen or a slash; a word that is
    longer than a line is hyphenated."""
    # Soft hyphens are for screens; here the words are hyphenated for the lines as they come out.
    return tuple(_broken(text.replace(SOFT, ""), weight, em, direction, room, language))


def _broken(
    text: str, weight: Weight, em: int, direction: Direction, room: float, language: str
) -> Iterator[str]:
    def fits(one: str) -> bool:
        return width(one, weight, em, direction) <= room

    line = ""
    # Only plain spaces break: a no-break space holds a telephone number together.
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
    """The longest beginning of a word that fits, and the hyphen after it, if any: whole syllables,
    or letters where the language is not known or its first syllable is too long. Only words have
    hyphens: addresses and figures are cut without one."""
    # What is written in Latin letters in a text of another script is English, most likely.
    latin = word[0].isascii() and language in ("ar", "ru")
    syllables = [] if address else hyphenated(word, "en" if latin else language).split(SOFT)
    for parts in (syllables, list(word)):
        for fit in reversed(list(accumulate(parts))[:-1]):
            hyphen = "" if address else _hyphen(fit[-1], word[len(fit)])
            if fits(f"{fit}{hyphen}"):
                return fit, hyphen
    return word[0], ""


def _hyphen(before: str, after: str) -> str:
    """What is written where a word is cut between two letters."""
    inside = before.isalpha() and after.isalpha() and not _is_arabic(before)
    return "-" if inside else ""


def _advance(run: Run, weight: Weight, em: int) -> float:
    face = font(run.family, weight, em)
    return face.getlength(run.text, direction=run.direction if shaping() else None)


def _runs(text: str, direction: Direction) -> Iterator[Run]:
    """Runs in reading order.

    Inside a run Raqm orders the letters. Only where the line's own font lacks
    letters is a line split, at spaces, so that each run keeps whole words.
    """
    own = FAMILIES[1] if direction == "rtl" else FAMILIES[0]
    if not text or _covers(own, text):
        if text:
            yield Run(text, own, direction)
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
        # The space between two runs belongs to the run in the line's own direction.
        before = " " if mine and index else ""
        after = " " if mine and index + 1 < len(gathered) else ""
        run_direction = direction if mine or not _is_foreign(words, direction) else foreign
        yield Run(f"{before}{words}{after}", family, run_direction)


def _is_foreign(words: str, direction: Direction) -> bool:
    arabic = any(_is_arabic(letter) for letter in words)
    return arabic if direction == "ltr" else not arabic


def _is_arabic(letter: str) -> bool:
    return "\u0600" <= letter <= "\u06ff" or "\u0750" <= letter <= "\u077f"


def _covers(family: str, text: str) -> bool:
    """Whether the family has every letter; `test_typeset` holds this against the files."""
    if family == FAMILIES[0]:
        return not any(_is_arabic(letter) for letter in text)
    return all(letter <= "\x7e" or _is_arabic(letter) or letter in _SHARED for letter in text)
