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
from server.web.pages.cookie import take_code
from server.web.pages.forms import PageForm, execute, field, show_again, submitted
from server.web.pages.frame import Frame, Pages, Views

CLOCK_OFF_SECONDS: Final = 5.0
"""From this difference in seconds on a device's clock is reported as wrong."""

SIGNS: Final = {"online": "good", "offline": "bad", "not_connected": "care", "revoked": "out"}
"""The colour of each state; the state is also written in words."""

_LATIN: Final = {"dir": "ltr"}
"""Addresses and names of outputs are written left to right in every language."""

_PAPERS: Final = (384, 512, 576, 640)
_VOLUMES: Final = (20, 40, 60, 80, 100)

_FORM_FIELDS: Final = {
    "headset_jack": ("always_heard",),
    "screens_off": ("screens_off", "stays_on"),
}
"""Settings whose field has another name than the setting."""

_OF_PROGRAMS: Final = frozenset({"screen", "screenshot"})
"""What is set for, or asked of, a display program and not a board in a browser."""


def _number(value: object) -> object:
    return int(str(value)) if str(value).isdecimal() else ""


class DeviceForm(PageForm):
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


class _NewDeviceForm(PageForm):
    code = field()
    label = field(needed=False)
    counter = field(needed=False)
    replaces = field(needed=False)


class DevicePages(Pages):
    """The pages of the devices."""

    def routes(self) -> Iterable[Views]:
        yield Views("console/devices", Page.DEVICES, self.show_devices)
        yield Views("console/devices", Page.NEW_DEVICE, post=self.refuse_device)
        yield Views("console/devices/add", Page.NEW_DEVICE, self.show_new_device, self.add_device)
        yield Views("console/devices/<device>", Page.DEVICES, self.show_device, self.change_device)

    def _known(self) -> list[KnownDevice]:
        return list(known.devices(self.app, authorization.own_centre()))

    def _by_id(self, identity: str | None) -> KnownDevice | None:
        return next((device for device in self._known() if device.id == identity), None)

    def show_devices(self) -> Response:
        may_add = permitted_to(authorization.who(), Page.NEW_DEVICE)
        return self.frame.page(
            "console/devices.html",
            devices=[device_row(device, self.frame) for device in self._known()],
            waiting=self._waiting() if may_add else [],
            form=PageForm(formdata=None),
            may_add=may_add,
        )

    def _waiting(self) -> list[tuple[WaitingDevice, str]]:
        """The machines that wait for enrolment, each with the label that it had here before."""
        labels = {device.id: device.label or device.id for device in self._known()}
        waiting = known.waiting(self.app, authorization.own_centre())
        return [(device, labels[device.replaces] if device.replaces else "") for device in waiting]

    def refuse_device(self) -> Response:
        """Refuse a machine that waits: its code is void."""
        form = PageForm()
        with submitted(self.frame, form, self.show_devices):
            execute(self.app, c.RefuseDevice, form, machine=request.form.get("machine"))
            return self.frame.done("device_refused", "console/devices")

    # A new device.

    def show_new_device(self) -> Response:
        code = take_code()
        waiting = known.waiting(self.app, authorization.own_centre(), code)
        # Without a code it is about the only machine that waits.
        before = self._by_id(waiting[0].replaces) if len(waiting) == 1 else None
        values = {"label": before.label, "replaces": before.id} if before is not None else {}
        return self._new_page(_NewDeviceForm(formdata=None, code=code, **values))

    def _new_page(self, form: _NewDeviceForm) -> Response:
        return self.frame.page(
            "console/new_device.html",
            form=form,
            waiting=self._waiting(),
            counters=counter_choices(self.frame.setup()),
            wall_address=f"{self.frame.address()}/wall",
            board_address=f"{self.frame.address()}/board",
            others=[(other.id, other.label) for other in self._known() if other.state != "revoked"],
        )

    def add_device(self) -> Response:
        form = _NewDeviceForm()
        with submitted(self.frame, form, lambda: self._new_page(form)):
            replaced = self._by_id(form.replaces.data)
            label = form.label.data or (replaced.label if replaced is not None else "")
            try:
                execute(
                    self.app,
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
                faults = {"code": self.frame.say()("account-no-such-code")}
                return show_again(lambda: self._new_page(form), faults, refusal.status)
            return self.frame.done("device_in", "console/devices")

    # One device.

    def show_device(self, device: str, form: DeviceForm | None = None) -> Response:
        known_device = self._known_device(device)
        role = authorization.who().role
        form = form or self._form(known_device, fresh=True)
        return self.frame.page(
            "console/device.html",
            form=form,
            settings=[
                form[name]
                for name in _fields_of(known_device.role)
                if not (known_device.in_browser and name in _OF_PROGRAMS)
            ],
            shown=device_row(known_device, self.frame),
            counters=counter_choices(self.frame.setup()),
            displays=[(key, key) for key in self.frame.setup().displays],
            may_set=may(role, c.SetDevice.name),
            may_revoke=may(role, c.RevokeDevice.name),
            may_ask=may(role, c.AskDevice.name),
            asks=_asks(known_device),
            service_code=self.app.signer.service_code(known_device.id)
            if known_device.role is Role.KIOSK and may(role, c.AskDevice.name)
            else "",
        )

    def _known_device(self, identity: str) -> KnownDevice:
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
        languages = self.frame.config().centre.languages
        _fit_to_device(form, device.role, languages, self.frame.say())
        return form

    def change_device(self, device: str) -> Response:
        act = request.form.get("act", "")
        sent = self._form(self._known_device(device)) if act == "set" else None
        form = sent or PageForm()
        with submitted(self.frame, form, lambda: self.show_device(device, sent)):
            model: type[Command] = c.AskDevice
            fields: dict[str, object] = {"what": act}
            if sent is not None:
                settings = _settings_in(sent, self._known_device(device).role)
                own = {name: sent[name].data for name in ("label", "counter", "display")}
                model, fields = c.SetDevice, {**own, "settings": settings}
            elif act == "revoke":
                model, fields = c.RevokeDevice, {}
            execute(self.app, model, form, device=device, **fields)
            page = "console/devices" if model is c.RevokeDevice else f"console/devices/{device}"
            return self.frame.done(f"device_{act}", page)


def device_row(device: KnownDevice, frame: Frame) -> dict[str, Any]:
    """A device as text: its state and the `sign` of that, the `cares` that staff should take, the
    address of its last picture and when that was taken."""
    say, counter = frame.say(), frame.setup().counters.get(device.counter or "")
    address = f"api/v1/centres/{authorization.own_centre()}/devices/{device.id}/picture"
    return {
        "device": device,
        "kind": say("account-device-kind", kind=device.role),
        "place": say("account-at-counter", counter=counter.number) if counter is not None else "",
        "state": say("account-device-state", state=device.state, time=frame.moment(device.seen_at)),
        "sign": SIGNS[device.state],
        "cares": list(_cares(device, say)),
        "picture": (address, frame.moment(device.picture_at))
        if device.picture_at and not device.in_browser
        else None,
    }


def _asks(device: KnownDevice) -> list[tuple[str, bool]]:
    """The requests that can be sent to the device, and whether each is still open. The screen of a
    counter is not the hall's, and a wall screen has no program."""
    if device.role is Role.WALL:
        return []
    since = {"restart": device.restart_since, "rotate": device.rotate_since}
    if device.role is not Role.COUNTER:
        since = {"screenshot": device.screenshot_since, **since}
    left_out = _OF_PROGRAMS if device.in_browser else frozenset[str]()
    return [(what, at is not None) for what, at in since.items() if what not in left_out]


def _cares(device: KnownDevice, say: Wording) -> Iterable[str]:
    """The problems of a device that is not revoked."""
    if device.state == "revoked":
        return
    if device.copied:
        yield say("account-device-copied")
    if device.printer not in (PrinterState.NONE, PrinterState.OK):
        yield say("account-printer", state=device.printer)
    if device.ticket_seconds is not None and device.ticket_seconds > SLOW_TICKET_SECONDS:
        yield say("account-ticket-slow", seconds=round(device.ticket_seconds))
    if device.sound is SoundState.FAILED:
        yield say("account-sound-failed")
    if device.clock_offset is not None and abs(device.clock_offset) >= CLOCK_OFF_SECONDS:
        yield say("account-clock-off", seconds=round(abs(device.clock_offset)))


# The settings of one device.


def _fields_of(role: Role) -> Sequence[str]:
    return [name for setting in FIELDS[role] for name in _FORM_FIELDS.get(setting, (setting,))]


def _fit_to_device(form: DeviceForm, role: Role, languages: Sequence[str], say: Wording) -> None:
    """Reduce a form to the fields of a kind of device, with choices for its centre's languages."""
    every = {name for kind in FIELDS for name in _fields_of(kind)}
    for name in every - {*_fields_of(role)}:
        del form[name]
    spoken = PROGRAM_LANGUAGES if role is Role.COUNTER else languages
    nothing = ("", say("console-not-set"))
    choices: dict[str, list[tuple[object, str]]] = {
        "language": [(code, OWN_NAMES[code]) for code in spoken if code in OWN_NAMES],
        "paper_dots": [(dots, say("console-dots", dots=dots)) for dots in _PAPERS],
        "volume": [(percent, say("console-percent", n=percent)) for percent in _VOLUMES],
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
