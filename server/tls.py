"""Certificates: one that the server makes for itself, or one that it is given.

The workers of a server begin with one context, so that a session of one is known to all of
them. A certificate that was renewed is taken while the server runs.
"""

import ipaddress
import os
import re
import secrets
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.types import (
    PrivateKeyTypes,
    PublicKeyTypes,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

CERTIFICATE_FILE: Final = "certificate.pem"
KEY_FILE: Final = "certificate.key"

LIFE: Final = timedelta(days=3652)
"""Ten years: longer than the PC that it is made on."""

EARLIER: Final = timedelta(days=1)
"""Valid from so long before: the clocks of a hall are not all the same."""

SOON: Final = timedelta(days=30)
"""From so long before its end on, each start says when a certificate ends."""

ANYWHERE: Final = frozenset({"", "0.0.0.0", "::"})
"""Where a server listens that names no address of its own."""

_NAME = re.compile(r"(?=.{1,253}\Z)[A-Za-z0-9_-]{1,63}(\.[A-Za-z0-9_-]{1,63})*")

_COMMON_NAME_LENGTH: Final = 64
"""What X.520 allows."""


class UnusableCertificate(Exception):
    """A certificate that cannot be served with; says what to do."""


@dataclass(slots=True)
class Certificate:
    """What the server shows to whoever connects.

    Attributes:
        fingerprint: SHA-256 of the server's own certificate (DER), 64 hexadecimal digits
            in small letters.
        self_signed: whether no authority stands behind it.
        ends: when it stops to be valid.
        context: serves with it; one for all connections.
        chain, key: the files.
        advice: what to do where they cannot be used.
    """

    fingerprint: str
    self_signed: bool
    ends: datetime
    context: ssl.SSLContext = field(repr=False, compare=False)
    chain: Path
    key: Path
    advice: str
    _taken: tuple[int, ...] = ()

    def look(self) -> bool:
        """Take the certificate again where its files were changed; whether they were.

        Connections that are open keep the one they have seen.

        Raises:
            UnusableCertificate: they cannot be used; the server goes on with what it has.
        """
        files = _state_of(self.chain, self.key)
        if files == self._taken:
            return False
        found = _read(self.chain, self.key, self.advice)
        self.context.load_cert_chain(self.chain, self.key)
        self.fingerprint, self.self_signed = found.fingerprint, found.self_signed
        self.ends, self._taken = found.ends, files
        return True


def own(folder: Path, host: str) -> Certificate:
    """The server's own certificate, signed by itself and made on the first start.

    It stays the same from then on, whatever the machine is called: devices know the
    server by it. A key without a certificate gets a new one.

    Args:
        folder: of `certificate.pem` and `certificate.key`.
        host: where the server listens; becomes one of its names.

    Raises:
        UnusableCertificate: the files are there and cannot be used.
        OSError: the folder cannot be used.
    """
    chain, key = folder / CERTIFICATE_FILE, folder / KEY_FILE
    advice = (
        f"Restore {CERTIFICATE_FILE} and {KEY_FILE} in {folder} from a backup; or delete both, "
        "and new ones are made: devices that know the old one must be enrolled again."
    )
    if not key.exists():
        if chain.exists():
            raise UnusableCertificate(f"{chain} has no key beside it. {advice}")
        folder.mkdir(parents=True, exist_ok=True)
        _put(key, _new_key, 0o600)
    if not chain.exists():
        _put(chain, lambda: _sign(key.read_bytes(), names(host), advice), 0o644)
    return _read(chain, key, advice)


def given(chain: Path, key: Path) -> Certificate:
    """A certificate that somebody else made.

    Args:
        chain: PEM: the server's own certificate, then those that lead to its authority.
        key: PEM, without a passphrase.

    Raises:
        UnusableCertificate: the files are not there, or cannot be used.
    """
    return _read(chain, key, "Name others by --certificate and --certificate-key.")


def names(host: str) -> list[x509.GeneralName]:
    """By which names a server that listens at a host is called.

    The machine's name, the same under `.local`, the loopback interface, and the host
    where it says more than "anywhere".
    """
    machine = socket.gethostname()
    found = [machine, f"{machine.partition('.')[0]}.local", "localhost", "127.0.0.1", "::1"]
    if host not in ANYWHERE and not host.startswith("unix:"):
        found.append(host)
    general = (_general(one) for one in dict.fromkeys(found))
    return [one for one in general if one is not None]


def _general(name: str) -> x509.GeneralName | None:
    try:
        # Of fe80::1%eth0 only what stands before the interface is an address.
        return x509.IPAddress(ipaddress.ip_address(name.partition("%")[0]))
    except ValueError:
        return x509.DNSName(name) if _NAME.fullmatch(name) else None


def _new_key() -> bytes:
    return ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def _sign(pem: bytes, known_as: list[x509.GeneralName], advice: str) -> bytes:
    """A certificate for a key, signed by the key itself.

    It is no authority: whoever takes it for an anchor believes this server and nobody
    else. The extensions are those that RFC 5280 asks of a certificate, as Python's strict
    check does.
    """
    key = _key_in(pem, KEY_FILE, advice)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise UnusableCertificate(f"{KEY_FILE} holds a key that Novbe did not make. {advice}")
    now = datetime.now(UTC)
    called = [one.value for one in known_as if isinstance(one, x509.DNSName)]
    common_name = called[0][:_COMMON_NAME_LENGTH]
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Novbe"),
            x509.NameAttribute(NameOID.COMMON_NAME, common_name),
        ]
    )
    public = key.public_key()
    identifier = x509.SubjectKeyIdentifier.from_public_key(public)
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - EARLIER)
        .not_valid_after(now + LIFE)
        .add_extension(x509.SubjectAlternativeName(known_as), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(identifier, critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier),
            critical=False,
        )
        .sign(key, hashes.SHA256())
    )
    return certificate.public_bytes(serialization.Encoding.PEM)


def _put(path: Path, make: Callable[[], bytes], mode: int) -> None:
    """Write a file that is not there yet; of two that do it at once, one wins."""
    temporary = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            # Not as the umask has it: the certificate is for everybody.
            os.fchmod(descriptor, mode)
            file.write(make())
            file.flush()
            # Devices know the server by it: it must be there after a power cut.
            os.fsync(file.fileno())
        try:
            os.link(temporary, path)
        except FileExistsError:
            return
    finally:
        temporary.unlink()


def _read(chain: Path, key: Path, advice: str) -> Certificate:
    """What two files hold, proven to belong together.

    Raises:
        UnusableCertificate: they cannot be used.
    """
    files = _state_of(chain, key)
    certificates = _certificates_in(_bytes_of(chain, advice), chain, advice)
    leaf = certificates[0]
    private = _key_in(_bytes_of(key, advice), key, advice)
    public = private.public_key()
    if _public_bytes(public) != _public_bytes(leaf.public_key()):
        raise UnusableCertificate(
            f"The key {key} is not that of the first certificate in {chain}. {advice}"
        )
    if datetime.now(UTC) > leaf.not_valid_after_utc:
        raise UnusableCertificate(
            f"The certificate {chain} was valid until {leaf.not_valid_after_utc:%Y-%m-%d}. {advice}"
        )
    return Certificate(
        fingerprint=leaf.fingerprint(hashes.SHA256()).hex(),
        self_signed=_is_self_signed(leaf),
        ends=leaf.not_valid_after_utc,
        context=_context(chain, key, advice),
        chain=chain,
        key=key,
        advice=advice,
        _taken=files,
    )


def _state_of(*files: Path) -> tuple[int, ...]:
    """What differs once a file was written again; nothing of one that is not there."""
    found = (one.stat() for one in files if one.exists())
    return tuple(part for one in found for part in (one.st_ino, one.st_mtime_ns, one.st_size))


def _bytes_of(path: Path, advice: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnusableCertificate(
            f"The file {path} cannot be read: {error.strerror or error}. {advice}"
        ) from error


def _certificates_in(pem: bytes, path: Path, advice: str) -> list[x509.Certificate]:
    try:
        return x509.load_pem_x509_certificates(pem)
    except ValueError as error:
        raise UnusableCertificate(f"{path} holds no certificate in PEM. {advice}") from error


def _key_in(pem: bytes, path: Path | str, advice: str) -> PrivateKeyTypes:
    try:
        return serialization.load_pem_private_key(pem, password=None)
    except TypeError as error:
        # Nobody is there to type it when a PC starts by itself.
        raise UnusableCertificate(
            f"The key {path} has a passphrase. Take it away, for the server starts by itself."
        ) from error
    except (ValueError, UnsupportedAlgorithm) as error:
        raise UnusableCertificate(f"{path} holds no key in PEM. {advice}") from error


def _public_bytes(key: PublicKeyTypes) -> bytes:
    return key.public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )


def _is_self_signed(certificate: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(certificate)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def _context(chain: Path, key: Path, advice: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    # Who asks for it again and again makes the server work for nothing.
    context.options |= ssl.OP_NO_RENEGOTIATION
    context.set_alpn_protocols(["http/1.1"])
    try:
        context.load_cert_chain(chain, key)
    except (ssl.SSLError, OSError) as error:
        raise UnusableCertificate(
            f"The certificate {chain} cannot be served with: {error}. {advice}"
        ) from error
    return context
