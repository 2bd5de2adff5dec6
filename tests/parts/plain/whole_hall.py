"""What may happen to the whole hall in a life: its days, suspensions, clock, configuration."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from contract import commands as c
from contract.commands import Command
from contract.enums import Role
from tests.parts.plain.configured import SETTINGS, Settings
from tests.parts.plain.everyday import SELDOM, Deeds
from tests.parts.plain.life import SERVICE
from tests.parts.plain.on_floor import OnTheFloor


class WholeHall(OnTheFloor):
    """Supervisors, managers, the server itself."""

    # Suspensions and intake.

    @rule(service=SERVICE, instead=SELDOM)
    def suspend_service(self, service: str, instead: Deeds | None) -> None:
        if not self.instead(instead):
            self.boss(c.SuspendService, service=self.id(service), reason="system_down")

    @precondition(lambda self: self.plain.suspended)
    @rule(service=SERVICE)
    def resume_service(self, service: str) -> None:
        self.boss(c.ResumeService, service=self.id(service))

    @rule(service=SERVICE, instead=SELDOM)
    def close_service(self, service: str, instead: Deeds | None) -> None:
        if not self.instead(instead):
            self.boss(c.CloseService, service=self.id(service))

    @precondition(lambda self: self.plain.closed)
    @rule(service=SERVICE)
    def open_service(self, service: str) -> None:
        self.boss(c.OpenService, service=self.id(service))

    @rule(instead=SELDOM, intake=st.booleans())
    def suspend_centre(self, instead: Deeds | None, intake: bool) -> None:
        if self.instead(instead):
            return
        if intake:
            self.boss(c.StopIntake)
        else:
            self.boss(c.SuspendCentre, reason="drill")

    @precondition(lambda self: self.plain.suspended_at is not None or self.plain.intake_stopped)
    @rule(model=st.sampled_from([c.ResumeCentre, c.ResumeIntake]))
    def resume_centre(self, model: type[Command]) -> None:
        self.boss(model)

    # Time.

    @rule(seconds=st.sampled_from([59, 60, 600, 4000]), instead=SELDOM)
    def the_server_was_away(self, seconds: int, instead: Deeds | None) -> None:
        if self.instead(instead):
            return
        since = self.plain.clock
        self.pass_time(seconds)
        self.both.do(c.RecordGap, self.who(Role.CLOCK), since=since, until=self.plain.clock)

    @rule(minutes=st.sampled_from([1, 10]), instead=SELDOM)
    def the_clock_is_set_back(self, minutes: int, instead: Deeds | None) -> None:
        if not self.instead(instead):
            self.both.forward(-timedelta(minutes=minutes))

    @precondition(lambda self: self.plain.clock_in_doubt)
    @rule()
    def confirm_time(self) -> None:
        self.both.do(c.ConfirmTime, self.who(Role.MANAGER))

    # Days.

    @rule(instead=SELDOM)
    def close_day(self, instead: Deeds | None) -> None:
        if not self.instead(instead):
            self.both.do(c.CloseDay, self.who(Role.MANAGER))

    @precondition(lambda self: self.plain.day != self.plain.today)
    @rule()
    def open_day(self) -> None:
        self.both.do(c.OpenDay, self.who(Role.MANAGER))

    @rule(instead=SELDOM, opens=st.sampled_from(["by itself", "by hand", "later"]))
    def the_night_passes(self, instead: Deeds | None, opens: str) -> None:
        if self.instead(instead) or self.plain.today.weekday() == 4:
            return
        morning = (self.plain.now + timedelta(days=1)).replace(hour=6, minute=0, second=0)
        self.both.forward(morning - self.plain.clock)
        if opens == "by itself":
            self.both.clock_looks()
        elif opens == "by hand":
            self.open_day()

    # The configuration.

    @rule(chosen=SETTINGS, instead=SELDOM)
    def import_centre(self, chosen: Settings, instead: Deeds | None) -> None:
        if not self.instead(instead):
            config = self.config(chosen)
            self.both.do(c.ImportCentre, self.who(Role.MANAGER), config=config)

    # Any time.

    @precondition(lambda self: self.both.given)
    @rule(place=st.integers(0, 5))
    def a_command_comes_again(self, place: int) -> None:
        self.both.repeat(place)
