"""What tells a person: the face that a supervisor sees, and what two persons are compared by."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from survey.masking import masked_id
from survey.registry.likeness import Name, read_name


@dataclass(frozen=True, slots=True)
class PersonRow:
    """What a counted registry row tells of its person; `name` as written, `id_number` the digits of the IIN or BIN."""

    person: str
    name_birth: str
    name: str
    birth: date | None
    id_number: str
    region: str
    phones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Face:
    """A person as shown: key, name and birth date of the latest row, masked IIN (empty if none), regions, services."""

    key: str
    name: str
    birth: date | None
    iin: str
    regions: tuple[str, ...]
    services: int


@dataclass(slots=True)
class Profile:
    """All that the rows of one client tell; `spellings` are the names and birth dates it came under."""

    key: str
    name: str = ""
    birth: date | None = None
    iins: set[str] = field(default_factory=set)
    bins: set[str] = field(default_factory=set)
    phones: set[str] = field(default_factory=set)
    regions: set[str] = field(default_factory=set)
    spellings: set[tuple[Name, date | None]] = field(default_factory=set)
    services: int = 0

    def see(self, row: PersonRow, name: Name) -> None:
        """Take a row in."""
        self.services += 1
        self.name = row.name or self.name
        self.birth = row.birth or self.birth
        self.spellings.add((name, row.birth))
        self.phones.update(row.phones)
        if row.id_number:
            numbers = self.iins if row.person == f"iin:{row.id_number}" else self.bins
            numbers.add(row.id_number)
        if row.region:
            self.regions.add(row.region)

    @property
    def face(self) -> Face:
        """The face of the client."""
        iin = masked_id(min(self.iins)) if self.iins else ""
        return Face(self.key, self.name, self.birth, iin, tuple(sorted(self.regions)), self.services)


def profiles(rows: Iterable[PersonRow], client_of: Callable[[str], str]) -> dict[str, Profile]:
    """Gather rows, in order of time, by the client that their person key belongs to."""
    gathered: dict[str, Profile] = {}
    names: dict[str, Name] = {}
    for row in rows:
        key = client_of(row.person)
        name = names.get(row.name) or names.setdefault(row.name, read_name(row.name))
        gathered.setdefault(key, Profile(key)).see(row, name)
    return gathered


def absent_face(key: str) -> Face:
    """Return the face of a person who is not among the rows, by what the key itself tells."""
    kind, _, told = key.partition(":")
    if kind != "nb":
        return Face(key, "", None, masked_id(told) if kind == "iin" else "", (), 0)
    name, _, birth = told.rpartition("|")
    return Face(key, name, date.fromisoformat(birth) if "-" in birth else None, "", (), 0)
