"""Certificates: the server's own, given ones, and each fault that they can have."""

import socket
import ssl
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from server import bootstrap, tls
from server.settings import CannotStart, ServerSettings
from server.tls import UnusableCertificate
from tests.parts.certificates import Made, make


def handshake(server: ssl.SSLContext, client: ssl.SSLContext, name: str) -> ssl.SSLObject:
    """A TLS handshake of both ends without a socket; the client's end.

    Raises:
        ssl.SSLError: the handshake failed.
    """
    there, here = ssl.MemoryBIO(), ssl.MemoryBIO()
    one = client.wrap_bio(here, there, server_hostname=name)
    other = server.wrap_bio(there, here, server_side=True)
    for end in (one, other, one, other, one):
        try:
            end.do_handshake()
        except ssl.SSLWantReadError:
            continue
    return one


def names_of(path: Path) -> set[str]:
    certificate = x509.load_pem_x509_certificate(path.read_bytes())
    found = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return {
        *found.get_values_for_type(x509.DNSName),
        *map(str, found.get_values_for_type(x509.IPAddress)),
    }


def test_an_own_certificate_is_its_own_anchor_in_the_strict_check(tmp_path: Path) -> None:
    own = tls.self_signed(tmp_path, "0.0.0.0")
    client = ssl.create_default_context(cafile=tmp_path / "certificate.pem")
    assert client.verify_flags & ssl.VERIFY_X509_STRICT
    machine = socket.gethostname()
    for name in (machine, "localhost", "127.0.0.1", "::1"):
        assert handshake(own.context, client, name).version() == "TLSv1.3"
    with pytest.raises(ssl.SSLCertVerificationError, match="mismatch"):
        handshake(own.context, client, "elsewhere.example")
    with pytest.raises(ssl.SSLCertVerificationError, match="self-signed"):
        handshake(own.context, ssl.create_default_context(), "localhost")
    # No version before TLS 1.2.
    client.maximum_version = ssl.TLSVersion.TLSv1_2
    assert handshake(own.context, client, "localhost").version() == "TLSv1.2"
    assert own.context.minimum_version is ssl.TLSVersion.TLSv1_2


def test_the_own_certificate_signs_no_other(tmp_path: Path) -> None:
    tls.self_signed(tmp_path, "localhost")
    ours = Made(tmp_path / "certificate.pem", tmp_path / "certificate.key")
    other = make(tmp_path, "other", by=ours)
    client = ssl.create_default_context(cafile=ours.chain)
    with pytest.raises(ssl.SSLCertVerificationError):
        handshake(other.context(), client, "localhost")


def test_the_certificate_is_made_once_with_a_private_key(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    first = tls.self_signed(folder, "hall.example")
    assert (folder / "certificate.key").stat().st_mode & 0o777 == 0o600
    assert (folder / "certificate.pem").stat().st_mode & 0o777 == 0o644
    assert {one.name for one in folder.iterdir()} == {"certificate.key", "certificate.pem"}
    assert tls.self_signed(folder, "elsewhere.example").fingerprint == first.fingerprint
    der = ssl.PEM_cert_to_DER_cert((folder / "certificate.pem").read_text())
    assert first.fingerprint == sha256(der).hexdigest()
    assert first.self_signed
    assert first.ends - datetime.now(UTC) > timedelta(days=3650)
    key = serialization.load_pem_private_key((folder / "certificate.key").read_bytes(), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    assert key.curve.name == "secp256r1"


@pytest.mark.parametrize(
    ("host", "more"),
    [
        ("0.0.0.0", set()),
        ("unix:/run/novbe/novbe.sock", set()),
        ("192.0.2.7", {"192.0.2.7"}),
        ("fe80::7%lo", {"fe80::7"}),
        ("hall.example", {"hall.example"}),
        ("no name at all", set()),
    ],
)
def test_the_names_in_the_own_certificate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str, more: set[str]
) -> None:
    monkeypatch.setattr(socket, "gethostname", lambda: "hall7.example.org")
    tls.self_signed(tmp_path, host)
    assert names_of(tmp_path / "certificate.pem") == more | {
        "hall7.example.org", "hall7.local", "localhost", "127.0.0.1", "::1",
    }  # fmt: skip


@pytest.mark.parametrize("machine", ["h" * 63 + "." + "h" * 60, "зал", ""])
def test_a_certificate_is_made_for_any_name_of_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, machine: str
) -> None:
    monkeypatch.setattr(socket, "gethostname", lambda: machine)
    own = tls.self_signed(tmp_path, "0.0.0.0")
    client = ssl.create_default_context(cafile=tmp_path / "certificate.pem")
    handshake(own.context, client, "localhost")


def test_a_key_alone_gets_a_certificate_and_a_certificate_alone_is_refused(tmp_path: Path) -> None:
    first = tls.self_signed(tmp_path, "localhost")
    (tmp_path / "certificate.pem").unlink()
    second = tls.self_signed(tmp_path, "localhost")
    assert second.fingerprint != first.fingerprint
    (tmp_path / "certificate.key").unlink()
    with pytest.raises(tls.UnusableCertificate, match=r"certificate\.pem is missing"):
        tls.self_signed(tmp_path, "localhost")


def test_a_given_certificate_is_served_with_its_chain(tmp_path: Path) -> None:
    authority = make(tmp_path, "authority", authority=True)
    between = make(tmp_path, "between", by=authority, authority=True)
    leaf = make(tmp_path, "leaf", by=between)
    chain = tmp_path / "chain.pem"
    chain.write_text(leaf.pem + between.pem)
    found = tls.from_files(chain, leaf.key)
    assert not found.self_signed
    assert found.fingerprint == sha256(ssl.PEM_cert_to_DER_cert(leaf.pem)).hexdigest()
    handshake(found.context, ssl.create_default_context(cafile=authority.chain), "localhost")


def with_passphrase(made: Made) -> None:
    made.key.write_bytes(
        made.private.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.BestAvailableEncryption(b"secret"),
        )
    )


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda one, _: one.chain.unlink(), "leaf.pem cannot be read: No such file"),
        (lambda one, _: one.key.unlink(), "leaf.key cannot be read: No such file"),
        (lambda one, _: (one.chain.unlink(), one.chain.mkdir()), "cannot be read: Is a directory"),
        (lambda one, _: one.chain.write_text("no"), "leaf.pem holds no certificate in PEM"),
        (lambda one, _: one.key.write_text("no"), "leaf.key holds no key in PEM"),
        (lambda one, _: with_passphrase(one), "has a passphrase. Remove it"),
        (lambda one, other: one.key.write_bytes(other.key.read_bytes()), "does not match"),
        (lambda one, other: one.chain.write_text(other.pem + one.pem), "does not match the first"),
    ],
)
def test_faults_of_a_given_certificate_are_named(
    tmp_path: Path, spoil: Callable[[Made, Made], object], sentence: str
) -> None:
    leaf, other = make(tmp_path, "leaf"), make(tmp_path, "other")
    spoil(leaf, other)
    settings = ServerSettings(certificate=leaf.chain, certificate_key=leaf.key)
    with pytest.raises(CannotStart, match=sentence) as found:
        bootstrap.open_certificate(settings)
    assert "\n" not in str(found.value)


@pytest.mark.parametrize(
    ("named", "sentence"),
    [
        ({"certificate": "a.pem"}, "needs its key"),
        ({"certificate_key": "a.key"}, "needs its key"),
        ({"certificate": "a.pem", "certificate_key": "a.key", "tls": True}, "one of the two"),
        ({"tls": True, "data": f"{__file__}/data"}, r"folder .* cannot be used"),
    ],
)
def test_options_that_cannot_be_used_are_refused(named: dict[str, object], sentence: str) -> None:
    with pytest.raises(CannotStart, match=sentence):
        bootstrap.open_certificate(ServerSettings.model_validate(named))


@pytest.mark.parametrize(
    ("days", "sentence"),
    [(9, "the certificate expires in 8 days"), (-2, "the certificate expired on 20")],
)
def test_a_certificate_that_expires_soon_or_has_expired_is_used_and_reported(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, days: int, sentence: str
) -> None:
    given = make(tmp_path, "given", days=days)
    settings = ServerSettings(certificate=given.chain, certificate_key=given.key)
    assert bootstrap.open_certificate(settings) is not None
    assert sentence in caplog.text


def test_a_certificate_that_has_expired_takes_the_place_of_no_valid_one(tmp_path: Path) -> None:
    made = make(tmp_path, "given")
    used = tls.from_files(made.chain, made.key)
    make(tmp_path, "given", days=-2)
    with pytest.raises(UnusableCertificate, match="expired on 20"):
        used.reload()


@pytest.mark.parametrize(
    ("named", "securely"),
    [
        ({}, False),
        ({"tls": True}, True),
        ({"certificate": "a.pem", "certificate_key": "a.key"}, True),
        ({"public_url": "https://hall.example"}, False),
        ({"public_url": "http://hall.example", "proxies": 1}, False),
        ({"public_url": "https://hall.example", "proxies": 1}, True),
    ],
)
def test_whether_it_is_served_securely(named: dict[str, object], securely: bool) -> None:
    assert ServerSettings.model_validate(named).served_securely is securely
