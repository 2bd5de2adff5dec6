"""In which languages pictures are made: `make test` takes three, `make soak` all."""

from typing import Final

import pytest

from contract.texts import PROGRAM_LANGUAGES

TELLING: Final = ("fr", "ru", "ar")
"""The longest sentences, the longest words, and the one from right to left."""

PICTURED: Final = (
    pytest.param(TELLING, id="three"),
    pytest.param(PROGRAM_LANGUAGES, id="all", marks=pytest.mark.soak),
)
