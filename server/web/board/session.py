"""One board in a browser: what it shows now, from the functions of the display program."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import segno

from contract.board.calls import CallBook
from contract.board.calls_page import CallsNow, CallsPage
from contract.board.filtering import is_wanted
from contract.board.measures import PanelMeasures
from contract.board.screen import FOLDERS, BoardScreen
from contract.board.waits import TURN_SECONDS
from contract.board.waits_page import Pages, WaitsPages
from contract.catalogue import Catalogue
from contract.device_settings import NEVER, NO_SOUND
from contract.formatting import clock_time, spaced_number
from contract.hours import is_within, minutes_of
from contract.screens import WHOLE_HALL, DisplayBlock
from contract.snapshots import Board, BoardCall, Device
from contract.texts import is_right_to_left, say_of
from server.views import board as board_snapshot
from server.views.snapshot_context import SnapshotContext
from server.web.board.ruler import LetterRuler

type Json = dict[str, Any]

_WORDS: Final = (
    *("label_number", "label_counter", "label_wait", "earlier", "by_mistake", "again"),
    *("following", "nobody_waits", "counter_free", "service_unserved", "no_calls", "not_connected"),
)
"""The texts that do not depend on the data."""

_PLAN: Final = (
    *("margin", "words", "line", "tight", "number", "row", "single", "counter_x"),
    *("after_number_x", "floor", "columns", "one_line", "gap", "arrow"),
)

_RECENT: Final = 20
"""How many recent calls a page gets: more than fit on any panel."""


@dataclass(frozen=True, slots=True)
class Hall:
    """A hall at one moment, the same for all of its boards."""

    board: Board
    catalogue: Catalogue


# The boards of a hall ask each second; drawing a code takes tens of milliseconds.
@lru_cache(maxsize=32)
def _picture_of(address: str) -> str:
    return segno.make_qr(address, error="m").svg_data_uri(border=4, light="#fff", omitsize=True)


class BoardSession:
    """A page from its loading on. Like the program it begins with the last call that it received
    before, of the database `epoch`. Seconds are those of a steady clock."""

    def __init__(self, began: float, last: int | None, epoch: str) -> None:
        self.asked = self._began = began
        self.reported: float | None = None
        self._hall: Hall | None = None
        self.book = CallBook(last, epoch, self._is_wanted)
        self._measures = PanelMeasures(WHOLE_HALL, LetterRuler())
        self._calls = CallsPage(self.book, self._measures)
        self._calls.connected = True
        self._waits = WaitsPages(self._measures)
        self._screen = BoardScreen(self._measures, self._calls, self._waits)
        self._pages: tuple[object, Pages] = (None, [[]])
        self._unpainted: set[int] = set()
        self._volume = 100
        self._dark_hours: str | None = None

    def use_device(self, device: Device, size: tuple[int, int]) -> None:
        """Set the layout and the language of the device, and the size of its page in pixels."""
        own = device.settings
        self._volume = 0 if own.speaker == NO_SOUND else own.volume or 100
        self._dark_hours = own.screens_off
        layout = (device.display or WHOLE_HALL).on_panel(own.inches, own.farthest_seat_m)
        language = own.language or ""
        if (layout, language) != (self._measures.layout, self._screen.fixed_language):
            self._screen.fixed_language = language
            self._measures.use_layout(layout)
            if self._hall is not None:
                self._take(self._hall.board)
        if size != self._measures.size:
            self._measures.resize(*size)

    def take(self, hall: Hall, context: SnapshotContext) -> None:
        """Take over the hall as it is now, with the calls that the page missed while offline."""
        before = self._hall
        if before is not None and before.board is hall.board and before.catalogue is hall.catalogue:
            return
        self._hall = hall
        screen = self._screen
        screen.board, screen.catalogue = hall.board, hall.catalogue
        screen.has_logo = hall.catalogue.logo is not None
        missing = self.book.last if self.book.lacks(hall.board.calls) else None
        self._take(hall.board)
        if missing is not None and self.book.epoch == hall.board.epoch:
            older = board_snapshot.build(context, missing)
            self.book.take_older(older.calls, missing)

    def _take(self, board: Board) -> None:
        self.book.take(board.calls, board.epoch)
        if board.suspension is not None:
            self.book.forget_withdrawn()

    def painted(self, calls: Sequence[int]) -> Sequence[int]:
        """The page has shown these calls: those that have to be reported."""
        self._unpainted -= set(calls)
        layout = self._measures.layout
        shows = DisplayBlock.CALLS in layout.blocks or layout.counter is not None
        return calls if shows else ()

    def is_busy(self) -> bool:
        """Whether a new call is highlighted: then the page must not be loaded again."""
        return any(row.glows(self.asked) for row in self.book.rows)

    def model(self, now: float) -> Json:
        """Everything that the page draws."""
        self.asked = now
        hall, screen, measures = self._hall, self._screen, self._measures
        assert hall is not None
        turn = int((now - self._began) / TURN_SECONDS)
        if turn != screen.turn:
            screen.turn_on(turn)
        language, page = screen.face()
        say = say_of(FOLDERS, language)
        # The rows decide about the density, and that about the rows.
        screen.place(0)
        calls = self._calls.refresh(now, say)
        if self._calls.density is not measures.density:
            screen.place(0)
            calls = self._merged(calls, self._calls.refresh(now, say))
        self._unpainted |= set(calls.seen)
        headline, sentences = screen.pause(language)
        time = hall.board.at
        dark = self._dark_hours or hall.catalogue.screens_off
        # The pages of the waits come before the code.
        waits = self._waits_model(language, page)
        code = screen.shown_code(language, _picture_of)
        return {
            "language": language,
            "mirrored": measures.mirrored_now,
            "rtl": is_right_to_left(language),
            "size": measures.size,
            "plan": {name: getattr(measures.plan, name) for name in _PLAN},
            "places": measures.placed() | ({"code": code} if code else {}),
            "text": {name: say(name) for name in _WORDS}
            | {"unserved": say("some_services", state=say("service_unserved"))}
            | {"lost": say("not_connected_since", time=clock_time(time, screen.zone))},
            "hall": screen.hall(language),
            "colour": hall.catalogue.colour or "",
            "logo": self._file(hall.catalogue.logo),
            "notice": screen.notice(language),
            "pause": headline,
            "pause_words": sentences,
            "quiet": screen.quiet(language),
            "counter": screen.counter,
            "day_over": hall.board.day is None,
            "rows": [{**row, "number": spaced_number(row["number"])} for row in calls.rows],
            "recent": [{**row, "key": spaced_number(row["key"])} for row in calls.recent[:_RECENT]],
            "page": calls.page,
            "pages": calls.pages,
            "waits": waits,
            "picture": self._picture(now, language),
            "chime": self._chime(),
            "dark": minutes_of(dark) if dark is not None and dark != NEVER else None,
            "seen": sorted(self._unpainted),
            "last": self.book.last,
            "epoch": self.book.epoch,
        }

    def _merged(self, first: CallsNow, second: CallsNow) -> CallsNow:
        seen = (*first.seen, *second.seen)
        return CallsNow(second.rows, second.recent, second.page, second.pages, seen)

    def _waits_model(self, language: str, page: int) -> Json:
        hall, screen = self._hall, self._screen
        here = screen.here()
        assert hall is not None
        assert here is not None
        plan, languages = self._measures.plan, screen.languages
        stamp = (hall.board, plan, language, languages, self._waits.below)
        if self._pages[0] != stamp:
            self._pages = stamp, screen.pages_in(language)
        pages = self._pages[1]
        entries = pages[page % len(pages)]
        return {
            "entries": entries,
            "widths": self._waits.widths,
            "page": page % len(pages),
            "pages": len(pages),
            "unserved": any(entry["someUnserved"] for entry in entries),
            "following": [
                spaced_number(service.next) for service in here.services if service.next is not None
            ],
        }

    def _chime(self) -> Json | None:
        """The newest call that is highlighted; the page sounds once for it."""
        rows, hall = self.book.rows, self._hall
        if hall is None or not rows or not rows[0].glows(self.asked):
            return None
        local = hall.board.at.astimezone(self._screen.zone).time()
        volume = hall.catalogue.voice.percent_at(local) * self._volume / 10_000
        call = rows[0].call
        return {"call": call.call, "again": call.recall, "volume": volume}

    def _picture(self, now: float, language: str) -> str:
        """The address of the current picture; "" for none."""
        hall = self._hall
        assert hall is not None
        local = hall.board.at.astimezone(self._screen.zone).time()
        fitting = [
            picture
            for picture in self._measures.layout.pictures
            if picture.language in (None, language)
            and (picture.interval is None or is_within(local, picture.interval))
        ]
        if not fitting:
            return ""
        left = (now - self._began) % sum(picture.seconds for picture in fitting)
        for picture in fitting:
            left -= picture.seconds
            if left < 0:
                break
        return self._file(picture.file)

    def _file(self, name: str | None) -> str:
        """The address of a file of the centre; "" for none."""
        assert self._hall is not None
        catalogue = self._hall.catalogue
        files: Mapping[str, str] = catalogue.files
        sha256 = files.get(name or "")
        return f"api/v1/centres/{catalogue.centre}/files/{sha256}" if sha256 else ""

    def _is_wanted(self, call: BoardCall) -> bool:
        hall = self._hall
        centre = hall.board.centre if hall is not None else ""
        catalogue = hall.catalogue if hall is not None else None
        return is_wanted(call, self._measures.layout, centre, catalogue)
