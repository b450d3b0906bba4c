"""The persons desk: the supervisor joins and parts possible twins (methodology decision 2)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from survey.audit import Logged, entry
from survey.errors import Refused
from survey.ids import uuid7
from survey.periods import Quarter
from survey.ports import Clock, NewWork, UnitOfWork
from survey.registry.faces import Face, PersonRow, absent_face, profiles
from survey.registry.links import Groups, Pair, PersonLink, Ruling, last_words, pair_of
from survey.registry.persons import merge_persons
from survey.registry.twins import Asked, TwinSearch, find_twins
from survey.services.guard import needs
from survey.staff import Deed, Staff

_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Decision:
    """Two person keys joined or parted: by whom, when and why; `by` and `at` are None where the rule joined them.

    `holds` says that it shapes the clients now: it is the last word on its pair and nothing stronger keeps apart what
    it joins.
    """

    one: Face
    other: Face
    ruling: Ruling
    holds: bool
    by: str | None
    at: datetime | None
    reason: str


class PersonsDesk:
    """Who is one person, as one supervisor decides.

    A decision counts for whatever is merged after it: imports, plans, draws, lists of twins. The frame of a wave that
    is drawn stays as it was drawn, and the findings phone.shared of a version as they were found.
    """

    def __init__(self, work: NewWork, clock: Clock, staff: Staff) -> None:
        """Take what the desk works with."""
        self._work = work
        self._clock = clock
        self._staff = staff

    @needs(Deed.READ_REGISTRY)
    def twins(self, quarter: Quarter, asked: Asked = Asked.NOTHING) -> TwinSearch:
        """Return the possible twins among the clients of a quarter's frame, the likeliest first."""
        with self._work() as work:
            rows = list(work.registries.person_rows(quarter.months))
            links = work.person_links.all()
        clients = _clients(rows, links)
        parted = {
            pair_of(clients[word.one], clients[word.other])
            for word in last_words(links).values()
            if word.ruling is Ruling.PARTED
        }
        return find_twins(profiles(rows, clients.__getitem__).values(), parted, asked)

    @needs(Deed.KEEP_REGISTRY)
    def join(self, one: str, other: str, reason: str) -> None:
        """Decide that two person keys, or the clients they stand for, are one person.

        Raises Refused (persons.reason_needed, persons.same; persons.parted_between, persons.two_iins where an earlier
        decision keeps their clients apart).
        """
        with self._work() as work:
            others = [link for link in work.person_links.all() if link.pair != pair_of(one, other)]
            between = Groups(others).between(one, other)
            if between:
                _refuse(between, others)
            self._decide(work, one, other, Ruling.JOINED, reason)

    @needs(Deed.KEEP_REGISTRY)
    def part(self, one: str, other: str, reason: str) -> None:
        """Decide that two person keys are two people, whether the rule or a supervisor joined them or nobody did.

        Where others still connect them, the weaker of their joins has no effect from now on (`Groups` says which).
        Raises Refused (persons.reason_needed, persons.same).
        """
        with self._work() as work:
            self._decide(work, one, other, Ruling.PARTED, reason)

    @needs(Deed.READ_REGISTRY)
    def decisions(self, quarter: Quarter) -> tuple[Decision, ...]:
        """Return every decision about persons of a quarter: supervisors' newest first, then what the rule joined."""
        with self._work() as work:
            rows = list(work.registries.person_rows(quarter.months))
            links = work.person_links.all()
            names = {by: work.staff.get(by).name for by in {link.by for link in links}}
        faces = {key: profile.face for key, profile in profiles(rows, str).items()}
        clients = _clients(rows, links)
        last = last_words(links)
        made = [
            Decision(
                one=faces.get(link.one) or absent_face(link.one),
                other=faces.get(link.other) or absent_face(link.other),
                ruling=link.ruling,
                holds=last[link.pair] == link
                and (clients[link.one] == clients[link.other]) is (link.ruling is Ruling.JOINED),
                by=names[link.by],
                at=link.at,
                reason=link.reason,
            )
            for link in sorted(links, key=lambda link: link.id, reverse=True)
            if link.one in faces or link.other in faces
        ]
        ruled = (
            Decision(faces[one], faces[other], Ruling.JOINED, clients[one] == clients[other], None, None, "")
            for one, other in _joined_by_rule(rows)
        )
        return (*made, *ruled)

    def _decide(self, work: UnitOfWork, one: str, other: str, ruling: Ruling, reason: str) -> None:
        if not reason.strip():
            raise Refused("persons.reason_needed")
        if one == other:
            raise Refused("persons.same")
        # A clock set back must not put a word before the one it replaces.
        at = max([self._clock(), *(link.at + _TICK for link in work.person_links.all())])
        link = PersonLink(
            id=uuid7(at), at=at, by=self._staff.id, one=one, other=other, ruling=ruling, reason=reason.strip()
        )
        work.person_links.add(link)
        work.audit.add(entry(at, self._staff, Logged.PERSONS, link.id, {"ruling": ruling}))
        work.commit()


def _clients(rows: Sequence[PersonRow], links: Sequence[PersonLink]) -> dict[str, str]:
    """Return the client of each person key of the rows, and of the keys that were decided on."""
    decided = ((key, "") for link in links for key in link.pair)
    return merge_persons([*((row.person, row.name_birth) for row in rows), *decided], links)


def _joined_by_rule(rows: Sequence[PersonRow]) -> Iterator[Pair]:
    merged = merge_persons((row.person, row.name_birth) for row in rows)
    return ((client, key) for key, client in sorted(merged.items()) if key != client)


def _refuse(between: Pair, links: Sequence[PersonLink]) -> None:
    code = "persons.parted_between" if between in last_words(links) else "persons.two_iins"
    one, other = (absent_face(key) for key in between)
    raise Refused(code, one=one.name or one.iin, other=other.name or other.iin)
