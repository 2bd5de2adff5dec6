"""The page of the open data of a centre, in one language."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from babel.numbers import format_percent

from contract.centre import CentreHead
from contract.open_data import (
    OpenData,
    OpenDataDigest,
    OpenDataPromises,
    OpenDataRecord,
    OpenDataService,
)
from contract.snapshots import Expected, Suspension
from contract.suspension import told
from contract.texts import SENTENCES, Wording, pick, wording
from contract.waits import late_wait, usual_wait
from server.domain.calendar import said
from server.sentences import sayable

LONG: Final = 60
"""With more services than this each category is folded, and shows its range of waits."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A service on the page.

    Attributes:
        wait: the usual wait; "" if it is not known.
        late: what nine of ten wait at most; "" if that is no longer.
        state: why there is no wait; "" if there is one.
        counts: the numbers of waiting tickets and of open counters.
        record: how exact the waits were that visitors were told; "" if too few were called.
    """

    name: str
    wait: str = ""
    late: str = ""
    state: str = ""
    counts: str = ""
    record: str = ""


def shown(data: OpenData, head: CentreHead, say: Wording) -> dict[str, Any]:
    """The values of the page's template."""
    page = _Page(data, head, say)
    return {
        "centre": pick(data.names, say.language),
        "address": pick(data.address, say.language),
        "as_of": page.time(data.at),
        "hours": page.hours(),
        "still": page.still(data.suspension),
        "counts": page.counts(data.waiting, data.counters_open) if data.open else "",
        "calls": [(one.number, one.counter) for one in data.calls],
        "groups": list(page.groups()),
        "is_long": len(data.services) > LONG,
        "promises": page.promises(data.promises) if data.promises else "",
        "digest": page.digest(data.digest) if data.digest else "",
        "sha256": data.digest.sha256 if data.digest else "",
        "json": f"{data.centre}.json",
    }


class _Page:
    """Formats the data in one language."""

    def __init__(self, data: OpenData, head: CentreHead, say: Wording) -> None:
        self._data = data
        self._head = head
        self._say = say
        self._sentences = wording(SENTENCES, say.language)
        self._zone = ZoneInfo(head.time_zone)

    def time(self, at: datetime) -> str:
        return f"{at.astimezone(self._zone):%H:%M}"

    def hours(self) -> str:
        if self._data.closes_at is not None:
            return self._say("page-open-until", time=self.time(self._data.closes_at))
        opens = self._say("problem-opens", **self._moment(self._data.opens_at))
        return self._say("page-open-closed") + (opens if self._data.opens_at else "")

    def still(self, suspension: Suspension | None) -> str:
        """What is paused, and why; "" if nothing is."""
        if suspension is None:
            return ""
        found = told(suspension, self._sentences, self._data.at, self._zone)
        return f"{found.headline}. {found.why}"

    def counts(self, waiting: int, counters: int) -> str:
        open_now = self._say("page-open-counters", n=counters)
        return f"{self._waiting(waiting)} · {open_now}"

    def _waiting(self, n: int) -> str:
        return self._capital(self._say("page-open-waiting", n=n))

    def _capital(self, text: str) -> str:
        """A text as the beginning of a sentence; in Azerbaijani the capital i has a dot."""
        first = "İ" if self._say.language == "az" and text[:1] == "i" else text[:1].upper()
        return first + text[1:]

    def groups(self) -> Iterator[tuple[str, str, list[_Row]]]:
        """The services by category, each category with what all its services share: the range of
        their waits, or why there is none; "" if that differs."""
        for category in self._data.categories:
            found = [one for one in self._data.services if one.category == category.id]
            if not found:
                continue
            rows = list(map(self._row, found))
            waits = [
                one.wait for one, row in zip(found, rows, strict=True) if one.wait and row.wait
            ]
            whole = Expected(
                low=min((one.low_seconds for one in waits), default=0),
                high=max((one.high_seconds for one in waits), default=0),
                late=max((one.late_seconds for one in waits), default=0),
            )
            states = {row.state for row in rows}
            why = states.pop() if len(states) == 1 else ""
            wait = usual_wait(whole, self._sentences) if waits else why
            yield pick(category.names, self._say.language), wait, rows

    def promises(self, promises: OpenDataPromises) -> str:
        language = self._say.language
        return self._say(
            "page-open-promises",
            day=sayable(promises.day, language),
            share=format_percent(promises.kept_share, locale=language),
        )

    def digest(self, digest: OpenDataDigest) -> str:
        return self._say("page-open-digest", day=sayable(digest.day, self._say.language))

    def _row(self, service: OpenDataService) -> _Row:
        record = self._record(service.record) if service.record is not None else ""
        return replace(self._now(service), record=record)

    def _record(self, record: OpenDataRecord) -> str:
        return self._say(
            "page-open-record",
            share=format_percent(record.kept_share, locale=self._say.language),
            minutes=max(1, round(record.typical_error_seconds / 60)),
        )

    def _now(self, service: OpenDataService) -> _Row:
        name = pick(service.names, self._say.language)
        whole = self._data
        if whole.suspension is not None or (not whole.open and service.opens_at == whole.opens_at):
            # Already shown above.
            return _Row(name)
        if service.suspension is not None:
            return _Row(name, state=self.still(service.suspension))
        if not service.open and service.closed_reason is not None:
            state = self._say(
                "problem-closed",
                reason=service.closed_reason,
                **self._moment(service.opens_at),
            )
            return _Row(name, state=self._capital(state))
        if not service.served:
            waiting = self._waiting(service.waiting)
            return _Row(name, state=self._sentences("unserved"), counts=waiting)
        counts = self.counts(service.waiting, service.counters_open)
        if service.wait is None:
            return _Row(name, state=self._say("page-wait-unknown"), counts=counts)
        wait = service.wait
        expected = Expected(low=wait.low_seconds, high=wait.high_seconds, late=wait.late_seconds)
        usual, late = usual_wait(expected, self._sentences), late_wait(expected, self._sentences)
        return _Row(name, wait=usual, late=late, counts=counts)

    def _moment(self, at: datetime | None) -> dict[str, str | int | float]:
        found = said(at, self._data.at, self._head)
        return {key: sayable(value, self._say.language) for key, value in found.items()}
