"""Certificates of others than the server: an authority, one it signed, one that expired."""

import ipaddress
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

HERE = ("127.0.0.1", "localhost")


@dataclass(frozen=True)
class Made:
    """One certificate and its key, both as files in PEM."""

    chain: Path
    key: Path

    @property
    def pem(self) -> str:
        return self.chain.read_text()

    @property
    def certificate(self) -> x509.Certificate:
        return x509.load_pem_x509_certificate(self.chain.read_bytes())

    @property
    def private(self) -> ec.EllipticCurvePrivateKey:
        key = serialization.load_pem_private_key(self.key.read_bytes(), None)
        assert isinstance(key, ec.EllipticCurvePrivateKey)
        return key

    def context(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.chain, self.key)
        return context


def make(
    folder: Path,
    name: str,
    *,
    names: Sequence[str] = HERE,
    by: Made | None = None,
    authority: bool = False,
    says_use: bool = True,
    days: int = 90,
) -> Made:
    """A certificate.

    Args:
        folder: of `NAME.pem` and `NAME.key`.
        by: the authority that signs it; None for a self-signed one.
        says_use: whether it has the key usage extension, which strict clients require.
        days: how long it is valid from now; below nought it is over.
    """
    made = Made(folder / f"{name}.pem", folder / f"{name}.key")
    key = ec.generate_private_key(ec.SECP256R1())
    made.key.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    signer = key if by is None else by.private
    identifier = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject if by is None else by.certificate.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=60))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([_general(one) for one in names]), False)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(identifier, critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()),
            critical=False,
        )
    )
    if says_use:
        use = x509.KeyUsage(True, False, False, False, False, authority, authority, False, False)
        builder = builder.add_extension(use, critical=True)
    certificate = builder.sign(signer, hashes.SHA256())
    made.chain.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return made


def _general(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)
