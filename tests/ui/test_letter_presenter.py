"""¶¶8-9: the letter is written to a file, its days are entered, the month is accepted."""

from datetime import date
from pathlib import Path
from typing import cast

import pytest

from survey.language import Language
from survey.services.notices import NoticeDesk
from survey.sheet import Sheet
from tests.ui import at_once
from tests.ui.at_once import Said
from tests.ui.invented_desks import QUARTER, invented_edition, version_of
from tests.ui.invented_registers import InventedNotices
from ui.registry.letter_presenter import LetterPresenter
from ui.texts import Texts

SEPTEMBER = QUARTER.months[-1]


def opened(*, faulty: bool = True) -> tuple[LetterPresenter, Said, list[tuple[Path, Sheet]]]:
    view = Said()
    sheets: list[tuple[Path, Sheet]] = []
    desk = cast("NoticeDesk", InventedNotices(version_of(SEPTEMBER), faulty))
    presenter = LetterPresenter(
        desk,
        invented_edition(),
        SEPTEMBER,
        lambda file, sheet: sheets.append((file, sheet)),
        view,
        at_once.run,
        Texts(Language.EN),
    )
    presenter.load()
    return presenter, view, sheets


def test_p8_the_letter_says_how_many_rows_and_by_when_it_goes_out() -> None:
    _, view, _ = opened()
    face = view.last("show_letter")
    assert "1 row with findings" in face.summary
    assert "02.10.2026" in face.summary
    assert (face.sent, face.received) == ("", "")


@pytest.mark.parametrize(("ending", "begins"), [(".docx", b"PK"), (".pdf", b"%PDF")])
def test_the_letter_is_saved_in_the_language_chosen(tmp_path: Path, ending: str, begins: bytes) -> None:
    presenter, view, _ = opened()
    file = tmp_path / presenter.file_name(Language.RU, ending)
    presenter.save(Language.RU, file)
    assert file.name == f"letter-2026-09-ru{ending}"
    assert file.read_bytes().startswith(begins)
    assert file.name in view.last("show_saved")


def test_the_annex_is_saved_as_a_table(tmp_path: Path) -> None:
    presenter, _, sheets = opened()
    presenter.save(Language.KK, tmp_path / "annex.xlsx")
    ((file, sheet),) = sheets
    assert file.name == "annex.xlsx"
    assert [row[0] for row in sheet.rows] == [204]


def test_only_warnings_make_a_letter_when_they_are_asked_for() -> None:
    presenter, view, _ = opened(faulty=False)
    assert not view.last("show_letter").writable
    presenter.choose_warnings(wanted=True)
    assert view.last("show_letter").writable


def test_p9_the_receipt_entered_starts_the_days_for_correction() -> None:
    presenter, view, _ = opened()
    presenter.sent(date(2026, 10, 1))
    assert view.last("show_letter").sent == "sent 01.10.2026"
    presenter.received(date(2026, 10, 2))
    assert view.last("show_letter").received == "received 02.10.2026; correction due 07.10.2026 (¶9)"
    assert view.order.count("show_changed") == 2


def test_p9_a_receipt_before_the_letter_is_refused() -> None:
    presenter, view, _ = opened()
    presenter.sent(date(2026, 10, 2))
    presenter.received(date(2026, 10, 1))
    assert view.last("show_error").code == "notice.received_before_sent"
    assert view.last("show_letter").received == ""


def test_an_accepted_month_is_not_accepted_again() -> None:
    presenter, view, _ = opened()
    presenter.accept()
    face = view.last("show_letter")
    assert "accepted" in face.state
    assert not face.acceptable
