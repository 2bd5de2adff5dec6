"""The command line options for the receipt printer, as a decorator for click."""

from collections.abc import Callable
from typing import Any

import click

from client.printer.address import WAYS


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
