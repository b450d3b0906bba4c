"""The audit log in the store: records chained by their hashes, facts sealed by records.

What a tampering cannot hide: a record or a sealed fact changed, removed, inserted or swapped, in whatever column. Facts
are sealed whenever somebody signs in, a backup is made and the program closes; after it closed in good order no fact
may be found that is not sealed. What is not seen: a fact tampered with between a crash and the next sign-in, and
somebody who has the key and computes the whole chain anew from where he forged it; the head of the chain, noted down
elsewhere or kept in a backup, shows that too.
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, func, insert, select

from storage.audit_tables import audit_log, reseals, sealed_facts
from storage.bulk import add_many
from storage.json_text import to_json
from storage.rows.facts import TABLES
from survey.audit import QUIET, START, Entry, Examination, Logged, Value, canonical, chained

FACT_TABLES = (
    *sorted(table.name for table in TABLES.values()),
    "month_facts",
    "person_links",
    "wave_releases",
    "widened_hours",
    "report_words",
    "report_approvals",
)
"""What only is added to, in the order in which it is sealed."""
GUARDED = (*FACT_TABLES, audit_log.name, sealed_facts.name, reseals.name)
END = "end"
RESEALS = "reseals"
"""Under what a record tells the digest of the seals that it vouches for."""

_ADD = insert(audit_log)
_LAST_HASH = select(audit_log.c.hash).order_by(audit_log.c.number.desc()).limit(1)
_LAST_NUMBER = "SELECT seq FROM sqlite_sequence WHERE name = 'audit_log'"
_RECORDS = 'SELECT number, id, at, by_id, what, subject, "before", "after", hash FROM audit_log ORDER BY number'
_HAS = select(func.count()).where(audit_log.c.id == bindparam("record"))
_LAST = select(audit_log.c.at).where(audit_log.c.what == bindparam("what")).order_by(audit_log.c.number.desc()).limit(1)
_FIRST = (
    select(audit_log.c.at)
    .where(audit_log.c.what == bindparam("what"), audit_log.c.subject == bindparam("subject"))
    .order_by(audit_log.c.number)
    .limit(1)
)
_LAST_BACKUP = select(func.coalesce(func.max(audit_log.c.number), 0)).where(audit_log.c.what == Logged.BACKUP.value)
_LOUD_SINCE = select(func.count()).where(
    audit_log.c.number > bindparam("since"), audit_log.c.what.not_in([what.value for what in QUIET])
)
_SEALED_SINCE = select(func.count()).where(sealed_facts.c.number > bindparam("since"))
_UNSEALED = "SELECT * FROM {table} WHERE id NOT IN (SELECT fact_id FROM sealed_facts) ORDER BY id"
_SEALED = "SELECT s.number AS sealed_by, t.* FROM {table} t JOIN sealed_facts s ON s.fact_id = t.id ORDER BY t.id"
_RESEALS = "SELECT number, destroyed, digest FROM reseals ORDER BY destroyed, number"
_COUNT = "SELECT count(*) FROM {table}"
_UNSEALED_COUNT = "SELECT count(*) FROM {table} WHERE id NOT IN (SELECT fact_id FROM sealed_facts)"
_TRIGGERS = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
_PRAGMAS = ("cipher_integrity_check", "integrity_check", "foreign_key_check")


class AuditTable:
    """The log (survey.audit.AuditLog)."""

    def __init__(self, connection: Connection) -> None:
        """Take the connection of a unit of work."""
        self._connection = connection

    def add(self, entry: Entry) -> None:
        """Add a record."""
        self._append(entry)

    def seal(self, entry: Entry) -> None:
        """Add a record that holds the number and the digest of the facts since the last such record."""
        digest, sealed = hashlib.sha256(), []
        for table in FACT_TABLES:
            for fact in self._rows(_UNSEALED, table):
                digest.update(_content(table, fact))
                sealed.append(fact["id"])
        number = self._append(entry, {"facts": len(sealed), "digest": digest.hexdigest()})
        add_many(self._connection, sealed_facts, ((fact, number) for fact in sealed))

    def digests(self) -> dict[int, str]:
        """Return by the number of each sealing record the digest of its facts as they are now."""
        return {number: digest.hexdigest() for number, digest in self._digests()[0].items()}

    def reseal(self, entry: Entry, before: dict[int, str]) -> None:
        """Add a record that vouches for the seals whose facts lawfully changed since `before`."""
        changed = sorted((number, now) for number, now in self.digests().items() if before.get(number) != now)
        number = self._append(entry, {RESEALS: _vouched(changed)} if changed else None)
        if changed:
            rows = [{"number": sealed, "destroyed": number, "digest": digest} for sealed, digest in changed]
            self._connection.execute(insert(reseals), rows)

    def has(self, record: UUID) -> bool:
        """Tell whether a record is in the log."""
        return bool(self._connection.scalar(_HAS, {"record": record}))

    def last(self, what: Logged) -> datetime | None:
        """Return when something was done last (UTC)."""
        at: datetime | None = self._connection.scalar(_LAST, {"what": what.value})
        return at

    def first(self, what: Logged, subject: object) -> datetime | None:
        """Return when something was first done to a subject (UTC)."""
        at: datetime | None = self._connection.scalar(_FIRST, {"what": what.value, "subject": str(subject)})
        return at

    def changed_since_backup(self) -> bool:
        """Tell whether a new backup would keep more than the last."""
        since = {"since": self._connection.scalar(_LAST_BACKUP)}
        return bool(
            self._connection.scalar(_LOUD_SINCE, since)
            or self._connection.scalar(_SEALED_SINCE, since)
            or self._count(_UNSEALED_COUNT)
        )

    def integrity(self) -> tuple[str, ...]:
        """Return what is wrong with the store's pages, references and guards, in the database's own words."""
        found = [
            " ".join(map(str, row))
            for pragma in _PRAGMAS
            for row in self._connection.exec_driver_sql(f"PRAGMA {pragma}")
            if tuple(row) != ("ok",)
        ]
        if found:
            return tuple(found)
        guards = set(self._connection.exec_driver_sql(_TRIGGERS).scalars())
        wanted = {f"{table}_refuse_{verb}" for table in GUARDED for verb in ("UPDATE", "DELETE")}
        return tuple(f"no trigger {name}" for name in sorted(wanted - guards))

    def examine(self) -> Examination:
        """Look through the log and the facts it seals."""
        records = list(self._connection.exec_driver_sql(_RECORDS).mappings())
        unsealed = self._count(_UNSEALED_COUNT)
        return Examination(
            records=len(records),
            broken_at=self._broken_link(records),
            head=_shown(records[-1]["hash"]) if records else "",
            facts=sum(
                self._connection.exec_driver_sql(_COUNT.format(table=table)).scalar_one() for table in FACT_TABLES
            ),
            unsealed=unsealed,
            facts_broken_at=self._broken_seal(records, unsealed),
        )

    def _append(self, entry: Entry, seal: dict[str, Any] | None = None) -> int:
        # The number after the last one given, not after the last one there: a removed record leaves a gap for good.
        number = (self._connection.exec_driver_sql(_LAST_NUMBER).scalar() or 0) + 1
        values: dict[str, Any] = {
            "number": number,
            "id": entry.id,
            "at": entry.at,
            "by_id": entry.by,
            "what": entry.what.value,
            "subject": entry.subject,
            "before": to_json(entry.before),
            "after": to_json(dict(entry.after) | (seal or {})),
        }
        self._connection.execute(_ADD, values | {"hash": chained(self._head(), self._stored(values))})
        return number

    def _head(self) -> bytes:
        head = self._connection.scalar(_LAST_HASH)
        return head if isinstance(head, bytes) else START

    def _stored(self, values: dict[str, Any]) -> Iterator[Value]:
        """Return a record's values as the driver stores them, which is what the chain is made of."""
        for name, value in values.items():
            process = (
                audit_log.c[name].type.dialect_impl(self._connection.dialect).bind_processor(self._connection.dialect)
            )
            yield process(value) if process else value

    def _rows(self, query: str, table: str) -> Iterator[dict[str, Any]]:
        return map(dict, self._connection.exec_driver_sql(query.format(table=table)).mappings())

    def _count(self, query: str) -> int:
        counts = (self._connection.exec_driver_sql(query.format(table=table)).scalar_one() for table in FACT_TABLES)
        return sum(counts)

    def _broken_link(self, records: list[Any]) -> str | None:
        previous = START
        for number, record in enumerate(records, 1):
            *content, stored = record.values()
            previous = chained(previous, content)
            if record["number"] != number or stored != previous:
                return _shown(record["id"])
        given = self._connection.exec_driver_sql(_LAST_NUMBER).scalar() or 0
        return None if given == len(records) else END

    def _broken_seal(self, records: list[Any], unsealed: int) -> str | None:
        """Return the first record whose facts are not those it sealed, END for facts that no session made."""
        digests, counts = self._digests()
        anew = self._resealed(records)
        if isinstance(anew, str):
            return anew
        closed = False
        for record in records:
            seal = _seal_of(record["after"])
            if seal is None:
                continue
            number = record["number"]
            wanted = seal[0], anew.get(number, seal[1])
            if wanted != (counts.pop(number, 0), digests[number].hexdigest()) or (closed and seal[0]):
                return _shown(record["id"])
            closed = record["what"] == Logged.CLOSED.value
        listed = self._connection.scalar(select(func.count()).select_from(sealed_facts))
        return END if counts or (closed and unsealed) or listed != self._sealed_in(records) else None

    def _digests(self) -> tuple[defaultdict[int, Any], Counter[int]]:
        """Return by the number of the sealing record the digest of its facts as they are now, and how many they are."""
        digests: defaultdict[int, Any] = defaultdict(hashlib.sha256)
        counts: Counter[int] = Counter()
        for table in FACT_TABLES:
            for fact in self._rows(_SEALED, table):
                number = fact.pop("sealed_by")
                digests[number].update(_content(table, fact))
                counts[number] += 1
        return digests, counts

    def _resealed(self, records: list[Any]) -> dict[int, str] | str:
        """Return the digests that took the place of those in sealing records, or the record that vouches for others."""
        anew: dict[int, str] = {}
        by_record: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
        for row in self._connection.exec_driver_sql(_RESEALS):
            by_record[row.destroyed].append((row.number, row.digest))
            anew[row.number] = row.digest
        for record in records:
            told, made = _told(record["after"]).get(RESEALS), by_record.pop(record["number"], [])
            if told != (_vouched(made) if made or told else None):
                return _shown(record["id"])
        return END if by_record else anew

    def _sealed_in(self, records: list[Any]) -> int:
        return sum(seal[0] for record in records if (seal := _seal_of(record["after"])))


def _content(table: str, fact: dict[str, Any]) -> bytes:
    """Write a fact to be hashed. What is empty is left out, so that a column added later changes no digest."""
    told = [part for name, value in fact.items() if value is not None for part in (name, value)]
    return canonical((table, *told)) + b"\n"


def _seal_of(after: object) -> tuple[int, str] | None:
    told = _told(after)
    return (told["facts"], told["digest"]) if {"facts", "digest"} <= told.keys() else None


def _told(after: object) -> dict[str, Any]:
    try:
        told = json.loads(after) if isinstance(after, str) else {}
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _vouched(seals: list[tuple[int, str]]) -> str:
    return hashlib.sha256(canonical(part for seal in seals for part in seal)).hexdigest()


def _shown(value: object) -> str:
    """Show an id as a UUID; what was put in its place as it is."""
    match value:
        case bytes() if len(value) == len(START) // 2:
            return str(UUID(bytes=value))
        case bytes():
            return value.hex()
    return str(value)
