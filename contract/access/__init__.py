"""Identity: signing in, enrolling devices, and the state of people and devices.

What a manager does to people and devices are commands of the centre (`contract.commands.identity`).
The requests here are made before the client is authenticated, or by a person or device about its
own session.
"""

from contract.access.acts import (
    BeginEnrolment,
    ChangePassword,
    ConfirmFactor,
    Health,
    OfferFactor,
    ProveDevice,
    ProveFactor,
    RenewSecret,
    SignIn,
)
from contract.access.answers import (
    VOICE_SECONDS,
    AccessEntry,
    DeviceProven,
    Duty,
    EnrolmentState,
    FactorOffered,
    HealthTaken,
    KnownDevice,
    KnownPerson,
    KnownToken,
    SignedIn,
    WaitingDevice,
)
from contract.access.enums import (
    DEVICES,
    PEOPLE,
    PROGRAMS,
    WITH_FACTOR,
    DeviceState,
    EnrolmentStage,
    OfflineReason,
    PrinterState,
    Scope,
    SoundState,
    Step,
)

__all__ = [
    "DEVICES",
    "PEOPLE",
    "PROGRAMS",
    "VOICE_SECONDS",
    "WITH_FACTOR",
    "AccessEntry",
    "BeginEnrolment",
    "ChangePassword",
    "ConfirmFactor",
    "DeviceProven",
    "DeviceState",
    "Duty",
    "EnrolmentStage",
    "EnrolmentState",
    "FactorOffered",
    "Health",
    "HealthTaken",
    "KnownDevice",
    "KnownPerson",
    "KnownToken",
    "OfferFactor",
    "OfflineReason",
    "PrinterState",
    "ProveDevice",
    "ProveFactor",
    "RenewSecret",
    "Scope",
    "SignIn",
    "SignedIn",
    "SoundState",
    "Step",
    "WaitingDevice",
]
