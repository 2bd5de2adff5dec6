"""Finding a service by what a visitor types."""

from pathlib import Path

import pytest

from contract.catalogue import Catalogue
from kiosk.search import Search, plain
from server import centre_file
from server.domain.layout import Layout, catalogue_of
from tests.parts.hall import ASAN


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The shipped centre of 46 services."""
    return catalogue_of(Layout(centre_file.read(Path(ASAN))), "v", None)


@pytest.mark.parametrize(
    ("language", "typed", "first"),
    [
        ("az", "pasport", "passport"),
        ("az", "pasprot", "passport"),
        ("az", "sexsiyyet", "identity-card"),
        ("az", "ŞƏXSİYYƏT", "identity-card"),
        ("az", "nikah", "marriage-registration"),
        ("en", "drivng", "driving-licence"),
        ("en", "id card", "identity-card"),
        ("ru", "загран", "passport"),
        ("ar", "جواز", "passport"),
    ],
)
def test_the_likeliest_comes_first(
    catalogue: Catalogue, language: str, typed: str, first: str
) -> None:
    found = Search(catalogue, language).find(typed)
    assert found[0] == f"asan-7.{first}"
    assert len(found) == len(set(found))


@pytest.mark.parametrize("typed", ["", " ", "qwxyzk"])
def test_what_is_like_nothing_finds_nothing(catalogue: Catalogue, typed: str) -> None:
    assert Search(catalogue, "en").find(typed) == []


def test_other_words_and_documents_are_found(catalogue: Catalogue) -> None:
    services = [
        one.model_copy(update={"synonyms": {"en": ("national card",)}})
        if one.id == "asan-7.apostille"
        else one
        for one in catalogue.services
    ]
    changed = catalogue.model_copy(update={"services": tuple(services)})
    assert Search(changed, "en").find("national card")[0] == "asan-7.apostille"
    # A document that is to be brought counts less than a name.
    found = Search(catalogue, "en").find("passport")
    assert found[0] == "asan-7.passport"
    assert len(found) > 1


def test_letters_are_compared_without_their_marks() -> None:
    assert plain("Şəxsiyyət Ёлка İğdır") == "sexsiyyet елка igdir"
