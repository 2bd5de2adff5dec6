"""Set-up of the centre: forms for what changes often, the centre file for the rest."""

from server.periodic.vitals import Vitals
from server.web.console.set_up.care import Care
from server.web.console.set_up.centre_file import CentreFilePages
from server.web.console.set_up.counters import Counters
from server.web.console.set_up.editing import Editing
from server.web.console.set_up.hours import Hours
from server.web.console.set_up.overview import Overview
from server.web.console.set_up.profiles import Profiles
from server.web.console.set_up.services import Services
from server.web.pages.frame import Frame, Part


def pages(frame: Frame, vitals: Vitals) -> tuple[Part, ...]:
    """The pages of the set-up, and of the server's maintenance."""
    editing = Editing(frame)
    return (
        Overview(editing),
        Hours(editing),
        Services(editing),
        Profiles(editing),
        Counters(editing),
        CentreFilePages(editing),
        Care(editing, vitals),
    )
