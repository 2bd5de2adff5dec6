"""What every test of machines may ask for."""

import hashlib
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _quick_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The codes of enrolments without the slowness of their hash, of 50 ms each; the real ones
    are in `tests.unit.contract.test_pairing` and wherever a program enrols."""
    scrypt = hashlib.scrypt

    def quick(password: bytes, **cost: Any) -> bytes:
        return scrypt(password, **(cost | {"n": 2}))

    monkeypatch.setattr(hashlib, "scrypt", quick)
