"""`novbe server device`: kiosks, displays and counter PCs, for a hall without a console."""

from datetime import UTC, datetime

from contract import access
from contract import commands as c
from contract.enums import Role
from contract.errors import ProblemType
from contract.ids import key_of
from server.cli import acting, options
from server.cli.acting import Fields, Verb, group_of
from server.context import AppContext
from server.domain.layout import Layout
from server.identity import known
from server.settings import ServerSettings


def _confirm(app: AppContext, layout: Layout, fields: Fields) -> None:
    before = fields["replaces"] and _known(app, layout.slug, fields["replaces"])
    fields["label"] = fields["label"] or (before.label if before else None)
    if fields["label"] is None:
        options.give_up("--label is needed: say what staff call it, e.g. 'kiosk at the door'.")


def _set(app: AppContext, layout: Layout, fields: Fields) -> None:
    """Keep the fields that are not given."""
    if all(fields[one] is None for one in ("label", "counter", "display")):
        options.give_up("Nothing to change: name --label, --counter or --display.")
    before = _known(app, layout.slug, fields["device"])
    fields["label"] = fields["label"] or before.label or before.id
    given = fields["counter"]
    if given is not None:
        fields["counter"] = None if given == _NONE else acting.counter_named(layout, given)
    else:
        fields["counter"] = before.counter
    display = fields["display"] if fields["display"] is not None else before.display
    fields["display"] = None if display == _WHOLE else display
    number = key_of(fields["counter"]) if fields["counter"] else ""
    fields["stands"] = f" at counter {number}" if number else ""
    fields["shows"] = f" and shows '{fields['display']}'" if fields["display"] else ""


_NONE, _WHOLE = "none", "hall"


def _named(app: AppContext, layout: Layout, fields: Fields) -> None:
    fields["called"] = _called(_known(app, layout.slug, fields["device"], revoked=True))


def _ask(app: AppContext, layout: Layout, fields: Fields) -> None:
    device = _known(app, layout.slug, fields["device"])
    fields["called"] = _called(device)
    if device.state != "online":
        state = "has not connected yet" if device.state == "not_connected" else "is offline now"
        options.say(f"It {state}; it receives this once it is connected.", err=True)


device = group_of(
    "device",
    "Kiosks, displays and counter PCs: enrol them by the code on their screens, see their state, "
    "revoke them.",
    {
        "confirm": Verb(
            c.ConfirmDevice,
            "the {role} '{label}' is enrolled",
            places=("code",),
            help="Enrol the device that shows CODE on its screen, as a new one or in the place of "
            "one that is there. Blanks, dashes and small letters do not matter.",
            secret="device",
            prepare=_confirm,
            refusals={
                ProblemType.NOT_FOUND: "No machine that waits shows the code '{code}', or two show "
                "the same. Look at its screen again; 'novbe server device waiting' lists the "
                "machines."
            },
        ),
        "refuse": Verb(
            c.RefuseDevice,
            "{machine} is refused",
            places=("machine",),
            refusals={
                ProblemType.NOT_FOUND: "No machine '{machine}' waits; 'novbe server device "
                "waiting' lists them."
            },
        ),
        "set": Verb(
            c.SetDevice,
            "{device} is '{label}'{stands}{shows}",
            places=("device",),
            left_out=("settings",),
            by_id=("counter",),
            help="Set the name of a device, its counter ('none': it stands at none), and the "
            "display of the centre file that it shows ('hall': the whole). What is not given "
            "stays.",
            prepare=_set,
        ),
        "revoke": Verb(c.RevokeDevice, "{called} is revoked", places=("device",), prepare=_named),
        "ask": Verb(
            c.AskDevice,
            "{called} is asked for: {what}",
            places=("device", "what"),
            help="Ask a device to restart, to renew its secret, or to send a picture of its screen "
            "(shown on its page in the console).",
            prepare=_ask,
        ),
    },
)


@device.command("list")
@options.on_centre
@options.as_json
def list_devices(centre: str, as_json: bool, settings: ServerSettings) -> None:
    """The devices of a centre and how they are: online, offline (not heard for 12 seconds, with
    why: 'ended' in order, together 'with' others, or 'alone'), not connected yet, revoked.
    'address' is where it reported from last. 'clock' is by how many seconds its own clock is ahead
    of the hall's. 'code' opens the service menu of a kiosk. 'copied' means that its secret is used
    somewhere else too: replace or revoke it."""
    app = acting.open_app(settings, writing=False)
    zone, now = options.zone_of(acting.layout_of(app.store, centre)), datetime.now(UTC)
    found, service_code = known.devices(app, centre), acting.service_codes(settings)
    options.print_list(
        found,
        as_json,
        f"{centre} has no devices yet. Start a kiosk without a token: it shows a code for "
        f"'novbe server device confirm {centre} CODE --label ...'.",
        {
            "id": lambda one: one.id,
            "called": lambda one: one.label,
            "role": lambda one: one.role,
            "counter": lambda one: key_of(one.counter) if one.counter else "",
            "state": _state_of,
            "heard": lambda one: options.ago(one.seen_at, now),
            "address": lambda one: one.address,
            "since": lambda one: options.format_time(one.enrolled_at, zone),
            "version": lambda one: one.version,
            "printer": lambda one: "" if one.printer == "none" else one.printer,
            "clock": lambda one: "" if one.clock_offset is None else f"{one.clock_offset:+.1f}",
            "code": lambda one: service_code(one.id) if one.role is Role.KIOSK else "",
            "copied": lambda one: "copied" if one.copied else "",
        },
    )


@device.command("waiting")
@options.as_json
@options.store_options
def waiting(as_json: bool, settings: ServerSettings) -> None:
    """List the devices that show a code and wait for enrolment."""
    app = acting.open_app(settings, writing=False)
    found, now = known.waiting(app), datetime.now(UTC)
    options.print_list(
        found,
        as_json,
        "No device waits for enrolment. Start its program without a token.",
        {
            "id": lambda one: one.id,
            "role": lambda one: one.role,
            "machine": lambda one: one.name,
            "address": lambda one: one.address,
            "version": lambda one: one.version,
            "asks since": lambda one: f"{options.ago(one.since, now)} ago",
        },
    )


def _known(
    app: AppContext, centre: str, identity: str, *, revoked: bool = False
) -> access.KnownDevice:
    """A device of a centre; exits if there is none, or it was revoked."""
    found = next((one for one in known.devices(app, centre) if one.id == identity), None)
    if found is None:
        options.refuse(f"{centre} has no device '{identity}'. 'list' tells which there are.")
    if found.state == "revoked" and not revoked:
        options.refuse(f"{_called(found)} was revoked; let it in again by a code.")
    return found


def _state_of(one: access.KnownDevice) -> str:
    why = {
        access.OfflineReason.TOGETHER: f"with {one.silent_with} more",
        access.OfflineReason.ENDED: "ended",
        access.OfflineReason.SILENT: "alone",
    }
    return f"{one.state} ({why[one.offline_because]})" if one.offline_because else one.state


def _called(one: access.KnownDevice) -> str:
    return f"{one.id} ('{one.label}')" if one.label else one.id
