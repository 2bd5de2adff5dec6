"""Devices that ask to be let in, and what those that were let in say of themselves."""

import hmac
from dataclasses import replace
from datetime import datetime

from contract.access import (
    BeginEnrolment,
    DeviceProven,
    EnrolmentStage,
    EnrolmentState,
    ProveDevice,
    RenewSecret,
)
from contract.errors import ProblemType, Refusal, malformed_field
from contract.files import fault_of_picture
from contract.pairing import BY_AUTHORITY, WITHOUT_TLS, code_of, proof_of
from server.application.hall import Hall
from server.domain import machines
from server.domain.machines import Enrolment
from server.domain.principal import Principal
from server.store.access import Access

PNG = b"\x89PNG\r\n\x1a\n"


def begin(hall: Hall, act: BeginEnrolment, address: str, *, by_tls: bool = False) -> EnrolmentState:
    """Let a device wait for a manager; the same secret again changes nothing but the time
    that is left. Where all places are taken one of the most crowded address gives way.

    Args:
        hall: the application.
        act: what it is.
        address: from where it asks.
        by_tls: whether this was asked by TLS, as far as can be seen.

    Raises:
        Refusal: `too_fast` where too many ask from there.
    """
    place = address[: machines.ADDRESS_SIGNS]
    known, waiting = hall.transactions.access(
        lambda access: (
            access.enrolment(act.secret_hash),
            access.enrolments(hall.machine.now()),
        )
    )
    if known is not None and known.device is not None:
        return standing(hall, act.secret_hash)
    if known is None and machines.is_crowded(waiting, place):
        raise Refusal(ProblemType.TOO_FAST)
    # Made anew each time: the server may show another certificate by now.
    code, vouched_code = _codes(hall, act.secret_hash, by_tls)

    def work(access: Access) -> EnrolmentState | None:
        now = hall.machine.now()
        before = after = access.enrolment(act.secret_hash)
        if after is None or now >= after.expires_at:
            waiting = access.enrolments(now)
            if machines.is_crowded(waiting, place):
                return None
            leaving = machines.giving_way(waiting)
            if leaving is not None:
                access.drop_enrolment(leaving)
            after = _asking(act, place, now, before)
        until = now + machines.WAITING_SPAN
        after = replace(after, code=code, vouched_code=vouched_code, expires_at=until)
        access.keep_enrolment(before, after)
        return _told(access, after, now)

    told = hall.transactions.access(work, write=True)
    if told is None:
        raise Refusal(ProblemType.TOO_FAST)
    _keep_place(hall.places_asked, act)
    return told


def _keep_place(places: dict[str, str], act: BeginEnrolment) -> None:
    """Remember whose place a machine asks for: a proposal for the manager, so memory will do."""
    places.pop(act.secret_hash, None)
    if act.replaces is not None:
        places[act.secret_hash] = act.replaces
    while len(places) > machines.WAITING_AT_MOST:
        del places[next(iter(places))]


def prove(hall: Hall, identity: str, act: ProveDevice, *, by_tls: bool = False) -> DeviceProven:
    """Prove to a device that this is its server, where it proved that it is enrolled here.

    Args:
        hall: the application.
        identity: of the device.
        act: its nonce and its proof.
        by_tls: whether this was asked by TLS, as far as can be seen.

    Raises:
        Refusal: `device_unknown`, the same for an unknown device, a revoked one and a proof
            by another secret or over another connection.
    """
    device = hall.transactions.access(lambda access: access.device(identity))
    known = device is not None and device.revoked_at is None
    hashes = (device.hash, device.next_hash) if device is not None and known else ()
    for secret_hash in filter(None, hashes):
        for seen in _sights(hall, by_tls):
            expected = proof_of("device", secret_hash, act.nonce, seen)
            if hmac.compare_digest(expected, act.proof):
                return DeviceProven(proof=proof_of("server", secret_hash, act.nonce, seen))
    raise Refusal(ProblemType.DEVICE_UNKNOWN)


def _sights(hall: Hall, by_tls: bool) -> tuple[str, ...]:
    """What a device may have seen of this server, where no relay stands between them.

    A device says that an authority vouches only for the host that it was enrolled at or that a
    person entered: a proxy that the settings do not name may have such a certificate.
    """
    if hall.certificate is not None:
        return (hall.certificate.fingerprint, BY_AUTHORITY)
    return (BY_AUTHORITY,) if by_tls or hall.by_tls else (WITHOUT_TLS, BY_AUTHORITY)


def standing(hall: Hall, secret_hash: str) -> EnrolmentState:
    """How an enrolment stands; a machine that asks goes on to wait.

    Raises:
        Refusal: `not_found`.
    """
    now = hall.machine.now()

    def look(access: Access) -> tuple[Enrolment, EnrolmentState] | None:
        found = access.enrolment(secret_hash)
        return (found, _told(access, found, now)) if found is not None else None

    def renew(access: Access) -> EnrolmentState | None:
        before = access.enrolment(secret_hash)
        if before is None:
            return None
        after = machines.asked_again(before, now)
        crowded = machines.is_crowded(access.enrolments(now), before.address)
        if now >= before.expires_at and crowded:
            # Others have taken its place meanwhile.
            after = before
        access.keep_enrolment(before, after)
        return _told(access, after, now)

    seen = hall.transactions.access(look)
    told = seen[1] if seen is not None else None
    if seen is not None and machines.asked_again(seen[0], now) != seen[0]:
        told = hall.transactions.access(renew, write=True)
    if told is None:
        raise Refusal(ProblemType.NOT_FOUND, {"what": "enrolment"})
    return told


def was_confirmed(hall: Hall, secret_hash: str) -> bool:
    """Whether a manager had let in who has that secret; it may have been revoked since."""
    found = hall.transactions.access(lambda access: access.enrolment(secret_hash))
    return found is not None and found.device is not None


def code_for_browser(hall: Hall, secret_hash: str) -> str:
    """The code of a browser that waits, as this server shows itself: a browser sees the server by
    its own means, and computes no code. "" where it does not wait."""
    found = hall.transactions.access(lambda access: access.enrolment(secret_hash))
    is_waiting = found is not None and found.device is None
    return found.code if found is not None and is_waiting else ""


def renew_secret(hall: Hall, who: Principal, act: RenewSecret) -> None:
    """Take another secret of a device that was asked for one: it counts from its first use,
    and then alone. One that was taken already may be told again.

    Raises:
        Refusal: `already_done` where another device has it; `not_allowed_now` where nobody
            asked for one: whoever copied the secret of now shall not put another in its place.
    """

    def work(access: Access) -> Refusal | None:
        device = access.device(who.id)
        other = access.device_by_hash(act.secret_hash)
        if device is None or (other is not None and other.id != who.id):
            return Refusal(ProblemType.ALREADY_DONE)
        if other is not None:
            return None
        if device.rotate_since is None:
            return _not_asked("renew_secret")
        access.keep_device(device, replace(device, next_hash=act.secret_hash))
        access.note(hall.machine.now(), device.centre, "secret_offered", device.id)
        return None

    refusal = hall.transactions.access(work, write=True)
    if refusal is not None:
        raise refusal


def give_picture(hall: Hall, who: Principal, png: bytes) -> None:
    """Keep a picture of a device's screen in place of the last, and ask for none any more.

    Raises:
        Refusal: `malformed` for what is no PNG, or too large a one; `not_allowed_now` where
            no manager asked for one.
    """
    if not png.startswith(PNG):
        raise malformed_field("(body)", "is no PNG")
    if (fault := fault_of_picture(png)) is not None:
        raise malformed_field("(body)", fault)

    def work(access: Access) -> bool:
        device = access.device(who.id)
        if device is None or device.screenshot_since is None:
            return False
        access.keep_picture(who.id, hall.machine.now(), png)
        access.keep_device(device, replace(device, screenshot_since=None))
        return True

    if not hall.transactions.access(work, write=True):
        raise _not_asked("give_picture")


def _not_asked(act: str) -> Refusal:
    return Refusal(ProblemType.NOT_ALLOWED_NOW, {"command": act}, state="not_asked", allowed=())


def _codes(hall: Hall, secret_hash: str, by_tls: bool) -> tuple[str, str]:
    """What a device shows that has nobody between itself and this server: having seen the
    server as it shows itself, and having seen a certificate that an authority vouches for.

    That it saw no TLS is taken where there is none alone: where there is, a device that saw
    none met somebody else. A proxy of which the server was not told may speak it all the same.
    """
    # Slow on purpose, and so neither while the database waits nor where others would.
    vouched_code = hall.elsewhere(code_of, secret_hash, BY_AUTHORITY)
    if hall.fingerprint:
        return hall.elsewhere(code_of, secret_hash, hall.fingerprint), vouched_code
    if by_tls or hall.by_tls:
        return vouched_code, vouched_code
    return hall.elsewhere(code_of, secret_hash, WITHOUT_TLS), vouched_code


def _asking(
    act: BeginEnrolment, address: str, now: datetime, before: Enrolment | None
) -> Enrolment:
    """A machine that begins to wait; its codes and its end are to be said yet."""
    return Enrolment(
        hash=act.secret_hash,
        role=act.role,
        name=act.name,
        address=address,
        version=act.version,
        code="",
        vouched_code="",
        begun_at=now,
        expires_at=now,
        device=before.device if before is not None else None,
    )


def _told(access: Access, one: Enrolment, now: datetime) -> EnrolmentState:
    if one.device is not None:
        device = access.device(one.device)
        bears = device is not None and one.hash in (device.hash, device.next_hash)
        if bears and device is not None and device.revoked_at is None:
            return EnrolmentState(standing=EnrolmentStage.ENROLLED)
        return EnrolmentState(standing=EnrolmentStage.OVER)
    if now >= one.expires_at:
        return EnrolmentState(standing=EnrolmentStage.OVER)
    return EnrolmentState(standing=EnrolmentStage.WAITING, expires_at=one.expires_at)
