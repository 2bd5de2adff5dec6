"""The forms of the console.

A form says what is asked; its labels, hints and faults are texts by the name of the field.
Choices depend on the centre, so the page sets them before a form is shown or read.
"""

from wtforms import BooleanField, RadioField, SelectField, TimeField
from wtforms.validators import Optional

from server.web.pages.forms import Form, field

CALL_REASONS = ("small_child", "illness", "staff_mistake", "missed_call", "other")
STOP_MINUTES = {"quarter": 15, "half": 30, "hour": 60}
STOP_FOR = (*STOP_MINUTES, "time", "day")
"""For how long no tickets are given: minutes, until a time, or for the rest of the day."""
CANCEL_REASONS = ("left", "mistake", "duplicate", "other")


class PauseForm(Form):
    """Why the hall is paused, until when it is expected to be, and whether it resumes then."""

    reason = field(RadioField)
    expected_end = TimeField(validators=[Optional()])
    resume_automatically = BooleanField()


class PauseServiceForm(PauseForm):
    """The same for one service. No person has to see that the hall is safe again."""

    resume_automatically = BooleanField(default=True)


class StopForm(Form):
    """For how long no tickets are given."""

    how_long = field(RadioField, default="day")
    until = TimeField(validators=[Optional()])


class SureForm(Form):
    """Whether it is done although a queue is left without a counter."""

    sure = BooleanField()


class ProfileForm(Form):
    """Another work profile for a counter."""

    profile = field(RadioField)
    sure = BooleanField()


class MoveForm(Form):
    """To which service all waiting tickets are moved."""

    to_service = field(SelectField)


class CancelForm(Form):
    """Why a ticket is cancelled."""

    reason = field(RadioField)


class CallForm(Form):
    """To which counter a ticket is called out of turn, and why."""

    counter = field(SelectField)
    reason = field(RadioField)
