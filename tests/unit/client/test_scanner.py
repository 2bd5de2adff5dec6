"""Typed addresses, and scanners distinguished from people."""

from collections.abc import Iterable

import pytest

from client.net.address import address_of
from client.ui.scanner import FieldInput, KeyInput


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("192.0.2.7", "http://192.0.2.7:8750"),
        (" hall ", "http://hall:8750"),
        ("http://hall", "http://hall"),
        ("https://hall.example", "https://hall.example"),
        ("HTTPS://Hall.example:8443", "https://hall.example:8443"),
        *((text, "") for text in ("", "hall:port", "hall:99999", "two words", "[::1")),
    ],
)
def test_an_address_as_it_is_typed(text: str, address: str) -> None:
    assert address_of(text) == address


def typed(lengths: Iterable[int], seconds: float = 0.0) -> bool:
    """Whether a field that got these lengths, so many seconds apart, was filled by a scanner."""
    now = [100.0]
    field = FieldInput(lambda: now[0])
    for length in lengths:
        field.became(length)
        now[0] += seconds
    return field.by_scanner(length)


def test_a_scanner_types_faster_than_any_hand() -> None:
    assert typed(range(1, 9), 0.03)
    assert not typed(range(1, 9), 0.09)
    assert not typed([8]), "pasted"
    assert not typed([1, 2, 3, 2, 3]), "corrected"


def test_what_is_typed_into_no_field_is_heard_up_to_a_pause() -> None:
    now = [100.0]
    ear = KeyInput(lambda: now[0])
    for sign in "B-42":
        assert ear.hear(sign)
    assert ear.end() == "B-42"
    assert ear.end() == ""
    assert not ear.hear("")
    assert not ear.hear("\t")
    assert not ear.hear(" ")
    ear.hear("x")
    now[0] += 2
    ear.hear("y")
    assert ear.end() == "y"
    ear.hear("z")
    now[0] += 2
    assert ear.end() == ""
