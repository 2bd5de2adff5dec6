"""An example for a preview: a ticket as the server would answer it, in a small centre.

Its texts are realistic, so that a layout can be judged before the first visitor comes. It is not
sent to a server.
"""

from datetime import UTC, datetime
from typing import Final

from contract.catalogue import (
    Catalogue,
    CatalogueAgency,
    CatalogueCategory,
    CatalogueService,
    CatalogueZone,
)
from contract.centre import CentreConfig, Service
from contract.enums import Paper, StopState, TicketState
from contract.ids import full_id
from contract.snapshots import Expected, Stop, Ticket
from contract.texts import PROGRAM_LANGUAGES

ISSUED: Final = datetime(2026, 11, 24, 6, 42, tzinfo=UTC)


def example_catalogue(public_url: str | None = "https://asan7.example") -> Catalogue:
    """Two services of two agencies, in the six languages of the programs."""
    return Catalogue(
        centre="asan-7",
        version="example",
        names={
            "az": "7 saylı ASAN xidmət mərkəzi",
            "en": "ASAN Service Centre No. 7",
            "ru": "Центр «ASAN xidmət» № 7",
            "id": "Pusat Layanan ASAN No. 7",
            "fr": "Centre de services ASAN n° 7",
            "ar": "مركز خدمات آسان رقم 7",
        },
        languages=PROGRAM_LANGUAGES,
        time_zone="Asia/Baku",
        address={},
        help_line="+994 12 108",
        colour=None,
        comeback_minutes=30,
        public_url=public_url,
        agencies=(
            CatalogueAgency(
                id="interior",
                colour="#0B5FD0",
                names={
                    "az": "Daxili İşlər Nazirliyi",
                    "en": "Ministry of Internal Affairs",
                    "ru": "Министерство внутренних дел",
                    "id": "Kementerian Dalam Negeri",
                    "fr": "Ministère de l’Intérieur",
                    "ar": "وزارة الداخلية",
                },
            ),
            CatalogueAgency(
                id="notary",
                colour="#A972AC",
                names={
                    "az": "Notariat Palatası",
                    "en": "Notary Chamber",
                    "ru": "Нотариальная палата",
                    "id": "Kamar Notaris",
                    "fr": "Chambre des notaires",
                    "ar": "غرفة كتّاب العدل",
                },
            ),
        ),
        categories=(CatalogueCategory(id="identity", names={"en": "Identity"}, icon="id-card"),),
        zones=(
            CatalogueZone(
                id="hall-b",
                floor=2,
                names={
                    "az": "B gözləmə zalı",
                    "en": "Waiting hall B",
                    "ru": "Зал ожидания B",
                    "id": "Ruang tunggu B",
                    "fr": "Salle d’attente B",
                    "ar": "قاعة الانتظار ب",
                },
            ),
        ),
        services=(
            CatalogueService(
                id="asan-7.identity-card",
                agency="interior",
                category="identity",
                icon=None,
                counters=("4", "5", "6", "7", "12"),
                zone="hall-b",
                typical=480,
                target=900,
                names={
                    "az": "Şəxsiyyət vəsiqəsinin dəyişdirilməsi",
                    "en": "Identity card: renewal",
                    "ru": "Замена удостоверения личности",
                    "id": "Perpanjangan kartu identitas",
                    "fr": "Renouvellement de la carte d’identité",
                    "ar": "تجديد بطاقة الهوية",
                },
                documents=(
                    {
                        "az": "Köhnə şəxsiyyət vəsiqəsi",
                        "en": "Your old identity card",
                        "ru": "Старое удостоверение личности",
                        "id": "Kartu identitas lama",
                        "fr": "L’ancienne carte d’identité",
                        "ar": "بطاقة الهوية القديمة",
                    },
                    {
                        "az": "Dövlət rüsumunun ödənişi haqqında qəbz",
                        "en": "The receipt of the state fee",
                        "ru": "Квитанция об оплате госпошлины",
                        "id": "Bukti pembayaran biaya negara",
                        "fr": "Le reçu du droit de timbre",
                        "ar": "إيصال دفع الرسوم الحكومية",
                    },
                ),
            ),
            CatalogueService(
                id="asan-7.certified-copies",
                agency="notary",
                category="identity",
                icon=None,
                counters=("14", "15"),
                zone="hall-b",
                typical=360,
                target=900,
                names={
                    "az": "Surətlərin təsdiqi",
                    "en": "Certified copies",
                    "ru": "Заверение копий",
                    "id": "Legalisasi salinan",
                    "fr": "Copies certifiées conformes",
                    "ar": "تصديق النسخ",
                },
                documents=(),
            ),
        ),
        counters=(),
    )


def catalogue_of(config: CentreConfig, public_url: str | None) -> Catalogue:
    """Two services of a centre file, with all that a receipt shows: those with the most documents,
    or the only one."""
    slug, head = config.centre.slug, config.centre
    chosen = sorted(config.services, key=lambda one: -len(one.documents))[:2]
    return example_catalogue(public_url).model_copy(
        update={
            "centre": slug,
            "names": head.names,
            "languages": head.languages,
            "time_zone": head.time_zone,
            "help_line": head.help_line,
            "comeback_minutes": config.rules.comeback_minutes,
            "receipt": config.receipt,
            "agencies": tuple(
                CatalogueAgency(id=full_id(slug, one.key), names=one.names, colour=one.colour)
                for one in config.agencies
            ),
            "zones": tuple(
                CatalogueZone(id=full_id(slug, one.key), names=one.names, floor=one.floor)
                for one in config.zones
            ),
            "services": tuple(_service_of(config, one) for one in chosen),
        }
    )


def _service_of(config: CentreConfig, service: Service) -> CatalogueService:
    slug = config.centre.slug
    profiles = {one.key for one in config.profiles if any(service.key in x for x in one.levels)}
    counters = [one for one in config.counters if one.profile in profiles]
    zone = next((one.zone for one in counters if one.zone), None)
    return CatalogueService(
        id=full_id(slug, service.key),
        names=service.names,
        agency=full_id(slug, service.agency),
        category=full_id(slug, service.category),
        icon=service.icon,
        documents=service.documents,
        counters=tuple(one.number for one in counters),
        zone=full_id(slug, zone) if zone else None,
        typical=round(service.typical_minutes * 60),
        target=round(service.target_minutes * 60),
    )


def example_ticket(
    language: str, catalogue: Catalogue | None = None, service_id: str = "", count: int = 1
) -> Ticket:
    """A ticket just issued, seven people ahead of it.

    Args:
        language: of the visitor.
        catalogue: of the centre; None for the example.
        service_id: its first service; None for the first of the catalogue.
        count: the number of its services; further ones are the first of the catalogue.
    """
    services = (catalogue or example_catalogue()).services
    service = next((one for one in services if one.id == service_id), services[0])
    others = [one for one in services if one is not service]
    stops = [
        Stop(
            service=one.id,
            state=StopState.OPEN if one is service else StopState.PENDING,
            quantity=1,
            wait=None,
            walk=None,
            time=None,
            outcome=None,
            counter=None,
        )
        for one in [service, *others][:count]
    ]
    return Ticket(
        epoch="example",
        revision=1,
        at=ISSUED,
        clock_rate=1,
        centre="asan-7",
        catalogue="example",
        id="asan-7.1",
        number="A042",
        token="example-ticket-0123456789abcdef",
        state=TicketState.WAITING,
        paper=Paper.PENDING,
        language=language,
        issued_at=ISSUED,
        served=True,
        since=ISSUED,
        ahead=7,
        expected=Expected(low=620, high=1150, late=1480),
        promise=1480,
        counter=None,
        direction=None,
        zone=service.zone,
        counters=service.counters,
        call=None,
        comeback_until=None,
        stops=tuple(stops),
    )
