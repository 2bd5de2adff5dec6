"""The layout of a receipt as data: blocks from the top, sizes in millimetres.

One number, and the rest in two sizes. The renderer (`render`) turns blocks into
dots; which field a block shows is the name of a field of `ReceiptContent`.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, Literal

from contract.screens import ReceiptBlock

DOTS_PER_MM: Final = 8
"""203 dpi, the resolution of nearly every receipt printer."""


class Size(StrEnum):
    """The two sizes of type."""

    SMALL = "small"
    LARGE = "large"


class Weight(StrEnum):
    """The weights of type, named as the font files are."""

    REGULAR = "Regular"
    SEMIBOLD = "SemiBold"
    BOLD = "Bold"


@dataclass(frozen=True, slots=True)
class Text:
    """A field as a wrapped paragraph; line breaks in the field are kept."""

    field: str
    size: Size = Size.SMALL
    weight: Weight = Weight.REGULAR
    before: float = 0
    """Space above it in millimetres."""
    align: Literal["start", "centre"] = "start"


@dataclass(frozen=True, slots=True)
class Services:
    """The services: each name large, its agency below."""

    before: float
    between: float = 1.5


@dataclass(frozen=True, slots=True)
class Items:
    """A list with a heading; left out when the list is empty."""

    heading: str
    field: str
    before: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A line over the whole width."""

    thickness: float
    before: float


@dataclass(frozen=True, slots=True)
class Number:
    """The ticket's number in the middle."""

    capital: float
    """The height of a capital. A number that is too wide shrinks to `least`, then is narrowed."""
    least: float
    before: float


@dataclass(frozen=True, slots=True)
class Page:
    """The QR code of the ticket's page at the start of the line, with its text next to it."""

    module_dots: int
    before: float
    text_at_side: bool = True
    """False: the text is above the code, for narrow paper."""


@dataclass(frozen=True, slots=True)
class Coupons:
    """The coupons of a ticket, each with its own QR code, laid out as `Page`."""

    module_dots: int
    before: float
    text_at_side: bool


@dataclass(frozen=True, slots=True)
class Logo:
    """The centre's logo in the middle, with its maximum size in millimetres."""

    height: float
    width: float
    before: float


Block = Text | Services | Items | Rule | Number | Page | Coupons | Logo


@dataclass(frozen=True, slots=True)
class Layout:
    """A receipt: margins, the two sizes of type, and the blocks from the top."""

    margin: float
    """Left and right, in millimetres, inside the printable width."""
    small: float
    large: float
    """The em of each size in millimetres."""
    foot: float
    """White paper below the last line, so that the cut does not touch the text."""
    blocks: tuple[tuple[ReceiptBlock, Block], ...]
    """Each block with its part."""

    def of(self, parts: frozenset[ReceiptBlock]) -> "Layout":
        """This layout with only some parts."""
        return replace(self, blocks=tuple(one for one in self.blocks if one[0] in parts))


def _blocks(
    *, capital: float, least: float, text_at_side: bool
) -> tuple[tuple[ReceiptBlock, Block], ...]:
    part = ReceiptBlock
    return (
        (part.LOGO, Logo(height=12, width=40, before=0)),
        (part.CENTRE, Text("centre", weight=Weight.SEMIBOLD, align="centre", before=1)),
        (part.NUMBER, Rule(thickness=0.5, before=2)),
        (part.NUMBER, Number(capital=capital, least=least, before=4)),
        (part.NUMBER, Rule(thickness=0.5, before=4)),
        (part.SERVICE, Services(before=3.5)),
        (part.TIME, Text("issued", before=0.6)),
        (part.WHERE, Text("where_heading", before=3.5)),
        (part.WHERE, Text("where", size=Size.LARGE, weight=Weight.BOLD)),
        (part.WAIT, Text("ahead", before=3.5)),
        (part.WAIT, Text("expected", size=Size.LARGE, weight=Weight.BOLD)),
        (part.WAIT, Text("as_of")),
        (part.DOCUMENTS, Items(heading="documents_heading", field="documents", before=3.5)),
        (part.LINES, Text("lines", before=3.5)),
        (part.CODE, Page(module_dots=6, before=4, text_at_side=text_at_side)),
        (part.CODE, Coupons(module_dots=6, before=4, text_at_side=text_at_side)),
        (part.MISSED, Rule(thickness=0.25, before=4)),
        (part.MISSED, Text("missed", before=2)),
        (part.HELP, Text("help_line", weight=Weight.SEMIBOLD, before=1)),
    )


STANDARD: Final = Layout(
    margin=1,
    small=3.4,
    large=4.5,
    foot=3,
    blocks=_blocks(capital=18, least=15, text_at_side=True),
)
"""For 80 mm paper (576 dots)."""

NARROW: Final = Layout(
    margin=0.5,
    small=3.1,
    large=4.0,
    foot=3,
    blocks=_blocks(capital=15, least=15, text_at_side=False),
)
"""For 58 mm paper (384 dots)."""


def layout_for(width: int) -> Layout:
    """The layout for a width in dots."""
    return STANDARD if width >= 512 else NARROW
