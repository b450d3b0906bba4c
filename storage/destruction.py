"""Personal data of a wave destroyed in one transaction; answers stay, and lead to nobody."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from storage.audit import AuditTable
from storage.json_text import to_json
from storage.pseudonyms import Pseudonyms, barred_key
from storage.repositories.person_links import PersonLinkTable
from survey.audit import Entry
from survey.periods import Month
from survey.registry.dates import full_years
from survey.registry.persons import merge_persons
from survey.retention import Holding

KEPT_CELLS = frozenset(
    {
        *("region", "legal_form", "category", "industry", "subindustry", "service", "subservice", "start", "end"),
        *("mode", "identification"),
    }
)
"""What a registry row says of the service and the enterprise's kind; everything else tells of somebody."""
FACTS = ("dials", "notes", "undone", "reviews", "person_links")
"""Fact tables that hold numbers, names or free words."""

_ROWS = """SELECT r.version_id, r.number, r.person, r.name_birth, r.enterprise, r.birth,
r.counted, r.end_date, r.cells FROM registry_rows r
JOIN registry_versions v ON v.id = r.version_id WHERE v.month IN ({months})"""
_NEW_ROW = """UPDATE registry_rows SET person = ?, name_birth = '', enterprise = ?, id_number = '', birth = ?,
phones = '[]', cells = ? WHERE version_id = ? AND number = ?"""
_FINDINGS = """SELECT f.id, f.facts FROM findings f JOIN registry_versions v ON v.id = f.version_id
WHERE v.month IN ({months})"""
_CASES = "SELECT id, client, phones FROM cases WHERE wave_id = ?"
_OF_WAVE = "{} WHERE case_id IN (SELECT id FROM cases WHERE wave_id = ?)"
_HOW_MANY = "SELECT count(*) FROM {}"
_BARRED = "SELECT key, case_id FROM do_not_call"
_DIALS = "SELECT id, phone FROM dials"
_BLANK = "UPDATE {} SET {} = ''"
_GUARD = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name = ?"
_OTHER_PERSONS = """SELECT DISTINCT r.person FROM registry_rows r JOIN registry_versions v ON v.id = r.version_id
WHERE v.month NOT IN ({months})"""


class DestructionTables:
    """What is destroyed in a store (survey.retention.Destruction)."""

    def __init__(self, connection: Connection) -> None:
        """Take the connection of a unit of work."""
        self._connection = connection

    def holding(self, wave: UUID, months: Sequence[Month]) -> Holding:
        """Count what would be destroyed."""
        rows = list(self._in_months(_ROWS, months))
        registers = self._registers(months)
        count = "SELECT count(*) FROM {} WHERE register_id = ?"
        return Holding(
            persons=len({row.person for row in rows} - {""}),
            rows=len(rows),
            lines=sum(
                self._scalar(count.format(table), one) for one in registers for table in ("acts", "questionnaires")
            ),
            dials=self._scalar(_OF_WAVE.format(_HOW_MANY.format("dials")), wave.bytes),
            notes=self._scalar(_OF_WAVE.format(_HOW_MANY.format("notes")), wave.bytes),
        )

    def destroy(self, wave: UUID, months: Sequence[Month], record: Entry) -> None:
        """Destroy what `holding` counts, and whatever else leads to a person."""
        audit, pseudonyms = AuditTable(self._connection), Pseudonyms()
        before = audit.digests()
        guards = self._lift_guards()
        links = PersonLinkTable(self._connection).all()
        rows = list(self._in_months(_ROWS, months))
        clients = merge_persons(((row.person, row.name_birth) for row in rows), links)
        firsts = _first_days(rows, clients)
        self._destroy_links(months, {row.person for row in rows}, pseudonyms)
        self._run(
            _NEW_ROW,
            (
                (
                    *(pseudonyms.key(clients[row.person]), pseudonyms.key(row.enterprise)),
                    *(
                        _year_only(row.birth, firsts.get(clients[row.person])),
                        _kept(row.cells),
                        row.version_id,
                        row.number,
                    ),
                )
                for row in rows
            ),
        )
        self._destroy_findings(months)
        self._destroy_cases(wave, clients, pseudonyms)
        self._destroy_registers(months)
        for guard in guards:
            self._connection.exec_driver_sql(guard)
        audit.reseal(record, before)

    def _destroy_findings(self, months: Sequence[Month]) -> None:
        found = list(self._in_months(_FINDINGS, months))
        blank = "UPDATE {} SET value = '', facts = ? WHERE id = ?"
        self._run(blank.format("findings"), ((_numbers_only(row.facts), row.id) for row in found))
        for register in self._registers(months):
            asked = self._connection.exec_driver_sql(
                "SELECT id, facts FROM questionnaire_findings WHERE register_id = ?", (register,)
            )
            changed = [(_numbers_only(row.facts), row.id) for row in asked]
            self._run(blank.format("questionnaire_findings"), changed)

    def _destroy_cases(self, wave: UUID, clients: Mapping[str, str], pseudonyms: Pseudonyms) -> None:
        cases = list(self._connection.exec_driver_sql(_CASES, (wave.bytes,)))
        self._run(
            "UPDATE cases SET client = ?, phones = ? WHERE id = ?",
            (
                (
                    pseudonyms.key(clients.get(case.client, case.client)),
                    to_json([pseudonyms.phone(number) for number in json.loads(case.phones)]),
                    case.id,
                )
                for case in cases
            ),
        )
        self._connection.exec_driver_sql(_OF_WAVE.format("DELETE FROM case_keys"), (wave.bytes,))
        barred = self._connection.exec_driver_sql(_OF_WAVE.format(_BARRED), (wave.bytes,))
        changed = [(barred_key(row.key), row.key, row.case_id) for row in barred]
        self._run("UPDATE do_not_call SET key = ? WHERE key = ? AND case_id = ?", changed)
        dials = list(self._connection.exec_driver_sql(_OF_WAVE.format(_DIALS), (wave.bytes,)))
        self._run("UPDATE dials SET phone = ? WHERE id = ?", ((pseudonyms.phone(row.phone), row.id) for row in dials))
        for table, column in (("notes", "text"), ("undone", "reason"), ("reviews", "reason")):
            self._connection.exec_driver_sql(_OF_WAVE.format(_BLANK.format(table, column)), (wave.bytes,))

    def _destroy_links(self, months: Sequence[Month], here: set[str], pseudonyms: Pseudonyms) -> None:
        """Drop the supervisor's words on persons whom no month that is kept knows; the rows bear their outcome."""
        elsewhere = {row.person for row in self._in_months(_OTHER_PERSONS, months)}
        links = self._connection.exec_driver_sql("SELECT id, one, other FROM person_links")
        over = [row for row in links if {row.one, row.other} & here and not {row.one, row.other} & elsewhere]
        self._run(
            "UPDATE person_links SET one = ?, other = ?, reason = '' WHERE id = ?",
            ((pseudonyms.key(row.one), pseudonyms.key(row.other), row.id) for row in over),
        )

    def _destroy_registers(self, months: Sequence[Month]) -> None:
        registers = [(register,) for register in self._registers(months)]
        self._run("UPDATE acts SET client = '', id_number = '' WHERE register_id = ?", registers)
        self._run(
            "UPDATE questionnaires SET client = '', id_number = '', manager = '', purpose = '' WHERE register_id = ?",
            registers,
        )

    def _registers(self, months: Sequence[Month]) -> list[bytes]:
        """Return the registers that speak for these months and for none after them."""
        here, last = set(map(str, months)), str(max(months))
        told = self._connection.exec_driver_sql("SELECT id, months FROM registers")
        spoken = {row.id: json.loads(row.months) for row in told}
        return [one for one, found in spoken.items() if here & set(found) and max(found) <= last]

    def _lift_guards(self) -> list[str]:
        """Take the guards from the facts within this transaction; return the statements that put them back."""
        names = (f"{table}_refuse_UPDATE" for table in FACTS)
        guards = [self._connection.exec_driver_sql(_GUARD, (name,)).one() for name in names]
        for guard in guards:
            self._connection.exec_driver_sql(f"DROP TRIGGER {guard.name}")
        return [guard.sql for guard in guards]

    def _in_months(self, query: str, months: Sequence[Month]) -> Iterator[Any]:
        asked = query.format(months=", ".join("?" * len(months)))
        return iter(self._connection.exec_driver_sql(asked, tuple(map(str, months))))

    def _run(self, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
        changed = list(rows)
        if changed:
            self._connection.exec_driver_sql(statement, changed)

    def _scalar(self, query: str, value: bytes) -> int:
        found: int = self._connection.exec_driver_sql(query, (value,)).scalar_one()
        return found


def _kept(cells: str) -> str:
    return to_json({name: cell for name, cell in json.loads(cells).items() if name in KEPT_CELLS})


def _first_days(rows: Iterable[Any], clients: Mapping[str, str]) -> dict[str, date]:
    """Return the end of each client's first service that counts: the day on which the report takes his age."""
    firsts: dict[str, date] = {}
    for row in rows:
        if row.counted and row.end_date:
            client, end = clients[row.person], date.fromisoformat(row.end_date)
            firsts[client] = min(end, firsts.get(client, end))
    return firsts


def _year_only(birth: str | None, first: date | None) -> str | None:
    """Return the first of January by which a client is as old on his first day as by his birth."""
    if birth is None or first is None:
        return birth and f"{birth[:4]}-01-01"
    return date(first.year - full_years(date.fromisoformat(birth), first), 1, 1).isoformat()


def _numbers_only(facts: str) -> str:
    return to_json({name: value if isinstance(value, int) else "" for name, value in json.loads(facts).items()})
