"""Every verb of every desk tried as every role, by services and commands; what is refused is said and logged."""

import inspect
from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields
from datetime import date, timedelta
from types import SimpleNamespace as Stub
from typing import Any
from uuid import UUID

import pytest

from survey.dialling import Exchange
from survey.errors import NotAllowed, SurveyError
from survey.language import Language
from survey.log import Sought
from survey.periods import Month, Quarter
from survey.sampling.design import Request
from survey.services.calling import Turn
from survey.services.desks import Desks
from survey.services.people import Account
from survey.services.turn import Day
from survey.staff import Role
from tests.storage.desks.office import NOW, OTHER, OWN, PASSWORD, QUARTER, Office
from ui.cli.arguments import read_arguments
from ui.cli.commands import COMMANDS
from ui.texts import Texts

EMPTY = Quarter(2020, 1)
NOBODY = UUID(int=1)
PBX = Exchange("", 5038, encrypted=False, user="", secret="", channel="", context="", fingerprint="")

TABLE = """
                                operator  branch  supervisor  administrator
back_checks.answer                 +        +         +            -
back_checks.close                  +        +         +            -
back_checks.in_hand                +        +         +            -
back_checks.next_client            +        +         +            -
calendar.year                      +        +         +            +
call_sheets.export                 -        -         +            -
call_sheets.saved                  -        -         +            -
call_sheets.take_in                -        -         +            -
calling.answer                     +        +         +            -
calling.appoint                    +        +         +            -
calling.close                      +        +         +            -
calling.complete                   +        +         +            -
calling.day                        +        +         +            +
calling.dial                       +        +         +            -
calling.end_shift                  +        +         +            -
calling.find                       +        +         +            -
calling.history                    +        +         +            -
calling.in_hand                    +        +         +            -
calling.may_rest                   +        +         +            -
calling.next_client                +        +         +            -
calling.next_sharer                +        +         +            -
calling.note                       +        +         +            -
calling.reopen                     +        +         +            -
calling.rest                       +        +         +            -
calling.rest_sharers               +        +         +            -
calling.resume                     +        +         +            -
calling.sharers                    +        +         +            -
calling.undo                       +        +         +            -
calling.undoable                   +        +         +            -
carrier.hand_in                    -        -         +            -
data.interviews                    -        -         +            -
data.saved                         -        -         +            -
issuing.approve                    -        -         +            -
issuing.approved                   -        +         +            -
issuing.differences                -        -         +            -
issuing.paragraphs                 -        -         +            -
issuing.version                    -        -         +            -
issuing.versions                   -        -         +            -
issuing.write                      -        -         +            -
log.export                         -        -         +            +
log.page                           -        -         +            +
mending.lift_pauses                -        -         +            -
mending.recall_sheets              -        -         +            -
mending.widen_hours                -        -         +            -
monitoring.board                   -        -         +            -
notices.accept                     -        -         +            -
notices.notice                     -        -         +            -
notices.notice_received            -        -         +            -
notices.notice_sent                -        -         +            -
notices.saved                      -        -         +            -
notices.standing                   -        -         +            -
origins.figures_of                 -        +         +            -
origins.open                       -        +         +            -
people.add                         -        -         +            +
people.change_password             +        +         +            +
people.disable                     -        -         +            +
people.everyone                    -        -         +            +
people.recoverable                 -        -         +            +
people.renew_recovery_key          -        -         +            +
people.reset                       -        -         +            +
people.train                       -        -         +            +
persons.decisions                  -        -         +            -
persons.join                       -        -         +            -
persons.part                       -        -         +            -
persons.twins                      -        -         +            -
practice.lesson                    +        +         +            -
presence.lock                      +        +         +            +
presence.unlock                    +        +         +            +
quality.approve                    -        -         +            -
quality.card                       -        -         +            -
quality.reject                     -        -         +            -
quality.send_back                  -        -         +            -
quality.wave                       -        -         +            -
registers.answered                 -        +         +            -
registers.import_acts              -        -         +            -
registers.import_questionnaires    -        -         +            -
registers.questionnaire_findings   -        -         +            -
registers.unmatched_acts           -        -         +            -
registry.compare                   -        -         +            -
registry.doubtful                  -        -         +            -
registry.finding_counts            -        -         +            -
registry.finding_rows              -        -         +            -
registry.findings                  -        -         +            -
registry.import_month              -        -         +            -
registry.latest_quarter            +        +         +            +
registry.months                    +        +         +            +
registry.propose_mapping           -        -         +            -
registry.unmask                    -        -         +            -
registry.versions                  -        -         +            -
reporting.diagnostics              -        -         +            -
reporting.document                 -        +         +            -
reporting.interviews               -        +         +            -
reporting.operators                -        -         +            -
reporting.raked                    -        +         +            -
reporting.reject                   -        -         +            -
reporting.saved                    -        +         +            -
reporting.section                  -        +         +            -
reporting.snapshot                 -        +         +            -
reporting.statistics               -        +         +            -
retention.destroy                  -        -         +            +
retention.preview                  -        -         +            +
sampling.close_wave                -        -         +            -
sampling.draw                      -        -         +            -
sampling.last_response             -        -         +            -
sampling.plan                      -        -         +            -
sampling.protocol                  -        -         +            -
sampling.protocol_saved            -        -         +            -
sampling.release_next              -        -         +            -
sampling.wave                      +        +         +            +
telephony.call                     +        +         +            -
telephony.exchange                 -        -         +            +
telephony.keep                     -        -         +            +
telephony.probe                    -        -         +            +
vault.back_up                      -        -         +            +
vault.check                        -        -         +            +
vault.daily                        +        +         +            +
vault.last_backup                  +        +         +            +
"""
EVERYBODY = {"vault.sign_in", "vault.sign_out", "telephony.drop"}
"""Coming and going, done by the program itself and by no screen."""

COMMAND_TABLE = """
                                                  operator  branch  supervisor  administrator
acts import FILE                                     -        -         +            -
calendar                                             +        +         +            +
calls export --quarter 2020Q1 --out FILE             -        -         +            -
calls import FILE                                    -        -         +            -
data export --quarter 2020Q1 --format csv --out FILE -        -         +            -
log export FILE --reason x                           -        -         +            +
log list                                             -        -         +            +
questionnaires findings --quarter 2020Q1             -        -         +            -
questionnaires import FILE                           -        -         +            -
registry accept --month 2020-01                      -        -         +            -
registry compare --month 2020-01 --older 1 --newer 2 -        -         +            -
registry doubtful --quarter 2020Q1                   -        -         +            -
registry findings --month 2020-01                    -        -         +            -
registry import FILE --month 2020-01                 -        -         +            -
registry notice --month 2020-01 --language kk --out FILE -    -         +            -
registry notice-received --month 2020-01 --day 2020-02-03 -   -         +            -
registry notice-sent --month 2020-01 --day 2020-02-03 -       -         +            -
registry unmask --month 2020-01 --row 1 --reason x   -        -         +            -
report approve --quarter 2020Q1                      -        -         +            -
report build --quarter 2020Q1 --language kk --out FILE -      +         +            -
report diagnostics --quarter 2020Q1                  -        -         +            -
report figures --quarter 2020Q1                      -        +         +            -
report package --quarter 2020Q1 --out FILE           -        -         +            -
report statistics --quarter 2020Q1                   -        +         +            -
report texts --quarter 2020Q1 --language kk          -        -         +            -
report versions --quarter 2020Q1                     -        -         +            -
report write --quarter 2020Q1 --language kk --paragraph x --text x -        -         +            -
store backup FILE                                    -        -         +            +
store check                                          -        -         +            +
store destroy --quarter 2020Q1 --reason x            -        -         +            +
store recovery-key                                   -        -         +            +
store retention                                      -        -         +            +
wave close --quarter 2020Q1                          -        -         +            -
wave draw --quarter 2020Q1 --seed 1                  -        -         +            -
wave plan --quarter 2020Q1                           -        -         +            -
wave protocol --quarter 2020Q1 --language kk --out FILE -     -         +            -
"""


def cells(table: str) -> list[tuple[str, Role, bool]]:
    """Return name, role and whether it may of each cell of a table."""
    head, *lines = table.strip().splitlines()
    roles = [Role(name) for name in head.split()]
    return [
        (" ".join(line.split()[: -len(roles)]), role, sign == "+")
        for line in lines
        for role, sign in zip(roles, line.split()[-len(roles) :], strict=True)
    ]


def given(verb: Callable[..., Any], office: Office) -> dict[str, Any]:
    """Return something for each argument of a verb: a quarter without data, a case and a file that are not there."""
    values: dict[str, Any] = {
        "account": Account("a", "", Role.OPERATOR),
        "case": NOBODY,
        "cases": (NOBODY,),
        "choice": "yes",
        "code": "id.checksum",
        "converts": True,
        "data": Stub(quarter=EMPTY, records=()),
        "day": Day(0, 0, None) if verb.__name__ == "end_shift" else date(2020, 2, 3),
        "due": NOW + timedelta(days=1),
        "exchange": PBX,
        "file": office.folder / "store.db",
        "language": Language.KK,
        "languages": (Language.KK,),
        "line": "101",
        "month": Month(2020, 1),
        "new": "",
        "newer": 2,
        "number": 1 if verb.__name__ == "version" else "+77015550101",
        "notice": Stub(version=Stub(number=1, month=Month(2020, 1)), rows=()),
        "old": "wrong password",
        "older": 1,
        "one": "a",
        "other": "a",
        "outcome": "0",
        "paragraph": "proposal.own",
        "password": PASSWORD,
        "path": office.folder / "nothing.xlsx",
        "phone": "+77015550101",
        "progress": lambda _rows: None,
        "quarter": EMPTY,
        "question": "q1",
        "reason": "себеп",
        "received": date(2020, 2, 3),
        "ref": "services_total",
        "report": Stub(quarter=EMPTY, sha256=""),
        "request": Request(),
        "row": 1,
        "said": "сынақ",
        "seed": "1",
        "sought": Sought(),
        "staff": NOBODY,
        "text": "жазба",
        "to_call": Stub(cases=(), wave=Stub(plan=Stub(quarter=EMPTY))),
        "version": UUID(int=1),
        "warnings": True,
        "write": lambda _snapshot, _at: None,
    }
    wanted = inspect.signature(verb).parameters.values()
    found = {one.name: values[one.name] for one in wanted if one.default is inspect.Parameter.empty}
    return found | (
        {"file": "file.xlsx"} if any(one.name == "file" and one.annotation is str for one in wanted) else {}
    )


def verb_of(desks: Desks, name: str) -> Callable[..., Any]:
    desk, verb = name.split(".")
    found: Callable[..., Any] = getattr(getattr(desks, desk), verb)
    return found


def test_the_table_has_every_verb_of_every_desk() -> None:
    desks = {
        one.name: one.type for one in fields(Desks) if inspect.isclass(one.type) and one.type.__module__ != "survey"
    }
    verbs = {
        f"{desk}.{verb}"
        for desk, kind in desks.items()
        if kind.__name__.endswith("Desk")
        for verb, _ in inspect.getmembers(kind, inspect.isfunction)
        if not verb.startswith("_")
    }
    assert verbs - EVERYBODY == {name for name, _, _ in cells(TABLE)}


@pytest.mark.parametrize(("name", "role", "allowed"), cells(TABLE))
def test_a_verb_is_done_by_those_who_may_and_a_refusal_is_said_and_logged(
    office: Office,
    name: str,
    role: Role,
    allowed: bool,  # noqa: FBT001  a cell of the table
) -> None:
    desks = office.desks(role)
    verb, before = verb_of(desks, name), len(office.refusals())
    if allowed:
        # The rules of the business may still say no, to an empty quarter or an unknown case.
        with suppress(SurveyError):
            verb(**given(verb, office))
        assert office.refusals()[before:] == []
        return
    with pytest.raises(NotAllowed) as refused:
        verb(**given(verb, office))
    deed = refused.value.facts["deed"]
    for language in Language:
        assert Texts(language)(f"errors.staff.not_allowed.deed.{deed}") in Texts(language).error(refused.value)
    told = {"code": "staff.not_allowed", "deed": deed}
    assert office.refusals()[before:] == [(desks.staff.id, verb.__qualname__, told)]


@pytest.mark.parametrize(("line", "role", "allowed"), cells(COMMAND_TABLE))
def test_a_command_is_run_for_those_who_may_and_a_refusal_is_said_and_logged(
    office: Office,
    line: str,
    role: Role,
    allowed: bool,  # noqa: FBT001  a cell of the table
) -> None:
    ending = {"registry notice": ".docx", "calls export": ".xlsx", "log export": ".csv"}.get(
        " ".join(line.split()[:2]), ".pdf"
    )
    file = office.folder / "-".join((role.value, *line.split()[:2], ending))
    words = [str(file) if word == "FILE" else word for word in line.split()]
    arguments = read_arguments(words, office.store.path)
    desks, before = office.desks(role), len(office.refusals())
    if allowed:
        with suppress(SurveyError):
            COMMANDS[arguments.command](desks, arguments, Texts(Language.KK))
        assert office.refusals()[before:] == []
        return
    with pytest.raises(NotAllowed):
        COMMANDS[arguments.command](desks, arguments, Texts(Language.KK))
    assert [(by, told["code"]) for by, _, told in office.refusals()[before:]] == [(desks.staff.id, "staff.not_allowed")]
    assert not file.exists()


def test_the_table_has_every_command() -> None:
    lines = {name for name, _, _ in cells(COMMAND_TABLE)}
    assert {command for command in COMMANDS if not any(line.startswith(command) for line in lines)} == set()


def test_a_branch_sees_the_country_and_its_own_region_of_the_report(office: Office) -> None:
    whole, own = (office.desks(role).reporting.section(QUARTER) for role in (Role.SUPERVISOR, Role.BRANCH))
    for figures in (own.figures, own.online, own.rates):
        assert {one.domain.get("region", OWN) for one in figures} == {OWN}
    assert {one.domain.get("region") for one in whole.figures} > {None, OWN, OTHER}
    assert own.figure("audit.q2.mean").estimate == whole.figure("audit.q2.mean").estimate
    assert own.figure("audit.q2.mean", OWN).n == whole.figure("audit.q2.mean", OWN).n > 0
    assert own.snapshot_sha256 != whole.snapshot_sha256
    for statistics in (own.statistics, office.desks(Role.BRANCH).reporting.statistics(QUARTER)):
        for name, statistic in statistics.indicators.items():
            assert statistic.total == whole.statistics[name].total
            if "region" in statistic.dimensions:
                assert set(statistic.by("region")) == {OWN} & set(whole.statistics[name].by("region"))
        assert statistics["clients_by_region"].cells[(OWN,)] > 0


def test_a_branch_reads_interviews_and_questionnaires_of_its_own_region(office: Office) -> None:
    supervisor, branch = office.desks(Role.SUPERVISOR), office.desks(Role.BRANCH)
    everywhere = supervisor.reporting.interviews(QUARTER)
    assert {OWN, OTHER} < {row.case.region for row in everywhere}
    assert branch.reporting.interviews(QUARTER) == [row for row in everywhere if row.case.region == OWN]
    answers = supervisor.registers.answered(QUARTER)
    assert list(branch.registers.answered(QUARTER)) == [one for one in answers if one.region == OWN]


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.BRANCH])
def test_who_has_a_region_is_given_its_clients_and_may_not_reopen_others(new_office: Office, role: Role) -> None:
    desks = new_office.desks(role, OWN)
    turn = desks.calling.next_client()
    assert isinstance(turn, Turn)
    assert turn.case.region == OWN
    desks.calling.undo(turn.case.id, "сынақ")
    interviews = new_office.desks(Role.SUPERVISOR).reporting.interviews(QUARTER)
    foreign = next(row.case for row in interviews if row.case.region != OWN)
    before = len(new_office.refusals())
    with pytest.raises(NotAllowed) as refused:
        desks.calling.reopen(foreign.id)
    for language in Language:
        assert foreign.region in Texts(language).error(refused.value)
    told = {"code": "staff.other_region", "region": foreign.region}
    assert new_office.refusals()[before:] == [(desks.staff.id, "CallingDesk.reopen", told)]
    own = next(row.case for row in interviews if row.case.region == OWN)
    assert desks.calling.reopen(own.id).case == own


def test_supervisors_and_administrators_have_no_region(office: Office) -> None:
    people = office.desks(Role.ADMINISTRATOR).people
    for role in (Role.SUPERVISOR, Role.ADMINISTRATOR):
        with pytest.raises(SurveyError, match=r"staff\.whole_country"):
            people.add(Account("regional", "Аймақов Нұр", role, OWN), PASSWORD)
