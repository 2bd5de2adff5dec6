"""The documents list every address, status, command, event and setting, and no other."""

import re
import tomllib
from collections import Counter as Tally
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from contract import operations
from contract.bookings import Bookings
from contract.centre import (
    CentreConfig,
    CentreHead,
    Classes,
    Counter,
    Profile,
    Rules,
    Series,
    Service,
)
from contract.commands import COMMANDS
from contract.enums import SnapshotName
from contract.errors import ProblemType
from contract.events import REGISTRY
from contract.model import Incoming
from contract.operations import SERVED
from contract.rooms import Room
from contract.screens import Alarms, Display, Kiosks, Receipt, Voice
from tools import icon_sheet

ROOT = Path(__file__).parents[3]
WIRE = (ROOT / "docs/wire.md").read_text("utf-8")


def table(chapter: str, heading: str) -> list[list[str]]:
    """The cells of the rows of a chapter's table that begins with a heading."""
    text = WIRE.partition(f"\n## {chapter}\n")[2].partition("\n## ")[0]
    lines = iter(text.splitlines())
    for line in lines:
        if line.startswith(f"| {heading}"):
            break
    rows = []
    for line in lines:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    assert rows[0][0] == "---"
    return rows[1:]


def quoted(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def told_paths(chapter: str) -> Iterator[tuple[str, str, str]]:
    """Method, path and name of each address in a table; of further paths a row has the end."""
    for where, names, _ in table(chapter, "path under"):
        method = "PUT" if where.startswith("PUT ") else "POST"
        first, *others = quoted(where)
        base = re.sub(r"(.*(?:\}|/me)).*", r"\1", first)
        paths = [first, *(base + other for other in others)]
        for path, name in zip(paths, quoted(names), strict=True):
            yield method, path, name


def test_every_address_of_a_command_is_told_with_its_command() -> None:
    served = Tally((route.method, route.path, row.what) for row in COMMANDS for route in row.routes)
    assert Tally(told_paths("Commands")) == served


def test_every_act_is_told_with_its_address() -> None:
    told = {path: name for _, path, name in told_paths("Who is who")}
    assert told == {row.routes[0].path: row.what for row in operations.ACTS}


def test_every_query_is_told() -> None:
    told = [path for where, _ in table("Queries", "path under") for path in quoted(where)]
    assert Tally(told) == Tally(route.path for row in operations.QUERIES for route in row.routes)


def test_every_snapshot_is_told_with_its_room() -> None:
    told = {quoted(name)[0]: quoted(room)[0] for name, room, _ in table("Snapshots", "snapshot")}
    subject = {
        SnapshotName.DESK: "{counter}",
        SnapshotName.TICKET: "{token}",
        SnapshotName.DEVICE: "{id}",
    }
    assert told == {
        name.value: Room(name, subject.get(name, "{centre}")).name for name in SnapshotName
    }


def test_every_refusal_is_told_with_its_status() -> None:
    told = {
        name: int(status) for status, types in table("Refusals", "status") for name in quoted(types)
    }
    told.pop("Retry-After")
    assert told == {kind.value: kind.status for kind in ProblemType}


def test_every_command_and_every_event_stands_in_the_table_of_the_log() -> None:
    rows = table("The log", "command")
    assert Tally(name for names, _ in rows for name in quoted(names)) == Tally(list(SERVED))
    events = {name for _, names in rows for name in quoted(names)} - {"next"}
    assert events == set(REGISTRY)


def test_the_words_stand_once_each() -> None:
    text = (ROOT / "docs/words.md").read_text("utf-8")
    # The glossaries of the product, of the code, and of the screens in six languages.
    for table in text.split("\n## "):
        rows = [line.split("|")[1].strip() for line in table.splitlines() if line.startswith("| ")]
        each = [word for cell in rows[2:] for word in cell.split(", ")]
        assert len(each) > 10
        assert [word for word, count in Tally(each).items() if count > 1] == []


CENTRE_FILES = (ROOT / "server/centres/README.md").read_text("utf-8")


CHAPTERS = [
    (CentreHead, "[centre]"),
    (Series, "[[series]]"),
    (Service, "[[services]]"),
    (Profile, "[[profiles]]"),
    (Counter, "[[counters]]"),
    (Kiosks, "[kiosk]"),
    (Receipt, "[receipt]"),
    (Display, "[[displays]]"),
    (Voice, "[voice]"),
    (Alarms, "[alarms]"),
]


@pytest.mark.parametrize(("model", "heading"), CHAPTERS)
def test_every_field_of_a_centre_file_is_told(model: type[Incoming], heading: str) -> None:
    chapter = CENTRE_FILES.partition(f"\n## `{heading}`")[2].partition("\n## ")[0]
    assert {name for name in model.model_fields if f"`{name}" not in chapter} == set()


@pytest.mark.parametrize(("model", "heading"), [(Rules, "[rules]"), (Bookings, "[bookings]")])
def test_every_rule_of_a_centre_is_told_with_its_default(
    model: type[Incoming], heading: str
) -> None:
    chapter = CENTRE_FILES.partition(f"\n## `{heading}`")[2].partition("\n## ")[0]
    lines = [line for line in chapter.splitlines() if line.startswith("| `")]
    rows = [[cell.strip() for cell in line.split("|")[1:3]] for line in lines]
    told = {
        name: default
        for names, defaults in rows
        for name, default in zip(quoted(names), defaults.split(", "), strict=True)
    }
    rules = model().model_dump(mode="json")
    if model is Rules:
        assert told.pop("classes") == "below"
        del rules["classes"]
    read = tomllib.loads("\n".join(f"{name} = {one.strip('`')}" for name, one in told.items()))
    assert read == rules


def test_the_classes_of_a_centre_are_told_as_they_are_by_default() -> None:
    text = CENTRE_FILES.partition("```toml\n")[2].partition("```")[0]
    assert Classes.model_validate(tomllib.loads(text)["rules"]["classes"]) == Classes()
    assert set(tomllib.loads(text)["rules"]["classes"]) == set(Classes.model_fields)


def test_the_picture_of_the_icons_shows_each_as_it_is_drawn() -> None:
    """`python -m tools.icon_sheet` draws it again."""
    with Image.open(icon_sheet.SHEET) as picture:
        assert picture.info[icon_sheet.NAMES] == icon_sheet.shown()


def test_the_dates_of_a_centre_are_told_as_lines_that_can_be_taken_over() -> None:
    chapter = CENTRE_FILES.partition("\n## `[centre]`")[2].partition("\n## ")[0]
    lines = re.findall(r"`((?:holidays|special_hours)\S* = [^`]+)`", chapter)
    village = tomllib.loads((ROOT / "server/centres/village.toml").read_text("utf-8"))
    village["centre"] |= tomllib.loads("\n".join(lines))
    centre = CentreConfig.model_validate(village).centre
    assert centre.holidays == (date(2027, 1, 1), date(2027, 1, 2))
    assert centre.special_hours.keys() == {date(2026, 12, 30)}
