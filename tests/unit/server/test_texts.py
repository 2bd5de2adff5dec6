"""The server's texts for people: never a bare name. That all languages have them:
`tests/unit/client/test_texts.py`."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from contract.enums import ClosedReason, TicketState
from contract.errors import ProblemType, Refusal
from contract.texts import FALLBACK, PROGRAM_LANGUAGES, SENTENCES, wording
from server.sentences import TEXTS, problem_of
from server.web.public.visitor import AHEAD_AT_MOST, LIVE, PLACEHOLDERS
from tests.parts.hall import ROOT
from tests.unit.client.test_texts import messages

TEMPLATES = ROOT / "server/web/templates"
VALUES: Mapping[ProblemType, Mapping[str, Any]] = {
    ProblemType.COUNTER_TAKEN: {"counter": "12"},
    ProblemType.NUMBERS_USED_UP: {"series": "A"},
    ProblemType.SUSPENDED: {"what": "centre"},
    ProblemType.COUNTER_AWAY: {"counter": "7", "back": "known", "time": "14:30"},
    ProblemType.QUEUE_UNSERVED: {"name": {"en": "Tax return"}, "more": 2},
    ProblemType.NOT_THIS_SERVICE: {"name": {"en": "Tax return"}},
    ProblemType.NOT_IN_PROFILE: {"number": "A042"},
    ProblemType.SERVICE_CLOSED: {
        "service": "asan-7.passport",
        "name": {"en": "Passport", "az": "Pasport"},
        "reason": ClosedReason.LAST_TICKET_PASSED,
        "opens_at": "2026-11-24T05:00:00+00:00",
        "day": "tomorrow",
        "time": "09:00",
        "date": date(2026, 11, 24),
    },
}


@pytest.mark.parametrize("language", PROGRAM_LANGUAGES)
def test_every_problem_is_a_finished_sentence(language: str) -> None:
    for kind in ProblemType:
        detail = problem_of(Refusal(kind, VALUES.get(kind, {})), language).detail
        assert not detail.startswith("problem-"), kind
        assert "{" not in detail, kind
        assert detail.endswith((".", "json")), kind
        assert detail == detail.strip()


@pytest.mark.parametrize("language", PROGRAM_LANGUAGES)
def test_a_closed_service_says_why_and_when_it_opens(language: str) -> None:
    days = ["today", "tomorrow", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "later"]

    def said(reason: ClosedReason, day: str) -> str:
        values = {**VALUES[ProblemType.SERVICE_CLOSED], "reason": reason, "day": day}
        return problem_of(Refusal(ProblemType.SERVICE_CLOSED, values), language).detail

    by_reason = {reason: said(reason, "tomorrow") for reason in ClosedReason}
    assert len(set(by_reason.values())) == len(ClosedReason)
    by_day = {day: said(ClosedReason.HOLIDAY, day) for day in days}
    assert len(set(by_day.values())) == len(days)
    assert all("09:00" in sentence for sentence in by_day.values())
    assert "2026" in by_day["later"]
    # A full day has a nearest free time, and so has a part of one; a suspension an expected end.
    for free in (ClosedReason.QUOTA_USED, ClosedReason.WINDOW_USED):
        moments = [
            {said(reason, day).partition(": ")[2].partition(".")[2] for day in days}
            for reason in (ClosedReason.HOLIDAY, free, ClosedReason.SUSPENDED)
        ]
        assert len(set().union(*moments)) == 3 * len(days)
    unknown = said(ClosedReason.HOLIDAY, "unknown")
    assert "09:00" not in unknown
    assert unknown.startswith("Pasport" if language == "az" else "Passport")


def test_a_language_without_texts_is_answered_in_english() -> None:
    refusal = Refusal(ProblemType.SERVICE_CLOSED, VALUES[ProblemType.SERVICE_CLOSED])
    in_english = problem_of(refusal, FALLBACK)
    for language in ("de", "../texts/az", ""):
        assert problem_of(refusal, language) == in_english


def test_the_page_has_a_sentence_for_every_state_and_says_all_it_has() -> None:
    assert set(TicketState) - {TicketState.EXPIRED} <= set(LIVE)
    sources = [path.read_text("utf-8") for path in TEMPLATES.glob("*.html")]
    sources += [
        (ROOT / "server/web/public" / name).read_text("utf-8")
        for name in ("visitor.py", "open_data.py")
    ]
    used = set(re.findall(r'(?:say|text)\(\s*"(page-[a-z_-]*[a-z])"', "".join(sources)))
    made = {f"page-{name}" for name in ("ahead-many", "zone", "step-back-ask")}
    made |= {f"page-rate-{stars}" for stars in range(1, 6)}
    known = {name for name in messages(TEXTS, FALLBACK) if name.startswith("page-")}
    assert used | made == known


@pytest.mark.parametrize("language", PROGRAM_LANGUAGES)
def test_the_values_of_the_page_are_those_of_its_messages(language: str) -> None:
    wanted = messages(TEXTS, language)
    assert set().union(*(wanted[f"live-{name}"] for name in LIVE)) == set(PLACEHOLDERS)
    say = wording(SENTENCES, language)
    ahead = [say("people_ahead", n=n) for n in range(AHEAD_AT_MOST + 1)]
    assert len(set(ahead)) == len(ahead)
