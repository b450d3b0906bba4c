"""The calendar of due dates: which year, what is shown, the file for other calendars."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from icalendar import Calendar

from survey.deadlines import DueDate
from survey.errors import SurveyError
from survey.language import Language
from tests.ui import at_once
from tests.ui.at_once import Said
from tests.ui.invented_desks import NOW, InventedCalendar
from ui.calendar.presenter import CalendarPresenter
from ui.texts import Texts
from ui.widgets.table import Column


def asked(language: Language = Language.EN) -> tuple[CalendarPresenter, Said, InventedCalendar]:
    view, desk = Said(), InventedCalendar()
    presenter = CalendarPresenter(cast("Any", desk), lambda: NOW, view, at_once.run)
    presenter.translate(Texts(language))
    presenter.load()
    return presenter, view, desk


def cells(view: Said) -> list[list[str]]:
    columns, dates = view.last("show_year")[1:]
    return [[column.value(one) for column in cast("Sequence[Column[DueDate]]", columns)] for one in dates]


def test_each_due_date_says_day_paragraph_state_days_left_and_what_is_in_the_way() -> None:
    _, view, desk = asked()
    assert desk.years == [2026]
    assert ["|".join(line) for line in cells(view)] == [
        "03.08.2026|7|Registry of services: July 2026|done|01.08.2026|",
        "01.09.2026|7|Registry of services: August 2026|overdue|-14|awaited from the provider",
        "22.09.2026|8|Notice letter on the registry: August 2026|due now|1|nothing",
        "12.10.2026|12|Quarterly report: 2026 Q3|not begun|15|the period is not over",
    ]


def test_what_is_done_can_be_left_out() -> None:
    presenter, view, _ = asked()
    presenter.show_open_only(chosen=True)
    assert len(cells(view)) == 3


def test_one_can_turn_to_another_year() -> None:
    presenter, view, desk = asked()
    presenter.turn(1)
    assert desk.years == [2026, 2027]
    assert view.last("show_year")[0] == "2027"
    assert cells(view)[0][0] == "03.08.2027"


def test_the_whole_year_is_saved_whatever_is_shown(tmp_path: Path) -> None:
    presenter, view, _ = asked(Language.RU)
    presenter.show_open_only(chosen=True)
    file = tmp_path / presenter.file_name
    presenter.save(file)
    assert file.name == "calendar-2026-ru.ics"
    assert len(Calendar.from_ical(file.read_text(encoding="utf-8")).walk("VEVENT")) == 4
    assert view.last("show_done") == Texts(Language.RU)("calendar.saved", file=file)


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    presenter, view, _ = asked()
    (tmp_path / "taken").write_text("")
    presenter.save(tmp_path / "taken" / "calendar.ics")
    assert cast("SurveyError", view.last("show_error")).code == "report.write_failed"
