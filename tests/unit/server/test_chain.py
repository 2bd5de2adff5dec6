"""Canonical JSON, the hash chain, the tokens on tickets, and the server's key."""

import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier
from typing import Any
from uuid import UUID, uuid4

import pytest
import rfc8785
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import String

from contract import events as e
from contract.enums import Role
from contract.events import REGISTRY, Actor, Event
from contract.operations import SERVED
from server.signing import KeySigner, UnusableKey, key_at
from server.store.log import Chain, canonical, hash_of, next_event
from server.store.tables import event, success

NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)

texts = st.text(st.characters(codec="utf-8"))
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(-1e15, 1e15)
    | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=20,
)


@settings(max_examples=50)
@given(st.dictionaries(texts, values, max_size=6))
def test_the_quick_encoder_writes_a_value_as_the_standard_does(value: dict[str, Any]) -> None:
    assert canonical(value) == rfc8785.dumps(value)


# The chain


def log_of(count: int) -> list[Event]:
    events: list[Event] = []
    for revision in range(1, count + 1):
        previous, at = events[-1].hash if events else "", NOW + timedelta(seconds=revision)
        data = e.TicketCancelled(ticket=f"village.t{revision}", reason="left")
        actor = Actor(role=Role.GREETER, id="greeter-1")
        events.append(next_event("village", revision, previous, data, at, actor, uuid4()))
    return events


def first_fault(events: list[Event], chain: Chain | None = None) -> tuple[int, str] | None:
    """The revision and the sentence of the first fault of a log."""
    chain = chain or Chain()
    faults = ((event.revision, chain.fault(event)) for event in events)
    return next((found for found in faults if found[1]), None)


CHANGED, PARTED = "its content does not match its hash", "does not follow the event before it"


def test_an_unchanged_chain_is_valid() -> None:
    assert first_fault([]) is None
    events = log_of(5)
    assert [event.revision for event in events] == [1, 2, 3, 4, 5]
    assert first_fault(events) is None
    # It may begin at a trusted hash.
    chain = Chain(2, events[1].hash)
    assert first_fault(events[2:], chain) is None
    assert (chain.revision, chain.head) == (5, events[4].hash)
    assert first_fault(events[2:], Chain(2, events[0].hash)) == (3, PARTED)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("at", NOW),
        ("type", "ticket_missed"),
        ("version", 2),
        ("actor", Actor(role=Role.GREETER, id="greeter-2")),
        ("actor", Actor(role=Role.MANAGER, id="greeter-1")),
        ("command", UUID(int=1)),
        ("data", {"ticket": "village.t9", "reason": "left"}),
        ("centre", "town"),
    ],
)
def test_every_change_of_an_event_is_found(field: str, value: Any) -> None:
    events = log_of(5)
    events[2] = events[2].model_copy(update={field: value})
    assert first_fault(events) == (3, CHANGED)
    # With a new hash of its own it does not carry the next one any more.
    events[2] = events[2].model_copy(update={"hash": hash_of(vars(events[2]))})
    assert first_fault(events) == (4, PARTED)


def test_a_removed_event_is_found() -> None:
    for gone in range(4):
        events = log_of(5)
        del events[gone]
        assert (first_fault(events) or ())[1:] == (f"revision {gone + 1} is missing",)


def test_an_event_without_canonical_form_is_found() -> None:
    for value in (2**60, float("nan"), "\ud800"):
        events = log_of(2)
        data = {"ticket": "village.t2", "reason": value}
        events[1] = events[1].model_copy(update={"data": data})
        assert first_fault(events) == (2, CHANGED)


# Tokens of tickets


def test_a_token_names_its_ticket_and_cannot_be_guessed() -> None:
    signer, other = KeySigner(b"k" * 32), KeySigner(b"o" * 32)
    token = signer.token("village.t1042", 0)
    assert signer.verify_ticket(token) == ("village.t1042", 0)
    mac = token.removeprefix("village.t1042.0.")
    assert len(mac) * 5 >= 128  # base 32: five bits a sign
    others = {
        signer.token("village.t1042", 1),
        signer.token("village.t1043", 0),
        other.token("village.t1042", 0),
    }
    assert len({token, *others}) == 4
    assert token == signer.token("village.t1042", 0)
    assert signer.verify_ticket(other.token("village.t1042", 0)) is None


@pytest.mark.parametrize(
    "wrong", ["", "x", "village.t1", "village.", ".", "village.t1.", "a.b.", "village.t1.0.{mac}"]
)
def test_a_text_without_signature_names_no_ticket(wrong: str) -> None:
    signer = KeySigner(b"k")
    assert signer.verify_ticket(wrong.format(mac="a" * 32)) is None
    assert signer.verify_ticket(signer.token("village.t1", 1).replace(".1.", ".2.")) is None


# The key


def test_the_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    path, together = tmp_path / "deep" / "secret.key", Barrier(8)

    def start(_number: int) -> bytes:
        together.wait()
        return key_at(path)

    with ThreadPoolExecutor(8) as pool:
        (key,) = set(pool.map(start, range(8)))
    assert len(key) == 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]
    assert key_at(path) == key


@pytest.mark.parametrize("content", [b"", b"ab" * 31, b"AB" * 32, b"\xff\xfe\x00", b"z" * 64])
def test_a_file_without_a_key_is_refused_and_left(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "secret.key"
    path.write_bytes(content)
    with pytest.raises(UnusableKey, match="Restore it"):
        key_at(path)
    assert path.read_bytes() == content


def test_the_names_of_events_and_commands_fit_their_columns() -> None:
    # PostgreSQL refuses a longer text, SQLite does not.
    for names, column in ((REGISTRY, event.c.type), (SERVED, success.c.name)):
        assert isinstance(column.type, String)
        assert max(map(len, names)) <= (column.type.length or 0), column
