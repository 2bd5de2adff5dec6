"""Prints for staff: a strip to test the cutter, a test page, a report of the self-test."""

from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import Final

from client.receipt.content import PrintedService, ReceiptContent
from client.ui.formatting import clock_time
from client.ui.hyphens import SOFT
from client.ui.wording import Wordings
from contract.dates import full_date
from contract.screens import ReceiptBlock as Part
from contract.texts import is_right_to_left

SCRIPTS: Final = (
    "Əə Ğğ İı Öö Şş Üü Çç",
    "Ééè Êê Çç Œœ « »",
    "Жж Щщ Ыы Ёё Юю",
    "مرحبا بكم ١٢٣",
    "0123456789 № – €",
)
"""Sample text in all languages: shows a missing font or missing shaping."""


def strip(wordings: Wordings, at: datetime, zone: tzinfo | None, code: str) -> ReceiptContent:
    """A short strip with a code for the scanner."""
    return _content(
        wordings, at, zone, "service_test", code=code, words=wordings.say("strip_words"),
        parts={Part.SERVICE, Part.TIME, Part.CODE},
    )  # fmt: skip


def test_page(wordings: Wordings, at: datetime, zone: tzinfo | None) -> ReceiptContent:
    """The scripts, a number and lines over the whole width."""
    return _content(
        wordings, at, zone, "service_test_print", lines=SCRIPTS,
        parts={Part.NUMBER, Part.SERVICE, Part.TIME, Part.LINES},
    )  # fmt: skip


def report(
    wordings: Wordings,
    at: datetime,
    zone: tzinfo | None,
    kiosk: str,
    verdict: str,
    lines: Sequence[str],
) -> ReceiptContent:
    """The report of all parts.

    Args:
        kiosk: its label.
        verdict: in a sentence.
        lines: one for each part.
    """
    return _content(
        wordings, at, zone, "report_heading", agency=kiosk, verdict=verdict, lines=lines,
        parts={Part.SERVICE, Part.TIME, Part.WAIT, Part.LINES},
    )  # fmt: skip


def _content(
    wordings: Wordings,
    at: datetime,
    zone: tzinfo | None,
    heading: str,
    *,
    agency: str = "",
    verdict: str = "",
    lines: Sequence[str] = (),
    code: str | None = None,
    words: str = "",
    parts: set[Part],
) -> ReceiptContent:
    language = str(wordings.language)
    local = at.astimezone(zone)
    day = full_date(local, language)
    return ReceiptContent(
        language=language,
        right_to_left=is_right_to_left(language),
        number="A000",
        services=(PrintedService(_plain(wordings.say(heading)), agency),),
        issued=f"{day}, {clock_time(at, zone)}",
        expected=_plain(verdict),
        code=code,
        code_text=_plain(words),
        lines=tuple(_plain(one) for one in lines),
        parts=frozenset(parts),
    )


def _plain(text: str) -> str:
    """Remove the soft hyphens that screens use."""
    return text.replace(SOFT, "")
