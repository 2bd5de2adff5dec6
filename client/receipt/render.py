"""Renders a receipt: blocks are drawn one below the other on a canvas, which is cropped at the end.

The result has one bit per dot and the width of the print head. Left-to-right and right-to-left
differ only in the side on which lines start.
"""

import io
from typing import Final

from PIL import Image, ImageDraw, UnidentifiedImageError

from client.receipt import layout as set_out
from client.receipt import typeset
from client.receipt.content import ReceiptContent
from client.receipt.layout import DOTS_PER_MM, Block, Layout, Size, Weight, layout_for
from client.receipt.qr import qr_code
from client.receipt.typeset import ReceiptError

__all__ = ["WIDTHS", "ReceiptError", "render"]

WIDTHS: Final = (384, 512, 576, 640)
"""Print heads in dots: 58 mm paper, TM-T88, most 80 mm printers, wide ones."""

INK: Final = 150
"""Threshold: darker grey prints black. Above the middle, since thermal dots spread less than
ink."""

GAP: Final = 0.16
"""Between letter and digits of a number, in em."""

BOX: Final = 0.5
"""Side of the tick box before an item, in em."""


class _Sheet:
    """The canvas: `y` is the current position, `room` the width between margins."""

    def __init__(self, content: ReceiptContent, layout: Layout, width: int) -> None:
        self.content = content
        self.layout = layout
        self.direction: typeset.Direction = "rtl" if content.right_to_left else "ltr"
        self.margin = _dots(layout.margin)
        self.room = width - 2 * self.margin
        self.width = width
        self.y = 0.0
        self.image = Image.new("L", (width, 1024), 255)

    def em(self, size: Size) -> int:
        return _dots(self.layout.small if size is Size.SMALL else self.layout.large)

    def reach(self, bottom: float) -> None:
        """Extend the canvas to a length."""
        if bottom > self.image.height:
            longer = Image.new("L", (self.width, int(bottom) + 1024), 255)
            longer.paste(self.image)
            self.image = longer

    def paragraph(
        self,
        text: str,
        weight: Weight,
        em: int,
        *,
        inset: float = 0,
        align: str = "start",
    ) -> None:
        """Draw wrapped lines, indented by `inset` dots from the side where lines start."""
        room = self.room - inset
        direction = typeset.direction_of(text, self.direction)
        for line in typeset.lines(text, weight, em, direction, room, self.content.language):
            height = round(em * typeset.LINE_HEIGHT)
            self.reach(self.y + height)
            taken = typeset.width(line, weight, em, direction)
            if align == "centre":
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


def render(content: ReceiptContent, width: int, layout: Layout | None = None) -> Image.Image:
    """Render a receipt, one bit per dot, exactly `width` dots wide.

    Raises:
        ReceiptError: a font or Arabic shaping is missing, or the width is not supported.
    """
    if width not in WIDTHS:
        known = ", ".join(map(str, WIDTHS))
        raise ReceiptError(f"No print head has {width} dots; choose one of {known}.")
    if content.right_to_left:
        typeset.require_shaping()
    sheet = _Sheet(content, layout or layout_for(width).of(content.parts), width)
    for _part, block in sheet.layout.blocks:
        _set(sheet, block)
    bottom = round(sheet.y) + _dots(sheet.layout.foot)
    sheet.reach(bottom)
    paper = sheet.image.crop((0, 0, width, bottom))
    return paper.point(lambda grey: 255 if grey >= INK else 0).convert("1")


def _dots(mm: float) -> int:
    return round(mm * DOTS_PER_MM)


def _set(sheet: _Sheet, block: Block) -> None:
    match block:
        case set_out.Text():
            _set_text(sheet, block)
        case set_out.Services():
            _set_services(sheet, block)
        case set_out.Logo():
            if sheet.content.logo is not None:
                _set_logo(sheet, block, sheet.content.logo)
        case set_out.Items():
            _set_items(sheet, block)
        case set_out.Rule():
            _set_rule(sheet, block)
        case set_out.Number():
            _set_number(sheet, block)
        case set_out.Page():
            if sheet.content.code is not None:
                _set_code(sheet, block, sheet.content.code, sheet.content.code_text)
        case set_out.Coupons():
            for coupon in sheet.content.coupons:
                _set_code(sheet, block, coupon.code, coupon.text, coupon.service)


def _set_logo(sheet: _Sheet, block: set_out.Logo, logo: bytes) -> None:
    """Draw the logo in black and white; an unreadable one is left out."""
    try:
        picture = Image.open(io.BytesIO(logo)).convert("RGBA")
    except (UnidentifiedImageError, OSError):
        return
    white = Image.new("RGBA", picture.size, "white")
    grey = Image.alpha_composite(white, picture).convert("L")
    room = min(_dots(block.width), sheet.room)
    grey.thumbnail((room, _dots(block.height)), Image.Resampling.LANCZOS)
    sheet.y += _dots(block.before)
    sheet.reach(sheet.y + grey.height)
    sheet.image.paste(grey, ((sheet.width - grey.width) // 2, round(sheet.y)))
    sheet.y += grey.height


def _set_text(sheet: _Sheet, block: set_out.Text) -> None:
    value: str | tuple[str, ...] | None = getattr(sheet.content, block.field)
    paragraphs = (value,) if isinstance(value, str) else value or ()
    if not any(paragraphs):
        return
    sheet.y += _dots(block.before)
    for paragraph in paragraphs:
        sheet.paragraph(paragraph, block.weight, sheet.em(block.size), align=block.align)


def _set_services(sheet: _Sheet, block: set_out.Services) -> None:
    for place, one in enumerate(sheet.content.services):
        sheet.y += _dots(block.between if place else block.before)
        sheet.paragraph(one.name, Weight.BOLD, sheet.em(Size.LARGE))
        if one.agency:
            sheet.y += _dots(0.6)
            sheet.paragraph(one.agency, Weight.REGULAR, sheet.em(Size.SMALL))


def _set_items(sheet: _Sheet, block: set_out.Items) -> None:
    items: tuple[str, ...] = getattr(sheet.content, block.field)
    if not items:
        return
    em = sheet.em(Size.SMALL)
    sheet.y += _dots(block.before)
    sheet.paragraph(getattr(sheet.content, block.heading), Weight.SEMIBOLD, em)
    for item in items:
        side = round(em * BOX)
        top = round(sheet.y + (em * typeset.LINE_HEIGHT - side) / 2)
        sheet.reach(top + em * 2)
        left = round(sheet.from_start(0, side))
        pen = ImageDraw.Draw(sheet.image)
        pen.rectangle((left, top, left + side - 1, top + side - 1), outline=0, width=2)
        sheet.paragraph(item, Weight.REGULAR, em, inset=round(em * 0.9))


def _set_rule(sheet: _Sheet, block: set_out.Rule) -> None:
    sheet.y += _dots(block.before)
    thick = max(1, _dots(block.thickness))
    sheet.reach(sheet.y + thick)
    top = round(sheet.y)
    box = (sheet.margin, top, sheet.width - sheet.margin - 1, top + thick - 1)
    ImageDraw.Draw(sheet.image).rectangle(box, fill=0)
    sheet.y += thick


def _set_number(sheet: _Sheet, block: set_out.Number) -> None:
    """Draw the number on one line. A number that is too wide shrinks to the least height, then is
    narrowed, so that it stays readable from afar."""
    sheet.y += _dots(block.before)
    letters = sheet.content.number.rstrip("0123456789")
    digits = sheet.content.number[len(letters) :]
    capital = _dots(block.capital)
    taken = _number_width(letters, digits, capital)
    if taken > sheet.room:
        capital = max(_dots(block.least), int(capital * sheet.room / taken))
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


def _set_code(
    sheet: _Sheet, block: set_out.Page | set_out.Coupons, data: str, words: str, heading: str = ""
) -> None:
    """Draw a QR code at the start of the line, with its text next to it or above, below a
    heading."""
    em = sheet.em(Size.SMALL)
    sheet.y += _dots(block.before)
    code = qr_code(data, block.module_dots)
    if heading:
        sheet.paragraph(heading, Weight.SEMIBOLD, em)
        sheet.y += code.quiet if block.text_at_side else 0
    inset = code.side + code.quiet
    if not block.text_at_side:
        sheet.paragraph(words, Weight.REGULAR, em)
        sheet.y += code.quiet
    top = sheet.y
    sheet.reach(top + code.side)
    sheet.image.paste(code.image, (round(sheet.from_start(0, code.side)), round(top)))
    if block.text_at_side:
        sheet.paragraph(words, Weight.REGULAR, em, inset=inset)
    sheet.y = max(sheet.y, top + code.side)
