"""No command prints a phone, an IIN or a BIN of a client in full; who has one shown is logged with the reason."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from survey.errors import Refused
from survey.language import Language
from survey.staff import Role
from tests.storage.desks.office import OWN, QUARTER, Office
from ui.cli.arguments import read_arguments
from ui.cli.commands import COMMANDS
from ui.texts import Texts

AT = ("--quarter", "2026Q3")
JULY = ("--month", "2026-07")
LINES = (
    ("calendar",),
    ("registry", "findings", *JULY),
    ("registry", "compare", *JULY, "--older", "1", "--newer", "1"),
    ("registry", "doubtful", *AT),
    ("questionnaires", "findings", *AT),
    ("report", "statistics", *AT),
    ("report", "figures", *AT),
    ("report", "diagnostics", *AT),
    ("wave", "plan", *AT),
    ("store", "check"),
)


def personal(office: Office) -> Iterator[str]:
    """Return the numbers of every client, as the rows have them."""
    with office.store.work() as work:
        for version in work.registries.versions(QUARTER.months[0]):
            for _, cells in work.registries.rows(version.id):
                yield from (cells.get(name, "") for name in ("id_number", "work_phone", "mobile_phone"))


def printed(office: Office, *words: str) -> str:
    arguments = read_arguments(words, office.store.path)
    document = COMMANDS[arguments.command](office.desks(Role.SUPERVISOR), arguments, Texts(Language.RU))
    return json.dumps(document, ensure_ascii=False)


def test_no_command_prints_a_personal_number(office: Office) -> None:
    numbers = {number for number in personal(office) if sum(sign.isdigit() for sign in number) >= 10}
    assert len(numbers) > 200
    said = "\n".join(printed(office, *line) for line in LINES)
    assert "phone.invalid" in said
    assert {number for number in numbers if number in said} == set()


def test_a_row_is_shown_in_full_for_a_reason_which_is_logged_without_the_number(office: Office) -> None:
    with office.store.work() as work:
        version = work.registries.latest(QUARTER.months[0])
        assert version
        row, cells = next(iter(work.registries.rows(version.id)))
    number = cells["id_number"]
    asked = ("registry", "unmask", *JULY, "--row", str(row), "--reason")
    with pytest.raises(Refused, match=r"unmask\.reason_needed"):
        printed(office, *asked, " ")
    assert number in printed(office, *asked, f"Провайдер сұрады: {number}")
    with office.store.work() as work:
        what, subject, after = work._connection.execute(
            text("SELECT what, subject, after FROM audit_log WHERE what = 'unmasked'")
        ).one()
    assert (what, subject, json.loads(after)["row"]) == ("unmasked", "2026-07", row)
    assert number not in after


def test_a_call_sheet_leaves_with_its_reason_in_the_log(office: Office, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.xlsx"
    printed(office, "calls", "export", *AT, "--region", OWN, "--out", str(sheet), "--reason", "Абай филиалы")
    with office.store.work() as work:
        asked = text("SELECT after FROM audit_log WHERE what = 'export' ORDER BY number DESC")
        told = json.loads(work._connection.execute(asked).scalars().first() or "{}")
    assert (told["file"], told["reason"], told["personal"]) == ("sheet.xlsx", "Абай филиалы", True)
