"""Dates in the words of each language, with the full names of days and months."""

from datetime import date

from babel.dates import format_date

from contract.hours import WEEKDAYS
from contract.texts import SENTENCES, wording


def locale_of(language: str) -> str:
    """The locale for dates and numbers; plain `en` would write dates the American way."""
    return "en_GB" if language == "en" else language


def full_date(day: date, language: str) -> str:
    """`23 November 2026`."""
    return _dated(day, "long", language)


def day_and_month(day: date, language: str) -> str:
    """`23 November`."""
    return _dated(day, "d MMMM", language)


def on_weekday(day: date, language: str) -> str:
    """A day within a sentence: `on Monday 23 November`."""
    say, date_said = wording(SENTENCES, language), day_and_month(day, language)
    return say("on_weekday", weekday=WEEKDAYS[day.weekday()], date=date_said)


def _dated(day: date, form: str, language: str) -> str:
    text = str(format_date(day, form, locale=locale_of(language)))
    # The only ordinal: "1er janvier", "2 janvier".
    return f"1er {text.removeprefix('1 ')}" if language == "fr" and day.day == 1 else text
