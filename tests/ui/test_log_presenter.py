"""The log follows what is sought."""

from pathlib import Path
from typing import cast

from survey.audit import Logged
from survey.language import Language
from survey.log import PAGE
from survey.services.log import LogDesk
from survey.sheet import Sheet
from tests.ui import at_once
from tests.ui.at_once import Later, Said
from tests.ui.invented_desks import NOW, SUPERVISOR, InventedLog
from ui.log.faces import details
from ui.log.presenter import LogPresenter
from ui.texts import Texts

TEXTS = Texts(Language.EN)


def opened(desk: InventedLog, run: object = at_once.run) -> tuple[LogPresenter, Said, list[Sheet]]:
    view, written = Said(), list[Sheet]()
    write = lambda _file, sheet: written.append(sheet)  # noqa: E731
    presenter = LogPresenter(cast("LogDesk", desk), write, lambda: NOW, view, run)  # type: ignore[arg-type]
    presenter.translate(TEXTS)
    return presenter, view, written


def test_records_are_told_in_words() -> None:
    presenter, view, _ = opened(InventedLog())
    presenter.load()
    columns, records = view.last("show_log")
    assert [column.value(records[0]) for column in columns][2:] == [SUPERVISOR.name, "password reset", "aigul"]
    assert details(records[0].before, TEXTS) == "shut out: yes"


def test_older_pages_are_added_until_there_are_none() -> None:
    presenter, view, _ = opened(InventedLog(PAGE + 5))
    presenter.load()
    assert view.told[-1][2] == {"more": True}
    presenter.more()
    assert len(view.last("show_log")[1]) == PAGE + 5
    assert view.told[-1][2] == {"more": False}


def test_what_comes_in_for_words_no_longer_sought_is_dropped() -> None:
    later, desk = Later(), InventedLog()
    presenter, view, _ = opened(desk, later.run)
    presenter.seek("a", None, 0)
    presenter.seek("ai", Logged.STAFF_RESET, 7)
    later.do()
    assert "show_log" not in view.order
    later.do()
    assert "show_log" in view.order
    sought, _ = desk.asked[-1]
    assert (sought.words, sought.kinds, (NOW - sought.since).days if sought.since else 0) == ("ai", ("staff_reset",), 7)


def test_an_export_writes_what_is_sought() -> None:
    desk = InventedLog()
    presenter, view, written = opened(desk)
    presenter.export(Path("log.xlsx"), "audit")
    assert desk.exported == [("log.xlsx", "audit")]
    assert len(written[0].rows) == 3
    assert view.last("show_done") == "3 records were exported."
