"""Options and ways out that the commands share."""

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn

import click

from contract.errors import ProblemType, Refusal
from server.settings import ServerSettings, WrongSettings, settings_from

EXIT_FAULTY = 2
"""What was given cannot be used."""

EXIT_REFUSED = 3
"""The hall refused the command; nothing was changed."""

EXIT_CANNOT_START = 4
"""There is no hall to work on, or it cannot be reached."""


def stored(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say where the database and the secrets are."""

    @wraps(command)
    def run(*arguments: Any, **options: Any) -> Any:
        try:
            return command(*arguments, **options)
        except Refusal as refusal:
            if refusal.kind is not ProblemType.UNAVAILABLE:
                raise
            give_up(
                "The database could not be read or written, or a server began to write while "
                "it was read. Look whether it can be reached and run it again.",
                EXIT_CANNOT_START,
            )

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
        run = option(run)
    return run


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
