"""Finding a service by what a person types."""

import tomllib
from collections.abc import Mapping, Sequence
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest

from contract.catalogue import Catalogue
from contract.centre import CentreConfig
from contract.everyday_words import said_for
from contract.plain_words import plain
from contract.search import Search, SearchEntry, TextRole, service_search
from server.domain.setup import Setup, catalogue_of
from tests.parts import centre_files
from tests.parts.hall import ASAN, ROOT
from tests.parts.large_centre import large_centre

SEARCHES: Mapping[str, list[list[str]]] = tomllib.loads(
    (ROOT / "tests/data/searches.toml").read_text("utf-8")
)

CITY = [
    ("Gesundheitszeugnis", ()),
    ("Personalausweis beantragen", ("Ausweis",)),
    ("Bewohnerparkausweis", ()),
    ("Ausweisung von Bauland", ()),
    ("Hundesteuer anmelden", ("Hund",)),
    ("Rundfunkbeitrag befreien", ()),
    ("Wohnsitz ummelden", ("Umzug",)),
    ("Fundbüro", ()),
]
"""Services of a city with compounds, in the order of its file: names and synonyms."""


@pytest.fixture(scope="module")
def halls() -> Mapping[str, Catalogue]:
    """The shipped centres, the one of 287 services, and a registry whose file has no synonyms."""
    shipped = {name: Path(ASAN).with_name(f"{name}.toml") for name in ("asan-7", "village")}
    configs = {name: centre_files.read(file) for name, file in shipped.items()}
    configs["registry"] = centre_files.read(ROOT / "tests/data/registry.toml")
    configs["large"] = CentreConfig.model_validate(large_centre())
    return {name: catalogue_of(Setup(config), "v", None) for name, config in configs.items()}


def keys(found: Sequence[str]) -> list[str]:
    return [one.partition(".")[2] for one in found]


@pytest.mark.parametrize(
    ("hall", "tried"), [("asan-7", 36), ("village", 5), ("large", 104), ("registry", 80)]
)
def test_nine_in_ten_visitors_find_their_service_first(
    halls: Mapping[str, Catalogue], hall: str, tried: int
) -> None:
    assert len(SEARCHES[hall]) == tried
    wrong = searches_gone_wrong(halls[hall], SEARCHES[hall])
    assert len(wrong) <= tried // 10, wrong


def test_eight_in_ten_wishes_that_nothing_was_tuned_to_are_right_first(
    halls: Mapping[str, Catalogue],
) -> None:
    wrong = [
        searched
        for hall in ("registry", "large")
        for searched in searches_gone_wrong(halls[hall], SEARCHES[f"{hall}-untuned"])
    ]
    assert len(SEARCHES["registry-untuned"] + SEARCHES["large-untuned"]) == 40
    assert len(wrong) <= 8, wrong


def searches_gone_wrong(
    catalogue: Catalogue, searches: Sequence[Sequence[str]]
) -> list[tuple[str, str, list[str]]]:
    """The searches without a right service first: language, what was typed, what was found."""
    search = cache(lambda language: service_search(catalogue, language))
    wrong = []
    for language, typed, *right in searches:
        found = keys(search(language).find(typed))
        if not found or not any(fnmatch(found[0], pattern) for pattern in right):
            wrong.append((language, typed, found[:3]))
    return wrong


GERMAN = {
    "wohnsitz-ab": "Abmeldung eines Wohnsitzes",
    "wohnsitz-an": "Anmeldung eines Wohnsitzes",
    "hund": "Hundesteuer",
    "taxi": "Taxikonzession",
    "geburt": "Geburtsurkunde",
    "sterbefall": "Sterbeurkunde",
    "karte": "Servicekarte",
    "auto": "Kfz-Versicherung: Bestätigung",
}


@pytest.mark.parametrize(
    ("language", "typed", "first"),
    [
        ("de", "wohnsitz anmeldn", "wohnsitz-an"),
        ("de", "wohnsitz abmeldn", "wohnsitz-ab"),
        # The names are in one language, and what is typed in another.
        ("en", "deth certificate", "sterbefall"),
        ("en", "dog tax", "hund"),
        ("fr", "naissance", "geburt"),
        ("en", "car insurance", "auto"),
    ],
)
def test_a_search_without_synonyms_finds_common_wishes_and_not_their_opposites(
    language: str, typed: str, first: str
) -> None:
    entries = [
        SearchEntry(key, [(name, TextRole.NAME)], list(said_for({"de": name}, language)))
        for key, name in GERMAN.items()
    ]
    assert Search(entries, language).find(typed)[:1] == [first]


def test_words_of_the_opposite_written_as_one_are_not_near(halls: Mapping[str, Catalogue]) -> None:
    # A synonym is "register a car", which is found as one word too.
    search = service_search(halls["large"], "en")
    for typed, count in (("deregister", 3), ("unregister my car", 1)):
        found = keys(search.find(typed))
        assert len(found) == count
        assert all(key.endswith("deregistration") for key in found)


def test_a_rare_word_counts_more_than_common_ones() -> None:
    names = ["Kiosk", *(f"Certificate of residence {one}" for one in range(8))]
    search = Search([SearchEntry(name, [(name, TextRole.NAME)]) for name in names], "en")
    assert search.find("residence certificate kiosk")[0] == "Kiosk"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        # The same word, one that begins with it, and parts of compounds; with those found, words
        # that are merely similar are left out.
        (
            "ausweis",
            ["Personalausweis beantragen", "Ausweisung von Bauland", "Bewohnerparkausweis"],
        ),
        ("umzug", ["Wohnsitz ummelden"]),
        ("parkausweis", ["Bewohnerparkausweis"]),
        # Errors in typing, a form of the word, and a compound of which one part is known.
        ("gesundheitzeugnis", ["Gesundheitszeugnis"]),
        ("persnalausweis", ["Personalausweis beantragen"]),
        ("hundemarke", ["Hundesteuer anmelden"]),
        ("fund büro", ["Fundbüro"]),
        # A word of four letters is too short to be a mistyped other one.
        ("hand", []),
        ("", []),
    ],
)
def test_the_same_before_beginnings_before_parts_before_errors(
    typed: str, found: Sequence[str]
) -> None:
    entries = [
        SearchEntry(name, [(name, TextRole.NAME), *((one, TextRole.SYNONYM) for one in synonyms)])
        for name, synonyms in CITY
    ]
    assert Search(entries).find(typed) == found


def test_names_come_before_agencies_and_these_before_documents() -> None:
    search = Search(
        [
            SearchEntry("document", [("Visa", TextRole.NAME), ("Tax receipt", TextRole.DOCUMENT)]),
            SearchEntry("agency", [("Number", TextRole.NAME), ("Tax office", TextRole.GROUP)]),
            SearchEntry("name", [("Tax return", TextRole.NAME)]),
        ]
    )
    assert search.find("tax") == ["name"]
    assert search.find("office") == ["agency"]
    assert search.find("receipt") == ["document"]


def test_a_search_uses_all_typed_words_and_common_words_alone_find_nothing() -> None:
    names = ["Card for the disabled", *(f"Permit for fishing {one}" for one in range(12))]
    search = Search([SearchEntry(name, [(name, TextRole.NAME)]) for name in names], "en")
    assert search.find("fishing 7") == ["Permit for fishing 7"]
    assert search.find("a card for me") == ["Card for the disabled"]
    for typed in ("prmit", "fishing", "permits for fish", "the", "for the", "th"):
        assert search.find(typed) == [], typed
    # One word of several that is known is enough.
    assert search.find("card to play with") == ["Card for the disabled"]


def test_an_article_is_one_in_its_language_alone() -> None:
    entries = [
        SearchEntry("work", [("İş", TextRole.NAME)]),
        SearchEntry("card", [("Vəsiqə", TextRole.NAME)]),
    ]
    assert Search(entries, "az").find("iş") == ["work"]
    assert Search(entries, "en").find("is") == []


def test_letters_are_compared_without_their_marks() -> None:
    assert plain("Şəxsiyyət Ёлка İğdır هوية") == "sexsiyyet елка igdir هويه"
