"""Each command of the server has a place where a person, a device or the clock gives it, and
each of its fields a place that names it."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from contract import commands as c
from contract.commands import Command
from contract.enums import CommandName as N
from contract.enums import Role
from contract.operations import SERVED, may
from tests.parts.examples import COMMAND_ROUTES, MODELS
from tests.parts.hall import ROOT

PLACES: Final[dict[str, tuple[Path, ...]]] = {
    "kiosk": (ROOT / "kiosk",),
    "counter": (ROOT / "counter",),
    "display": (ROOT / "display",),
    "console": (ROOT / "server/web/console", ROOT / "server/web/pages/forms.py"),
    "phone": (ROOT / "server/web/static",),
    "command line": (ROOT / "server/cli",),
    "clock": (ROOT / "server/periodic/timers.py", ROOT / "server/periodic/gaps.py"),
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
    N.SET_RECIPIENT: "console",
    N.REMOVE_RECIPIENT: "console",
    N.SEND_TEST_ALERT: "console",
    N.SET_CONTACTS: "console",
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


NOT_READ: Final[dict[type[Command], set[str]]] = {c.IssueTicket: {"channel"}}
"""Fields that the server accepts from earlier programs and does not read."""


def given_in(place: str) -> dict[type[Command], set[str]]:
    """The commands that the code of a place makes, each with the names that may be its fields."""
    made = defaultdict[type[Command], set[str]](set)
    keys: set[str] = set()
    for root in PLACES[place]:
        files = [root] if root.is_file() else sorted(root.rglob("*"))
        for file in files:
            if file.suffix == ".py":
                tree = ast.parse(file.read_text("utf-8"))
                keys |= set(_keys_in(tree))
                for model in _made_in(tree):
                    made[model] |= set(_keywords_for(model, tree))
            elif file.suffix == ".js" and "vendor" not in file.parts:
                code = file.read_text("utf-8")
                for model in _posted_by(code):
                    made[model] |= set(re.findall(r"\w+", code))
    return {model: names | keys for model, names in made.items()}


def _keywords_for(model: type[Command], tree: ast.AST) -> Iterator[str]:
    """The keyword arguments where a command is made, or is handed to a function that makes it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            named = [
                one for one in (node.func, *node.args) if isinstance(one, ast.Attribute | ast.Name)
            ]
            if any(model in _made_in(one) for one in named):
                yield from (one.arg for one in node.keywords if one.arg is not None)


def _keys_in(tree: ast.AST) -> Iterator[str]:
    """The keys of dictionaries, and the fields of forms, in a module."""
    for node in ast.walk(tree):
        named: list[ast.expr | None] = []
        if isinstance(node, ast.Dict):
            named = node.keys
        elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store):
            named = [node.slice]
        elif isinstance(node, ast.ClassDef):
            fields = [row for row in node.body if isinstance(row, ast.Assign)]
            named = [one for row in fields for one in row.targets]
        for one in named:
            if isinstance(one, ast.Constant) and isinstance(one.value, str):
                yield one.value
            elif isinstance(one, ast.Name):
                yield one.id


def _made_in(tree: ast.AST) -> Iterator[type[Command]]:
    """The commands that a module names: as `c.CallNext`, or by a name that it imports."""
    for node in ast.walk(tree):
        name = ""
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            name = node.attr if node.value.id == "c" else ""
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            name = node.id
        made = getattr(c, name, None) if name else None
        if isinstance(made, type) and issubclass(made, Command) and made in MODELS:
            yield made


def _posted_by(code: str) -> Iterator[type[Command]]:
    """The commands on a ticket whose address the code of the visitor's page ends with."""
    for command, route in COMMAND_ROUTES:
        ending = route.path.rpartition("/")[2]
        if route.path.startswith("tickets/{token}/") and (
            f'"{ending}"' in code or f"{ending}:" in code
        ):
            yield command


@pytest.fixture(scope="module")
def fields() -> dict[str, dict[type[Command], set[str]]]:
    return {place: given_in(place) for place in PLACES}


@pytest.fixture(scope="module")
def given(fields: dict[str, dict[type[Command], set[str]]]) -> dict[str, set[N]]:
    return {place: {one.name for one in made} for place, made in fields.items()}


def test_each_command_has_its_place() -> None:
    assert set(PLACE_OF) == set(SERVED)


@pytest.mark.parametrize("name", PLACE_OF)
def test_the_place_gives_the_command(name: N, given: dict[str, set[N]]) -> None:
    assert name in given[PLACE_OF[name]]


@pytest.mark.parametrize("model", MODELS)
def test_a_place_names_each_field_of_the_command(
    model: type[Command], fields: dict[str, dict[type[Command], set[str]]]
) -> None:
    named = set[str]().union(*(made.get(model, ()) for made in fields.values()))
    asked = set(model.model_fields) - {"command_id", *model.path}
    assert asked - NOT_READ.get(model, set()) <= named


def test_only_those_who_may_give_it_have_a_place_for_it(given: dict[str, set[N]]) -> None:
    roles = {
        "kiosk": {Role.KIOSK},
        "display": {Role.DISPLAY},
        "phone": {Role.VISITOR},
        "console": {Role.MANAGER},
    }
    for place, who in roles.items():
        for name in given[place]:
            assert any(may(role, name) for role in who), (place, name)
