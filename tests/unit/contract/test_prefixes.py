"""Prefixes that are taken for one another, by ear or by sight."""

import pytest

from contract.centre import CentreConfig
from contract.faults import advice
from contract.screens import Voice
from tests.parts import centre_files
from tests.parts.hall import ASAN, VILLAGE
from tests.parts.village import village, village_data


def told(*prefixes: str, languages: tuple[str, ...] = ("en",), **voice: object) -> list[str]:
    config = village()
    one = config.series[0]
    series = tuple(
        one.model_copy(update={"key": f"S{place}", "prefix": prefix})
        for place, prefix in enumerate(prefixes)
    )
    centre = config.centre.model_copy(update={"languages": languages})
    spoken = Voice.model_validate(voice)
    changed = config.model_copy(update={"series": series, "centre": centre, "voice": spoken})
    return [one.message for one in advice(changed) if one.path[0] == "series"]


@pytest.mark.parametrize("pair", ["BP", "CE", "TC", "MN", "FS"])
def test_letters_that_sound_alike_in_english(pair: str) -> None:
    assert f"by ear in English ({' '.join(pair)})" in told(*pair)[-1]


def test_confusable_letters_are_named_in_one_piece_of_advice() -> None:
    assert told("G", "K", languages=("en", "fr")) == []
    (message,) = told(*"GHPKVMNP", languages=("az", "ru"))
    assert message == (
        "some prefixes are taken for one another, by ear in Azerbaijani (P V, G K, M N), by ear "
        "in Russian (G P V, M N, H K), by sight (M N): take other letters"
    )


def test_letters_that_look_alike_and_like_figures() -> None:
    assert told("U", "V") == [
        "some prefixes are taken for one another, by sight (U V): take other letters"
    ]
    assert told("R", "Q") == ["'Q' looks like 0 before figures: take another letter"]


def test_letters_that_sound_like_figures_in_a_language_of_the_hall() -> None:
    (message,) = told("A", "K")
    assert message == (
        "'A' sounds like 8 in English before figures: take another letter, or say in "
        "voice.pronounced.en how it is spoken"
    )
    assert told("A", "K", languages=("ru",)) == []
    assert told("A", "K", pronounced={"en": {"A": "ay"}}) == []


def test_a_name_that_is_the_same_in_all_languages_of_the_hall() -> None:
    def untranslated(*languages: str) -> list[tuple[object, ...]]:
        data = village_data()
        data["categories"][0]["names"] = dict.fromkeys(languages, "Vergi / Taxes")
        config = CentreConfig.model_validate(data)
        told = [one.path for one in advice(config) if "the same in all" in one.message]
        return [path for path in told if path[0] == "categories"]

    assert untranslated("az", "en") == [("categories", 0, "names")]
    assert untranslated("az") == []


@pytest.mark.parametrize("file", [ASAN, VILLAGE], ids=lambda file: str(file.stem))
def test_the_shipped_centres_have_none(file: object) -> None:
    config: CentreConfig = centre_files.read(file)  # type: ignore[arg-type]
    assert [one for one in advice(config) if one.path[0] == "series"] == []


def test_the_former_limit_of_calls_is_taken_with_advice() -> None:
    data = village_data()
    assert not [
        fault for fault in advice(CentreConfig.model_validate(data)) if "voice" in fault.path
    ]
    data["voice"] = {"calls_per_hour": 120}
    config = CentreConfig.model_validate(data)
    (found,) = [fault for fault in advice(config) if fault.path[0] == "voice"]
    assert found.path == ("voice", "calls_per_hour")
    assert "no effect" in found.message
