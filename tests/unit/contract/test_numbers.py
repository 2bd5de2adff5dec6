"""Numbers of tickets, as people type them."""

import pytest

from contract.numbers import numbers_meant


@pytest.mark.parametrize(
    "typed",
    ["A012", "a12", "A 012", "A-012", "A012.", "#A012", "№ А012", "а–12", "A٠١٢", "A-۱۲"],
)
def test_a_number_is_meant_however_it_is_written(typed: str) -> None:
    assert numbers_meant(typed) == ("A012", "A0012")


def test_a_number_needs_no_letter() -> None:
    assert numbers_meant("#12") == numbers_meant("١٢.") == ("012", "0012")


@pytest.mark.parametrize("typed", ["", " ", "-", "?!", "A/12"])
def test_a_text_that_is_no_number_gives_none(typed: str) -> None:
    assert numbers_meant(typed) == ()
