"""The settings of a receipt printer, and their options on the command line."""

from collections.abc import Callable
from typing import Annotated, Any

import click
from pydantic import AfterValidator

from client.net.settings import ClientSettings
from client.printer.address import WAYS, printer_at
from client.receipt.render import WIDTHS


def _a_printer(address: str) -> str:
    if address:
        printer_at(address)
    return address


def _a_width(dots: int) -> int:
    if dots not in WIDTHS:
        known = ", ".join(map(str, WIDTHS))
        raise ValueError(f"no print head has {dots} dots; choose one of {known}")
    return dots


class PrinterSettings(ClientSettings):
    """Settings of a program that prints receipts: `printer` as `client.printer.address` reads it,
    "" for none; `paper_dots` of the print head."""

    printer: Annotated[str, AfterValidator(_a_printer)] = ""
    paper_dots: Annotated[int, AfterValidator(_a_width)] = 576


def printer_options[F: Callable[..., Any]](command: F) -> F:
    """Add `--printer`, `--paper-dots`."""
    for option in (
        click.option(
            "--paper-dots",
            type=int,
            metavar="DOTS",
            help="Dots of the print head: 384 for 58 mm paper, 576 (the default) for most 80 mm "
            "printers.",
        ),
        click.option(
            "--printer",
            metavar=WAYS,
            help="The receipt printer; without it numbers are only shown on the screen.",
        ),
    ):
        command = option(command)
    return command
