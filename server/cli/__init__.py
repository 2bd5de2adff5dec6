"""The commands of `novbe server`. Each is imported only when it is used, for a fast start."""

import gc
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Final

import click

_COMMANDS: Final[Mapping[str, str]] = {
    "run": "cli.run:run",
    "import": "cli.centre_files:import_centre",
    "export": "cli.centre_files:export_centre",
    "user": "cli.people:user",
    "device": "cli.devices:device",
    "token": "cli.tokens:token",
    "ticket": "evidence.cli:ticket",
    "booking": "evidence.cli:booking",
    "verify": "evidence.cli:verify",
    "digest": "evidence.cli:digest",
    "erase": "evidence.cli:erase",
    "doctor": "cli.doctor:doctor",
    "backup": "backup.cli:backup",
    "restore": "backup.cli:restore",
    "copy": "backup.cli:copy",
    "ready": "cli.doctor:ready",
    "schema": "cli.schema:schema_",
    "try": "cli.schema:try_",
    "facts": "evidence.cli:facts",
    "holidays": "cli.holidays:propose_holidays",
    "accuracy": "cli.accuracy:accuracy",
}
"""The module and the attribute of each command."""


class _Loading(click.Group):
    """A group that imports its commands when they are used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of the help."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        where = _COMMANDS.get(cmd_name)
        return None if where is None else _loaded(where)


@cache
def _loaded(where: str) -> click.Command:
    module, _, name = where.partition(":")
    # What is imported stays. To look for garbage in it, now and at the end, takes a quarter of the
    # time of a short command.
    gc.disable()
    try:
        command: click.Command = getattr(import_module(f"server.{module}"), name)
    finally:
        gc.freeze()
        gc.enable()
    return command


@click.group(cls=_Loading, context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """The server of the hall: run, configure and maintain it."""
