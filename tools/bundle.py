"""Makes one archive with everything for a machine without network.

`python -m tools.bundle ROLE...` writes dist/novbe-VERSION-ROLES.tar: install.sh, the wheels that
requirements/*.txt name by their hashes, Novbe's own, Debian's packages with all that they depend
on, the units, the licence and a list of the parts (CycloneDX). The target must have the same Debian
release and processor as the machine on which it is made.
"""

import hashlib
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Collection, Sequence
from pathlib import Path

from packaging.utils import parse_wheel_filename

from tools import sbom, wheel
from tools.made import ROOT

ROLES = ("server", "kiosk", "display", "counter")
UNITS = ROOT / "docs" / "units"


def main(arguments: Sequence[str]) -> int:
    """Make the archive of the named roles; 2 if one is not a role."""
    roles = [role for role in ROLES if role in arguments]
    if not roles or len(roles) != len(arguments):
        print(f"novbe: make bundle ROLE=... takes one or more of: {' '.join(ROLES)}")
        return 2
    try:
        made = make(roles, ROOT / "dist")
    except (wheel.WheelError, subprocess.CalledProcessError) as error:
        print(f"novbe: no bundle: {error}", file=sys.stderr)
        return 1
    digest = hashlib.sha256(made.read_bytes()).hexdigest()
    print(f"{made.relative_to(ROOT)}: {made.stat().st_size / 1e6:.0f} MB, SHA-256 {digest}")
    return 0


def make(roles: Sequence[str], into: Path) -> Path:
    """Make the archive of these roles in a folder."""
    name = f"novbe-{wheel.version()}-{'-'.join(roles)}"
    into.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="novbe-bundle-") as temporary:
        folder = Path(temporary) / name
        _collect(folder, roles)
        archive = into / f"{name}.tar"
        partial = archive.with_suffix(".new")
        # Not compressed: wheels and Debian packages are compressed already.
        with tarfile.open(partial, "w") as tar:
            tar.add(folder, name, filter=_neutral)
        partial.replace(archive)
    return archive


def debian_packages(roles: Collection[str]) -> list[str]:
    """The packages that tools/debian.txt names for these roles, and Python."""
    named = {"python3.13", "python3.13-venv"}
    for line in (ROOT / "tools" / "debian.txt").read_text("utf-8").splitlines():
        package, *sets = line.split() or [""]
        if not package.startswith("#") and not set(sets).isdisjoint(roles):
            named.add(package)
    return sorted(named)


def _collect(folder: Path, roles: Sequence[str]) -> None:
    wheels, debian, units = folder / "wheels", folder / "debian", folder / "units"
    for made in (wheels, debian, units):
        made.mkdir(parents=True)
    wheel.build(wheels)
    _download_wheels(wheels, roles)
    _download_debian(debian, debian_packages(roles))
    for unit in UNITS.iterdir():
        # Units without a program of their own, such as a timer, belong to the server.
        program = unit.stem.removeprefix("novbe-")
        if (program if program in ROLES else "server") in roles:
            shutil.copy(unit, units)
    shutil.copy(ROOT / "tools" / "install.sh", folder)
    shutil.copy(ROOT / "LICENSE", folder)
    shutil.copy(ROOT / "docs" / "licences.md", folder)
    # For those who are at the machine, without a network.
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=shutil.ignore_patterns("pictures"))
    (folder / "sbom.cdx.json").write_text(sbom.of(folder, wheel.version()), "utf-8")
    (folder / "requirements.txt").write_text(_pinned(wheels), "utf-8")
    (folder / "release").write_text(
        f'version="{wheel.version()}"\n'
        f'roles="{" ".join(roles)}"\n'
        f'codename="{platform.freedesktop_os_release()["VERSION_CODENAME"]}"\n'
        f'architecture="{_output("dpkg", "--print-architecture").strip()}"\n'
        f'packages="{" ".join(debian_packages(roles))}"\n',
        "utf-8",
    )
    sums = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder)}\n"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]
    (folder / "SHA256SUMS").write_text("".join(sums), "utf-8")


def _download_wheels(folder: Path, roles: Sequence[str]) -> None:
    lists = [word for role in roles for word in ("-r", str(ROOT / f"requirements/{role}.txt"))]
    options = ("--quiet", "--disable-pip-version-check", "--require-hashes", "--no-deps")
    words = [sys.executable, "-m", "pip", "download", *options, "--only-binary=:all:"]
    subprocess.run([*words, "-d", str(folder), *lists], check=True)


def _download_debian(folder: Path, packages: Sequence[str]) -> None:
    """Download the packages with all dependencies, and make the index that apt reads."""
    with tempfile.TemporaryDirectory() as state:
        empty = Path(state) / "status"
        empty.touch()
        options = {
            "Dir::State::status": empty,
            "Dir::State::extended_states": Path(state) / "extended",
            "Dir::Cache::archives": folder,
            "APT::Sandbox::User": "root",
            "APT::Install-Recommends": "false",
        }
        words = [word for key, value in options.items() for word in ("-o", f"{key}={value}")]
        words += ["-qq", "-y", "--download-only", "install", *packages]
        subprocess.run(["apt-get", *words], check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(folder / "partial", ignore_errors=True)
    (folder / "lock").unlink(missing_ok=True)
    index = subprocess.run(
        ["dpkg-scanpackages", "--multiversion", "."],
        cwd=folder, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    (folder / "Packages").write_text(index, "utf-8")


def _pinned(wheels: Path) -> str:
    """Requirements that name each wheel of the folder by its hash."""
    lines = []
    for path in sorted(wheels.iterdir()):
        name, version, _build, _tags = parse_wheel_filename(path.name)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        lines.append(f"{name}=={version} --hash=sha256:{digest}\n")
    return "".join(lines)


def _output(*words: str) -> str:
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def _neutral(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Set owner and time to fixed values, so that the archive is reproducible."""
    member.uid = member.gid = member.mtime = 0
    member.uname = member.gname = "root"
    member.mode = 0o755 if member.isdir() or member.name.endswith(".sh") else 0o644
    return member


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
