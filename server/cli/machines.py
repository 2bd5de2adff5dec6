"""`novbe server device`: kiosks, displays and counter PCs, for a hall without a console."""

import click

from contract import commands as c
from contract.access import KnownDevice, OfflineReason
from contract.enums import Role
from contract.errors import ProblemType
from contract.ids import key_of
from server.cli import acting, options
from server.cli.verbs import Fields, Verb, group_of
from server.context import AppContext
from server.domain.layout import Layout
from server.identity import known
from server.settings import ServerSettings

_centre = click.argument("centre")


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
    zone, now = options.zone_of(acting.layout_of(app.store, centre)), options.machine_now()
    found, code_of = known.devices(app, centre), acting.service_codes(settings)
    options.print_list(
        found,
        as_json,
        ("id", "called", "role", "counter", "state", "heard", "address", "since", "version",
         "printer", "clock", "code", "copied"),
        (
            (
                one.id,
                one.label,
                one.role,
                key_of(one.counter) if one.counter else "",
                _state_of(one),
                options.ago(one.seen_at, now),
                one.address,
                options.format_time(one.enrolled_at, zone),
                one.version,
                "" if one.printer == "none" else one.printer,
                "" if one.clock_offset is None else f"{one.clock_offset:+.1f}",
                code_of(one.id) if one.role is Role.KIOSK else "",
                "copied" if one.copied else "",
            )
            for one in found
        ),
        f"{centre} has no devices yet. Start a kiosk without a token: it shows a code for "
        f"'novbe server device confirm {centre} CODE --label ...'.",
    )  # fmt: skip


@device.command("waiting")
@options.as_json
@options.store_options
def waiting(as_json: bool, settings: ServerSettings) -> None:
    """List the devices that show a code and wait for enrolment."""
    app = acting.open_app(settings, writing=False)
    found, now = known.waiting(app), options.machine_now()
    options.print_list(
        found,
        as_json,
        ("id", "role", "machine", "address", "version", "asks since"),
        (
            (
                one.id,
                one.role,
                one.name,
                one.address,
                one.version,
                f"{options.ago(one.since, now)} ago",
            )
            for one in found
        ),
        "No device waits for enrolment. Start its program without a token.",
    )


def _known(app: AppContext, centre: str, identity: str, *, revoked: bool = False) -> KnownDevice:
    """A device of a centre; exits if there is none, or it was revoked."""
    found = next((one for one in known.devices(app, centre) if one.id == identity), None)
    if found is None:
        options.refuse(f"{centre} has no device '{identity}'. 'list' tells which there are.")
    if found.state == "revoked" and not revoked:
        options.refuse(f"{_called(found)} was revoked; let it in again by a code.")
    return found


def _state_of(one: KnownDevice) -> str:
    why = {
        OfflineReason.TOGETHER: f"with {one.silent_with} more",
        OfflineReason.ENDED: "ended",
        OfflineReason.SILENT: "alone",
    }
    return f"{one.state} ({why[one.offline_because]})" if one.offline_because else one.state


def _called(one: KnownDevice) -> str:
    return f"{one.id} ('{one.label}')" if one.label else one.id
