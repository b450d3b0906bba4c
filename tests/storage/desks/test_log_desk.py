"""The audit log read page by page, sought in, exported, on a real store."""

import csv
from datetime import timedelta
from pathlib import Path

import pytest

from survey.audit import Logged, entry
from survey.errors import Refused
from survey.language import Language
from survey.log import PAGE, Sought
from survey.staff import Role
from tests.storage.desks.office import NOW, Office
from ui.cli.arguments import read_arguments
from ui.cli.commands import COMMANDS
from ui.texts import Texts


def test_pages_follow_one_another_down_to_the_first_record(office: Office) -> None:
    desks = office.desks(Role.SUPERVISOR)
    staff = desks.staff
    with office.store.work() as work:
        for number in range(PAGE):
            work.audit.add(entry(NOW + timedelta(seconds=number), staff, Logged.MONTH, f"2031-{number}"))
        work.commit()
    numbers: list[int] = []
    page = desks.log.page(Sought())
    while page.more:
        assert len(page.records) == PAGE
        numbers += [one.number for one in page.records]
        page = desks.log.page(Sought(), numbers[-1])
    numbers += [one.number for one in page.records]
    assert numbers == list(range(numbers[0], 0, -1))


def test_who_what_when_and_about_what_are_sought(office: Office) -> None:
    administrator, log = office.desks(Role.ADMINISTRATOR), office.desks(Role.SUPERVISOR).log
    administrator.presence.lock()
    by = administrator.staff
    for words in (by.name.upper(), by.login[3:]):
        found = log.page(Sought(words))
        assert {one.by == by.id or words in one.subject for one in found.records} == {True}
    locked = log.page(Sought(by.login, kinds=(Logged.LOCKED.value,))).records[0]
    assert (locked.what, locked.subject, locked.by) == ("locked", by.login, by.id)
    assert log.page(Sought("2026-07", kinds=(Logged.REGISTRY.value,))).records[-1].after["version"] == 1
    assert log.page(Sought("50%_nothing")).records == []
    assert log.page(Sought(since=NOW + timedelta(days=1))).records == []


def test_before_and_after_are_told(office: Office) -> None:
    desks = office.desks(Role.SUPERVISOR)
    operator = office.desks(Role.OPERATOR).staff
    desks.people.reset(operator.id, "a-new-password")
    newest = desks.log.page(Sought(kinds=(Logged.STAFF_RESET.value,))).records[0]
    assert newest.before == {"disabled": False, "must_change": False}
    assert newest.after == {"disabled": False, "must_change": True}


@pytest.mark.parametrize("language", Language)
def test_an_export_is_in_words_needs_a_reason_and_is_logged(office: Office, language: Language, tmp_path: Path) -> None:
    desks, file = office.desks(Role.SUPERVISOR), tmp_path / "log.csv"
    words = ("log", "export", str(file), "--words", "2026-07", "--reason")
    with pytest.raises(Refused, match=r"log\.reason_needed"):
        COMMANDS["log export"](desks, read_arguments([*words, " "], tmp_path), Texts(language))
    assert not file.exists()
    COMMANDS["log export"](desks, read_arguments([*words, "Ішкі аудит"], tmp_path), Texts(language))
    head, *rows = csv.reader(file.read_text(encoding="utf-8-sig").splitlines())
    assert head[3] == Texts(language)("log.column.what")
    assert Texts(language)("log.what.registry_import") in {row[3] for row in rows if len(row) > 3}
    newest = desks.log.page(Sought()).records[0]
    assert (newest.what, newest.after["reason"], newest.after["file"]) == ("log_export", "Ішкі аудит", "log.csv")
