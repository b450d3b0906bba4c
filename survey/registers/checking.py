"""Questionnaires checked and matched with the services they are about (Annex 2; ¶¶6, 15)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from survey.edition import Edition, Severity
from survey.registers.judging import FAR
from survey.registers.questionnaires import ASPECT
from survey.registers.records import Questionnaire, RegisterFinding
from survey.registers.services import Key, ServiceRow, fold_service
from survey.registry.folding import fold

CLIENT_MISSING, UNMATCHED = "questionnaire.client_missing", "questionnaire.unmatched"
REPEATED, OFFLINE = "questionnaire.repeated", "questionnaire.offline"
MARK_MISSING, MARK_OUTSIDE = "questionnaire.mark_missing", "questionnaire.mark_outside"
DATE_MISSING, DATE_UNREADABLE = "questionnaire.date_missing", "questionnaire.date_unreadable"
ONLINE = "online"


@dataclass(frozen=True, slots=True)
class Checked:
    """The service that each questionnaire, by its row, is about, and what is wrong."""

    matches: Mapping[int, ServiceRow]
    findings: tuple[RegisterFinding, ...]

    @property
    def excluded(self) -> frozenset[int]:
        """The rows of the questionnaires that count nowhere."""
        return frozenset(finding.row for finding in self.findings if finding.severity is Severity.EXCLUDED)


@dataclass(frozen=True, slots=True)
class _Wrong:
    """What is wrong before its severity is known."""

    code: str
    column: str
    value: str
    facts: Mapping[str, str | int]


def check_questionnaires(
    questionnaires: Sequence[Questionnaire], rows: Iterable[ServiceRow], edition: Edition
) -> Checked:
    """Check each questionnaire and match it with a counted service of its client; a service has but one."""
    services = _Services(rows, edition)
    matches: dict[int, ServiceRow] = {}
    findings: list[RegisterFinding] = []
    for questionnaire in questionnaires:
        wrong = list(_own(questionnaire, edition.online.marks))
        matched = services.take(questionnaire)
        if isinstance(matched, ServiceRow):
            matches[questionnaire.row] = matched
            if services.is_offline(matched):
                wrong.append(_Wrong(OFFLINE, "service", questionnaire.service, {}))
        elif questionnaire.client or questionnaire.id_number:
            wrong.append(matched)
        findings += (
            RegisterFinding(questionnaire.row, one.column, one.code, edition.severities[one.code], one.value, one.facts)
            for one in wrong
        )
    return Checked(matches, tuple(findings))


def read_mark(written: str, marks: Sequence[int]) -> int | None:
    """Return a mark that the questionnaire allows, None for anything else."""
    return next((mark for mark in marks if str(mark) == written), None)


def _own(questionnaire: Questionnaire, marks: Sequence[int]) -> Iterator[_Wrong]:
    """Yield what is wrong with a questionnaire by itself."""
    if not (questionnaire.client or questionnaire.id_number):
        yield _Wrong(CLIENT_MISSING, "client", "", {})
    if questionnaire.day is None:
        yield _Wrong(DATE_UNREADABLE if questionnaire.dated else DATE_MISSING, "date", questionnaire.dated, {})
    for number, written in enumerate(questionnaire.marks, start=1):
        if not written:
            yield _Wrong(MARK_MISSING, f"{ASPECT}{number}", "", {"aspect": number})
        elif read_mark(written, marks) is None:
            facts = {"aspect": number, "lowest": min(marks), "highest": max(marks)}
            yield _Wrong(MARK_OUTSIDE, f"{ASPECT}{number}", written, facts)


class _Services:
    """The counted services, each of which one questionnaire may be about."""

    def __init__(self, rows: Iterable[ServiceRow], edition: Edition) -> None:
        self._modes = {fold(word): key == ONLINE for word, key in edition.words["mode"].items()}
        self._by_id: defaultdict[str, list[ServiceRow]] = defaultdict(list)
        self._by_name: defaultdict[str, list[ServiceRow]] = defaultdict(list)
        self._taken: dict[Key, int] = {}
        for row in rows:
            if row.counted and row.id_number:
                self._by_id[row.id_number].append(row)
            if row.counted and row.client_name:
                self._by_name[row.client_name].append(row)

    def is_offline(self, row: ServiceRow) -> bool:
        """Tell a service that registry or act says was not rendered online."""
        return self._modes.get(fold(row.mode), row.act_online) is False

    def take(self, questionnaire: Questionnaire) -> ServiceRow | _Wrong:
        """Take the nearest free service that a questionnaire can be about, or say why there is none."""
        fitting = [row for row in self._of_client(questionnaire) if _names(questionnaire) & row.names]
        if not fitting:
            return _Wrong(UNMATCHED, "service", questionnaire.service, {})
        free = [row for row in fitting if row.key not in self._taken]
        if not free:
            first = min(self._taken[row.key] for row in fitting)
            return _Wrong(REPEATED, "service", questionnaire.service, {"first": first})
        best = min(free, key=lambda row: (self.is_offline(row), _distance(questionnaire, row), row.key))
        self._taken[best.key] = questionnaire.row
        return best

    def _of_client(self, questionnaire: Questionnaire) -> Iterator[ServiceRow]:
        if questionnaire.id_number:
            yield from self._by_id.get(questionnaire.id_number, ())
        for row in self._by_name.get(fold(questionnaire.client), ()):
            if not (questionnaire.id_number and row.id_number):
                yield row


def _names(questionnaire: Questionnaire) -> frozenset[str]:
    service, subservice = fold_service(questionnaire.service), fold_service(questionnaire.subservice)
    return frozenset({service, f"{service} {subservice}".strip()})


def _distance(questionnaire: Questionnaire, row: ServiceRow) -> tuple[bool, int]:
    """Tell how far a service is from the day the questionnaire was filled in; those that ended before come first."""
    if questionnaire.day is None or row.end is None:
        return True, FAR
    return row.end > questionnaire.day, abs((questionnaire.day - row.end).days)
