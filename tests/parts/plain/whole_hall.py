"""What happens to the whole hall in a life: its days, its suspensions, its notices."""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from contract import commands as c
from contract.centre import CentreConfig
from contract.enums import Role
from contract.errors import ProblemType
from tests.parts.plain.configured import SETTINGS, Settings, centre_data, reconfigured, without
from tests.parts.plain.everyday import SELDOM, Deeds
from tests.parts.plain.life import AT, SERVICE
from tests.parts.plain.on_floor import OnTheFloor


class WholeHall(OnTheFloor):
    """Supervisors, managers, displays, the server itself."""

    @rule(service=SERVICE, instead=SELDOM)
    def suspend_service(self, service: str, instead: Deeds | None) -> None:
        if not self.instead(instead):
            one = self.id(service)
            fields = {"service": one, "reason": "system_down"}
            self.beside.do(
                c.SuspendService,
                fields,
                self.beside.boss,
                lambda _: self.plain.suspend_service(one),
            )

    @precondition(lambda self: self.plain.still)
    @rule(service=SERVICE)
    def resume_service(self, service: str) -> None:
        one = self.id(service)
        self.beside.do(
            c.ResumeService,
            {"service": one},
            self.beside.boss,
            lambda _: self.plain.resume_service(one),
        )

    @rule(service=SERVICE, instead=SELDOM)
    def close_service(self, service: str, instead: Deeds | None) -> None:
        if not self.instead(instead):
            one = self.id(service)
            self.beside.do(
                c.CloseService,
                {"service": one},
                self.beside.boss,
                lambda _: self.plain.close_service(one),
            )

    @precondition(lambda self: self.plain.closed)
    @rule(service=SERVICE)
    def open_service(self, service: str) -> None:
        one = self.id(service)
        self.beside.do(
            c.OpenService,
            {"service": one},
            self.beside.boss,
            lambda _: self.plain.open_service(one),
        )

    @rule(instead=SELDOM)
    def suspend_centre(self, instead: Deeds | None) -> None:
        if not self.instead(instead):
            self.beside.do(
                c.SuspendCentre,
                {"reason": "drill"},
                self.beside.boss,
                lambda _: self.plain.suspend_centre(),
            )

    @precondition(lambda self: self.plain.stopped is not None)
    @rule()
    def resume_centre(self) -> None:
        self.beside.do(c.ResumeCentre, {}, self.beside.boss, lambda _: self.plain.resume_centre())

    @rule(seconds=st.sampled_from([59, 60, 600, 4000]), instead=SELDOM)
    def the_server_was_away(self, seconds: int, instead: Deeds | None) -> None:
        if self.instead(instead):
            return
        since = self.plain.now - timedelta(seconds=seconds)
        said = self.beside.do(
            c.RecordGap,
            {"since": since, "until": self.plain.now},
            self.who(Role.CLOCK),
            lambda _: self.found(self.plain.gap(since)),
        )
        assert said is not None
        assert said["returned"] == self.number

    @rule(back=st.integers(0, 3), shown=st.booleans())
    def report_call(self, back: int, shown: bool) -> None:
        call = max(1, self.plain.calls + 1 - back)
        display = self.who(Role.DISPLAY)
        self.beside.do(
            c.ReportCall,
            {"device": display.id, "call": call, "how": "shown" if shown else "spoken"},
            display,
            lambda _: self.plain.report_call(call, shown=shown),
        )

    @rule(
        minutes=st.sampled_from([None, -1, 5, 60]),
        texts=st.booleans(),
        replaces=st.booleans(),
        data=st.data(),
    )
    def post_notice(
        self, minutes: int | None, texts: bool, replaces: bool, data: st.DataObject
    ) -> None:
        old = None
        if replaces:
            old = data.draw(st.sampled_from([*self.plain.notices, "none-such"]))
        until = None if minutes is None else self.plain.now + timedelta(minutes=minutes)
        words = {"az": "Lift işləmir.", "en": "The lift does not work."} if texts else {}
        self.beside.words += words.values()
        fields: dict[str, Any] = {"notice": old, "texts": words, "until": until}
        said = self.beside.do(
            c.PostNotice,
            fields,
            self.beside.boss,
            lambda _: self.plain.post_notice(old, texts=texts, until=until),
        )
        if said is not None:
            assert (said["notice"] is not None) is texts
            if texts:
                self.plain.notices[said["notice"]] = until
            self.beside.compare_notices()

    # The configuration.

    @rule(chosen=SETTINGS, instead=SELDOM)
    def import_centre(self, chosen: Settings, instead: Deeds | None) -> None:
        if self.instead(instead):
            return
        config = self.config(chosen)
        self.beside.do(
            c.ImportCentre,
            {"centre": self.slug, "config": config},
            self.who(Role.MANAGER),
            lambda _: reconfigured(self.plain, config, self.beside.ids),
        )

    @rule(counter=AT, service=SERVICE, chosen=SETTINGS)
    def what_is_in_use_stays(self, counter: str, service: str, chosen: Settings) -> None:
        """A configuration without a counter or a service is taken where nobody needs it."""
        whole, manager = centre_data(self.slug, chosen), self.who(Role.MANAGER)
        for name, gone in (("counters", counter), ("services", service)):
            config = CentreConfig.model_validate(without(whole, name, gone))
            refused = self.beside.tried(c.ImportCentre, manager, centre=self.slug, config=config)
            needed = self.plain.needs(self.id(gone))
            assert refused is (ProblemType.CENTRE_FAULTY if needed else None), gone

    # Days.

    @rule(instead=SELDOM)
    def close_day(self, instead: Deeds | None) -> None:
        if not self.instead(instead):
            said = self.beside.do(
                c.CloseDay,
                {},
                self.who(Role.MANAGER),
                lambda _: self.found(self.plain.close_day()),
            )
            assert said is None or said["expired"] == self.number

    @precondition(lambda self: self.plain.day != self.plain.now.date())
    @rule()
    def open_day(self) -> None:
        today = self.plain.now.date()
        self.beside.do(c.OpenDay, {}, self.who(Role.MANAGER), lambda _: self.plain.open_day(today))

    @rule(instead=SELDOM, opens=st.sampled_from(["by itself", "by hand", "later"]))
    def the_night_passes(self, instead: Deeds | None, opens: str) -> None:
        if self.instead(instead) or self.plain.now.date().weekday() == 4:
            return
        morning = (self.plain.now + timedelta(days=1)).replace(hour=6, minute=0, second=0)
        self.beside.forward(morning - self.plain.now)
        if opens == "by itself":
            self.clock_looks()
        elif opens == "by hand":
            self.open_day()

    # Any time.

    @precondition(lambda self: self.beside.given)
    @rule(place=st.integers(0, 5))
    def a_command_comes_again(self, place: int) -> None:
        self.beside.again(place)
