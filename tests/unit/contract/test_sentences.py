"""Dates and suspensions in words; a suspension with its expected end stands on a page of
tests/unit/kiosk."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from contract import suspension
from contract.board import TEXTS
from contract.dates import day_and_month, full_date
from contract.formatting import coming_moment
from contract.snapshots import Suspension
from contract.suspension import KNOWN_REASONS, told
from contract.texts import PROGRAM_LANGUAGES, SENTENCES, wording
from tests.unit.client.test_texts import messages

BAKU = ZoneInfo("Asia/Baku")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("az", "Mərkəz bağlıdır. 25 noyabr, çərşənbə, saat 09:00 açılır"),
        ("ru", "Центр закрыт. Откроется в среду, 25 ноября, в 09:00"),
        ("fr", "Le centre est fermé. Il ouvre le mercredi 25 novembre à 09:00"),
        ("ar", "المركز مغلق. يفتح يوم الأربعاء 25 نوفمبر الساعة 09:00"),
    ],
)
def test_a_later_moment_has_the_full_names_of_day_and_month(language: str, said: str) -> None:
    now, then = (datetime(2026, 11, day, 5, tzinfo=UTC) for day in (23, 25))
    say = wording(TEXTS, language)
    assert coming_moment(say, "hall_opens", then, now, BAKU, language) == said


def test_the_first_of_a_month_is_an_ordinal_in_french_alone() -> None:
    first, eleventh = date(2026, 12, 1), date(2026, 12, 11)
    assert day_and_month(first, "fr") == "1er décembre"
    assert full_date(first, "fr") == "1er décembre 2026"
    assert day_and_month(eleventh, "fr") == "11 décembre"
    assert day_and_month(first, "en") == "1 December"


NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
"""Noon in the hall."""

ENGLISH = wording(SENTENCES, "en")


def still(reason: str, end: datetime | None = None, service: str | None = None) -> Suspension:
    return Suspension(since=NOW, reason=reason, expected_end=end, service=service)


@pytest.mark.parametrize("hours", [None, -0.1, 13])
def test_an_end_that_is_not_known_or_over_or_on_another_day_is_not_said(
    hours: float | None,
) -> None:
    end = None if hours is None else NOW + timedelta(hours=hours)
    for service, headline in ((None, "Service is paused"), ("hall.tax", "This service is paused")):
        assert told(still("drill", end, service), ENGLISH, NOW, BAKU).headline == headline


@pytest.mark.parametrize("language", PROGRAM_LANGUAGES)
def test_every_code_has_a_sentence(language: str) -> None:
    say = wording(SENTENCES, language)
    codes = (*KNOWN_REASONS, "flood", "", "places", "hall")
    sentences = [told(still(code), say, NOW, BAKU).why for code in codes]
    assert len(set(sentences[: len(KNOWN_REASONS)])) == len(KNOWN_REASONS)
    assert set(sentences[len(KNOWN_REASONS) :]) == {say("still_other")}
    assert all(sentence.endswith(".") for sentence in sentences)
    assert {suspension.why_message(code) for code in codes} <= set(messages(SENTENCES, language))
