"""Each command of the server has a place where a person, a device or the clock gives it."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from contract import commands as c
from contract.commands import Command
from contract.enums import CommandName as N
from contract.enums import Role
from contract.permissions import COMMANDS
from contract.routes import COMMANDS as ROUTES
from tests.parts.hall import ROOT

PLACES: Final[dict[str, tuple[Path, ...]]] = {
    "kiosk": (ROOT / "kiosk",),
    "counter": (ROOT / "counter",),
    "display": (ROOT / "display",),
    "console": (ROOT / "server/web/console",),
    "phone": (ROOT / "server/web/static",),
    "command line": (ROOT / "server/cli",),
    "clock": (ROOT / "server/application/timers.py", ROOT / "server/application/gaps.py"),
    "start": (ROOT / "server/bootstrap",),
}
"""Where commands are given, and which code gives them there."""

PLACE_OF: Final[dict[N, str]] = {
    N.ISSUE_TICKET: "kiosk",
    N.REPORT_PRINT: "kiosk",
    N.REPRINT: "kiosk",
    N.GRANT_LEASE: "kiosk",
    N.HAND_IN: "kiosk",
    N.CALL_FOR_HELP: "kiosk",
    N.CALL_NEXT: "counter",
    N.CALL_TICKET: "counter",
    N.RECALL: "counter",
    N.START: "counter",
    N.UNDO_START: "counter",
    N.FINISH: "counter",
    N.REQUEUE: "counter",
    N.UNDO_CALL: "counter",
    N.HOLD: "counter",
    N.RESUME: "counter",
    N.TRANSFER: "counter",
    N.ADD_SERVICE: "counter",
    N.CHANGE_SERVICE: "counter",
    N.MARK_NO_SHOW: "counter",
    N.SET_ASSIST: "counter",
    N.ADD_NOTE: "counter",
    N.ANSWER_HELP: "counter",
    N.OPEN_COUNTER: "counter",
    N.TAKE_BREAK: "counter",
    N.CLOSE_COUNTER: "counter",
    N.TAKE_OVER: "counter",
    N.REPORT_CALL: "display",
    N.JUDGE_PRIORITY: "console",
    N.REOPEN: "console",
    N.GIVE_COUPON: "console",
    N.MOVE_TICKETS: "console",
    N.END_WITH_COUPON: "console",
    N.POST_NOTICE: "console",
    N.SET_PROFILE: "console",
    N.OPEN_DAY: "console",
    N.CLOSE_DAY: "console",
    N.OPEN_SERVICE: "console",
    N.CLOSE_SERVICE: "console",
    N.SUSPEND_SERVICE: "console",
    N.RESUME_SERVICE: "console",
    N.SUSPEND_CENTRE: "console",
    N.RESUME_CENTRE: "console",
    N.STOP_INTAKE: "console",
    N.RESUME_INTAKE: "console",
    N.CONFIRM_TIME: "console",
    N.IMPORT_CENTRE: "console",
    N.CONFIRM_DEVICE: "console",
    N.SET_DEVICE: "console",
    N.REVOKE_DEVICE: "console",
    N.REFUSE_DEVICE: "console",
    N.ASK_DEVICE: "console",
    N.ADD_PERSON: "console",
    N.GIVE_DUTY: "console",
    N.END_DUTY: "console",
    N.SET_PERSON: "console",
    N.RESET_PERSON: "console",
    N.SET_BADGE: "console",
    N.END_SESSIONS: "console",
    N.FORGET_PERSON: "console",
    N.MAKE_TOKEN: "console",
    N.REVOKE_TOKEN: "console",
    N.CANCEL: "phone",
    N.STEP_BACK: "phone",
    N.RATE: "phone",
    N.RELEASE_RESERVED: "clock",
    N.RECORD_CONNECTION: "clock",
    N.RECORD_GAP: "clock",
    N.SHIFT_CLOCK: "start",
}
"""The place of each command; a command may have further ones."""


def given_in(place: str) -> set[type[Command]]:
    """The commands that the code of a place makes."""
    found: set[type[Command]] = set()
    for root in PLACES[place]:
        files = [root] if root.is_file() else sorted(root.rglob("*"))
        for file in files:
            if file.suffix == ".py":
                found |= set(_made_in(ast.parse(file.read_text("utf-8"))))
            elif file.suffix == ".js" and "vendor" not in file.parts:
                found |= set(_posted_by(file.read_text("utf-8")))
    return found


def _made_in(tree: ast.AST) -> Iterator[type[Command]]:
    """The commands that a module names: as `c.CallNext`, or by a name that it imports."""
    for node in ast.walk(tree):
        name = ""
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            name = node.attr if node.value.id == "c" else ""
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            name = node.id
        made = getattr(c, name, None) if name else None
        if isinstance(made, type) and issubclass(made, Command) and made in c.SERVED:
            yield made


def _posted_by(code: str) -> Iterator[type[Command]]:
    """The commands on a ticket whose address the code of the visitor's page ends with."""
    for route in ROUTES:
        ending = route.path.rpartition("/")[2]
        if route.path.startswith("tickets/{token}/") and (
            f'"{ending}"' in code or f"{ending}:" in code
        ):
            yield route.command


@pytest.fixture(scope="module")
def given() -> dict[str, set[N]]:
    return {place: {one.name for one in given_in(place)} for place in PLACES}


def test_each_command_has_its_place() -> None:
    assert set(PLACE_OF) == {model.name for model in c.SERVED}


@pytest.mark.parametrize("name", PLACE_OF)
def test_the_place_gives_the_command(name: N, given: dict[str, set[N]]) -> None:
    assert name in given[PLACE_OF[name]]


def test_only_those_who_may_give_it_have_a_place_for_it(given: dict[str, set[N]]) -> None:
    roles = {
        "kiosk": {Role.KIOSK},
        "display": {Role.DISPLAY},
        "phone": {Role.VISITOR},
        "console": {Role.MANAGER},
    }
    for place, who in roles.items():
        for name in given[place]:
            assert COMMANDS[name] & who, (place, name)
