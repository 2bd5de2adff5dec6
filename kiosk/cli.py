"""The command line: the kiosk itself, a preview of its receipt, a probe of its printer.

Exit codes: 0 success, 1 failure, 2 the command line is wrong, 3 the set-up or the identity of this
device cannot be used, 4 no data arrived for a screenshot, 75 the server or staff request a restart,
79 staff closed it in the service menu.
"""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from pydantic import ValidationError

from client.printer.address import WAYS, PrinterAddressError, printer_at
from client.printer.settings import printer_options
from client.program.options import connection_options, read_options, screen_options
from client.receipt.render import WIDTHS
from contract import toml_faults
from contract.centre import CentreConfig
from contract.faults import faults
from contract.files import named_files
from contract.schema_faults import errors_of, place_of
from contract.texts import PROGRAM_LANGUAGES
from kiosk.settings import KioskSettings

SCREENS = ("start", "services", "service", "ticket")

NO_HASH = "0" * 64
"""The file exists; its content is not checked."""


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@connection_options
@screen_options
@printer_options
@click.option(
    "--inches", type=float,
    help="The diagonal of the panel: texts and buttons are sized by it; 24 by default.",
)  # fmt: skip
@click.option(
    "--headset", metavar="NAME",
    help="The sound output of the headset, by its name or id (or file:FOLDER, which keeps the "
    "latest sentence); without it the kiosk does not speak.",
)  # fmt: skip
@click.option(
    "--headset-jack/--no-headset-jack", default=None,
    help="Whether its jack reports a plugged headset (the default); otherwise the voice "
    "starts with the first key.",
)  # fmt: skip
@click.option(
    "--scanner/--no-scanner", default=None,
    help="Whether a scanner is there: then every receipt has a code for it. Off by default.",
)  # fmt: skip
@click.option(
    "--folder", type=click.Path(file_okay=False, path_type=Path),
    help="Where the kiosk keeps what it needs when the server is away; two need one each.",
)  # fmt: skip
@click.option(
    "--screen", default="start", show_default=True, type=click.Choice(SCREENS),
    help="For --screenshot: go there first, as a visitor would; 'ticket' takes a real ticket.",
)  # fmt: skip
@click.pass_context
def main(context: click.Context, /, screen: str, **flags: Any) -> None:
    """The kiosk of a hall: visitors take tickets at its touch screen."""
    if context.invoked_subcommand is not None:
        return
    settings, options = read_options(KioskSettings, flags)
    # Qt is imported only for a window: preview and probe do not need it.
    from kiosk.app import run_kiosk
    from kiosk.steps import VisitorStep

    context.exit(run_kiosk(settings, options, VisitorStep(screen)))


_centre_file = click.argument(
    "centre", metavar="CENTRE.toml", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
_language = click.option(
    "--language", type=click.Choice(PROGRAM_LANGUAGES),
    help="What the visitor reads; by default the first language of the hall.",
)  # fmt: skip


@main.command()
@_centre_file
@_language
@click.option(
    "--width", default="576", show_default=True, type=click.Choice([*map(str, WIDTHS)]),
    help="Dots of the print head: 384 for 58 mm paper, 576 for 80 mm.",
)  # fmt: skip
@click.option("--two-services", is_flag=True, help="A ticket for two services.")
@click.option(
    "--into", required=True, type=click.Path(dir_okay=False, path_type=Path),
    help="The PNG to write.",
)  # fmt: skip
def preview(centre: Path, language: str | None, width: str, two_services: bool, into: Path) -> None:
    """Draw a receipt of a centre dot for dot as it prints."""
    from client.receipt.content import receipt_content
    from client.receipt.example import catalogue_of, example_ticket
    from client.receipt.render import render
    from client.receipt.typeset import ReceiptError

    config, logo = _centre_in(centre), None
    catalogue = catalogue_of(config, "https://hall.example")
    if config.centre.logo is not None and (centre.parent / config.centre.logo).is_file():
        logo = (centre.parent / config.centre.logo).read_bytes()
    spoken = _spoken(language, catalogue.languages, centre)
    if two_services and len(catalogue.services) < 2:
        raise click.ClickException(f"{centre} has one service")
    ticket = example_ticket(spoken, catalogue, count=2 if two_services else 1)
    try:
        image = render(receipt_content(ticket, catalogue, spoken, logo), int(width))
        image.save(into, format="PNG")
    except (ReceiptError, OSError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{into}: {image.width} x {image.height} dots, {image.height / 8:.0f} mm of paper")


@main.command()
@_centre_file
@click.argument("typed", metavar="WORDS")
@_language
def search(centre: Path, typed: str, language: str | None) -> None:
    """Print the keys of the services that a visitor finds by these words, the likeliest first."""
    from contract.search import service_search

    config = _centre_in(centre)
    spoken = _spoken(language, config.centre.languages, centre)
    found = service_search(config, spoken).find(typed)
    if not found:
        raise click.ClickException(f"'{typed}' finds no service of {centre} in '{spoken}'")
    click.echo("\n".join(found))


def _spoken(language: str | None, known: Sequence[str], centre: Path) -> str:
    """The requested language, else the hall's first."""
    spoken = language or known[0]
    if spoken not in known:
        raise click.ClickException(
            f"the hall of {centre} has no '{spoken}', but {', '.join(known)}"
        )
    return spoken


def _centre_in(path: Path) -> CentreConfig:
    """The centre of a centre file, which must be valid; `novbe server import` reports the lines of
    errors too."""
    source = path.read_bytes()
    try:
        config = CentreConfig.model_validate(tomllib.loads(source.decode("utf-8")))
    except ValidationError as error:
        first = errors_of(error, CentreConfig)[0]
        place = ".".join(map(str, place_of(first)))
        raise click.ClickException(f"{path}: {place}: {first['msg']}") from error
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{path}: save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        line, sentence = toml_faults.told(str(error), source)
        raise click.ClickException(f"{path}: line {line}: {sentence}") from error
    there = {name: NO_HASH for _, name in named_files(config) if (path.parent / name).is_file()}
    if found := faults(config.model_copy(update={"files": there})):
        lines = (f"{path}: {'.'.join(map(str, fault.path))}: {fault.message}" for fault in found)
        raise click.ClickException("\n".join(lines))
    return config


@main.command()
@click.option("--printer", required=True, metavar=WAYS, help="The printer to ask.")
def probe(printer: str) -> None:
    """Report what a printer really answers. Prints nothing on paper."""
    from client.printer import probe as asking
    from client.printer.escpos import EscposPrinter

    try:
        asked = printer_at(printer)
    except PrinterAddressError as error:
        raise click.UsageError(str(error)) from error
    if not isinstance(asked, EscposPrinter):
        raise click.UsageError("a file answers nothing; name a printer by tcp:, serial: or usb:")
    try:
        for line in asking.probe(asked):
            click.echo(line)
    except ConnectionError as error:
        raise click.ClickException(str(error)) from error
