"""Golden logs: days of halls with a digest of their final state.

A log is a file of JSON lines: the first says what it is and what it came to, each other is an
event without its hash, which follows from what stands there. `fields.json` lists the fields of
the values that the digests are made of: a field that came later is not compared. They stay as they
are: a later release has to read what an earlier one wrote. A new event comes into one of them by
`write`.
"""

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, is_dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final

from msgspec import Struct
from pydantic import BaseModel

from contract.centre import CentreConfig, Classes
from contract.enums import ENDED
from contract.events import Actor, Event
from contract.model import rfc3339
from server.domain.calls import Call
from server.domain.facts import FactChanges
from server.domain.notices import HelpWanted, Note, Notice
from server.domain.numbering import Lease
from server.domain.state.hall_state import HallState, key_of
from server.domain.tickets import Coupon, Ticket
from server.store.log import FIRST_PREVIOUS, digest_of, hash_of
from tests.parts.states import KINDS
from tests.parts.states import folded as folded

FOLDER: Final = Path(__file__).parents[1] / "data/golden"
NAMES: Final = sorted(one.name.removesuffix(".jsonl.gz") for one in FOLDER.glob("*.gz"))
FIELDS: Final = FOLDER / "fields.json"
LATER: Final[dict[str, Any]] = {
    "centre": {"board_code", "phone_tickets"},
    "bookings": True,
    "services": {"__all__": {"booking"}},
    "rules": {"classes": {name: {"ahead_minutes"} for name in Classes.model_fields}},
}
"""The fields of a configuration that came later."""
LINE: Final = ("type", "version", "at", "actor", "command", "data")


@dataclass(frozen=True, slots=True)
class GoldenLog:
    """A log and its results.

    Attributes:
        head: the hash of its last event.
        state, facts: the digests of the state after it, and of all facts that it gave.
    """

    name: str
    centre: str
    head: str
    state: str
    facts: str
    events: tuple[Event, ...]


def read(path: Path) -> GoldenLog:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        lines = map(json.loads, file)
        head = next(lines)
        events = tuple(_chained(head["centre"], lines))
    return GoldenLog(path.name.removesuffix(".jsonl.gz"), **head, events=events)


def write(name: str, centre: str, lines: Iterable[dict[str, Any]]) -> None:
    """Write a log of the events of a centre, as such lines, with what they come to now."""
    lines = [{key: line[key] for key in LINE} for line in lines]
    events = tuple(_chained(centre, map(dict, lines)))
    state = folded(centre, events)
    facts = facts_digest(state.facts)
    head = {"centre": centre, "head": events[-1].hash, "state": state_digest(state), "facts": facts}
    text = "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in (head, *lines))
    (FOLDER / f"{name}.jsonl.gz").write_bytes(gzip.compress(text.encode(), mtime=0))


def _chained(centre: str, lines: Iterable[dict[str, Any]]) -> Iterator[Event]:
    previous = FIRST_PREVIOUS
    for revision, line in enumerate(lines, start=1):
        actor = Actor.model_validate(line.pop("actor"))
        bare = Event.model_validate(
            {
                **line,
                "centre": centre,
                "revision": revision,
                "actor": actor,
                "previous": previous,
                "hash": "",
            }
        )
        event = bare.model_copy(update={"hash": hash_of(vars(bare))})
        previous = event.hash
        yield event


def state_digest(state: HallState) -> str:
    """The digest of a state: of all values that later days depend on."""
    # Kinds that came later are in no golden log.
    known = [kind for kind in KINDS if kind.__name__ in _fields()]
    kinds = {kind.__name__: _values(state, kind) for kind in known}
    return digest_of({"centre": _plain(state.centre), **kinds})


def facts_digest(facts: FactChanges) -> str:
    rows = [{"kind": type(one).__name__, **_plain(one)} for one in facts.take()]
    return digest_of({"facts": sorted(rows, key=lambda row: json.dumps(row, sort_keys=True))})


def _values(state: HallState, kind: type[Any]) -> list[Any]:
    chosen = (one for one in state.all_of(kind) if _matters(state, one))
    return [_plain(one) for one in sorted(chosen, key=lambda one: str(key_of(one)))]


def _matters(state: HallState, one: Any) -> bool:
    """Whether a value is of the last day, or still open: the rest may have left memory."""
    day = state.centre.last_day
    match one:
        case Ticket():
            return one.state not in ENDED or one.day == day
        case Call():
            ticket = state.get(Ticket, one.ticket)
            return ticket is not None and _matters(state, ticket)
        case Note():
            ticket = state.get(Ticket, one.ticket)
            return ticket is not None and _matters(state, ticket)
        case Coupon():
            return day is None or one.valid_through >= day
        case Lease():
            return one.ended_at is None
        case Notice():
            at = state.centre.last_at
            return one.until is None or at is None or one.until > at
        case HelpWanted():
            return one.answered_at is None
        case _:
            return True


def _plain(value: Any) -> Any:
    match value:
        case BaseModel():
            later = LATER if isinstance(value, CentreConfig) else None
            return value.model_dump(mode="json", exclude=later)
        case datetime():
            return rfc3339(value)
        case date():
            return value.isoformat()
        case timedelta():
            return value // timedelta(milliseconds=1)
        case tuple() | list():
            return [_plain(one) for one in value]
        case float():
            # The last bits of a mean may differ between machines.
            return f"{value:.9g}"
        case str():
            return str(value)
        case type():
            return value.__name__
        case dict():
            return {str(key): _plain(one) for key, one in value.items()}
    if (is_dataclass(value) or isinstance(value, Struct)) and not isinstance(value, type):
        names = _fields().get(type(value).__name__, ())
        return {name: _plain(getattr(value, name)) for name in names}
    return value


@cache
def _fields() -> dict[str, list[str]]:
    """The fields that are compared, by the name of the kind."""
    told: dict[str, list[str]] = json.loads(FIELDS.read_text(encoding="utf-8"))
    return told
