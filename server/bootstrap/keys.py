"""Opens the server's key and its certificate."""

import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from server.settings import CannotStart, ServerSettings
from server.signing import KEY_FILE, UnusableKey, key_at

if TYPE_CHECKING:
    from server.tls import Certificate

_log = logging.getLogger("novbe.server")


def open_key(settings: ServerSettings) -> bytes:
    """The server's key, the same for all processes of a database, or `CannotStart`."""
    try:
        return key_at(settings.data / KEY_FILE)
    except UnusableKey as error:
        raise CannotStart(str(error)) from error
    except OSError as error:
        raise CannotStart(_no_folder(settings, error)) from error


def open_certificate(settings: ServerSettings) -> "Certificate | None":
    """The TLS certificate, or `CannotStart`; None if the server does not serve TLS."""
    from server import tls

    chain, key = settings.certificate, settings.certificate_key
    if settings.tls and (chain or key):
        raise CannotStart(
            "--tls is for a certificate that the server makes, --certificate for one from a "
            "file. Use one of the two (or NOVBE_TLS, NOVBE_CERTIFICATE)."
        )
    if bool(chain) is not bool(key):
        raise CannotStart(
            "A certificate needs its key, and a key its certificate. Name both, by --certificate "
            "and --certificate-key."
        )
    try:
        if chain and key:
            certificate = tls.from_files(chain, key)
        elif settings.tls:
            certificate = tls.self_signed(settings.data, settings.host)
        else:
            return None
    except tls.UnusableCertificate as error:
        raise CannotStart(str(error)) from error
    except OSError as error:
        raise CannotStart(_no_folder(settings, error)) from error
    left = certificate.ends - datetime.now(UTC)
    if left < tls.EXPIRES_SOON:
        _log.warning(
            "the certificate expires in %d days, on %s", left.days, certificate.ends.date()
        )
    return certificate


def _no_folder(settings: ServerSettings, error: OSError) -> str:
    return (
        f"The data folder {settings.data} cannot be used: {error.strerror}. "
        "Name another --data (or NOVBE_DATA)."
    )
