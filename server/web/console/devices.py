"""The devices of a centre: their state, a page for each, and the enrolment of a new one."""

from collections.abc import Iterable
from typing import Any, Final

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
from server.web.console.words import counter_choices
from server.web.pages.forms import Form, NewDeviceForm
from server.web.pages.frame import Frame, Part, Route

CLOCK_OFF_SECONDS: Final = 5.0
"""From this difference in seconds on a device's clock is reported as wrong."""

SIGNS: Final = {"online": "good", "offline": "bad", "not_connected": "care", "revoked": "out"}
"""The colour of each state; the state is also written in words."""


class Devices(Part):
    """The pages of the devices."""

    def _routes(self) -> Iterable[Route]:
        return (
            ("console/devices", Page.DEVICES, {"GET": self._all}),
            ("console/devices", Page.NEW_DEVICE, {"POST": self._refuse}),
            ("console/devices/add", Page.NEW_DEVICE, {"GET": self._new_form, "POST": self._new}),
            ("console/devices/<device>", Page.DEVICES, {"GET": self._one_page, "POST": self._one}),
        )

    def _known(self) -> list[KnownDevice]:
        return list(known.devices(self.app, authorization.own_centre()))

    def _by_id(self, identity: str | None) -> KnownDevice | None:
        return next((one for one in self._known() if one.id == identity), None)

    def _all(self) -> Response:
        say = self.say()
        may_add = permitted_to(authorization.who(), Page.NEW_DEVICE)
        return self.page(
            "console/devices.html",
            devices=[shown(one, self, say) for one in self._known()],
            waiting=self._waiting(say) if may_add else [],
            form=Form(formdata=None),
            may_add=may_add,
        )

    def _waiting(self, say: Wording) -> list[dict[str, str]]:
        """The machines that wait for enrolment; `place`: the device that each was here before."""
        labels = {one.id: one.label or one.id for one in self._known()}
        return [
            {
                "id": one.id,
                "kind": say("account-device-kind", kind=one.role),
                "name": one.name,
                "address": one.address,
                "since": self.moment(one.since, say),
                "place": say("account-waiting-place", label=labels[one.replaces])
                if one.replaces
                else "",
            }
            for one in known.waiting(self.app, authorization.own_centre())
        ]

    def _refuse(self) -> Response:
        """Refuse a machine that waits: its code is void."""
        form = Form()

        def act() -> Response:
            self.give(c.RefuseDevice, form, machine=request.form.get("machine"))
            return self.done("device_refused", "console/devices")

        return self.submitted(form, act, self._all)

    # A new device.

    def _new_form(self) -> Response:
        code = self.scanned_code()
        place = self._place_asked(code)
        known_as = {"label": place.label, "replaces": place.id} if place is not None else {}
        return self._new_page(NewDeviceForm(formdata=None, code=code, **known_as))

    def _place_asked(self, code: str) -> KnownDevice | None:
        """The device that the machine with a code asks to replace, or, without a code, the only
        waiting machine."""
        waiting = known.waiting(self.app, authorization.own_centre(), code)
        if len(waiting) != 1:
            return None
        return self._by_id(waiting[0].replaces)

    def _new_page(self, form: NewDeviceForm) -> Response:
        say = self.say()
        return self.page(
            "console/new_device.html",
            form=form,
            waiting=self._waiting(say),
            counters=counter_choices(self.layout()),
            wall_address=f"{self.address()}/wall",
            others=[(one.id, one.label) for one in self._known() if one.state != "revoked"],
        )

    def _new(self) -> Response:
        form = NewDeviceForm()

        def again() -> Response:
            return self._new_page(form)

        def act() -> Response:
            replaced = self._by_id(form.replaces.data)
            label = form.label.data or (replaced.label if replaced is not None else "")
            try:
                self.give(
                    c.ConfirmDevice,
                    form,
                    code=form.code.data,
                    label=label,
                    counter=form.counter.data or None,
                    replaces=form.replaces.data or None,
                )
            except Refusal as refusal:
                if refusal.values.get("what") != "code":
                    raise
                fault = self.say()("account-no-such-code")
                return self.again(again, {"code": fault}, refusal.status)
            return self.done("device_in", "console/devices")

        return self.submitted(form, act, again)

    # One device.

    def _one_page(self, device: str, form: DeviceForm | None = None) -> Response:
        found = self._found(device)
        role = authorization.who().role
        form = form or self._form(found, fresh=True)
        return self.page(
            "console/device.html",
            form=form,
            settings=[form[name] for name in device_settings.names_of(found.role)],
            shown=shown(found, self, self.say()),
            enrolled=self.moment(found.enrolled_at, self.say()),
            counters=counter_choices(self.layout()) if found.role is Role.COUNTER else [],
            displays=[(key, key) for key in self.layout().displays]
            if found.role is Role.DISPLAY
            else [],
            may_set=may(role, CommandName.SET_DEVICE),
            may_revoke=may(role, CommandName.REVOKE_DEVICE),
            may_ask=may(role, CommandName.ASK_DEVICE),
            asks=_asks(found),
            service_code=self.app.signer.service_code(found.id)
            if found.role is Role.KIOSK and may(role, CommandName.ASK_DEVICE)
            else "",
        )

    def _found(self, identity: str) -> KnownDevice:
        found = self._by_id(identity)
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
        languages = self.layout().config.centre.languages
        device_settings.fit(form, device.role, languages, self.say())
        return form

    def _one(self, device: str) -> Response:
        act_asked = request.form.get("act", "")
        form = self._form(self._found(device)) if act_asked == "set" else Form()

        def act() -> Response:
            model, fields, path = self._command(act_asked, self._found(device), form)
            self.give(model, form, device=device, **fields)
            return self.done(f"device_{act_asked}", path)

        sent = form if isinstance(form, DeviceForm) else None
        return self.submitted(form, act, lambda: self._one_page(device, sent))

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


def shown(one: KnownDevice, frame: Frame, say: Wording) -> dict[str, Any]:
    """A device as text: its state and the `sign` of that, the `cares` that staff should take, the
    address of its last picture and when that was taken."""
    counter = frame.layout().counters.get(one.counter) if one.counter else None
    address = f"api/v1/centres/{authorization.own_centre()}/devices/{one.id}/picture"
    seen = frame.moment(one.seen_at, say) if one.seen_at else ""
    return {
        "device": one,
        "kind": say("account-device-kind", kind=one.role),
        "place": say("account-at-counter", counter=counter.number) if counter is not None else "",
        "state": say("account-device-state", state=one.state, time=seen),
        "sign": SIGNS[one.state],
        "cares": list(_cares(one, say)),
        "picture": (address, frame.moment(one.picture_at, say)) if one.picture_at else None,
    }


def _asks(one: KnownDevice) -> list[tuple[str, bool]]:
    """The requests that can be sent to the device, and whether each is still open. The screen of a
    counter is not the hall's, and a wall screen has no program."""
    if one.role is Role.WALL:
        return []
    asks = [("restart", one.restart_since is not None), ("rotate", one.rotate_since is not None)]
    if one.role is not Role.COUNTER:
        asks.insert(0, ("screenshot", one.screenshot_since is not None))
    return asks


def _cares(one: KnownDevice, say: Wording) -> Iterable[str]:
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
