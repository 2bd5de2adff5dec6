"""The step of the current visitor, and how the program notices that the visitor has left."""

from time import monotonic
from typing import Final

from PyQt6.QtCore import QObject, pyqtSignal

from kiosk.accessibility import Accessibility
from kiosk.guidance import Guidance
from kiosk.idle import LOSES_NOTHING, Idle
from kiosk.steps import KEEPS_VISITOR, TO_READ, VisitorAct, VisitorStep, after

SETTLING_SECONDS: Final = 1.0
"""Delay before the page of a ticket or of a refusal reacts to touches. For half of it no ticket is
taken on a page that has just appeared: a double touch on a service takes none."""

SLIPPED_SECONDS: Final = 5.0
"""A headset that is plugged in again within this time had slipped out: the visitor is the same."""


class SessionFlow(QObject):
    """The steps of one visitor after the other.

    Attributes:
        step: the current step.
        settling, slipping: see `SETTLING_SECONDS` and `SLIPPED_SECONDS`; shorter in tests.

    Signals:
        over: the visitor has left; emitted before `moved`.
        moved: the step has changed.
        begun_changed: a visitor has touched the screen, or plugged a headset in.
        number_abandoned: the visitor has left without a touch, with the number on the screen.
    """

    over = pyqtSignal()
    moved = pyqtSignal()
    begun_changed = pyqtSignal()
    number_abandoned = pyqtSignal()

    def __init__(
        self, guidance: Guidance, accessibility: Accessibility, idle: Idle, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._guidance, self._accessibility, self.idle = guidance, accessibility, idle
        self.step = VisitorStep.START
        self._came_at = 0.0
        """When the page appeared, by the monotonic clock."""
        self.settling, self.slipping = SETTLING_SECONDS, SLIPPED_SECONDS
        self._unplugged_at: float | None = None
        """When the headset was pulled out, if the screen was not touched since."""
        idle.ran_out.connect(self.leave_alone)
        idle.holds = lambda: guidance.speaking
        guidance.begun.connect(self._on_guidance_begun)
        guidance.unplugged.connect(self._on_unplugged)
        guidance.heard.connect(self._on_heard)

    @property
    def rests(self) -> bool:
        """Whether no visitor is there."""
        return self.step is VisitorStep.START and not self.idle.begun

    @property
    def has_just_appeared(self) -> bool:
        """Whether a touch may be the second one of a double touch on the page before."""
        return monotonic() - self._came_at < self.settling / 2

    @property
    def is_early(self) -> bool:
        """Whether a touch was meant for the page before: a double touch would dismiss the number
        or the reason of a refusal unread."""
        return self.step in TO_READ and monotonic() - self._came_at < self.settling

    def can(self, act: VisitorAct) -> bool:
        """Whether the table has a transition for this act."""
        return after(self.step, act) is not None

    def do(self, act: VisitorAct) -> bool:
        """Make the transition of the table; False, and nothing happens, if there is none."""
        there = after(self.step, act)
        if there is None:
            return False
        self.step, self._came_at = there, monotonic()
        over = there is VisitorStep.START and act not in KEEPS_VISITOR
        self.idle.enter(there, begun=not over, guided=self._guidance.active)
        if over:
            self.over.emit()
        self.moved.emit()
        return True

    def touched(self) -> None:
        """The screen was touched."""
        if not self.idle.begun:
            self.idle.enter(self.step, begun=True, guided=self._guidance.active)
            self.begun_changed.emit()
        self._unplugged_at = None
        self.idle.touched()

    def leave_alone(self) -> None:
        """The visitor has left without a touch."""
        if self.step in (VisitorStep.NUMBER, VisitorStep.SHOWN):
            self.number_abandoned.emit()
        self.do(VisitorAct.LEAVE)

    def _on_guidance_begun(self) -> None:
        """A visitor starts to listen: a new one, unless the headset had just slipped out."""
        if self._unplugged_at is not None and monotonic() - self._unplugged_at > self.slipping:
            self.leave_alone()
        self._unplugged_at = None
        self.idle.enter(self.step, begun=True, guided=True)
        self.begun_changed.emit()

    def _on_unplugged(self) -> None:
        """The headset was pulled out: the visitor has most likely left."""
        self._accessibility.dark = False
        self._unplugged_at = monotonic()
        if self.step in LOSES_NOTHING:
            self.do(VisitorAct.LEAVE)
        else:
            self.idle.warn()

    def _on_heard(self) -> None:
        # The timeout is suspended while a page is read out, but not during the warning.
        if self.idle.begun and self.idle.left == 0:
            self.idle.touched()
