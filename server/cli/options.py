"""Options and ways out that the commands share."""

import json
import os
import pwd
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn

import click

from contract.errors import ProblemType, Refusal
from server import environment_file
from server.settings import ServerSettings, WrongSettings, settings_from

EXIT_FAULTY = 2
"""What was given cannot be used."""

EXIT_REFUSED = 3
"""The hall refused the command; nothing was changed."""

EXIT_CANNOT_START = 4
"""There is no hall to work on, or it cannot be reached."""


def stored(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say where the database and the secrets are; what they leave open, the
    environment says, and the environment file of the server."""

    @wraps(command)
    def run(*arguments: Any, **options: Any) -> Any:
        try:
            unread = environment_file.join()
        except environment_file.UnusableEnvironmentFile as error:
            give_up(str(error))
        if unread is not None:
            say(unread, err=True)
        for one in environment_file.unknown():
            near = f" Is {one.near} meant?" if one.near else ""
            say(f"Warning: {one.name} in {one.file} is no setting: it is ignored.{near}", err=True)
        _refuse_root(settings_given(data=options["data"], database=options["database"]).data)
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


def _refuse_root(data: Path) -> None:
    """End where root acts in the data folder of another account: the server could not read what
    root leaves there."""
    if os.geteuid() != 0:
        return
    there = next(one for one in (data, *data.absolute().parents) if one.exists())
    try:
        owner = pwd.getpwuid(there.stat().st_uid)
    except KeyError:
        # In a container, of an account of its host.
        return
    if owner.pw_uid != 0:
        give_up(
            f"{data} belongs to {owner.pw_name}, whose server could not read what root leaves "
            f"there. Run it as that user: sudo -u {owner.pw_name} novbe server ...",
        )


archived = click.option(
    "--archive",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the archive, where events were archived (NOVBE_ARCHIVE).",
)
"""The option that says where archived events are."""


_JOINERS = "\u200c\u200d"
"""They cannot be seen and steer nothing: Persian and Indian names are written with them."""


def _showable(sign: str) -> bool:
    return sign.isprintable() or sign == "\n" or sign in _JOINERS


def plain(text: str) -> str:
    """A text as it can be shown in a terminal: what would steer it, or cannot be seen, is
    replaced. Much of what is told here was said by whoever could reach the hall."""
    return "".join(sign if _showable(sign) else "\ufffd" for sign in text)


def as_json_text(value: Any) -> str:
    """A value as JSON for a terminal: the same signs are escaped, so none is lost."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return "".join(sign if _showable(sign) else json.dumps(sign)[1:-1] for sign in text)


def say(message: str, *, err: bool = False) -> None:
    """Print a sentence that may hold what somebody else said."""
    click.echo(plain(message), err=err)


def give_up(message: str, code: int = EXIT_FAULTY) -> NoReturn:
    """End with a sentence on standard error."""
    say(message, err=True)
    sys.exit(code)


def settings_given(**flags: Any) -> ServerSettings:
    """The settings with the flags that were given; ends where one cannot be used."""
    try:
        return settings_from(**flags)
    except WrongSettings as error:
        give_up(str(error))
