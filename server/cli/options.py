"""Options and ways out that the commands share."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click

from server.settings import ServerSettings, WrongSettings, settings_from

EXIT_FAULTY = 2
"""What was given cannot be used."""

EXIT_REFUSED = 3
"""The hall refused the command; nothing was changed."""


def stored(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say where the database and the secrets are."""
    for option in (
        click.option(
            "--database",
            metavar="URL",
            help="SQLAlchemy URL; by default SQLite in the data folder (NOVBE_DATABASE).",
        ),
        click.option(
            "--data",
            type=click.Path(file_okay=False, path_type=Path),
            help="Folder of data and secrets (NOVBE_DATA).",
        ),
    ):
        command = option(command)
    return command


def give_up(message: str, code: int = EXIT_FAULTY) -> NoReturn:
    """End with a sentence on standard error."""
    click.echo(message, err=True)
    sys.exit(code)


def settings_given(**flags: Any) -> ServerSettings:
    """The settings with the flags that were given; ends where one cannot be used."""
    try:
        return settings_from(**flags)
    except WrongSettings as error:
        give_up(str(error))
