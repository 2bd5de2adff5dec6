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

QUIET: Final = 4
"""The quiet zone of a QR code in modules (ISO/IEC 18004)."""

FOOT: Final = 3
"""White paper below the last line, so that the cut does not touch the text."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """What depends on the width of the paper.

    Attributes:
        small, large: the em of the two sizes of type.
        capital, least: the height of a capital of the number. A number that is too wide shrinks to
            `least`, then is narrowed.
        line: the height of a line in em.
        gaps: between the parts, of the usual ones.
        module: the side of a module of a QR code in dots.
    """

    margin: float
    small: float
    large: float
    capital: float
    least: float
    line: float
    gaps: float
    module: int


_STANDARD: Final = _Layout(1, 3.4, 4.5, capital=18, least=15, line=1.3, gaps=1, module=6)
"""For 80 mm paper (576 dots)."""

_NARROW: Final = _Layout(0.5, 3.1, 4.0, capital=15, least=15, line=1.2, gaps=0.5, module=5)
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

    def skip(self, mm: float) -> None:
        """Leave a gap."""
        self.y += _dots(mm * self.layout.gaps)

    def reach(self, bottom: float) -> None:
        """Extend the canvas to a length."""
        if bottom > self.image.height:
            longer = Image.new("L", (self.width, int(bottom) + 1024), 255)
            longer.paste(self.image)
            self.image = longer

    def paragraph(
        self, text: str, weight: Weight, em: int, *, inset: float = 0, centred: bool = False
    ) -> None:
        """Draw wrapped lines, indented by `inset` dots from the side where lines start; small where
        a word would be cut."""
        room = self.room - inset
        direction = typeset.direction_of(text, self.direction)
        if typeset.cuts(text, weight, em, direction, room, self.content.language):
            em = self.small
        for line in typeset.lines(text, weight, em, direction, room, self.content.language):
            height = round(em * self.layout.line)
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
        self.skip(before)
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
            sheet.text(content.issued, 0.6 if len(content.services) == 1 else 3)
        case ReceiptBlock.WHERE:
            sheet.text(content.where_heading, 3.5)
            sheet.text(content.where, weight=Weight.BOLD, large=True)
        case ReceiptBlock.WAIT:
            sheet.text(content.ahead, 3.5)
            sheet.text(content.expected, weight=Weight.BOLD, large=True)
            narrow = sheet.layout is _NARROW
            sheet.text(" · ".join(content.as_of) if narrow else content.as_of)
            sheet.text(content.order, 2)
        case ReceiptBlock.DOCUMENTS:
            if len(content.services) == 1:
                sheet.skip(3.5)
                _draw_documents(sheet, content.services[0].documents)
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
    """Draw the services, several with the documents of each below it."""
    services = sheet.content.services
    is_long = len(services) > 1 and sheet.layout is _NARROW
    for place, service in enumerate(services):
        sheet.skip(3 if place else 3.5)
        sheet.paragraph(service.name, Weight.BOLD, sheet.small if is_long else sheet.large)
        sheet.text(service.agency, 0.6)
        if len(services) > 1 and ReceiptBlock.DOCUMENTS in sheet.content.parts:
            _draw_documents(sheet, service.documents)


def _draw_documents(sheet: _Sheet, documents: tuple[str, ...]) -> None:
    em = sheet.small
    sheet.text(documents and sheet.content.documents_heading, weight=Weight.SEMIBOLD)
    for item in documents:
        side = round(em * BOX)
        top = round(sheet.y + (em * sheet.layout.line - side) / 2)
        sheet.reach(top + em * 2)
        left = round(sheet.from_start(0, side))
        pen = ImageDraw.Draw(sheet.image)
        pen.rectangle((left, top, left + side - 1, top + side - 1), outline=0, width=2)
        sheet.paragraph(item, Weight.REGULAR, em, inset=round(em * 0.9))


def _draw_rule(sheet: _Sheet, thickness: float, before: float) -> None:
    """Draw a line over the whole width."""
    sheet.skip(before)
    thick = max(1, _dots(thickness))
    sheet.reach(sheet.y + thick)
    top = round(sheet.y)
    box = (sheet.margin, top, sheet.width - sheet.margin - 1, top + thick - 1)
    ImageDraw.Draw(sheet.image).rectangle(box, fill=0)
    sheet.y += thick


def _draw_number(sheet: _Sheet) -> None:
    """Draw the number on one line, readable from afar."""
    sheet.skip(4)
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
    """Draw a QR code at the start of the line, below a heading, with its text next to it."""
    quiet = QUIET * sheet.layout.module
    code = _qr_code(data, sheet.layout.module)
    sheet.skip(4)
    if heading:
        sheet.paragraph(heading, Weight.SEMIBOLD, sheet.small)
        sheet.y += quiet
    top = sheet.y
    sheet.reach(top + code.height)
    sheet.image.paste(code, (round(sheet.from_start(0, code.width)), round(top)))
    sheet.paragraph(words, Weight.REGULAR, sheet.small, inset=code.width + quiet)
    sheet.y = max(sheet.y, top + code.height)


def _qr_code(text: str, module: int) -> Image.Image:
    """A QR code without its quiet zone. Medium error correction: about a seventh may be hidden."""
    symbol = segno.make_qr(text, error="m")
    side = len(symbol.matrix)
    modules = Image.new("L", (side, side), 255)
    modules.putdata([0 if dark else 255 for row in symbol.matrix for dark in row])
    size = (side * module, side * module)
    return modules.resize(size, Image.Resampling.NEAREST).convert("1")
