"""Devices that request enrolment, and requests of enrolled devices about themselves."""

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
from contract.errors import ProblemType, Refusal, existing, malformed_field
from contract.files import fault_of_picture
from contract.pairing import BY_AUTHORITY, WITHOUT_TLS, code_of, proof_of
from server.context import AppContext
from server.domain import machines
from server.domain.machines import Enrolment
from server.domain.principal import Principal
from server.store.access import Access

PNG = b"\x89PNG\r\n\x1a\n"


def begin(
    app: AppContext, act: BeginEnrolment, address: str, *, by_tls: bool = False
) -> EnrolmentState:
    """Add a device to those that wait for a manager, or `too_fast` after too many requests from
    that address; the same secret again only extends the time. If all places are taken, a device of
    the address with the most entries is dropped. `by_tls`: as far as can be seen."""
    place = address[: machines.ADDRESS_SIGNS]
    known = app.store.access(lambda access: access.enrolment(act.secret_hash))
    waiting = app.store.access(lambda access: access.enrolments(app.machine.now()))
    if known is not None and known.device is not None:
        return standing(app, act.secret_hash)
    if known is None and machines.is_crowded(waiting, place):
        raise Refusal(ProblemType.TOO_FAST)
    # Computed each time: the server may have another certificate by now.
    code, vouched_code = _codes(app, act.secret_hash, by_tls)

    def work(access: Access) -> EnrolmentState:
        now = app.machine.now()
        before = after = access.enrolment(act.secret_hash)
        if after is None or now >= after.expires_at:
            waiting = access.enrolments(now)
            if machines.is_crowded(waiting, place):
                raise Refusal(ProblemType.TOO_FAST)
            leaving = machines.giving_way(waiting)
            if leaving is not None:
                access.delete(Enrolment, leaving.hash)
            after = Enrolment(
                hash=act.secret_hash,
                role=act.role,
                name=act.name,
                address=place,
                version=act.version,
                code=code,
                vouched_code=vouched_code,
                begun_at=now,
                expires_at=now,
                device=before.device if before is not None else None,
            )
        until = now + machines.WAITING_SPAN
        after = replace(after, code=code, vouched_code=vouched_code, expires_at=until)
        access.save(before, after)
        return _told(access, after, now)

    answer = app.store.access(work, write=True)
    # The device that the machine asks to replace: a proposal, so memory is enough.
    replacements = app.requested_replacements
    replacements.pop(act.secret_hash, None)
    if act.replaces is not None:
        replacements[act.secret_hash] = act.replaces
    while len(replacements) > machines.WAITING_AT_MOST:
        del replacements[next(iter(replacements))]
    return answer


def prove(
    app: AppContext, identity: str, act: ProveDevice, *, by_tls: bool = False
) -> DeviceProven:
    """Prove to a device that this is its server, if it has proved that it is enrolled here; else
    `device_unknown`, the same for an unknown device, a revoked one and a proof by another secret or
    over another connection. `by_tls`: as far as can be seen."""
    device = app.store.access(lambda access: access.device(identity))
    known = device is not None and device.revoked_at is None
    hashes = (device.hash, device.next_hash) if device is not None and known else ()
    for secret_hash in filter(None, hashes):
        for seen in _sights(app, by_tls):
            expected = proof_of("device", secret_hash, act.nonce, seen)
            if hmac.compare_digest(expected, act.proof):
                return DeviceProven(proof=proof_of("server", secret_hash, act.nonce, seen))
    raise Refusal(ProblemType.DEVICE_UNKNOWN)


def _sights(app: AppContext, by_tls: bool) -> tuple[str, ...]:
    """What a device may have seen of this server without a man in the middle.

    A device accepts the certificate of an authority only for the host at which it was enrolled or
    that a person entered: a proxy that is not in the settings may have such a certificate.
    """
    if app.certificate is not None:
        return (app.certificate.fingerprint, BY_AUTHORITY)
    return (BY_AUTHORITY,) if by_tls or app.by_tls else (WITHOUT_TLS, BY_AUTHORITY)


def standing(app: AppContext, secret_hash: str) -> EnrolmentState:
    """The state of an enrolment, or `not_found`; the request keeps the machine waiting."""
    now = app.machine.now()

    def found(access: Access) -> Enrolment:
        return existing(access.enrolment(secret_hash), what="enrolment")

    def look(access: Access) -> EnrolmentState | None:
        enrolment = found(access)
        is_stale = machines.asked_again(enrolment, now) != enrolment
        return None if is_stale else _told(access, enrolment, now)

    def renew(access: Access) -> EnrolmentState:
        before = found(access)
        after = machines.asked_again(before, now)
        crowded = machines.is_crowded(access.enrolments(now), before.address)
        if now >= before.expires_at and crowded:
            # Other machines have taken its place meanwhile.
            after = before
        access.save(before, after)
        return _told(access, after, now)

    return app.store.access(look) or app.store.access(renew, write=True)


def renew_secret(app: AppContext, who: Principal, act: RenewSecret) -> None:
    """Accept the new secret of a device that was asked to renew it: it is valid from its first use,
    and then the old one is not. The same one may be sent again. `already_done` if another device
    has it; `not_allowed_now` if no renewal was requested: a copied secret must not renew itself."""

    def work(access: Access) -> None:
        device = access.device(who.id)
        other = access.device_by_hash(act.secret_hash)
        if device is None or (other is not None and other.id != who.id):
            raise Refusal(ProblemType.ALREADY_DONE)
        if other is not None:
            return
        if device.rotate_since is None:
            raise _not_asked("renew_secret")
        access.save(device, replace(device, next_hash=act.secret_hash))
        access.add_entry(app.machine.now(), device.centre, "secret_offered", device.id)

    app.store.access(work, write=True)


def give_picture(app: AppContext, who: Principal, png: bytes) -> None:
    """Store a picture of a device's screen in place of the last one; it fulfils the request
    (`not_allowed_now` without one). `malformed` if it is not a PNG, or too large."""
    if not png.startswith(PNG):
        raise malformed_field("(body)", "is no PNG")
    if (fault := fault_of_picture(png)) is not None:
        raise malformed_field("(body)", fault)

    def work(access: Access) -> None:
        device = access.device(who.id)
        if device is None or device.screenshot_since is None:
            raise _not_asked("give_picture")
        access.save_picture(who.id, app.machine.now(), png)
        access.save(device, replace(device, screenshot_since=None))

    app.store.access(work, write=True)


def _not_asked(act: str) -> Refusal:
    return Refusal(ProblemType.NOT_ALLOWED_NOW, {"command": act}, state="not_asked", allowed=())


def _codes(app: AppContext, secret_hash: str, by_tls: bool) -> tuple[str, str]:
    """The codes that a device shows without a man in the middle: one for the server as it appears
    to itself, one for a certificate of a trusted authority.

    A code for no TLS is accepted only if this server has none: otherwise a device that saw no TLS
    was connected to another server. A proxy that is not in the settings may still use TLS.
    """
    # Slow on purpose, so it runs neither in a transaction nor where it would block others.
    vouched_code = app.in_thread(code_of, secret_hash, BY_AUTHORITY)
    if app.fingerprint:
        return app.in_thread(code_of, secret_hash, app.fingerprint), vouched_code
    if by_tls or app.by_tls:
        return vouched_code, vouched_code
    return app.in_thread(code_of, secret_hash, WITHOUT_TLS), vouched_code


def _told(access: Access, enrolment: Enrolment, now: datetime) -> EnrolmentState:
    device = access.device(enrolment.device) if enrolment.device is not None else None
    if device is not None and device.revoked_at is None:
        if enrolment.hash in (device.hash, device.next_hash):
            return EnrolmentState(standing=EnrolmentStage.ENROLLED)
    elif enrolment.device is None and now < enrolment.expires_at:
        return EnrolmentState(standing=EnrolmentStage.WAITING, expires_at=enrolment.expires_at)
    return EnrolmentState(standing=EnrolmentStage.OVER)
