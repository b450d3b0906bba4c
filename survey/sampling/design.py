"""What is asked of a sample and what comes out: the shapes shared by plan, draw and protocol."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from survey.periods import Month, Quarter


class Allocation(StrEnum):
    """How completes are shared among regions."""

    POWER = "power"
    PROPORTIONAL = "proportional"
    NEYMAN = "neyman"
    EQUAL = "equal"


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a sample: half-width and confidence for the country, completes at least in each region.

    `response` is the expected share of the clients drawn who will answer.
    `sample`, when given, is the number of clients to draw and stands in for the precision.
    """

    margin: float = 0.02
    confidence: float = 0.95
    floor: int = 60
    response: float = 0.6
    allocation: Allocation = Allocation.POWER
    sample: int | None = None
    replicates: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Service:
    """A counted registry row of a client: the month, the sheet's row number, the region, and the version it came in."""

    month: Month
    row: int
    region: str
    version: UUID


@dataclass(frozen=True, slots=True)
class Kind:
    """What a registry row says of its service, as written: its name, and the legal form of the client's enterprise."""

    service: str
    legal_form: str


@dataclass(frozen=True, slots=True)
class FrameRow:
    """What the frame needs of a counted registry row. `name_birth` is "folded name|birth" or empty."""

    service: Service
    person: str
    name_birth: str
    phones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Client:
    """A person of the frame: his key, his services of the quarter in order, his dialable numbers in E.164."""

    key: str
    services: tuple[Service, ...]
    phones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StratumPlan:
    """A region of the plan: clients and services in the frame, clients with no dialable phone.

    `sample` are the clients to draw, `completes` the interviews expected, `margin` the half-width these give a
    share of one half.
    """

    region: str
    persons: int
    services: int
    no_phone: int
    sample: int
    completes: int
    margin: float


@dataclass(frozen=True, slots=True)
class Plan:
    """A design before it is drawn: the frame's clients, the sums over its strata, the country's half-width."""

    quarter: Quarter
    request: Request
    frame: int
    completes: int
    sample: int
    margin: float
    strata: tuple[StratumPlan, ...]


@dataclass(frozen=True, slots=True)
class DrawnClient:
    """A client drawn: his place in the order of the draw (from 1), his replicate, and the service kept for him."""

    order: int
    replicate: int
    client: Client
    kept: Service


@dataclass(frozen=True, slots=True)
class Draw:
    """A drawn sample, repeatable from the same registry files and seed."""

    plan: Plan
    seed: str
    frame_sha256: str
    drawn: tuple[DrawnClient, ...]


@dataclass(frozen=True, slots=True)
class Wave:
    """A sample in the field: its draw without the clients."""

    id: UUID
    edition: str
    plan: Plan
    seed: str
    frame_sha256: str
    drawn_at: datetime
    by: UUID


@dataclass(frozen=True, slots=True)
class Release:
    """A replicate given to the field: from then on its clients are called to the end of the protocol."""

    id: UUID
    wave: UUID
    replicate: int
    at: datetime
    by: UUID
