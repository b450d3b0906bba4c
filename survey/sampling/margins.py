"""What the frame knows of its clients beside their region: how many of them by service and by legal form."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Protocol
from uuid import UUID

from survey.edition import Edition
from survey.registry.folding import fold
from survey.sampling.design import Kind

Margins = Mapping[str, Mapping[str, int]]
"""The frame's clients by margin (service, legal_form) and category."""
UNKNOWN = "?"


class FrameMargins(Protocol):
    """What a wave keeps of its frame and of its cases' kept services; a part of survey.ports.Waves."""

    def add_margins(self, wave: UUID, margins: Margins) -> None:
        """Keep the clients of a wave's frame by service and legal form."""
        ...

    def margins(self, wave: UUID) -> Margins:
        """Return the clients of a wave's frame by margin and category, nothing if they were not kept."""
        ...

    def kinds(self, wave: UUID) -> Mapping[UUID, Kind]:
        """Return what the registry says of the kept service of each case."""
        ...


class Kinds:
    """Tells kinds apart: a service by its words without their spelling, a legal form by the edition's key."""

    def __init__(self, edition: Edition, services: Iterable[str] = ()) -> None:
        """Fold the edition's legal forms, and the services whose spelling is settled."""
        self._forms = {fold(word): key for word, key in edition.words["legal_form"].items()}
        self._services = {fold(service): service for service in services}

    def legal_form(self, kind: Kind) -> str:
        """Return the key of a legal form."""
        return self._forms.get(fold(kind.legal_form), UNKNOWN)

    def service(self, kind: Kind) -> str:
        """Return a service as it is spelled where that is settled, else as it was written."""
        return self._services.get(fold(kind.service)) or " ".join(kind.service.split()) or UNKNOWN


def count_margins(kept: Iterable[Kind], edition: Edition) -> Margins:
    """Count clients by what their kept service is; of several spellings the commonest stands for all."""
    kinds = Kinds(edition)
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    forms: Counter[str] = Counter()
    for kind in kept:
        spellings[fold(kind.service)][kinds.service(kind)] += 1
        forms[kinds.legal_form(kind)] += 1
    services = {min(found, key=lambda name: (-found[name], name)): found.total() for found in spellings.values()}
    return {"service": dict(sorted(services.items())), "legal_form": dict(sorted(forms.items()))}
