"""TLS certificates: self-signed by the server, or given by files.

A renewed certificate is loaded while the server runs.
"""

import ipaddress
import re
import socket
import ssl
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from server.addresses import UNIX, WILDCARDS
from server.settings import CannotStart
from server.signing import create_file

CERTIFICATE_FILE: Final = "certificate.pem"
KEY_FILE: Final = "certificate.key"

VALIDITY: Final = timedelta(days=3652)
"""Ten years: longer than the life of the PC."""

BACKDATED_BY: Final = timedelta(days=1)
"""The start of validity is set back, because the clocks in a hall differ."""

EXPIRES_SOON: Final = timedelta(days=30)
"""Each start warns if a certificate expires within this time."""

_NAME = re.compile(r"(?=.{1,253}\Z)[A-Za-z0-9_-]{1,63}(\.[A-Za-z0-9_-]{1,63})*")

_COMMON_NAME_LENGTH: Final = 64
"""The limit of X.520."""


class UnusableCertificate(CannotStart):
    """A certificate cannot be used; the message says what to do."""


@dataclass(slots=True)
class Certificate:
    """The server's certificate, with the TLS context for all connections. The fingerprint is the
    SHA-256 of the leaf certificate (DER) in hexadecimal; `advice` helps with unusable files."""

    fingerprint: str
    self_signed: bool
    ends: datetime
    context: ssl.SSLContext = field(repr=False, compare=False)
    chain: Path
    key: Path
    advice: str
    _taken: tuple[int, ...] = ()

    def reload(self) -> bool:
        """Reload the certificate if its files were changed; returns whether they were. Open
        connections keep the previous certificate, and with `UnusableCertificate` all do."""
        files = _state_of(self.chain, self.key)
        if files == self._taken:
            return False
        renewed = _read(self.chain, self.key, self.advice)
        if renewed.ends < datetime.now(UTC) < self.ends:
            raise UnusableCertificate(
                f"The certificate {self.chain} expired on {renewed.ends.date()}. {self.advice}"
            )
        self.context.load_cert_chain(self.chain, self.key)
        self.fingerprint, self.self_signed = renewed.fingerprint, renewed.self_signed
        self.ends, self._taken = renewed.ends, files
        return True


def self_signed(folder: Path, host: str) -> Certificate:
    """The server's self-signed certificate, created at the first start; the host on which the
    server listens is one of its names. `UnusableCertificate` if the files exist but cannot be used.

    It stays the same even if the machine is renamed, because devices identify the server by it.
    If only the key exists, a new certificate is created for it.
    """
    chain, key = folder / CERTIFICATE_FILE, folder / KEY_FILE
    advice = (
        f"Restore {CERTIFICATE_FILE} and {KEY_FILE} in {folder} from a backup; or delete both to "
        "get new ones: devices that know the old one must be enrolled again."
    )
    if not key.exists():
        if chain.exists():
            raise UnusableCertificate(f"The key of {chain} is missing. {advice}")
        folder.mkdir(parents=True, exist_ok=True)
        create_file(key, _new_key, 0o600)
    if not chain.exists():
        create_file(chain, lambda: _sign(key.read_bytes(), names(host), advice), 0o644)
    return _read(chain, key, advice)


def from_files(chain: Path, key: Path) -> Certificate:
    """A certificate with its chain, and its key without a passphrase, from PEM files, or
    `UnusableCertificate`."""
    return _read(chain, key, "Name others by --certificate and --certificate-key.")


def names(host: str) -> list[x509.GeneralName]:
    """The names for the certificate of a server that listens on a host: the machine's name, the
    same under `.local`, loopback, and the host unless it is a wildcard address."""
    machine = socket.gethostname()
    hosts = [machine, f"{machine.partition('.')[0]}.local", "localhost", "127.0.0.1", "::1"]
    if host and host not in WILDCARDS and not host.startswith(UNIX):
        hosts.append(host)
    general = (_general(address) for address in dict.fromkeys(hosts))
    return [name for name in general if name is not None]


def _general(name: str) -> x509.GeneralName | None:
    try:
        # Strip the interface from a scoped address such as fe80::1%eth0.
        return x509.IPAddress(ipaddress.ip_address(name.partition("%")[0]))
    except ValueError:
        return x509.DNSName(name) if _NAME.fullmatch(name) else None


def _new_key() -> bytes:
    return ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _sign(pem: bytes, known_as: list[x509.GeneralName], advice: str) -> bytes:
    """A self-signed certificate for a key: not an authority, so that it is trusted for this server
    only. RFC 5280 requires the extensions."""
    key = _key_in(pem, KEY_FILE, advice)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise UnusableCertificate(f"{KEY_FILE} holds a key that Novbe did not make. {advice}")
    now = datetime.now(UTC)
    called = [name.value for name in known_as if isinstance(name, x509.DNSName)]
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
        .not_valid_before(now - BACKDATED_BY)
        .not_valid_after(now + VALIDITY)
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


def _read(chain: Path, key: Path, advice: str) -> Certificate:
    """Read a certificate and its key, and verify that they match, or `UnusableCertificate`."""
    files = _state_of(chain, key)
    try:
        leaf = x509.load_pem_x509_certificates(_bytes_of(chain, advice))[0]
    except ValueError as error:
        raise UnusableCertificate(f"{chain} holds no certificate in PEM. {advice}") from error
    private = _key_in(_bytes_of(key, advice), key, advice)
    if private.public_key() != leaf.public_key():
        raise UnusableCertificate(
            f"The key {key} does not match the first certificate in {chain}. {advice}"
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
    """The signature of the files that exist, which changes when a file is replaced or deleted."""
    stats = (file.stat() for file in files if file.exists())
    return tuple(part for at in stats for part in (at.st_ino, at.st_mtime_ns, at.st_size))


def _bytes_of(path: Path, advice: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnusableCertificate(
            f"The file {path} cannot be read: {error.strerror or error}. {advice}"
        ) from error


def _key_in(pem: bytes, path: Path | str, advice: str) -> PrivateKeyTypes:
    try:
        return serialization.load_pem_private_key(pem, password=None)
    except TypeError as error:
        # The server starts without a person who could type it.
        raise UnusableCertificate(
            f"The key {path} has a passphrase. Remove it, because the server starts by itself."
        ) from error
    except (ValueError, UnsupportedAlgorithm) as error:
        raise UnusableCertificate(f"{path} holds no key in PEM. {advice}") from error


def _is_self_signed(certificate: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(certificate)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def _context(chain: Path, key: Path, advice: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    # Repeated renegotiation would waste CPU (denial of service).
    context.options |= ssl.OP_NO_RENEGOTIATION
    context.set_alpn_protocols(["http/1.1"])
    try:
        context.load_cert_chain(chain, key)
    except (ssl.SSLError, OSError) as error:
        raise UnusableCertificate(
            f"The certificate {chain} cannot be used: {error}. {advice}"
        ) from error
    return context
