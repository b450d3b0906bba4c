"""Calls from a sheet count as the same calls keyed in the program."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

import main
from storage.exchange.demo_files import write_demo_files
from survey.fieldwork.case import CaseState
from survey.language import Language
from survey.periods import Quarter
from survey.sampling.design import Request
from survey.services.calling import Turn
from survey.services.desks import Desks
from tests.storage.calling.branch import Table
from ui.paper.call_sheet import call_sheet, dialled

QUARTER = Quarter(2026, 3)
START, DRAWN = datetime(2026, 10, 5, 4, 0, tzinfo=UTC), 30
STORIES: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("1.1", {"q1": "yes", "q2": "5", "q3": "yes", "q4": "no"}),
    ("1.1", {"q1": "no", "q4": "yes"}),
    ("3.13", {}),
    ("1.1", {"q1": "dk", "q2": "2", "q3": "refused", "q4": "dk"}),
    ("2.112", {"q1": "yes"}),
    ("2.112", {"q1": "yes", "q2": "3"}),
    ("2.21", {"q1": "yes"}),
    ("3.20", {}),
)


@dataclass
class MinuteClock:
    """A clock that tests move from minute to minute."""

    at: datetime = START

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    return write_demo_files(tmp_path_factory.mktemp("demo"), QUARTER, 400, 7, main.edition())


@pytest.fixture
def clock() -> MinuteClock:
    return MinuteClock()


@pytest.fixture
def pair(tmp_path: Path, files: tuple[Path, ...], clock: MinuteClock) -> Iterator[tuple[Desks, Desks]]:
    """Return the desks of two stores with the same sample: one to key in, one for the sheet."""
    with ExitStack() as stack:
        opened = []
        for name in ("keyed", "sheet"):
            desks = main.open_desks(tmp_path / f"{name}.db", "supervisor", "a-long-password", clock)
            opened.append(stack.enter_context(closing(desks)))
            for month, file in zip(QUARTER.months, files, strict=False):
                desks.registry.import_month(file, month, month.next.first, lambda _rows: None)
            desks.sampling.draw(QUARTER, Request(sample=DRAWN), "1")
        yield opened[0], opened[1]


def key_in(desks: Desks, outcome: str, answers: Mapping[str, str], due: datetime) -> None:
    turn = desks.calling.next_client()
    assert isinstance(turn, Turn)
    desks.calling.dial(turn.case.id, turn.case.phones[0])
    for question, choice in answers.items():
        desks.calling.answer(turn.case.id, question, choice, Language.RU)
    if outcome == "1.1":
        desks.calling.complete(turn.case.id)
    elif outcome == desks.edition.callback:
        desks.calling.appoint(turn.case.id, due)
    else:
        desks.calling.close(turn.case.id, outcome)


def states(desks: Desks) -> list[CaseState]:
    """Return the states by order of the draw, their moments to the minute, as a sheet has them."""
    with desks.calling._work() as work:
        wave = work.waves.of_quarter(QUARTER)
        assert wave
        found = [row.state for row in work.waves.cases(wave.id)]
    return [
        replace(
            state,
            due=state.due and state.due.replace(microsecond=0),
            complete_at=state.complete_at and state.complete_at.replace(microsecond=0),
            owner=state.owner and UUID(int=0),  # each store has a supervisor of its own
        )
        for state in found
    ]


def test_figures_after_a_sheet_are_those_of_the_same_calls_keyed_in(
    pair: tuple[Desks, Desks], clock: MinuteClock, tmp_path: Path
) -> None:
    keyed, by_sheet = pair
    edition, zone = keyed.edition, ZoneInfo(keyed.edition.time_zone)
    exported = by_sheet.call_sheets.export(QUARTER)
    by_sheet.write_call_sheet(tmp_path / "out.xlsx", call_sheet(exported, edition, Language.RU))
    table, due = Table.opened(tmp_path / "out.xlsx"), START + timedelta(days=1, hours=2)
    for number, case in enumerate(exported.cases):
        clock.at = START + timedelta(minutes=1 + number)
        outcome, answers = STORIES[number % len(STORIES)]
        if outcome == "3.20" and len(case.phones) > 1:
            outcome = "2.20"  # his other number would be called at once, before the next of the draw
        key_in(keyed, outcome, answers, due)
        said = {
            question.id: choice.words(Language.RU)
            for question in edition.questionnaire.questions
            if (choice := question.choice(answers.get(question.id, "")))
        }
        table.fill(
            number + 1,
            at=clock.at.astimezone(zone).replace(tzinfo=None),
            phone=dialled(case.phones[0]),
            outcome=edition.outcome(outcome).text[Language.RU],
            language="ru – русский" if answers else "",
            due=due.astimezone(zone).replace(tzinfo=None) if outcome == edition.callback else "",
            **said,
        )
    clock.at += timedelta(hours=3)
    taken = by_sheet.call_sheets.take_in(table.save(tmp_path / "back.xlsx"))
    assert (taken.attempts, taken.refused) == (len(exported.cases), ())

    one, other = (desks.reporting.section(QUARTER) for desks in pair)
    assert one.interviews == taken.interviews > 0
    assert repr((one.figures, one.rates)) == repr((other.figures, other.rates))  # a rate of nobody is no number
    assert (one.interviews, one.doubtful, one.sample) == (other.interviews, other.doubtful, other.sample)
    assert states(keyed) == states(by_sheet)
