"""The settings of one device as a form: its fields and choices, and the conversion back."""

from collections.abc import Sequence
from typing import Final

from wtforms import BooleanField, FloatField, SelectField, StringField
from wtforms.validators import Optional

from contract.device_settings import FIELDS, NEVER, DeviceSettings
from contract.enums import Role
from contract.hours import intervals_of
from contract.texts import OWN_NAMES, PROGRAM_LANGUAGES, Wording
from server.web.pages.forms import Form, field

_LATIN: Final = {"dir": "ltr"}
"""Addresses and names of outputs are written left to right in every language."""

_PAPERS: Final = (384, 512, 576, 640)
_VOLUMES: Final = (20, 40, 60, 80, 100)

_ASKED_AS: Final = {"headset_jack": ("always_heard",), "screens_off": ("screens_off", "stays_on")}
"""Settings whose field has another name than the setting."""


def _number(value: object) -> object:
    """A choice as a number; "" for none."""
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


def names_of(role: Role) -> Sequence[str]:
    """The fields of a kind of device, in their order."""
    return [name for one in FIELDS[role] for name in _ASKED_AS.get(one, (one,))]


def fit(form: DeviceForm, role: Role, languages: Sequence[str], say: Wording) -> None:
    """Reduce a form to the fields of a kind of device, and set their choices, which depend on the
    languages of the centre."""
    every = {name for kind in FIELDS for name in names_of(kind)}
    for name in every - {*names_of(role)}:
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


def written_in(settings: DeviceSettings) -> dict[str, object]:
    """The values of the form's fields for some settings."""
    values = dict(settings.given)
    values["stays_on"] = settings.screens_off == NEVER
    values["screens_off"] = "" if settings.screens_off == NEVER else settings.screens_off
    values["always_heard"] = settings.headset_jack is False
    return values


def entered(form: DeviceForm, role: Role) -> DeviceSettings:
    """The settings in a form; a `pydantic.ValidationError` names each wrong field."""
    values = {name: form[name].data or None for name in FIELDS[role] if name in form}
    if "screens_off" in form:
        typed = intervals_of(form.screens_off.data or "")
        values["screens_off"] = NEVER if form.stays_on.data else ", ".join(typed) or None
    if "always_heard" in form and form.always_heard.data:
        values["headset_jack"] = False
    return DeviceSettings.model_validate(values)
