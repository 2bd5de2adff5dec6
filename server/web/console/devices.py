"""The devices of a centre: their state, a page for each, and the enrolment of a new one."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from flask import Response, request

from contract import commands as c
from contract.access import KnownDevice, PrinterState, SoundState
from contract.commands import Command
from contract.enums import CommandName, Role
from contract.errors import ProblemType, Refusal
from contract.operations import Page, may
from contract.texts import Wording
from server.domain.principal import permitted_to
from server.identity import known
from server.web import authorization
from server.web.console import device_settings
from server.web.console.device_settings import DeviceForm
from server.web.pages.forms import Faults, Form, NewDeviceForm
from server.web.pages.frame import Frame, Route

CLOCK_OFF_SECONDS: Final = 5.0
"""From this difference in seconds on a device's clock is reported as wrong."""

SIGNS: Final = {"online": "good", "offline": "bad", "not_connected": "care", "revoked": "out"}
"""The colour of each state; the state is also written in words."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A device as text.

    Attributes:
        state: one sentence; `sign` its colour.
        cares: problems that staff should solve.
    """

    device: KnownDevice
    kind: str
    place: str
    state: str
    sign: str
    cares: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A machine that waits for enrolment: its role, its own name and address, since when, and the
    device that it was here before."""

    id: str
    kind: str
    name: str
    address: str
    since: str
    place: str


class Devices:
    """The pages of the devices."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._hall = frame.app

    def routes(self) -> Iterable[Route]:
        """Their addresses."""
        return (
            ("console/devices", Page.DEVICES, {"GET": self._all}),
            ("console/devices", Page.NEW_DEVICE, {"POST": self._refuse}),
            ("console/devices/add", Page.NEW_DEVICE, {"GET": self._new_form, "POST": self._new}),
            (
                "console/devices/<device>",
                Page.DEVICES,
                {"GET": self._one_form, "POST": self._one},
            ),
        )

    def _known(self) -> list[KnownDevice]:
        centre = authorization.who().centre
        assert centre is not None
        return list(known.devices(self._hall, centre))

    def _all(self, faults: Faults | None = None, status: int = 200) -> Response:
        say = self._frame.say()
        may_add = permitted_to(authorization.who(), Page.NEW_DEVICE)
        return self._frame.page(
            "console/devices.html",
            status=status,
            faults=faults,
            devices=[self._shown(one, say) for one in self._known()],
            waiting=self._waiting(say) if may_add else [],
            form=Form(formdata=None),
            may_add=may_add,
        )

    def _waiting(self, say: Wording) -> list[Waiting]:
        labels = {one.id: one.label or one.id for one in self._known()}
        return [
            Waiting(
                one.id,
                say("account-device-kind", kind=one.role),
                one.name,
                one.address,
                self._frame.moment(one.since, say),
                say("account-waiting-place", label=labels[one.replaces]) if one.replaces else "",
            )
            for one in known.waiting(self._hall, authorization.who().centre)
        ]

    def _refuse(self) -> Response:
        """Refuse a machine that waits: its code is void."""
        form = Form()

        def act() -> Response:
            self._frame.give(c.RefuseDevice, form, machine=request.form.get("machine"))
            return self._frame.done("device_refused", "console/devices")

        return self._frame.submitted(form, act, self._all)

    # A new device.

    def _new_form(self) -> Response:
        code = self._frame.scanned_code()
        place = self._place_asked(code)
        known_as = {"label": place.label, "replaces": place.id} if place is not None else {}
        return self._new_page(NewDeviceForm(formdata=None, code=code, **known_as))

    def _place_asked(self, code: str) -> KnownDevice | None:
        """The device that the machine with a code asks to replace, or, without a code, the only
        waiting machine."""
        waiting = known.waiting(self._hall, authorization.who().centre, code)
        if len(waiting) != 1:
            return None
        return next((one for one in self._known() if one.id == waiting[0].replaces), None)

    def _new_page(
        self, form: NewDeviceForm, faults: Faults | None = None, status: int = 200
    ) -> Response:
        say = self._frame.say()
        return self._frame.page(
            "console/new_device.html",
            status=status,
            faults=faults,
            form=form,
            waiting=self._waiting(say),
            counters=self._counters(),
            wall_address=f"{self._frame.address()}/wall",
            others=[(one.id, one.label) for one in self._known() if one.state != "revoked"],
        )

    def _new(self) -> Response:
        form = NewDeviceForm()

        def act() -> Response:
            try:
                self._frame.give(
                    c.ConfirmDevice,
                    form,
                    code=form.code.data,
                    label=form.label.data or self._label_of(form.replaces.data),
                    counter=form.counter.data or None,
                    replaces=form.replaces.data or None,
                )
            except Refusal as refusal:
                if refusal.values.get("what") != "code":
                    raise
                return again({"code": self._frame.say()("account-no-such-code")}, refusal.status)
            return self._frame.done("device_in", "console/devices")

        def again(faults: Faults, status: int) -> Response:
            return self._new_page(form, faults, status)

        return self._frame.submitted(form, act, again)

    def _label_of(self, device: str) -> str:
        """The label of a device; "" if it is none of this centre's."""
        return next((one.label for one in self._known() if one.id == device), "")

    # One device.

    def _one_form(self, device: str) -> Response:
        return self._one_page(device, None)

    def _one_page(
        self,
        identity: str,
        form: DeviceForm | None,
        faults: Faults | None = None,
        status: int = 200,
    ) -> Response:
        found = self._found(identity)
        role = authorization.who().role
        form = form or self._form(found, fresh=True)
        return self._frame.page(
            "console/device.html",
            status=status,
            faults=faults,
            form=form,
            settings=[form[name] for name in device_settings.names_of(found.role)],
            shown=self._shown(found, self._frame.say()),
            enrolled=self._frame.moment(found.enrolled_at, self._frame.say()),
            picture=found.picture_at
            and (
                f"api/v1/centres/{authorization.who().centre}/devices/{found.id}/picture",
                self._frame.moment(found.picture_at, self._frame.say()),
            ),
            counters=self._counters() if found.role is Role.COUNTER else [],
            displays=self._displays() if found.role is Role.DISPLAY else [],
            may_set=may(role, CommandName.SET_DEVICE),
            may_revoke=may(role, CommandName.REVOKE_DEVICE),
            may_ask=may(role, CommandName.ASK_DEVICE),
            asks=_asks(found),
            service_code=self._hall.signer.service_code(found.id)
            if found.role is Role.KIOSK and may(role, CommandName.ASK_DEVICE)
            else "",
        )

    def _found(self, identity: str) -> KnownDevice:
        found = next((one for one in self._known() if one.id == identity), None)
        if found is None:
            raise Refusal(ProblemType.NOT_FOUND, {"what": "device", "id": identity})
        return found

    def _form(self, device: KnownDevice, *, fresh: bool = False) -> DeviceForm:
        """The form of a device, as submitted, or with its current values."""
        form = (
            DeviceForm(
                formdata=None,
                label=device.label,
                counter=device.counter or "",
                display=device.display or "",
                **device_settings.written_in(device.settings),
            )
            if fresh
            else DeviceForm()
        )
        layout = self._frame.layout()
        assert layout is not None
        device_settings.fit(form, device.role, layout.config.centre.languages, self._frame.say())
        return form

    def _one(self, device: str) -> Response:
        act_asked = request.form.get("act", "")
        form = self._form(self._found(device)) if act_asked == "set" else Form()

        def again(faults: Faults, status: int) -> Response:
            kept = form if isinstance(form, DeviceForm) else None
            return self._one_page(device, kept, faults, status)

        def act() -> Response:
            model, fields, path = self._command(act_asked, self._found(device), form)
            self._frame.give(model, form, device=device, **fields)
            return self._frame.done(f"device_{act_asked}", path)

        return self._frame.submitted(form, act, again)

    def _command(
        self, act: str, device: KnownDevice, form: Form
    ) -> tuple[type[Command], dict[str, object], str]:
        """The command of a form on a device's page, its fields, and the page to redirect to."""
        page = f"console/devices/{device.id}"
        if isinstance(form, DeviceForm):
            fields = {
                "label": form.label.data,
                "counter": form.counter.data or None,
                "display": form.display.data or None,
                "settings": device_settings.entered(form, device.role),
            }
            return c.SetDevice, fields, page
        if act == "revoke":
            return c.RevokeDevice, {}, "console/devices"
        return c.AskDevice, {"what": act}, page

    # Texts.

    def _counters(self) -> list[tuple[str, str]]:
        layout = self._frame.layout()
        assert layout is not None
        return [(identity, one.number) for identity, one in layout.counters.items()]

    def _displays(self) -> list[tuple[str, str]]:
        layout = self._frame.layout()
        return [(key, key) for key in layout.displays] if layout is not None else []

    def _shown(self, one: KnownDevice, say: Wording) -> Shown:
        layout = self._frame.layout()
        at = layout.counters.get(one.counter) if layout and one.counter else None
        seen = self._frame.moment(one.seen_at, say) if one.seen_at else ""
        return Shown(
            device=one,
            kind=say("account-device-kind", kind=one.role),
            place=say("account-at-counter", counter=at.number) if at is not None else "",
            state=say("account-device-state", state=one.state, time=seen),
            sign=SIGNS[one.state],
            cares=tuple(cares(one, say)),
        )


def _asks(one: KnownDevice) -> list[tuple[str, bool]]:
    """The requests that can be sent to the device, and whether each is still open. The screen of a
    counter is not the hall's, and a wall screen has no program."""
    if one.role is Role.WALL:
        return []
    asks = [("restart", one.restart_since is not None), ("rotate", one.rotate_since is not None)]
    if one.role is not Role.COUNTER:
        asks.insert(0, ("screenshot", one.screenshot_since is not None))
    return asks


def cares(one: KnownDevice, say: Wording) -> Iterable[str]:
    """The problems of a device that is not revoked."""
    if one.state == "revoked":
        return
    if one.copied:
        yield say("account-device-copied")
    if one.printer not in (PrinterState.NONE, PrinterState.OK):
        yield say("account-printer", state=one.printer)
    if one.sound is SoundState.FAILED:
        yield say("account-sound-failed")
    if one.clock_offset is not None and abs(one.clock_offset) >= CLOCK_OFF_SECONDS:
        yield say("account-clock-off", seconds=round(abs(one.clock_offset)))
