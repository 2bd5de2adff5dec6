"""The code of an enrolment: readable, the same at both ends, another for another certificate."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract import pairing
from contract.pairing import BY_AUTHORITY, CODE_SIGNS, WITHOUT_TLS, code_of, shown, typed

SIGNS = set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
_hashes = st.text("0123456789abcdef", min_size=64, max_size=64)
_codes = st.text(sorted(SIGNS), min_size=CODE_SIGNS, max_size=CODE_SIGNS)


@settings(max_examples=2)
@given(_hashes, _hashes, _hashes)
def test_a_code_is_drawn_from_secret_and_certificate(one: str, other: str, seen: str) -> None:
    sights = (WITHOUT_TLS, BY_AUTHORITY, seen)
    codes = {code_of(whose, sight) for whose in (one, other) for sight in sights}
    assert len(codes) == (6 if one != other else 3)
    assert all(len(code) == CODE_SIGNS and set(code) <= SIGNS for code in codes)
    assert code_of(one, seen) == code_of(one, seen)


def test_the_code_stays_what_it_is() -> None:
    """Devices of an older release show the same code as the server of this one computes."""
    assert code_of("ab" * 32) == code_of("ab" * 32, WITHOUT_TLS) == code_of("ab" * 32, "")
    assert code_of("ab" * 32) != code_of("ab" * 32, "cd" * 32)


@given(_codes, st.randoms())
def test_a_code_is_understood_as_people_type_it(code: str, chance: object) -> None:
    assert typed(shown(code)) == code
    assert typed(shown(code).lower()) == code
    assert typed("-".join(code)) == code
    alike = code.replace("0", "O").replace("1", "I")
    assert typed(alike) == typed(alike.lower()) == code
    assert typed(code.replace("1", "l")) == code


@given(st.text(max_size=40))
def test_any_typed_text_is_read(text: str) -> None:
    found = typed(text)
    assert not {" ", "-", "O", "I", "L"} & set(found)
    assert typed(found) == found or any(ord(sign) > 127 for sign in found)


@pytest.mark.parametrize("sign", sorted("OILU"))
def test_no_sign_looks_like_another(sign: str) -> None:
    assert sign not in pairing._SIGNS
