"""The ticket on the screen: the same sentences as on the paper, and the QR code."""

from typing import Any, Final

from client.receipt.content import receipt_content
from client.ui.code_picture import code_picture
from client.ui.hyphens import hyphenated
from contract.catalogue import Catalogue
from contract.snapshots import Ticket

CODE_MODULE: Final = 10
"""Pixels per module of the picture; the screen scales it."""


def ticket_view(
    ticket: Ticket, catalogue: Catalogue, language: str, *, alone: bool, scanner: bool
) -> dict[str, Any]:
    """The values of the ticket page; "" and empty lists for unknown ones."""
    said = receipt_content(ticket, catalogue, language, alone=alone, scanner=scanner)
    return {
        "number": ticket.number,
        "service": "\n".join(hyphenated(one.name, language) for one in said.services),
        "whereHeading": said.where_heading,
        "where": list(said.where),
        "ahead": said.ahead or "",
        "expected": said.expected or "",
        "asOf": " · ".join(said.as_of),
        "code": code_picture(said.code, CODE_MODULE) if said.code else "",
        "codeText": hyphenated(said.code_text, language),
        "missed": said.missed,
    }
