"""The forms of the console.

A form defines the fields; their labels, hints and faults are texts by the name of the field.
Choices depend on the centre, so the page sets them before a form is shown or read.
"""

from wtforms import BooleanField, RadioField, SelectField, TimeField
from wtforms.validators import Optional

from server.web.pages.forms import Form, field

CALL_REASONS = ("small_child", "illness", "staff_mistake", "missed_call", "other")
STOP_MINUTES = {"quarter": 15, "half": 30, "hour": 60}
STOP_FOR = (*STOP_MINUTES, "time", "day")
"""For how long no tickets are issued: minutes, until a time, or for the rest of the day."""
CANCEL_REASONS = ("left", "mistake", "duplicate", "other")


class PauseForm(Form):
    """Why the hall is paused, its expected end, and whether it resumes then."""

    reason = field(RadioField)
    expected_end = TimeField(validators=[Optional()])
    resume_automatically = BooleanField()


class PauseServiceForm(PauseForm):
    """The same for one service, without a check by a person that the hall is safe again."""

    resume_automatically = BooleanField(default=True)


class StopForm(Form):
    """For how long no tickets are issued."""

    how_long = field(RadioField, default="day")
    until = TimeField(validators=[Optional()])


class SureForm(Form):
    """Whether to continue although a queue is left without a counter."""

    sure = BooleanField()


class ProfileForm(Form):
    """Another work profile for a counter."""

    profile = field(RadioField)
    sure = BooleanField()


class MoveForm(Form):
    """The service to which all waiting tickets are moved."""

    to_service = field(SelectField)


class CancelForm(Form):
    """The reason why a ticket is cancelled."""

    reason = field(RadioField)


class CallForm(Form):
    """The counter to which a ticket is called out of order, and the reason."""

    counter = field(SelectField)
    reason = field(RadioField)
