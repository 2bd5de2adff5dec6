"""The devices of a centre: their state, a page for each, and the enrolment of a new one."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from flask import Response, request
from wtforms import BooleanField, FloatField, SelectField, StringField
from wtforms.validators import Optional

from contract import commands as c
from contract.access import (
    SLOW_TICKET_SECONDS,
    KnownDevice,
    PrinterState,
    SoundState,
    WaitingDevice,
)
from contract.commands import Command
from contract.device_settings import FIELDS, NEVER, DeviceSettings
from contract.enums import Role
from contract.errors import Refusal, existing
from contract.hours import intervals_of
from contract.operations import Page, may
from contract.texts import OWN_NAMES, PROGRAM_LANGUAGES, Wording
from server.domain.principal import permitted_to
from server.identity import known
from server.web import authorization
from server.web.console.words import counter_choices
from server.web.pages.forms import Form, field
from server.web.pages.frame import Frame, Part, Route

CLOCK_OFF_SECONDS: Final = 5.0
"""From this difference in seconds on a device's clock is reported as wrong."""

SIGNS: Final = {"online": "good", "offline": "bad", "not_connected": "care", "revoked": "out"}
"""The colour of each state; the state is also written in words."""

_LATIN: Final = {"dir": "ltr"}
"""Addresses and names of outputs are written left to right in every language."""

_PAPERS: Final = (384, 512, 576, 640)
_VOLUMES: Final = (20, 40, 60, 80, 100)

_ASKED_AS: Final = {"headset_jack": ("always_heard",), "screens_off": ("screens_off", "stays_on")}
"""Settings whose field has another name than the setting."""


def _number(value: object) -> object:
    return int(str(value)) if str(value).isdecimal() else ""


class DeviceForm(Form):
    """The name of a device, its counter, its layout, and its settings."""

    label = field()
    counter = field(needed=False)
    display = field(needed=False)
    language = SelectField(default="")
    printer = StringField(render_kw=_LATIN)
    paper_dots = SelectField(coerce=_number, default="")
    inches = FloatField(validators=[Optional()])
    farthest_seat_m = FloatField(validators=[Optional()])
    screen = StringField(render_kw=_LATIN)
    headset = StringField(render_kw=_LATIN)
    always_heard = BooleanField()
    speaker = StringField(render_kw=_LATIN)
    volume = SelectField(coerce=_number, default="")
    scanner = BooleanField()
    bar = BooleanField()
    screens_off = StringField(render_kw=_LATIN)
    stays_on = BooleanField()


class _NewDeviceForm(Form):
    code = field()
    label = field(needed=False)
    counter = field(needed=False)
    replaces = field(needed=False)


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
        may_add = permitted_to(authorization.who(), Page.NEW_DEVICE)
        return self.page(
            "console/devices.html",
            devices=[shown(one, self) for one in self._known()],
            waiting=self._waiting() if may_add else [],
            form=Form(formdata=None),
            may_add=may_add,
        )

    def _waiting(self) -> list[tuple[WaitingDevice, str]]:
        """The machines that wait for enrolment, each with the label of the device that it was here
        before."""
        labels = {one.id: one.label or one.id for one in self._known()}
        waiting = known.waiting(self.app, authorization.own_centre())
        return [(one, labels[one.replaces] if one.replaces else "") for one in waiting]

    def _refuse(self) -> Response:
        """Refuse a machine that waits: its code is void."""
        form = Form()
        with self.submitted(form, self._all):
            self.give(c.RefuseDevice, form, machine=request.form.get("machine"))
            return self.done("device_refused", "console/devices")

    # A new device.

    def _new_form(self) -> Response:
        code = self.scanned_code()
        waiting = known.waiting(self.app, authorization.own_centre(), code)
        # Without a code it is about the only machine that waits.
        place = self._by_id(waiting[0].replaces) if len(waiting) == 1 else None
        known_as = {"label": place.label, "replaces": place.id} if place is not None else {}
        return self._new_page(_NewDeviceForm(formdata=None, code=code, **known_as))

    def _new_page(self, form: _NewDeviceForm) -> Response:
        return self.page(
            "console/new_device.html",
            form=form,
            waiting=self._waiting(),
            counters=counter_choices(self.layout()),
            wall_address=f"{self.address()}/wall",
            others=[(one.id, one.label) for one in self._known() if one.state != "revoked"],
        )

    def _new(self) -> Response:
        form = _NewDeviceForm()
        with self.submitted(form, lambda: self._new_page(form)):
            replaced = self._by_id(form.replaces.data)
            label = form.label.data or (replaced.label if replaced is not None else "")
            try:
                self.give(
                    c.ConfirmDevice,
                    form,
                    code=form.code.data,
                    label=label,
                    counter=form.counter.data,
                    replaces=form.replaces.data,
                )
            except Refusal as refusal:
                if refusal.values.get("what") != "code":
                    raise
                faults = {"code": self.say()("account-no-such-code")}
                return self.again(lambda: self._new_page(form), faults, refusal.status)
            return self.done("device_in", "console/devices")

    # One device.

    def _one_page(self, device: str, form: DeviceForm | None = None) -> Response:
        found = self._found(device)
        role = authorization.who().role
        form = form or self._form(found, fresh=True)
        return self.page(
            "console/device.html",
            form=form,
            settings=[form[name] for name in _fields_of(found.role)],
            shown=shown(found, self),
            counters=counter_choices(self.layout()),
            displays=[(key, key) for key in self.layout().displays],
            may_set=may(role, c.SetDevice.name),
            may_revoke=may(role, c.RevokeDevice.name),
            may_ask=may(role, c.AskDevice.name),
            asks=_asks(found),
            service_code=self.app.signer.service_code(found.id)
            if found.role is Role.KIOSK and may(role, c.AskDevice.name)
            else "",
        )

    def _found(self, identity: str) -> KnownDevice:
        return existing(self._by_id(identity), what="device", id=identity)

    def _form(self, device: KnownDevice, *, fresh: bool = False) -> DeviceForm:
        form = (
            DeviceForm(
                formdata=None,
                label=device.label,
                counter=device.counter or "",
                display=device.display or "",
                **_values_of(device.settings),
            )
            if fresh
            else DeviceForm()
        )
        languages = self.layout().config.centre.languages
        _fit(form, device.role, languages, self.say())
        return form

    def _one(self, device: str) -> Response:
        act_asked = request.form.get("act", "")
        sent = self._form(self._found(device)) if act_asked == "set" else None
        form = sent or Form()
        with self.submitted(form, lambda: self._one_page(device, sent)):
            model: type[Command] = c.AskDevice
            fields: dict[str, object] = {"what": act_asked}
            if sent is not None:
                settings = _settings_in(sent, self._found(device).role)
                own = {name: sent[name].data for name in ("label", "counter", "display")}
                model, fields = c.SetDevice, {**own, "settings": settings}
            elif act_asked == "revoke":
                model, fields = c.RevokeDevice, {}
            self.give(model, form, device=device, **fields)
            page = "console/devices" if model is c.RevokeDevice else f"console/devices/{device}"
            return self.done(f"device_{act_asked}", page)


def shown(one: KnownDevice, frame: Frame) -> dict[str, Any]:
    """A device as text: its state and the `sign` of that, the `cares` that staff should take, the
    address of its last picture and when that was taken."""
    say, counter = frame.say(), frame.layout().counters.get(one.counter or "")
    address = f"api/v1/centres/{authorization.own_centre()}/devices/{one.id}/picture"
    return {
        "device": one,
        "kind": say("account-device-kind", kind=one.role),
        "place": say("account-at-counter", counter=counter.number) if counter is not None else "",
        "state": say("account-device-state", state=one.state, time=frame.moment(one.seen_at)),
        "sign": SIGNS[one.state],
        "cares": list(_cares(one, say)),
        "picture": (address, frame.moment(one.picture_at)) if one.picture_at else None,
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
    if one.ticket_seconds is not None and one.ticket_seconds > SLOW_TICKET_SECONDS:
        yield say("account-ticket-slow", seconds=round(one.ticket_seconds))
    if one.sound is SoundState.FAILED:
        yield say("account-sound-failed")
    if one.clock_offset is not None and abs(one.clock_offset) >= CLOCK_OFF_SECONDS:
        yield say("account-clock-off", seconds=round(abs(one.clock_offset)))


# The settings of one device.


def _fields_of(role: Role) -> Sequence[str]:
    return [name for one in FIELDS[role] for name in _ASKED_AS.get(one, (one,))]


def _fit(form: DeviceForm, role: Role, languages: Sequence[str], say: Wording) -> None:
    """Reduce a form to the fields of a kind of device, and set their choices, which depend on the
    languages of the centre."""
    every = {name for kind in FIELDS for name in _fields_of(kind)}
    for name in every - {*_fields_of(role)}:
        del form[name]
    spoken = PROGRAM_LANGUAGES if role is Role.COUNTER else languages
    nothing = ("", say("console-not-set"))
    choices: dict[str, list[tuple[object, str]]] = {
        "language": [(one, OWN_NAMES[one]) for one in spoken if one in OWN_NAMES],
        "paper_dots": [(one, say("console-dots", dots=one)) for one in _PAPERS],
        "volume": [(one, say("console-percent", n=one)) for one in _VOLUMES],
    }
    for name, options in choices.items():
        if name in form:
            form[name].choices = [nothing, *options]


def _values_of(settings: DeviceSettings) -> dict[str, object]:
    values = dict(settings.given)
    values["stays_on"] = settings.screens_off == NEVER
    values["screens_off"] = "" if settings.screens_off == NEVER else settings.screens_off
    values["always_heard"] = settings.headset_jack is False
    return values


def _settings_in(form: DeviceForm, role: Role) -> DeviceSettings:
    """The settings in a form; a `pydantic.ValidationError` names each wrong field."""
    values = {name: form[name].data or None for name in FIELDS[role] if name in form}
    if "screens_off" in form:
        typed = intervals_of(form.screens_off.data or "")
        values["screens_off"] = NEVER if form.stays_on.data else ", ".join(typed) or None
    if "always_heard" in form and form.always_heard.data:
        values["headset_jack"] = False
    return DeviceSettings.model_validate(values)
