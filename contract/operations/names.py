"""The names of what is read or requested, apart from the commands."""

from enum import StrEnum

from contract.enums import CommandName, SnapshotName, SummedUp


class Query(SummedUp):
    """The queries apart from the snapshots."""

    CENTRES = "centres", "The centres of the token"
    CENTRE = "centre", "The whole configuration"
    CATALOGUE = "catalogue", "Names, texts and documents"
    FILE = "file", "A logo, picture or sound"
    LOG = "log", "The event log"
    TICKETS = "tickets", "Find tickets"
    WHY = "why", "Why it was or was not called yet"
    ACCURACY = "accuracy", "The accuracy of a day's estimates"
    REPORT = "report", "A report"
    FACTS = "facts", "The facts of a day"
    DIGESTS = "digests", "The digests of closed days"
    DEVICES = "devices", "The devices"
    WAITING_DEVICES = "waiting_devices", "The machines that wait to be added"
    PICTURE = "picture", "The last picture of a device's screen"
    PEOPLE = "people", "The people"
    TOKENS = "tokens", "The tokens"
    ACCESS = "access", "The access log"
    SESSION = "session", "The present session"
    ENROLMENT = "enrolment", "The state of an enrolment"
    HEALTH = "health", "Whether the server is ready"
    METRICS = "metrics", "Metrics for Prometheus"
    DESCRIPTION = "description", "The description of the API"


class Act(SummedUp):
    """Requests about identity, apart from the commands of a hall."""

    SIGN_IN = "sign_in", "Sign in"
    PROVE_FACTOR = "prove_factor", "Prove the factor"
    OFFER_FACTOR = "offer_factor", "Get a second factor"
    CONFIRM_FACTOR = "confirm_factor", "Confirm the second factor"
    CHANGE_PASSWORD = "change_password", "Change the password"
    SIGN_OUT = "sign_out", "Sign out"
    BEGIN_ENROLMENT = "begin_enrolment", "Enrol a device"
    PROVE_DEVICE = "prove_device", "Prove a device and its server to each other"
    REPORT_HEALTH = "report_health", "Report a device's health"
    RENEW_SECRET = "renew_secret", "Renew a device's secret"
    GIVE_PICTURE = "give_picture", "Send a picture of a device's screen"
    STORE_FILE = "store_file", "Store a logo, picture or sound"


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
