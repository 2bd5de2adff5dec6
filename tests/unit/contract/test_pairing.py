"""The code of an enrolment: readable, the same at both ends, another for another certificate."""

from hypothesis import given
from hypothesis import strategies as st

from contract.pairing import BY_AUTHORITY, CODE_SIGNS, WITHOUT_TLS, code_of, shown, typed

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
