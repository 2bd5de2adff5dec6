"""The command line of the demo.

Exit codes: 0 ended by the user, 1 it could not start, 2 the command line is wrong, 3 a program is
not installed.
"""

import os
import sys
from pathlib import Path
from typing import Final, NoReturn

import click

from novbe.demo import centre as centres
from novbe.demo.place import CannotRun, DemoFolder, default_folder
from novbe.demo.programs import address_for, emupos, has_screen
from novbe.demo.runner import Demo, DemoOptions
from novbe.demo.signals import Signals
from novbe.programs import EXIT_NOT_INSTALLED

EXIT_CANNOT: Final = 1


@click.command(
    short_help="A whole hall on this machine.",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--host", default="127.0.0.1", show_default=True,
              help="Where the server listens; 0.0.0.0 lets phones of the network in.")  # fmt: skip
@click.option("--port", type=click.IntRange(1, 65535),
              help="By default 8750, or a free one where that is in use.")  # fmt: skip
@click.option("--folder", type=click.Path(file_okay=False, path_type=Path),
              help="Where everything is kept; by default in your data folder.")  # fmt: skip
@click.option("--visitors-a-day", type=click.FloatRange(0), default=1300, show_default=True,
              help="How many come on a whole day.")  # fmt: skip
@click.option("--language", metavar="CODE", default="az", show_default=True,
              help="What the hall speaks first: az, en, ru, id, fr or ar.")  # fmt: skip
@click.option("--warm-up", type=click.IntRange(0), default=80, show_default=True,
              help="How many are there as it begins.")  # fmt: skip
@click.option("--pictures", is_flag=True,
              help="Keep pictures in place of windows, also where there is a screen.")  # fmt: skip
@click.option("--faults", is_flag=True,
              help="Serve a page to break and fix printer, paper, network, server.")  # fmt: skip
def demo(
    host: str,
    port: int | None,
    folder: Path | None,
    visitors_a_day: float,
    language: str,
    warm_up: int,
    pictures: bool,
    faults: bool,
) -> None:
    """Run a whole hall on this machine: server, kiosk, board, two counters, people, a printer.

    Ctrl+C ends all of it. Without a screen it runs too, and keeps pictures.
    """
    place = DemoFolder((folder or default_folder()).absolute())
    try:
        centre = centres.read(centres.shipped())
        emupos()
    except (FileNotFoundError, ModuleNotFoundError) as error:
        _give_up(f"{error}. Install it with: pip install 'novbe[demo]'", EXIT_NOT_INSTALLED)
    try:
        address = address_for(host, port)
    except OSError as error:
        _give_up(f"{host}:{port or 'any port'} cannot be used: {error.strerror}", EXIT_CANNOT)
    if language not in centre.languages:
        raise click.BadParameter(
            f"choose one of {', '.join(centre.languages)}", param_hint="--language"
        )
    options = DemoOptions(
        centre=centre,
        language=language,
        place=place,
        address=address,
        visitors_a_day=visitors_a_day,
        warm_up=warm_up,
        pictures=pictures or not has_screen(os.environ),
        faults=faults,
    )
    try:
        place.take()
        with Signals() as signals:
            Demo(options, signals, click.echo).run()
    except CannotRun as error:
        _give_up(str(error), EXIT_CANNOT)


def _give_up(message: str, code: int) -> NoReturn:
    click.echo(f"novbe demo: {message}", err=True)
    sys.exit(code)
