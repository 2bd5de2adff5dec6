"""Lists the parts of a bundle as a CycloneDX document (SBOM), as IT departments require.

Each wheel and each Debian package with its version, its package URL and its SHA-256, wheels with
their licence too, and the third-party parts of Novbe's own wheel: fonts, icons, browser code.
"""

import hashlib
import json
from email.parser import HeaderParser
from importlib.metadata import PathDistribution
from pathlib import Path
from zipfile import Path as ZipPath

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.utils import canonicalize_name

from tools.licences import licence_of
from tools.made import ROOT


def of(bundle: Path, version: str) -> str:
    """The document of a bundle's folder (`wheels/`, `debian/Packages`), as JSON."""
    novbe = Component(
        name="novbe", version=version, type=ComponentType.APPLICATION, bom_ref="novbe"
    )
    parts = [_wheel(path) for path in sorted((bundle / "wheels").glob("*.whl"))]
    parts += _debian((bundle / "debian" / "Packages").read_text("utf-8"))
    parts += _assets()
    bom = Bom(components=[part for part in parts if part.name != "novbe"])
    bom.metadata.component = novbe
    bom.register_dependency(novbe, bom.components)
    return JsonV1Dot6(bom).output_as_string(indent=1)


def _wheel(path: Path) -> Component:
    zipped = ZipPath(path)
    described = next(folder for folder in zipped.iterdir() if folder.name.endswith(".dist-info"))
    told = PathDistribution(described).metadata
    name = canonicalize_name(told["Name"])
    licence = licence_of(name, told)
    return Component(
        name=name,
        version=told["Version"],
        type=ComponentType.LIBRARY,
        purl=PackageURL("pypi", name=name, version=told["Version"]),
        licenses=[LicenseFactory().make_from_string(licence)] if licence else [],
        hashes=[_sha256(hashlib.sha256(path.read_bytes()).hexdigest())],
        bom_ref=f"pypi/{name}",
    )


def _debian(index: str) -> list[Component]:
    packages = [HeaderParser().parsestr(text) for text in index.split("\n\n") if text.strip()]
    return [
        Component(
            name=package["Package"],
            version=package["Version"],
            type=ComponentType.LIBRARY,
            purl=PackageURL(
                "deb",
                "debian",
                package["Package"],
                package["Version"],
                {"arch": package["Architecture"]},
            ),
            hashes=[_sha256(package["SHA256"])],
            bom_ref=f"deb/{package['Package']}",
        )
        for package in packages
    ]


def _assets() -> list[Component]:
    """The parts from npm, and the fonts; their licences are in the wheel."""
    pinned = json.loads((ROOT / "package.json").read_text("utf-8"))["dependencies"]
    fonts = [
        line.split()[0].split("==")
        for line in (ROOT / "requirements" / "assets.txt").read_text("utf-8").splitlines()
        if line.startswith("fontpkg-")
    ]
    return [
        Component(
            name=name,
            version=version,
            type=ComponentType.LIBRARY,
            purl=PackageURL(kind, name=name, version=version),
            bom_ref=f"{kind}/{name}",
        )
        for kind, name, version in (
            *(("npm", name, version) for name, version in pinned.items()),
            *(("pypi", name, version) for name, version in fonts),
        )
    ]


def _sha256(digest: str) -> HashType:
    return HashType(alg=HashAlgorithm.SHA_256, content=digest)
