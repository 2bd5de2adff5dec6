"""A suspension in words; with its expected end it stands on a page of tests/unit/kiosk."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from contract import suspension
from contract.snapshots import Suspension
from contract.suspension import KNOWN_REASONS, told
from contract.texts import PROGRAM_LANGUAGES, SENTENCES, wording
from tests.unit.client.test_texts import messages

BAKU = ZoneInfo("Asia/Baku")
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
