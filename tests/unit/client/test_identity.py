"""The identity file of a device: written atomically, readable by its owner alone."""

import os
import stat
from datetime import UTC, datetime

import pytest

from client.net.identity import (
    Identity,
    IdentityFile,
    IdentityUnusable,
    new_secret,
)
from contract.enums import Role

KIOSK = Identity(
    role=Role.KIOSK,
    server="http://192.0.2.7:8750",
    secret=new_secret(),
    renewed_for=datetime(2026, 11, 24, 9, 30, tzinfo=UTC),
)


def test_a_saved_identity_is_loaded(file: IdentityFile) -> None:
    assert file.load() is None
    file.save(KIOSK)
    assert file.load() == KIOSK
    enrolled = KIOSK.model_copy(update={"enrolled": True})
    file.save(enrolled)
    assert file.load() == enrolled
    assert os.listdir(file.path.parent) == ["kiosk.json"]


def test_only_its_owner_can_read_it(file: IdentityFile) -> None:
    old = os.umask(0)
    try:
        file.save(KIOSK)
    finally:
        os.umask(old)
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.path.parent.stat().st_mode) == 0o700


def test_a_file_that_others_can_read_is_refused_with_a_sentence(file: IdentityFile) -> None:
    file.save(KIOSK)
    for mode in (0o640, 0o604, 0o620):
        file.path.chmod(mode)
        with pytest.raises(IdentityUnusable, match=r"can be read by others.*chmod 600"):
            file.load()


def test_a_power_cut_in_the_middle_leaves_the_old_one(
    file: IdentityFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.save(KIOSK)

    def cut(*_: object) -> None:
        raise OSError(5, "the power is gone")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", cut)
        with pytest.raises(IdentityUnusable, match="the power is gone"):
            file.save(KIOSK.model_copy(update={"enrolled": True}))
    assert file.load() == KIOSK
    # The temporary file of the failed write does no harm.
    assert len(os.listdir(file.path.parent)) == 2
    file.save(KIOSK.model_copy(update={"enrolled": True}))
    assert os.listdir(file.path.parent) == ["kiosk.json"]


BAD_CERTIFICATE = KIOSK.model_copy(update={"certificate": "-----BEGIN CERTIFICATE-----"})


@pytest.mark.parametrize(
    "said", ["", '{"role": "kiosk"}', "\udc80", BAD_CERTIFICATE.model_dump_json()]
)
def test_a_damaged_file_is_refused_with_a_sentence(file: IdentityFile, said: str) -> None:
    file.save(KIOSK)
    file.path.write_bytes(said.encode(errors="surrogateescape"))
    with pytest.raises(IdentityUnusable, match="is damaged; delete it"):
        file.load()


def test_the_file_of_another_program_is_not_taken(file: IdentityFile) -> None:
    file.save(KIOSK)
    with pytest.raises(IdentityUnusable, match="is that of a kiosk"):
        IdentityFile(file.path, Role.DISPLAY).load()


def test_a_folder_in_its_place_is_refused(file: IdentityFile) -> None:
    file.path.mkdir(parents=True)
    with pytest.raises(IdentityUnusable, match="cannot be read"):
        file.load()
    with pytest.raises(IdentityUnusable, match="cannot be written"):
        file.save(KIOSK)


def test_a_secret_is_long_and_shown_by_accident_nowhere() -> None:
    one, other = new_secret(), new_secret()
    assert one != other
    assert one.startswith("novbe_d_")
    assert len(one) == len("novbe_d_") + 43
    identity = Identity(role=Role.KIOSK, server="http://h", secret=one, next_secret=other)
    assert one not in repr(identity)
    assert other not in repr(identity)
    assert identity.secrets == (one, other)
