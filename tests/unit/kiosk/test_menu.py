"""The offers on the screens, from menus and the catalogue."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from client.receipt.example import example_catalogue
from client.ui.hyphens import SOFT, hyphenated
from client.ui.wording import Wordings
from contract.catalogue import CatalogueCategory
from contract.enums import ClosedReason
from contract.snapshots import Expected, Menu, Suspension
from contract.texts import PROGRAM_LANGUAGES
from kiosk.app import TEXTS
from kiosk.menu import Grouping, KioskMenu
from tests.parts.wire_example import golden_example

SAY = Wordings([TEXTS], "en").say
CARD = "asan-7.identity-card"
NOW = datetime(2026, 11, 24, 6, 42, tzinfo=UTC)
IN_TWO_HOURS = NOW + timedelta(hours=2)


def offered(**changes: Any) -> KioskMenu:
    """A menu of one service, which is open and has seven people ahead."""
    menu = Menu.model_validate(golden_example("snapshots", "menu"))
    service = menu.services[0].model_copy(
        update={
            "open": True,
            "reason": None,
            "opens_at": None,
            "suspension": None,
            "expected": Expected(low=620, high=1150, late=1480),
            **changes,
        }
    )
    own = {"at": NOW, "languages": PROGRAM_LANGUAGES, "services": (service,)}
    return KioskMenu(menu.model_copy(update=own), example_catalogue(), "en")


def row(**changes: Any) -> dict[str, Any]:
    (only,) = offered(**changes).services(Grouping.CATEGORY, "identity", SAY)
    return only


def page(**changes: Any) -> dict[str, Any]:
    found = offered(**changes).service(CARD, SAY)
    assert found is not None
    return found


def test_a_service_says_how_many_are_ahead_and_how_long_it_takes() -> None:
    said = row()
    assert said["name"].replace(SOFT, "") == "Identity card: renewal"
    assert said["detail"] == "7 people ahead"
    assert said["wait"].replace("\u00a0", " ") == "usually 10–20 min"
    assert page()["detail"] == "7 people are ahead of you"
    documents = [one.replace(SOFT, "") for one in page()["documents"]]
    assert documents == ["Your old identity card", "The receipt of the state fee"]
    assert page()["late"].replace("\u00a0", " ") == "9 out of 10 people wait less than 25 min"


def test_a_service_that_no_counter_serves_says_so_and_no_minutes() -> None:
    unserved: dict[str, Any] = {"served": False, "ahead": None, "expected": None}
    said = row(**unserved)
    assert (said["detail"], said["wait"]) == ("no counter is open", "")
    assert page(**unserved)["detail"] == "No counter is open for this now"
    assert page(**unserved)["late"] == "Your number will be called when one opens"


@pytest.mark.parametrize(
    ("opens", "said"),
    [
        (datetime(2026, 11, 24, 11, 0, tzinfo=UTC), "Closed now · opens at 15:00"),
        (datetime(2026, 11, 25, 5, 0, tzinfo=UTC), "Closed now · opens tomorrow at 09:00"),
        # The day is the hall's: in Baku tomorrow begins four hours before midnight UTC.
        (datetime(2026, 11, 24, 20, 30, tzinfo=UTC), "Closed now · opens tomorrow at 00:30"),
    ],
)
def test_closed_says_why_and_until_when(opens: datetime, said: str) -> None:
    closed = {"open": False, "reason": ClosedReason.OUTSIDE_HOURS, "opens_at": opens}
    assert row(**closed)["detail"] == said
    why, _, when = said.partition(" · ")
    assert offered(**closed).closed(SAY) == (why, when)
    assert offered().closed(SAY) is None


@pytest.mark.parametrize("reason", ClosedReason)
def test_every_reason_has_words(reason: ClosedReason) -> None:
    until, ever = (
        row(open=False, reason=reason, opens_at=at)["detail"] for at in (IN_TWO_HOURS, None)
    )
    assert not any(word in until for word in ("closed_", "opens_", "free_", "continues_"))
    assert until != ever


def test_a_group_without_a_service_is_not_offered() -> None:
    plain = offered()
    empty = CatalogueCategory(id="empty", names={"en": "Empty"}, icon="x")
    catalogue = plain.catalogue.model_copy(
        update={"categories": (empty, *plain.catalogue.categories)}
    )
    kiosk_menu = KioskMenu(plain.menu, catalogue, "en")
    assert [one["identity"] for one in kiosk_menu.groups(Grouping.CATEGORY, SAY)] == ["identity"]
    (agency,) = kiosk_menu.groups(Grouping.AGENCY, SAY)
    assert (agency["name"], agency["colour"]) == (
        hyphenated("Ministry of Internal Affairs", "en"),
        "#0B5FD0",
    )


def test_a_menu_newer_than_the_catalogue_shows_what_both_know() -> None:
    stranger = offered(id="asan-7.something-new")
    assert stranger.groups(Grouping.CATEGORY, SAY) == []
    assert stranger.service("asan-7.something-new", SAY) is None
    assert stranger.first_choice() is None


def paused(reason: str, until: datetime | None = None) -> dict[str, Any]:
    suspension = Suspension(since=NOW, reason=reason, expected_end=until, service=CARD)
    return {"reason": ClosedReason.SUSPENDED, "opens_at": until, "suspension": suspension}


@pytest.mark.parametrize(
    ("closed", "said"),
    [
        (
            paused("technical", IN_TWO_HOURS),
            "This service is paused until about 12:42.\nA technical system has failed.",
        ),
        (
            paused("strike"),
            "This service is paused.\nThere is a strike. It is not known yet until when.",
        ),
        (
            {"reason": ClosedReason.CLOSED_BY_STAFF, "opens_at": IN_TWO_HOURS},
            "Our staff have stopped tickets for this service · again at 12:42",
        ),
    ],
)
def test_the_page_of_a_service_without_tickets_says_why_and_until_when(
    closed: dict[str, Any], said: str
) -> None:
    assert page(open=False, **closed)["detail"].replace(SOFT, "") == said


def test_a_found_service_names_its_agency_or_with_one_agency_its_category() -> None:
    several = offered()
    (agency, _), (service, _) = several.catalogue.agencies, several.catalogue.services
    category = CatalogueCategory(id=service.category, names={"en": "Papers"}, icon="id-card")
    changes = {"categories": (category,), "agencies": (agency,)}
    alone = KioskMenu(several.menu, several.catalogue.model_copy(update=changes), "en")
    for menu, said in ((alone, "Papers"), (several, hyphenated(agency.names["en"], "en"))):
        (found,) = menu.found([service.id, "asan-7.gone"], SAY)
        assert found["agency"] == said
