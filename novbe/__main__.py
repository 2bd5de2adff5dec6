"""The command `novbe`, the entry point of all programs.

`novbe server ...`, `kiosk`, `display`, `counter` and `simulate` replace this process with the named
program. Exit codes: those of the program; 2 the command line is wrong, 3 the program is not
installed.
"""

import importlib.util
import os
import sys
from dataclasses import dataclass
from importlib import import_module
from typing import Final

import click

EXIT_NOT_INSTALLED: Final = 3


@dataclass(frozen=True, slots=True)
class Program:
    """A program that can be started.

    Attributes:
        package: run by `python -m`.
        extra: of the distribution, with the program's dependencies.
        needs: modules that show whether the extra is installed.
        does: a one-line description.
    """

    package: str
    extra: str
    needs: tuple[str, ...]
    does: str


PROGRAMS: Final = {
    "server": Program(
        "server", "server", ("flask", "sqlalchemy", "gevent"), "The hall's authority."
    ),
    "kiosk": Program(
        "kiosk", "kiosk", ("PyQt6", "escpos", "PIL"), "The touch screen that issues tickets."
    ),
    "display": Program("display", "display", ("PyQt6", "socketio"), "The board of the hall."),
    "counter": Program("counter", "counter", ("PyQt6", "socketio"), "The operator's program."),
    "simulate": Program(
        "simulator",
        "simulator",
        ("socketio", "requests"),
        "Virtual visitors and operators; replays of real waits.",
    ),
}


OWN: Final = ("demo", "upgrade")
"""The commands of this package, each in the module `cli` of its folder."""


class _Group(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of their use, not of the alphabet."""
        return [*OWN, *self.commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command; those of this package are imported when they are used."""
        if cmd_name not in OWN:
            return super().get_command(ctx, cmd_name)
        command: click.Command = getattr(import_module(f"novbe.{cmd_name}.cli"), cmd_name)
        return command


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="novbe", prog_name="novbe")
def main() -> None:
    """Tickets and queues for the halls of public services."""


def missing(program: Program) -> list[str]:
    """The missing modules of a program; none is imported."""
    return [name for name in program.needs if importlib.util.find_spec(name) is None]


def _become(program: Program, arguments: tuple[str, ...]) -> None:
    if lacking := missing(program):
        click.echo(
            f"novbe: {program.package} is not installed here (there is no {lacking[0]}). "
            f"Install it with: pip install 'novbe[{program.extra}]'",
            err=True,
        )
        sys.exit(EXIT_NOT_INSTALLED)
    # -P: do not run a package of the same name in the current folder.
    os.execv(sys.executable, [sys.executable, "-P", "-m", program.package, *arguments])


def _command(name: str, program: Program) -> click.Command:
    @click.command(
        name,
        help=program.does,
        add_help_option=False,
        context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
    )
    @click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
    def become(arguments: tuple[str, ...]) -> None:
        _become(program, arguments)

    return become


for _name, _program in PROGRAMS.items():
    main.add_command(_command(_name, _program))


if __name__ == "__main__":
    main(prog_name="novbe")
