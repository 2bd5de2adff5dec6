"""Devices, people and tokens, as managers see them."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from contract.access import (
    AccessEntry,
    DeviceState,
    KnownDevice,
    KnownPerson,
    KnownToken,
    PrinterState,
    SoundState,
    WaitingDevice,
)
from contract.errors import ProblemType, Refusal, existing, malformed_field
from contract.pairing import typed
from server.context import AppContext
from server.domain import machines
from server.domain.machines import Device, DeviceHealth, Enrolment
from server.domain.people import HeldDuty, Person, is_over
from server.domain.principal import Principal
from server.identity.sessions import duty_told
from server.store.access import Access

ENTRIES_TOLD = 200
"""The default number of entries of the access log in an answer."""

ENTRIES_AT_MOST = 1000
"""The maximum number of entries in an answer."""


def devices(app: AppContext, centre: str) -> Sequence[KnownDevice]:
    """The devices of a centre and their state; the revoked ones last."""

    def work(access: Access) -> list[KnownDevice]:
        now = app.machine.now()
        healths = access.healths(centre)
        rows = [_device(access, device, healths, now) for device in access.devices(centre)]
        return sorted(rows, key=lambda device: device.state == "revoked")

    return app.store.access(work)


def waiting(app: AppContext, centre: str | None = None, code: str = "") -> Sequence[WaitingDevice]:
    """The machines that request enrolment, without those that the centre (None: all) has refused;
    with a code, only machines that show it. A machine names no centre, so every centre sees it;
    only the centre of the device that it asks to replace sees that request."""

    def place_of(access: Access, enrolment: Enrolment) -> str:
        wanted = access.device(app.requested_replacements.get(enrolment.hash, ""))
        return wanted.id if wanted is not None and wanted.centre == centre else ""

    def work(access: Access) -> list[WaitingDevice]:
        return [
            WaitingDevice(
                id=enrolment.id,
                role=enrolment.role,
                name=enrolment.name,
                address=enrolment.address,
                version=enrolment.version,
                since=enrolment.begun_at,
                expires_at=enrolment.expires_at,
                replaces=place_of(access, enrolment),
            )
            for enrolment in access.enrolments(app.machine.now(), centre)
            if not code or typed(code) in (enrolment.code, enrolment.vouched_code)
        ]

    return app.store.access(work)


def picture(app: AppContext, centre: str, device: str) -> bytes:
    """The last picture of a device's screen, or `not_found`."""

    def work(access: Access) -> bytes:
        found, kept = access.device(device), access.picture(device)
        if found is None or found.centre != centre or kept is None:
            raise Refusal(ProblemType.NOT_FOUND, {"what": "picture"})
        return kept

    return app.store.access(work)


def people(app: AppContext, who: Principal, centre: str) -> Sequence[KnownPerson]:
    """The people with a duty in a centre; for a reader of one agency, those of that agency."""

    def work(access: Access) -> list[KnownPerson]:
        now = app.machine.now()
        duties_by_person: dict[Person, list[HeldDuty]] = {}
        for identity, duty in access.duties_at(centre):
            duties_by_person.setdefault(identity, []).append(duty)
        return [
            _person(access, identity, duties, now)
            for identity, duties in duties_by_person.items()
            if who.agency is None or any(duty.agency == who.agency for duty in duties)
        ]

    return app.store.access(work)


def person(app: AppContext, centre: str, identity: str) -> KnownPerson:
    """One person, with the duties in a centre, or `not_found`."""

    def work(access: Access) -> KnownPerson:
        known_person = existing(access.person(identity), what="person", id=identity)
        duties = [duty for duty in access.duties(identity) if duty.centre == centre]
        return _person(access, known_person, duties, app.machine.now())

    return app.store.access(work)


def tokens(app: AppContext, centre: str) -> Sequence[KnownToken]:
    """The tokens of a centre, without their secrets."""
    return app.store.access(lambda access: access.tokens(centre))


def entries(
    app: AppContext, centre: str, before: datetime | None = None, limit: int | None = None
) -> Sequence[AccessEntry]:
    """The access log before a time, the newest first, with all entries of the last moment; it
    includes attempts with unknown logins, which belong to no centre. `malformed` for a limit beyond
    the maximum."""
    count = ENTRIES_TOLD if limit is None else limit
    if not 1 <= count <= ENTRIES_AT_MOST:
        raise malformed_field("limit", f"is between 1 and {ENTRIES_AT_MOST}")
    return app.store.access(lambda access: access.entries(centre, before, count))


def _device(
    access: Access, device: Device, healths: Mapping[str, DeviceHealth], now: datetime
) -> KnownDevice:
    health = healths.get(device.id)
    state = machines.state_of(device, health, now)
    offline = health if state is DeviceState.OFFLINE else None
    together = machines.silent_with(offline, healths.values(), now) if offline else 0
    return KnownDevice(
        id=device.id,
        role=device.role,
        label=device.label,
        counter=device.counter,
        display=device.display,
        settings=device.settings,
        enrolled_at=device.enrolled_at,
        state=state,
        copied=health.copied if health else False,
        seen_at=health.at if health else None,
        version=health.version if health else "",
        clock_offset=health.clock_offset if health else None,
        screen=health.screen if health else "",
        in_browser=health is not None and health.in_browser,
        printer=health.printer if health else PrinterState.NONE,
        sound=health.sound if health else SoundState.NONE,
        ticket_seconds=health.ticket_seconds if health else None,
        picture_at=access.picture_at(device.id),
        restart_since=device.restart_since,
        screenshot_since=device.screenshot_since,
        rotate_since=device.rotate_since,
        address=health.address if health else "",
        offline_because=machines.why_offline(offline, together) if offline else None,
        silent_with=together,
    )


def _person(access: Access, row: Person, duties: Sequence[HeldDuty], now: datetime) -> KnownPerson:
    return KnownPerson(
        id=row.id,
        login=row.login or "",
        name=row.name,
        language=row.language,
        duties=tuple(map(duty_told, duties)),
        has_password=row.first_until is None,
        has_factor=bool(row.factor),
        has_badge=row.badge is not None,
        signed_in=sum(
            session.step is None and not is_over(session, now)
            for session in access.sessions(row.id)
        ),
    )
