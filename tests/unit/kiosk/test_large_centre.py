"""The centre of 287 services: what the tests rely on."""

from pathlib import Path

import pytest

from contract.texts import PROGRAM_LANGUAGES
from server import centre_file
from tests.parts.large_centre import LONGEST_CATEGORY, PAIR, write_large_centre


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> centre_file.CentreFile:
    """The centre as the import reads it."""
    folder: Path = tmp_path_factory.mktemp("large")
    return centre_file.load(write_large_centre(folder / "large.toml"))


def test_it_is_as_large_as_it_says(large: centre_file.CentreFile) -> None:
    config = large.config
    assert (len(config.services), len(config.categories), len(config.counters)) == (287, 39, 60)
    for language in PROGRAM_LANGUAGES:
        names = [service.names[language] for service in config.services]
        assert len(set(names)) == 287
        assert (70 if language == "ar" else 90) <= max(map(len, names)) <= 97
    assert {zone.floor for zone in config.zones} == {0, 1}
    agencies = {service.key: service.agency for service in config.services}
    shared = [one for one in config.profiles if len({agencies[key] for key in one.levels[0]}) > 1]
    assert len(shared) == 6
    # Long names, many categories, and of so many letters some sound alike.
    told = {one.field.partition("[")[0] for one in large.advice}
    assert told == {"categories", "series", "services"}


def test_a_pair_differs_in_the_last_word(large: centre_file.CentreFile) -> None:
    first, second = (next(one for one in large.config.services if one.key == key) for key in PAIR)
    assert first.category == second.category == LONGEST_CATEGORY
    for language in PROGRAM_LANGUAGES:
        *words, last = first.names[language].split()
        *others, other = second.names[language].split()
        assert words == others
        assert last != other
