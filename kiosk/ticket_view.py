"""The ticket on the screen: the same sentences as on the paper, and the code to take along."""

from typing import Any, Final

import segno

from contract.catalogue import Catalogue
from contract.snapshots import Ticket
from kiosk.receipt import receipt_content

CODE_MODULE: Final = 10
"""Pixels along a module of the picture; the screen scales it."""


def ticket_view(
    ticket: Ticket, catalogue: Catalogue, language: str, *, alone: bool, scanner: bool
) -> dict[str, Any]:
    """The values of the ticket page; "" and empty lists for what is not known."""
    said = receipt_content(ticket, catalogue, language, alone=alone, scanner=scanner)
    return {
        "number": ticket.number,
        "service": said.service,
        "whereHeading": said.where_heading,
        "where": list(said.where),
        "ahead": said.ahead or "",
        "expected": said.expected or "",
        "asOf": said.as_of or "",
        "code": code_picture(said.code) if said.code else "",
        "codeText": said.code_text,
        "missed": said.missed,
    }


def code_picture(address: str) -> str:
    """A QR code as an address of a picture that QML can show."""
    symbol = segno.make_qr(address, error="m")
    return str(symbol.png_data_uri(scale=CODE_MODULE, border=4))
