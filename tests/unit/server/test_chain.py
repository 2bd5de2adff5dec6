"""Canonical JSON, the hash chain, and the tokens on tickets."""

import json
import os
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract import events as e
from contract.enums import Role
from contract.events import Actor, Event
from server.canonical import canonical, digest_of
from server.signing import KeySigner, equal_tokens, key_at
from server.store.log import Chain, ChainFault, hash_of, next_event

NOW = datetime(2026, 11, 23, 6, tzinfo=UTC)

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(-1e15, 1e15)
    | st.text(st.characters(codec="utf-8")),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(codec="utf-8")), inner, max_size=4)
    ),
    max_leaves=20,
)
objects = st.dictionaries(st.text(st.characters(codec="utf-8")), values, max_size=6)


@given(objects, st.randoms(use_true_random=False))
def test_there_is_one_way_to_write_a_value(value: dict[str, Any], chance: Any) -> None:
    written = canonical(value)
    pairs = list(value.items())
    chance.shuffle(pairs)
    assert canonical(dict(pairs)) == written
    assert canonical(json.loads(written)) == written
    assert digest_of(json.loads(written)) == digest_of(value)


def test_canonical_json_is_that_of_rfc_8785() -> None:
    # The example of its section 3.2.
    value = {
        "numbers": [333333333.33333329, 1e30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": '€$\x0f\nA\'B"\\\\"/',
        "literals": [None, True, False],
    }
    assert canonical(value).decode() == (
        '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    )


def log_of(count: int) -> list[Event]:
    events: list[Event] = []
    for revision in range(1, count + 1):
        events.append(
            next_event(
                "village",
                revision,
                events[-1].hash if events else "",
                e.TicketCancelled(ticket=f"village.t{revision}", reason="left"),
                NOW + timedelta(seconds=revision),
                Actor(role=Role.GREETER, id="greeter-1"),
                uuid4(),
            )
        )
    return events


def first_fault(events: list[Event]) -> ChainFault | None:
    chain = Chain()
    return next((fault for event in events if (fault := chain.fault(event)) is not None), None)


def test_an_unchanged_chain_is_valid() -> None:
    assert first_fault([]) is None
    assert first_fault(log_of(5)) is None
    assert [event.revision for event in log_of(3)] == [1, 2, 3]


CHANGES: list[tuple[str, Any]] = [
    ("at", NOW),
    ("type", "ticket_missed"),
    ("version", 2),
    ("actor", Actor(role=Role.GREETER, id="greeter-2")),
    ("actor", Actor(role=Role.MANAGER, id="greeter-1")),
    ("command", UUID(int=1)),
    ("data", {"ticket": "village.t9", "reason": "left"}),
    ("centre", "town"),
]


@pytest.mark.parametrize(("field", "value"), CHANGES)
def test_every_change_of_an_event_is_found(field: str, value: Any) -> None:
    events = log_of(5)
    events[2] = events[2].model_copy(update={field: value})
    fault = first_fault(events)
    assert fault is not None
    assert (fault.revision, fault.message) == (3, "its content does not match its hash")
    # With a new hash of its own it does not carry the next one any more.
    events[2] = events[2].model_copy(update={"hash": hash_of(events[2])})
    fault = first_fault(events)
    assert fault is not None
    assert (fault.revision, fault.message) == (4, "does not follow the event before it")


@pytest.mark.parametrize("gone", range(4))
def test_a_removed_event_is_found(gone: int) -> None:
    events = log_of(5)
    del events[gone]
    fault = first_fault(events)
    assert fault is not None
    assert fault.message == f"revision {gone + 1} is missing"


def test_a_chain_may_begin_at_a_trusted_hash() -> None:
    events = log_of(5)
    chain = Chain(2, events[1].hash)
    assert [chain.fault(event) for event in events[2:]] == [None, None, None]
    assert (chain.revision, chain.head) == (5, events[4].hash)
    fault = Chain(2, events[0].hash).fault(events[2])
    assert fault is not None
    assert fault.message == "does not follow the event before it"


@pytest.mark.parametrize("value", [2**60, float("nan"), "\ud800"])
def test_an_event_without_canonical_form_is_found(value: Any) -> None:
    events = log_of(2)
    events[1] = events[1].model_copy(update={"data": {"ticket": "village.t2", "reason": value}})
    fault = first_fault(events)
    assert fault is not None
    assert (fault.revision, fault.message) == (2, "its content does not match its hash")


# Tokens of tickets


def test_a_token_names_its_ticket_and_cannot_be_guessed() -> None:
    signer, other = KeySigner(b"k" * 32), KeySigner(b"o" * 32)
    token = signer.token("village.t1042", 0)
    assert signer.verify_ticket(token) == ("village.t1042", 0)
    mac = token.removeprefix("village.t1042.0.")
    assert len(mac) * 5 >= 128  # base 32: five bits a sign
    assert mac == mac.lower()
    assert mac.isalnum()
    others = {
        signer.token("village.t1042", 1),
        signer.token("village.t1043", 0),
        other.token("village.t1042", 0),
    }
    assert len({token, *others}) == 4
    assert equal_tokens(token, signer.token("village.t1042", 0))
    assert not equal_tokens(token, next(iter(others)))


@pytest.mark.parametrize(
    "wrong", ["", "x", "village.t1", "village.", ".", "village.t1.", "a.b.", "village.t1.0.{mac}"]
)
def test_a_text_without_signature_names_no_ticket(wrong: str) -> None:
    signer = KeySigner(b"k")
    assert signer.verify_ticket(wrong.format(mac="a" * 32)) is None
    assert signer.verify_ticket(signer.token("village.t1", 1).replace(".1.", ".2.")) is None


def test_the_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "secret.key"
    program = f"from server.signing import *; print(key_at(Path({str(path)!r})).hex())"
    command = [sys.executable, "-c", program]
    starting = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(4)]
    found = [bytes.fromhex(one.communicate()[0].decode()) for one in starting]
    assert len(set(found)) == 1
    assert len(found[0]) == 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir(path.parent) == ["secret.key"]
    assert found[0] == key_at(path)
