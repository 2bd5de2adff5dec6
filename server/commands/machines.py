"""Commands of managers on devices."""

from dataclasses import replace

from contract import commands as c
from contract import events as e
from contract import pairing
from contract.device_settings import DeviceSettings, faults_of
from contract.enums import Role
from contract.errors import ProblemType, Refusal, malformed_field
from contract.letters import too_small
from contract.screens import WHOLE_HALL
from server.commands.counters import close_counters_of
from server.context import Answer, AppContext
from server.domain.machines import Device, DeviceHealth
from server.engine.unit_of_work import UnitOfWork
from server.views.lookups import counter_of


def confirm_device(app: AppContext, unit: UnitOfWork, command: c.ConfirmDevice) -> Answer:
    """Enrol the device that shows the code, as a new one or in place of another. `not_found` for a
    code that no device shows, or two; `malformed` for a counter that does not fit the role, or a
    replacement of another kind; `already_done` if a device has that secret."""
    now = app.machine.now()
    code = pairing.typed(command.code)
    asking = unit.access.enrolments(now, unit.centre.id)
    waiting = [one for one in asking if code in (one.code, one.vouched_code)]
    if len(waiting) != 1:
        raise Refusal(ProblemType.NOT_FOUND, {"what": "code"})
    one = waiting[0]
    if unit.access.device_by_hash(one.hash) is not None:
        raise Refusal(ProblemType.ALREADY_DONE)
    counter = _counter(unit, one.role, command.counter)
    if command.replaces is not None:
        before = device_of(unit, command.replaces)
        if before.role is not one.role:
            raise malformed_field("replaces", f"is a {before.role}, not a {one.role}")
        after = replace(
            before,
            label=command.label,
            counter=counter or before.counter,
            hash=one.hash,
            next_hash=None,
            restart_since=None,
            screenshot_since=None,
            rotate_since=None,
        )
        unit.access.save(before, after)
        unit.access.delete(DeviceHealth, after.id)
        unit.access.end_sessions_at(after.id, now)
    else:
        after = Device(one.id, unit.centre.id, one.role, command.label, counter, one.hash, now)
        unit.access.save(None, after)
    unit.access.save(one, replace(one, device=after.id))
    unit.append(
        e.DeviceConfirmed(
            device=after.id,
            role=after.role,
            counter=after.counter,
            replaced=command.replaces is not None,
        )
    )
    return {"device": after.id, "role": after.role}


def set_device(app: AppContext, unit: UnitOfWork, command: c.SetDevice) -> None:
    """Set a device's name, counter, layout and settings; an operator who is signed in at a PC that
    moves to another counter has to sign in again."""
    before = device_of(unit, command.device)
    counter = _counter(unit, before.role, command.counter)
    display = _display(unit, before.role, command.display)
    settings = before.settings if command.settings is None else command.settings
    _require_settings(unit, before.role, display, settings)
    after = replace(
        before, label=command.label, counter=counter, display=display, settings=settings
    )
    unit.access.save(before, after)
    if counter != before.counter:
        _sign_out(app, unit, before.id)
    unit.append(e.DeviceSet(device=before.id, counter=counter, display=display))


def revoke_device(app: AppContext, unit: UnitOfWork, command: c.RevokeDevice) -> None:
    """Revoke a device, and end the sessions on it; idempotent."""
    before = device_of(unit, command.device, revoked=True)
    if before.revoked_at is None:
        unit.access.save(before, replace(before, revoked_at=app.machine.now()))
        _sign_out(app, unit, before.id)
        unit.append(e.DeviceRevoked(device=before.id))


def _sign_out(app: AppContext, unit: UnitOfWork, device: str) -> None:
    for person in unit.access.end_sessions_at(device, app.machine.now()):
        close_counters_of(unit, person)


def refuse_device(app: AppContext, unit: UnitOfWork, command: c.RefuseDevice) -> Answer:
    """Refuse a waiting machine (or `not_found`) in this centre; it may belong to another. Once all
    centres or the command line have refused it, its code is void."""
    now = app.machine.now()
    waiting = unit.access.enrolments(now, unit.centre.id)
    one = next((one for one in waiting if one.id == command.machine), None)
    if one is None:
        raise Refusal(ProblemType.NOT_FOUND, {"what": "device", "id": command.machine})
    after = replace(one, refused_by=(*one.refused_by, unit.centre.id))
    if unit.who.at_server or unit.access.is_refused_everywhere(after):
        after = replace(after, expires_at=now)
    unit.access.save(one, after)
    unit.append(e.DeviceRefused(device=one.id))
    return {"device": one.id}


def ask_device(app: AppContext, unit: UnitOfWork, command: c.AskDevice) -> None:
    """Ask a device to restart, to send a picture (not of a counter's screen: `malformed`) or to
    renew its secret; its snapshot contains the request. A browser cannot be asked."""
    before = device_of(unit, command.device)
    if before.role is Role.WALL:
        raise malformed_field("what", "is not possible for a wall screen, which is a browser")
    match command.what:
        case "restart":
            after = replace(before, restart_since=unit.now)
        case "screenshot" if before.role is Role.COUNTER:
            raise malformed_field("what", "is not possible for a counter: its screen is private")
        case "screenshot":
            after = replace(before, screenshot_since=unit.now)
        case _:
            after = replace(before, rotate_since=unit.now)
    unit.access.save(before, after)
    unit.append(e.DeviceAsked(device=before.id, what=command.what))


def device_of(unit: UnitOfWork, identity: str, *, revoked: bool = False) -> Device:
    """A device of the centre, or `not_found`; with a flag also a revoked one."""
    found = unit.access.device(identity)
    here = found is not None and found.centre == unit.centre.id
    if found is None or not here or (found.revoked_at is not None and not revoked):
        raise Refusal(ProblemType.NOT_FOUND, {"what": "device", "id": identity})
    return found


def _display(unit: UnitOfWork, role: Role, key: str | None) -> str | None:
    if key is None:
        return None
    if role is not Role.DISPLAY:
        raise malformed_field("display", f"does not apply to a {role}")
    if key not in unit.layout.displays:
        known = ", ".join(unit.layout.displays) or "none"
        raise malformed_field("display", f"is none of the displays of the centre file: {known}")
    return key


def _require_settings(
    unit: UnitOfWork, role: Role, display: str | None, settings: DeviceSettings
) -> None:
    for name, why in faults_of(role, settings):
        raise malformed_field(name, why)
    if role is not Role.DISPLAY:
        return
    layout = unit.layout.displays.get(display or "", WHOLE_HALL)
    shown = layout.on_panel(settings.inches, settings.farthest_seat_m)
    # The layouts of a centre file were checked when it was imported.
    if shown != layout and (found := too_small(shown)) is not None:
        raise malformed_field("inches", found)


def _counter(unit: UnitOfWork, role: Role, identity: str | None) -> str | None:
    if identity is None:
        return None
    if role is not Role.COUNTER:
        raise malformed_field("counter", f"does not apply to a {role}")
    return counter_of(unit, identity).id
