"""Dates in words: full names of days and months, in the form that a sentence needs."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from client.ui.formatting import coming_moment
from contract.dates import day_and_month, full_date
from contract.texts import wording
from display.look import TEXTS


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
    assert coming_moment(say, "hall_opens", then, now, ZoneInfo("Asia/Baku"), language) == said


def test_the_first_of_a_month_is_an_ordinal_in_french_alone() -> None:
    first, eleventh = date(2026, 12, 1), date(2026, 12, 11)
    assert day_and_month(first, "fr") == "1er décembre"
    assert full_date(first, "fr") == "1er décembre 2026"
    assert day_and_month(eleventh, "fr") == "11 décembre"
    assert day_and_month(first, "en") == "1 December"
