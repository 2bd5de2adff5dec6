"""The names of what is read or requested, apart from the commands."""

from enum import StrEnum

from contract.enums import CommandName, SnapshotName


class Query(StrEnum):
    """The queries apart from the snapshots."""

    CENTRES = "centres"
    CENTRE = "centre"
    CATALOGUE = "catalogue"
    FILE = "file"
    LOG = "log"
    TICKETS = "tickets"
    WHY = "why"
    ACCURACY = "accuracy"
    REPORT = "report"
    FACTS = "facts"
    DIGESTS = "digests"
    DEVICES = "devices"
    WAITING_DEVICES = "waiting_devices"
    PICTURE = "picture"
    PEOPLE = "people"
    TOKENS = "tokens"
    ACCESS = "access"
    SESSION = "session"
    ENROLMENT = "enrolment"
    HEALTH = "health"
    METRICS = "metrics"
    DESCRIPTION = "description"


class Act(StrEnum):
    """Requests about identity, apart from the commands of a hall."""

    SIGN_IN = "sign_in"
    PROVE_FACTOR = "prove_factor"
    OFFER_FACTOR = "offer_factor"
    CONFIRM_FACTOR = "confirm_factor"
    CHANGE_PASSWORD = "change_password"
    SIGN_OUT = "sign_out"
    BEGIN_ENROLMENT = "begin_enrolment"
    PROVE_DEVICE = "prove_device"
    REPORT_HEALTH = "report_health"
    RENEW_SECRET = "renew_secret"
    GIVE_PICTURE = "give_picture"
    STORE_FILE = "store_file"


class Page(StrEnum):
    """The pages for browsers, and their parts."""

    TICKET = "ticket_page"
    LOOK = "look_page"
    WALL = "wall_page"
    OPEN_DATA = "open_data_page"
    STATIC = "static_page"
    HEALTH = "health_page"
    SET_UP = "set_up_page"
    SIGN_IN = "sign_in_page"
    FACTOR = "factor_page"
    PASSWORD = "password_page"
    ACCOUNT = "account_page"
    LIVE = "live_page"
    STEERING = "steering_page"
    DEVICES = "devices_page"
    NEW_DEVICE = "new_device_page"
    PEOPLE = "people_page"
    PEOPLE_LIST = "people_list_page"
    TOKENS = "tokens_page"
    ALERTS = "alerts_page"
    SET_UP_CENTRE = "set_up_centre_page"
    CENTRE_FILE = "centre_file_page"
    REPORTS = "reports_page"
    START = "start_page"
    SIGN_OUT = "sign_out_page"


type What = CommandName | Query | SnapshotName | Act | Page
"""Everything that has a row in the operations."""
