"""Options, exit codes, and output: sentences for people, JSON for scripts."""

import json
import os
import pwd
import sys
from collections.abc import Callable
from datetime import date, datetime, tzinfo
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

import click

from contract.errors import ProblemType, Refusal
from contract.model import EARLIEST, LATEST
from server import bootstrap, environment_file
from server.domain.setup import Setup
from server.settings import CannotStart, ServerSettings, WrongSettings, settings_from
from server.store.connections import Trouble, cause_of
from server.store.databases import sqlite_file

EXIT_FAILED = 1
"""A check failed, or the work was not done; the message says which."""

EXIT_FAULTY = 2
"""The arguments or a file are invalid."""

EXIT_REFUSED = 3
"""The hall refused the command; nothing was changed."""

EXIT_CANNOT_START = 4
"""There is no hall, or it cannot be reached."""


def store_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options for the database and the data folder, and pass the command the `settings`
    with them; their defaults come from the environment and the environment file of the server."""

    @wraps(command)
    def run(*arguments: Any, database: str | None, data: Path | None, **options: Any) -> Any:
        try:
            unread = environment_file.load()
        except environment_file.UnusableEnvironmentFile as error:
            give_up(str(error))
        if unread is not None:
            say(unread, err=True)
        for variable in environment_file.unknown():
            near = f" Is {variable.near} meant?" if variable.near else ""
            named = f"{variable.name} in {variable.file}"
            say(f"Warning: {named} is no setting: it is ignored.{near}", err=True)
        settings = load_settings(data=data, database=database)
        _refuse_root(settings.data)
        try:
            return command(*arguments, settings=settings, **options)
        except CannotStart as error:
            give_up(str(error), EXIT_CANNOT_START)
        except Refusal as refusal:
            if refusal.kind is not ProblemType.UNAVAILABLE:
                raise
            trouble = cause_of(refusal.__cause__, sqlite_file(settings.database_url))
            other = (
                "The database could not be read or written, or a server began to write while "
                "it was read. Check that it can be reached, and run the command again."
            )
            is_locked = trouble is Trouble.LOCKED
            cannot_start(other if is_locked else bootstrap.advice(trouble, other))

    run = click.option(
        "--database",
        metavar="URL",
        help="SQLAlchemy URL; by default SQLite in the data folder (NOVBE_DATABASE).",
    )(run)
    return click.option(
        "--data",
        type=click.Path(file_okay=False, path_type=Path),
        help="Folder for data and secrets (NOVBE_DATA).",
    )(run)


def on_centre(command: Callable[..., Any]) -> Callable[..., Any]:
    """As `store_options`, for a command on the centre that is its first argument."""
    return click.argument("centre")(store_options(command))


def _refuse_root(data: Path) -> None:
    """Exit if root works in the folder of an account that could not read what root creates."""
    if os.geteuid() != 0:
        return
    there = next(parent for parent in (data, *data.absolute().parents) if parent.exists())
    try:
        owner = pwd.getpwuid(there.stat().st_uid)
    except KeyError:
        # In a container the account may exist only on the host.
        return
    if owner.pw_uid != 0:
        give_up(
            f"{data} belongs to {owner.pw_name}, whose server could not read files created by "
            f"root. Run the command as that user: sudo -u {owner.pw_name} novbe server ..."
        )


_JOINERS = "\u200c\u200d"
"""Invisible but harmless characters, which Persian and Indian names need."""


def _is_printable(sign: str) -> bool:
    return sign.isprintable() or sign == "\n" or sign in _JOINERS


def printable(text: str) -> str:
    """Make untrusted text safe in a terminal: replace control and invisible characters."""
    return "".join(sign if _is_printable(sign) else "\ufffd" for sign in text)


def as_json_text(value: Any) -> str:
    """A value as JSON for a terminal, with the same characters escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return "".join(sign if _is_printable(sign) else json.dumps(sign)[1:-1] for sign in text)


def say(message: str, *, err: bool = False) -> None:
    """Print a sentence that may contain untrusted text."""
    click.echo(printable(message), err=err)


def give_up(message: str, code: int = EXIT_FAULTY) -> NoReturn:
    """Print a sentence on standard error, and exit."""
    say(message, err=True)
    sys.exit(code)


def refuse(message: str) -> NoReturn:
    """Print why the hall refuses, and exit; nothing was changed."""
    give_up(message, EXIT_REFUSED)


def fail(message: str) -> NoReturn:
    """Print what was not done, or is not as it should be, and exit."""
    give_up(message, EXIT_FAILED)


def cannot_start(message: str) -> NoReturn:
    """Print why there is no hall to work on, and exit."""
    give_up(message, EXIT_CANNOT_START)


def load_settings(**flags: Any) -> ServerSettings:
    """The settings with the given flags; exits if one is invalid."""
    try:
        return settings_from(**flags)
    except WrongSettings as error:
        give_up(str(error))


def zone_of(setup: Setup) -> ZoneInfo:
    """The time zone of a centre."""
    return ZoneInfo(setup.config.centre.time_zone)


def format_time(moment: datetime, zone: tzinfo) -> str:
    """Format a moment to the minute, in a time zone."""
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M")


def parse_time(text: str, zone: tzinfo, option: str) -> datetime:
    """A time, or the start of a day, in the zone if it names none; exits if it is invalid."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        give_up(f"{option} is a day like 2027-06-30, or a time like 2027-06-30T18:00+04:00.")
    if not EARLIEST <= moment.year < LATEST:
        give_up(f"{option} is between the years {EARLIEST} and {LATEST}.")
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)


def _within(
    _context: click.Context, _option: click.Parameter, moment: datetime | None
) -> date | None:
    if moment is not None and not EARLIEST <= moment.year <= LATEST:
        give_up(f"--day is between the years {EARLIEST} and {LATEST}.")
    return moment and moment.date()


def day_option(text: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option `--day`, whose value is a date or None, with a text for `--help`."""
    kind = click.DateTime(["%Y-%m-%d"])
    return click.option("--day", type=kind, metavar="DAY", callback=_within, help=text)
