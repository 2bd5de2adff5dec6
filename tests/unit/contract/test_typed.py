"""What people type: numbers of tickets, and codes of enrolments, which are the same at both ends
and another for another certificate."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract.numbers import numbers_meant
from contract.pairing import BY_AUTHORITY, CODE_SIGNS, WITHOUT_TLS, code_of, shown, typed


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


SIGNS = set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")


def test_a_code_is_drawn_from_secret_and_certificate() -> None:
    sights = (WITHOUT_TLS, BY_AUTHORITY, "cd" * 32)
    codes = {code_of(whose * 32, seen) for whose in ("ab", "ac") for seen in sights}
    assert len(codes) == 6
    assert all(len(code) == CODE_SIGNS and set(code) <= SIGNS for code in codes)
    # Devices of an older release show the same code.
    assert code_of("ab" * 32) == "11ZBWF5K"
    assert "11ZBWF5K" in codes


@given(st.text(sorted(SIGNS), min_size=CODE_SIGNS, max_size=CODE_SIGNS))
def test_a_code_is_understood_as_people_type_it(code: str) -> None:
    assert typed(shown(code)) == code
    assert typed(shown(code).lower()) == code
    assert typed("-".join(code)) == code
    alike = code.replace("0", "O").replace("1", "I")
    assert typed(alike) == typed(alike.lower()) == code
    assert typed(code.replace("1", "l")) == code
