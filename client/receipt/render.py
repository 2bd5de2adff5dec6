"""Renders a receipt: its parts are drawn one below the other on a canvas, cropped at the end.

One number, and the rest in two sizes of type; measures are in millimetres. Left-to-right and
right-to-left differ only in the side on which lines start.
"""

import io
from dataclasses import dataclass
from typing import Final

import segno
from PIL import Image, ImageDraw, UnidentifiedImageError

from client.receipt import typeset
from client.receipt.content import ReceiptContent
from client.receipt.typeset import ReceiptError, Weight
from contract.screens import ReceiptBlock

WIDTHS: Final = (384, 512, 576, 640)
"""Print heads in dots: 58 mm paper, TM-T88, most 80 mm printers, wide ones."""

DOTS_PER_MM: Final = 8
"""203 dpi, the resolution of nearly every receipt printer."""

INK: Final = 150
"""Threshold: darker grey prints black. Above the middle, since thermal dots spread less than
ink."""

GAP: Final = 0.16
"""Between letter and digits of a number, in em."""

BOX: Final = 0.5
"""Side of the tick box before an item, in em."""

LOGO: Final = (40, 12)
"""The greatest width and height of the logo."""

MODULE: Final = 6
"""Side of a module of a QR code in dots."""

QUIET: Final = 4 * MODULE
"""The quiet zone of a QR code in dots (ISO/IEC 18004: four modules)."""

FOOT: Final = 3
"""White paper below the last line, so that the cut does not touch the text."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """What depends on the width of the paper.

    Attributes:
        small, large: the em of the two sizes of type.
        capital, least: the height of a capital of the number. A number that is too wide shrinks to
            `least`, then is narrowed.
        text_at_side: whether the text of a QR code is next to it; otherwise above it.
    """

    margin: float
    small: float
    large: float
    capital: float
    least: float
    text_at_side: bool


_STANDARD: Final = _Layout(1, 3.4, 4.5, capital=18, least=15, text_at_side=True)
"""For 80 mm paper (576 dots)."""

_NARROW: Final = _Layout(0.5, 3.1, 4.0, capital=15, least=15, text_at_side=False)
"""For 58 mm paper (384 dots)."""


class _Sheet:
    """The canvas: `y` is the current position, `room` the width between margins, `small` and
    `large` the em of the two sizes of type, in dots."""

    def __init__(self, content: ReceiptContent, width: int) -> None:
        self.content = content
        self.layout = _STANDARD if width >= 512 else _NARROW
        self.direction: typeset.Direction = "rtl" if content.right_to_left else "ltr"
        self.margin = _dots(self.layout.margin)
        self.small, self.large = _dots(self.layout.small), _dots(self.layout.large)
        self.room = width - 2 * self.margin
        self.width = width
        self.y = 0.0
        self.image = Image.new("L", (width, 1024), 255)

    def reach(self, bottom: float) -> None:
        """Extend the canvas to a length."""
        if bottom > self.image.height:
            longer = Image.new("L", (self.width, int(bottom) + 1024), 255)
            longer.paste(self.image)
            self.image = longer

    def paragraph(
        self, text: str, weight: Weight, em: int, *, inset: float = 0, centred: bool = False
    ) -> None:
        """Draw wrapped lines, indented by `inset` dots from the side where lines start."""
        room = self.room - inset
        direction = typeset.direction_of(text, self.direction)
        for line in typeset.lines(text, weight, em, direction, room, self.content.language):
            height = round(em * typeset.LINE_HEIGHT)
            self.reach(self.y + height)
            taken = typeset.width(line, weight, em, direction)
            if centred:
                x = self.margin + (self.room - taken) / 2
            else:
                x = self.from_start(inset, taken)
            baseline = self.y + (height + em * typeset.CAPITAL) / 2
            at = (round(x), round(baseline))
            typeset.draw(self.image, at, line, weight, em, direction)
            self.y += height

    def from_start(self, inset: float, taken: float) -> float:
        """The left edge of an item of width `taken` at `inset` from the start side."""
        if self.direction == "rtl":
            return self.width - self.margin - inset - taken
        return self.margin + inset

    def text(
        self,
        value: str | tuple[str, ...] | None,
        before: float = 0,
        *,
        weight: Weight = Weight.REGULAR,
        large: bool = False,
        centred: bool = False,
    ) -> None:
        """Draw one or more paragraphs, `before` millimetres below; nothing where they are empty."""
        paragraphs = (value,) if isinstance(value, str) else value or ()
        if not any(paragraphs):
            return
        self.y += _dots(before)
        for paragraph in paragraphs:
            self.paragraph(paragraph, weight, self.large if large else self.small, centred=centred)


def render(content: ReceiptContent, width: int) -> Image.Image:
    """Render a receipt, one bit per dot, exactly `width` dots wide. Raises `ReceiptError` where a
    font or Arabic shaping is missing, or the width is not supported."""
    if width not in WIDTHS:
        known = ", ".join(map(str, WIDTHS))
        raise ReceiptError(f"No print head has {width} dots; choose one of {known}.")
    if content.right_to_left:
        typeset.require_shaping()
    sheet = _Sheet(content, width)
    for part in ReceiptBlock:
        if part in content.parts:
            _draw(sheet, part)
    bottom = round(sheet.y) + _dots(FOOT)
    sheet.reach(bottom)
    paper = sheet.image.crop((0, 0, width, bottom))
    return paper.point(lambda grey: 255 if grey >= INK else 0).convert("1")


def _dots(mm: float) -> int:
    return round(mm * DOTS_PER_MM)


def _draw(sheet: _Sheet, part: ReceiptBlock) -> None:
    content = sheet.content
    match part:
        case ReceiptBlock.LOGO:
            _draw_logo(sheet)
        case ReceiptBlock.CENTRE:
            sheet.text(content.centre, 1, weight=Weight.SEMIBOLD, centred=True)
        case ReceiptBlock.NUMBER:
            _draw_rule(sheet, 0.5, 2)
            _draw_number(sheet)
            _draw_rule(sheet, 0.5, 4)
        case ReceiptBlock.SERVICE:
            _draw_services(sheet)
        case ReceiptBlock.TIME:
            sheet.text(content.issued, 0.6)
        case ReceiptBlock.WHERE:
            sheet.text(content.where_heading, 3.5)
            sheet.text(content.where, weight=Weight.BOLD, large=True)
        case ReceiptBlock.WAIT:
            sheet.text(content.ahead, 3.5)
            sheet.text(content.expected, weight=Weight.BOLD, large=True)
            sheet.text(content.as_of)
        case ReceiptBlock.DOCUMENTS:
            _draw_documents(sheet)
        case ReceiptBlock.LINES:
            sheet.text(content.lines, 3.5)
        case ReceiptBlock.CODE:
            if content.code is not None:
                _draw_code(sheet, content.code, content.code_text)
            for coupon in content.coupons:
                _draw_code(sheet, coupon.code, coupon.text, coupon.service)
        case ReceiptBlock.MISSED:
            _draw_rule(sheet, 0.25, 4)
            sheet.text(content.missed, 2)
        case ReceiptBlock.HELP:
            sheet.text(content.help_line, 1, weight=Weight.SEMIBOLD)


def _draw_logo(sheet: _Sheet) -> None:
    """Draw the logo in black and white; an unreadable one is left out."""
    logo = sheet.content.logo
    if logo is None:
        return
    try:
        picture = Image.open(io.BytesIO(logo)).convert("RGBA")
    except (UnidentifiedImageError, OSError):
        return
    white = Image.new("RGBA", picture.size, "white")
    grey = Image.alpha_composite(white, picture).convert("L")
    room = min(_dots(LOGO[0]), sheet.room)
    grey.thumbnail((room, _dots(LOGO[1])), Image.Resampling.LANCZOS)
    sheet.reach(sheet.y + grey.height)
    sheet.image.paste(grey, ((sheet.width - grey.width) // 2, round(sheet.y)))
    sheet.y += grey.height


def _draw_services(sheet: _Sheet) -> None:
    for place, one in enumerate(sheet.content.services):
        sheet.y += _dots(1.5 if place else 3.5)
        sheet.paragraph(one.name, Weight.BOLD, sheet.large)
        if one.agency:
            sheet.y += _dots(0.6)
            sheet.paragraph(one.agency, Weight.REGULAR, sheet.small)


def _draw_documents(sheet: _Sheet) -> None:
    if not sheet.content.documents:
        return
    em = sheet.small
    sheet.text(sheet.content.documents_heading, 3.5, weight=Weight.SEMIBOLD)
    for item in sheet.content.documents:
        side = round(em * BOX)
        top = round(sheet.y + (em * typeset.LINE_HEIGHT - side) / 2)
        sheet.reach(top + em * 2)
        left = round(sheet.from_start(0, side))
        pen = ImageDraw.Draw(sheet.image)
        pen.rectangle((left, top, left + side - 1, top + side - 1), outline=0, width=2)
        sheet.paragraph(item, Weight.REGULAR, em, inset=round(em * 0.9))


def _draw_rule(sheet: _Sheet, thickness: float, before: float) -> None:
    """Draw a line over the whole width."""
    sheet.y += _dots(before)
    thick = max(1, _dots(thickness))
    sheet.reach(sheet.y + thick)
    top = round(sheet.y)
    box = (sheet.margin, top, sheet.width - sheet.margin - 1, top + thick - 1)
    ImageDraw.Draw(sheet.image).rectangle(box, fill=0)
    sheet.y += thick


def _draw_number(sheet: _Sheet) -> None:
    """Draw the number on one line, readable from afar."""
    sheet.y += _dots(4)
    letters = sheet.content.number.rstrip("0123456789")
    digits = sheet.content.number[len(letters) :]
    capital = _dots(sheet.layout.capital)
    taken = _number_width(letters, digits, capital)
    if taken > sheet.room:
        capital = max(_dots(sheet.layout.least), int(capital * sheet.room / taken))
        taken = _number_width(letters, digits, capital)
    em = round(capital / typeset.CAPITAL)
    strip = Image.new("L", (round(taken), capital), 255)
    face = typeset.font(typeset.FAMILIES[0], Weight.BOLD, em)
    pen = ImageDraw.Draw(strip)
    x = 0.0
    if letters:
        pen.text((x, capital), letters, fill=0, font=face, anchor="ls")
        x += face.getlength(letters) + em * GAP
    pen.text((x, capital), digits, fill=0, font=face, anchor="ls")
    if strip.width > sheet.room:
        strip = strip.resize((sheet.room, capital), Image.Resampling.LANCZOS)
    sheet.reach(sheet.y + capital)
    sheet.image.paste(strip, ((sheet.width - strip.width) // 2, round(sheet.y)))
    sheet.y += capital


def _number_width(letters: str, digits: str, capital: int) -> float:
    em = round(capital / typeset.CAPITAL)
    face = typeset.font(typeset.FAMILIES[0], Weight.BOLD, em)
    gap = em * GAP if letters and digits else 0
    return face.getlength(letters) + gap + face.getlength(digits)


def _draw_code(sheet: _Sheet, data: str, words: str, heading: str = "") -> None:
    """Draw a QR code at the start of the line, with its text next to it or above, below a
    heading."""
    em, at_side = sheet.small, sheet.layout.text_at_side
    sheet.y += _dots(4)
    code = _qr_code(data)
    if heading:
        sheet.paragraph(heading, Weight.SEMIBOLD, em)
        sheet.y += QUIET if at_side else 0
    if not at_side:
        sheet.paragraph(words, Weight.REGULAR, em)
        sheet.y += QUIET
    top = sheet.y
    sheet.reach(top + code.height)
    sheet.image.paste(code, (round(sheet.from_start(0, code.width)), round(top)))
    if at_side:
        sheet.paragraph(words, Weight.REGULAR, em, inset=code.width + QUIET)
    sheet.y = max(sheet.y, top + code.height)


def _qr_code(text: str) -> Image.Image:
    """A QR code without its quiet zone. Medium error correction: about a seventh may be hidden."""
    symbol = segno.make_qr(text, error="m")
    side = len(symbol.matrix)
    modules = Image.new("L", (side, side), 255)
    modules.putdata([0 if dark else 255 for row in symbol.matrix for dark in row])
    size = (side * MODULE, side * MODULE)
    return modules.resize(size, Image.Resampling.NEAREST).convert("1")
