"""The command line: the kiosk itself, a preview of its receipt, a look at its printer.

Exit codes: 0 fine, 1 it did not work out, 2 the command line is wrong.
"""

from pathlib import Path

import click

from contract.texts import PROGRAM_LANGUAGES
from kiosk.printer.address import PrinterAddressError, host_and_port
from kiosk.receipt.render import WIDTHS


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.pass_context
def main(context: click.Context) -> None:
    """The kiosk of a hall: visitors take tickets at its touch screen."""


@main.command()
@click.option(
    "--language", default="en", show_default=True, type=click.Choice(PROGRAM_LANGUAGES),
    help="What the visitor reads.",
)  # fmt: skip
@click.option(
    "--width", default="576", show_default=True, type=click.Choice([str(one) for one in WIDTHS]),
    help="Dots of the print head: 384 for 58 mm paper, 576 for 80 mm.",
)  # fmt: skip
@click.option(
    "--no-page", is_flag=True, help="As in a hall that phones cannot reach: without the QR code."
)
@click.option(
    "--output", required=True, type=click.Path(dir_okay=False, path_type=Path),
    help="The PNG to write.",
)  # fmt: skip
def preview(language: str, width: str, no_page: bool, output: Path) -> None:
    """Draw a receipt of an example ticket, dot for dot as it prints."""
    from kiosk.example import example_catalogue, example_ticket
    from kiosk.receipt import ReceiptError, receipt_content, render

    catalogue = example_catalogue(public_url=None) if no_page else example_catalogue()
    try:
        image = render(receipt_content(example_ticket(language), catalogue, language), int(width))
        image.save(output, format="PNG")
    except (ReceiptError, OSError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{output}: {image.width} x {image.height} dots, {image.height / 8:.0f} mm of paper")


@main.command()
@click.option("--printer", required=True, metavar="HOST[:PORT]", help="The printer to ask.")
def probe(printer: str) -> None:
    """Say what a printer truly answers. Prints nothing on paper."""
    from kiosk.printer import probe as asking

    try:
        host, port = host_and_port(printer.removeprefix("tcp://"), printer)
    except PrinterAddressError as error:
        raise click.UsageError(str(error)) from error
    try:
        for line in asking.probe(host, port):
            click.echo(line)
    except ConnectionError as error:
        raise click.ClickException(str(error)) from error
