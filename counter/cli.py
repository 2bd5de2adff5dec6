"""The command line of the operator's program. Exit codes: 2 for a wrong command line, and those of
`client.program.exits`."""

from pathlib import Path
from typing import Any

import click

from client.printer.settings import printer_options
from client.program.options import connection_options, read_options, screen_options
from counter.settings import CounterSettings


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@connection_options
@screen_options
@click.option(
    "--counter", metavar="KEY",
    help="Which counter this is, e.g. 12, where the token does not name it.",
)  # fmt: skip
@click.option("--bar", is_flag=True, default=None, help="Begin as a slim bar (F2 switches).")
@printer_options
@click.option(
    "--speaker", metavar="NAME",
    help="The sound output for a visitor who arrives at an idle counter; none keeps it silent.",
)  # fmt: skip
@click.option(
    "--folder", type=click.Path(file_okay=False, path_type=Path),
    help="The folder for the positions of window and bar.",
)  # fmt: skip
@click.pass_context
def main(context: click.Context, /, **flags: Any) -> None:
    """The counter of a hall: one key for the next visitor."""
    settings, options = read_options(CounterSettings, flags)
    # Qt is imported only after the command line was parsed.
    from counter.program import run_counter

    context.exit(run_counter(settings, options))
