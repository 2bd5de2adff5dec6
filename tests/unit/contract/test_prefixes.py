"""Prefixes that are taken for one another, by ear or by sight."""

import pytest

from contract.centre import CentreConfig
from contract.faults import advice
from contract.texts import PROGRAM_LANGUAGES
from server import centre_file
from tests.parts.hall import ASAN, VILLAGE
from tests.parts.village import village


def told(*prefixes: str, languages: tuple[str, ...] = ("en",)) -> list[str]:
    config = village()
    one = config.series[0]
    series = tuple(
        one.model_copy(update={"key": f"S{place}", "prefix": prefix})
        for place, prefix in enumerate(prefixes)
    )
    centre = config.centre.model_copy(update={"languages": languages})
    changed = config.model_copy(update={"series": series, "centre": centre})
    return [one.message for one in advice(changed) if one.path[0] == "series"]


@pytest.mark.parametrize("pair", ["BP", "CE", "TC", "MN", "FS"])
def test_letters_that_sound_alike_in_english(pair: str) -> None:
    message = told(*pair)[-1]
    assert message.startswith(f"'{pair[0]}' and '{pair[1]}' sound alike in English")
    assert message.endswith("take another letter for one of them")


def test_each_language_of_the_hall_is_asked_and_no_other() -> None:
    assert told("G", "K", languages=("en", "fr")) == []
    assert told("G", "K", languages=("az", "en")) == [
        "'G' and 'K' sound alike in Azerbaijani: take another letter for one of them"
    ]
    (both,) = told("B", "P", languages=PROGRAM_LANGUAGES)
    assert "in Azerbaijani and English and Russian and Indonesian and French and Arabic" in both


def test_letters_that_look_alike_and_like_figures() -> None:
    assert told("U", "V") == [
        "'U' and 'V' look alike from afar: take another letter for one of them"
    ]
    assert told("O", "A") == ["'O' looks like 0 before figures: take another letter"]


def test_longer_prefixes_are_compared_where_they_differ_in_one_letter() -> None:
    assert told("AB", "AP") != []
    assert told("AB", "PA") == told("A", "AB") == told("", "K") == []


@pytest.mark.parametrize("file", [ASAN, VILLAGE], ids=lambda file: str(file.stem))
def test_the_shipped_centres_have_none(file: object) -> None:
    config: CentreConfig = centre_file.read(file)  # type: ignore[arg-type]
    assert [one for one in advice(config) if one.path[0] == "series"] == []
