"""Words into dots: fonts, shaping, lines that break, scripts that run from the right.

Arabic is shaped and ordered by Raqm (HarfBuzz, FriBiDi), which Pillow brings
along; FriBiDi itself is the system's library `libfribidi0`. A word that the
font of the line has no letters for is set in the other font.

The lines that were set last are kept: most of a receipt is as on the one before.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, Literal

from PIL import Image, ImageDraw, ImageFont, features

import client
from client.receipt.layout import Weight

FONTS: Final = Path(client.__file__).parent / "fonts"
LINE_HEIGHT: Final = 1.3
CAPITAL: Final = 0.714
"""The height of a capital and of a digit in em, in Noto Sans."""
FAMILIES: Final = ("NotoSans", "NotoSansArabic")

_SHARED: Final = frozenset("\u00a0«»–—‘’“”…•\u200e\u200f\u202f·‑")
"""What Noto Sans Arabic has besides ASCII and Arabic."""

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


@lru_cache(maxsize=LINES_KEPT)
def lines(text: str, weight: Weight, em: int, direction: Direction, room: float) -> tuple[str, ...]:
    """A paragraph as lines that fit; a word too long for a line is cut in two."""
    return tuple(_broken(text, weight, em, direction, room))


def _broken(text: str, weight: Weight, em: int, direction: Direction, room: float) -> Iterator[str]:
    line = ""
    # Only plain spaces break: a no-break space holds a telephone number together.
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if width(longer, weight, em, direction) <= room:
            line = longer
            continue
        if line:
            yield line
        line = word
        while width(line, weight, em, direction) > room and len(line) > 1:
            fit = _fitting(line, weight, em, direction, room)
            yield line[:fit]
            line = line[fit:]
    if line:
        yield line


def _fitting(text: str, weight: Weight, em: int, direction: Direction, room: float) -> int:
    fit = 1
    while fit < len(text) - 1 and width(text[: fit + 1], weight, em, direction) <= room:
        fit += 1
    return fit


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
