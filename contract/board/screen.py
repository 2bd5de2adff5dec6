"""What is on a display's screen: the texts, what to place, and the pages of the waits."""

from collections.abc import Callable, Sequence
from typing import Any, Final
from zoneinfo import ZoneInfo

from contract import suspension
from contract.board import TEXTS, filtering
from contract.board.calls_page import CallsPage
from contract.board.measures import LongerNotice, PanelMeasures
from contract.board.phone_code import PhoneCode
from contract.board.plan import Contents, Density
from contract.board.waits import face, rows
from contract.board.waits_page import Pages, WaitsPages
from contract.catalogue import Catalogue
from contract.formatting import coming_moment
from contract.letters import USUAL_WIDTHS, Widths
from contract.snapshots import Board
from contract.texts import PROGRAM_LANGUAGES, SENTENCES, is_right_to_left, pick, say_of

FOLDERS: Final = (TEXTS, SENTENCES)

CLOCK_EMS: Final = 5.0
"""The width of the clock next to the hall's name, in em of words."""

LOGO_EMS: Final = 4.0
"""The width of the centre's logo next to it."""

SIGN_EMS: Final = 3.0
"""The icon before a pause or a notice, in em."""

MOST_OF_THE_HEIGHT: Final = 0.35
"""The maximum share of the panel's height for a name, a pause or a notice."""


class BoardScreen:
    """The contents of a screen.

    Attributes:
        fixed_language: "" rotates the languages of the centre.
        turn: how often language and page have changed.
        page_count: of the waits.
        has_logo: whether the centre has a logo.
    """

    def __init__(
        self,
        measures: PanelMeasures,
        calls: CallsPage,
        waits: WaitsPages,
        fixed_language: str = "",
    ) -> None:
        self.measures, self.calls, self.waits = measures, calls, waits
        self.fixed_language = fixed_language
        self._phone_code = PhoneCode(measures, waits, calls)
        self.board: Board | None = None
        self.catalogue: Catalogue | None = None
        self.turn, self.page_count = 0, 1
        self.has_logo = False
        self._widest = USUAL_WIDTHS

    @property
    def languages(self) -> Sequence[str]:
        """The languages of the rotation, the centre's first one first."""
        if self.fixed_language:
            return (self.fixed_language,)
        told = self.board.languages if self.board is not None else ()
        return tuple(language for language in told if language in PROGRAM_LANGUAGES) or ("en",)

    @property
    def zone(self) -> ZoneInfo:
        """The centre's time zone."""
        return ZoneInfo(self.catalogue.time_zone if self.catalogue is not None else "UTC")

    def face(self) -> tuple[str, int]:
        """The current language, and the page of the waits (from 0)."""
        if self.here() is None:
            return self.languages[0], 0
        return face(self.languages, self.page_count, self.turn)

    def turn_on(self, turn: int) -> None:
        """Go on to a turn: each page is seen in each language."""
        self.turn = turn
        self.page_count = len(self.pages_in(self.languages[0]))

    def pages_in(self, language: str) -> Pages:
        """The pages of the waits in one of the languages."""
        here, catalogue = self.here(), self.catalogue
        if here is None or catalogue is None:
            return [[]]
        return self.waits.pages_in(here, catalogue, language, self.languages)

    def place(self, offline: int) -> None:
        """Plan the screen for its contents, with so many lines of the offline text."""
        mirrored = is_right_to_left(self.languages[0])
        contents, longer = self._contents(offline), LongerNotice()
        # Without a connection the code would be old.
        codes = [] if offline else [text for text in map(self.code, self.languages) if text]
        self._phone_code.want(codes)
        orders = [order for each in self.languages for order in self.orders(each)]
        whole = contents.idle or contents.density > Density.WITH_SIDE
        # Where the calls have the whole panel, the code has what they leave.
        if orders and not (codes and whole):
            width = self.measures.inner_width - SIGN_EMS * self.measures.plan.words
            lines, calls = self.most_lines(orders, width), len(self.calls.book.rows)
            longer = LongerNotice(lines, calls, self.waits.needed + self.waits.below)
        self.measures.set_contents(contents, longer, mirrored=mirrored)
        self._phone_code.want(codes)

    def _contents(self, offline: int) -> Contents:
        """The contents to place, by the longest language, so that nothing moves when the language
        changes."""
        measures, catalogue = self.measures, self.catalogue
        words, width = measures.plan.words, measures.inner_width
        if catalogue is None:
            return Contents(offline=offline)
        book = self.calls.book
        beside_name = CLOCK_EMS + (LOGO_EMS if self.has_logo else 0)
        names = [pick(catalogue.names, language) for language in self.languages]
        pauses = ("\n".join(self.pause(language)) for language in self.languages)
        return Contents(
            density=self.calls.density,
            idle=not (book.rows or book.recent or self._waits_at_all()),
            head=self.most_lines(names, width - beside_name * words),
            pause=self.most_lines(
                [pause for pause in pauses if pause.strip()], width - SIGN_EMS * words
            ),
            notice=self.most_lines(self._all_notices(), width - SIGN_EMS * words),
            offline=offline,
            widths=self._widths(catalogue),
            floor=self._floor_ems(catalogue),
        )

    def here(self) -> Board | None:
        """The board, filtered for the services of this display; None before it is known."""
        board, catalogue = self.board, self.catalogue
        if board is None or catalogue is None:
            return None
        layout = self.measures.layout
        services = filtering.services_of(board.services, layout, board.centre, catalogue)
        return board.model_copy(update={"services": services})

    def most_lines(self, texts: Sequence[str], width: float) -> int:
        """The number of lines of the longest text; 0 without texts."""
        measures = self.measures
        lines = max((measures.lines(text, width) for text in texts), default=0)
        most = int(MOST_OF_THE_HEIGHT * measures.inner_height / measures.plan.line)
        return min(lines, max(1, most))

    def _waits_at_all(self) -> bool:
        """Whether there is a wait to show."""
        here, catalogue = self.here(), self.catalogue
        if here is None or catalogue is None:
            return False
        return bool(rows(here, catalogue, self.measures.layout.waits_by, self.languages[0]))

    def _widths(self, catalogue: Catalogue) -> Widths:
        """The widths of the numbers: the widest so far, so that nothing moves back."""
        for call in self.board.calls if self.board is not None else ():
            figures = sum(map(str.isdigit, call.number))
            self._widest = self._widest.with_number(len(call.number) - figures, figures)
        for counter in catalogue.counters:
            self._widest = self._widest.with_counter(counter.number)
        return self._widest

    def _floor_ems(self, catalogue: Catalogue) -> float:
        """The width of the widest floor in em of words; 0 if all counters are on one."""
        floors = {zone.floor for zone in catalogue.zones if zone.floor}
        says = [say_of(FOLDERS, language) for language in self.languages]
        words = (say("floor", n=floor) for say in says for floor in floors)
        return max(map(self.measures.width_of, words), default=0.0) / self.measures.plan.words

    def _all_notices(self) -> Sequence[str]:
        """The notices in each language."""
        notices = self.board.notices if self.board is not None else ()
        return [pick(notice.texts, language) for notice in notices for language in self.languages]

    # Texts in a language.

    def hall(self, language: str) -> str:
        """The hall's name."""
        return "" if self.catalogue is None else pick(self.catalogue.names, language)

    def notice(self, language: str) -> str:
        """The line at the bottom: the hall's notices, and where there is room how visitors with a
        booking are called, one after the other."""
        notices = self.board.notices if self.board is not None else ()
        told = [pick(notice.texts, language) for notice in notices]
        if self.measures.has_longer:
            told += self.orders(language)
        return told[self.turn % len(told)] if told else ""

    def orders(self, language: str) -> Sequence[str]:
        """How visitors with a booking are called, and how often that was in time; empty where
        nothing can be booked."""
        board, say = self.board, say_of(FOLDERS, language)
        if board is None or board.booked_ahead is None:
            return ()
        order = say("booked_order", minutes=board.booked_ahead)
        if board.booked_kept is None or board.booked_within is None:
            return (order,)
        kept = round(100 * board.booked_kept)
        return order, say("booked_kept", kept=kept, minutes=board.booked_within)

    def pause(self, language: str) -> tuple[str, str]:
        """The pause of the whole centre: a headline and sentences; empty if there is none."""
        board = self.board
        if board is None or board.suspension is None:
            return "", ""
        say = say_of(FOLDERS, language)
        told = suspension.told(board.suspension, say, board.at, self.zone)
        return told.headline, f"{told.why} {say('still_places')}"

    def quiet(self, language: str) -> str:
        """The text in place of the calls if there are none."""
        board, say = self.board, say_of(FOLDERS, language)
        if board is None or self.calls.book.rows:
            return ""
        if self._is_open(board):
            return say("no_calls")
        if board.opens_at is None or self.catalogue is None:
            return say("hall_closed")
        return coming_moment(say, "hall_opens", board.opens_at, board.at, self.zone, language)

    def code(self, language: str) -> str:
        """What a phone does with the code; "" where none is shown."""
        board = self.board
        if board is None or board.presence is None or board.suspension or not self._is_open(board):
            return ""
        gives = board.phone_tickets and any(service.open for service in board.services)
        if board.phone_tickets and not gives and board.booked_ahead is None:
            return ""
        return say_of(FOLDERS, language)("code_ticket" if gives else "code_check_in")

    def shown_code(self, language: str, draw: Callable[[str], str]) -> dict[str, Any]:
        """The code: its place as in `PhoneCode`, `picture` as drawn of its address, and `sentence`;
        empty where none is shown. The waits and the calls have been placed before."""
        board, place = self.board, self._phone_code.placed(self.quiet(language))
        if board is None or board.presence is None or place is None:
            return {}
        return place | {"picture": draw(board.presence), "sentence": self.code(language)}

    @staticmethod
    def _is_open(board: Board) -> bool:
        served = any(service.waiting for service in board.services)
        return board.day is not None and (board.opens_at is None or served)

    @property
    def counter(self) -> str:
        """The number of the display's counter, or ""."""
        key, catalogue = self.measures.layout.counter, self.catalogue
        if key is None or catalogue is None:
            return ""
        found = (counter.number for counter in catalogue.counters if counter.id.endswith(f".{key}"))
        return next(found, "")
