"""Typed addresses, and scanners distinguished from people."""

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
        ("", ""),
        ("hall:port", ""),
        ("hall:99999", ""),
        ("two words", ""),
        ("[::1", ""),
    ],
)
def test_an_address_as_it_is_typed(text: str, address: str) -> None:
    assert address_of(text) == address


class Hand:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def typed(text: str, seconds: float) -> bool:
    hand = Hand()
    field = FieldInput(hand)
    for length in range(1, len(text) + 1):
        field.became(length)
        hand.now += seconds
    return field.by_scanner(len(text))


def test_a_scanner_types_faster_than_any_hand() -> None:
    assert typed("B-004217", 0.008)
    assert typed("B-004217", 0.03)
    assert not typed("leyla.m", 0.09)
    pasted = FieldInput(Hand())
    pasted.became(8)
    assert not pasted.by_scanner(8)
    corrected = FieldInput(Hand())
    for length in (1, 2, 3, 2, 3):
        corrected.became(length)
    assert not corrected.by_scanner(3)


def test_what_is_typed_into_no_field_is_heard_up_to_a_pause() -> None:
    hand = Hand()
    ear = KeyInput(hand)
    for sign in "B-42":
        assert ear.hear(sign)
    assert ear.end() == "B-42"
    assert ear.end() == ""
    assert not ear.hear("")
    assert not ear.hear("\t")
    assert not ear.hear(" ")
    ear.hear("x")
    hand.now += 2
    ear.hear("y")
    assert ear.end() == "y"
    ear.hear("z")
    hand.now += 2
    assert ear.end() == ""
