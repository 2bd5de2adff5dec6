"""The commands `novbe demo` and `novbe upgrade`, and the help that lists the programs too."""

from importlib import import_module
from typing import Final

import click

from novbe.programs import PROGRAMS

OWN: Final = ("demo", "upgrade")
"""The commands of this package, each in the module `cli` of its folder."""


class _Group(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of their use, not of the alphabet."""
        return [*OWN, *PROGRAMS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command, imported when it is used; a program has only its line in the help."""
        if cmd_name in PROGRAMS:
            return click.Command(cmd_name, help=PROGRAMS[cmd_name].does)
        if cmd_name not in OWN:
            return None
        command: click.Command = getattr(import_module(f"novbe.{cmd_name}.cli"), cmd_name)
        return command


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="novbe", prog_name="novbe")
def commands() -> None:
    """Tickets and queues for the halls of public services."""
