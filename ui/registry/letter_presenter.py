"""Writes the letter about a month's faults and enters what came of it (¶¶8-9); knows no widget."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol

from survey.edition import Edition
from survey.errors import Refused, SurveyError
from survey.language import Language
from survey.periods import Month
from survey.registry.standing import MonthState, Standing
from survey.services.notices import Notice, NoticeDesk
from survey.sheet import WriteSheet
from ui.tasks import Run
from ui.texts import Texts


@dataclass(frozen=True, slots=True)
class LetterFace:
    """A letter and what came of it, in words; without `sent` its receipt cannot be entered."""

    title: str
    summary: str
    state: str
    sent: str
    received: str
    writable: bool
    acceptable: bool


class LetterTarget(Protocol):
    """What the presenter asks of the dialog."""

    def show_letter(self, face: LetterFace) -> None:
        """Show the letter and what came of it."""

    def show_saved(self, sentence: str) -> None:
        """Say where it was saved."""

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong."""

    def show_changed(self) -> None:
        """Tell whoever opened the dialog that the month stands elsewhere."""


class LetterPresenter:
    """The letter of one month, with or without its warnings."""

    def __init__(
        self,
        desk: NoticeDesk,
        edition: Edition,
        month: Month,
        write_sheet: WriteSheet,
        view: LetterTarget,
        run: Run,
        texts: Texts,
    ) -> None:
        """Take what the dialog works with."""
        self._desk, self._edition, self._month = desk, edition, month
        self._write_sheet = write_sheet
        self._view = view
        self._run = run
        self._texts = texts
        self._warnings = False
        self._notice: Notice | None = None
        self._standing: Standing | None = None

    def load(self) -> None:
        """Read the letter and where the month stands."""
        read = partial(_letter, self._desk, self._month, warnings=self._warnings)
        self._run(read, self._arrived, self._view.show_error)

    def choose_warnings(self, *, wanted: bool) -> None:
        """Put the warnings in, or leave them out."""
        self._warnings = wanted
        self.load()

    def file_name(self, language: Language, ending: str) -> str:
        """Propose a name for the letter's file."""
        return f"{self._texts('notice.file')}-{self._month}-{language.value}{ending}"

    def save(self, language: Language, file: Path) -> None:
        """Write the letter, or its annex as a table, by the file's ending."""
        if self._notice:
            work = partial(self._save, self._notice, language, file)
            self._run(work, partial(self._saved, file), self._view.show_error)

    def sent(self, day: date) -> None:
        """Enter the day the letter went out (¶8)."""
        self._enter(partial(self._desk.notice_sent, self._month, day))

    def received(self, day: date) -> None:
        """Enter the day the provider received it (¶9)."""
        self._enter(partial(self._desk.notice_received, self._month, day))

    def accept(self) -> None:
        """Take the newest version for good."""
        self._enter(partial(self._desk.accept, self._month))

    def _save(self, notice: Notice, language: Language, file: Path) -> None:
        from ui.paper.letters import save_letter  # noqa: PLC0415  reportlab and docx load with the first letter

        save_letter(notice, self._edition, language, file, self._write_sheet)
        self._desk.saved(notice, file.name)

    def _enter(self, work: Callable[[], Standing]) -> None:
        self._run(work, self._entered, self._view.show_error)

    def _entered(self, _standing: Standing) -> None:
        self._view.show_changed()
        self.load()

    def _saved(self, file: Path, _nothing: None) -> None:
        self._view.show_saved(self._texts("notice.saved", file=file.name))

    def _arrived(self, found: tuple[Notice | None, Standing]) -> None:
        self._notice, self._standing = found
        self._view.show_letter(letter_face(self._month, *found, self._texts))


def letter_face(month: Month, notice: Notice | None, stands: Standing, texts: Texts) -> LetterFace:
    """Return a month's letter in words."""
    return LetterFace(
        title=texts("notice.title", month=month),
        summary=_summary(notice, texts) if notice else texts("notice.nothing"),
        state=texts("notice.state", state=texts(f"registry.state_{stands.state.value}")),
        sent=texts("notice.sent", day=stands.sent) if stands.sent else "",
        received=_receipt(stands, texts),
        writable=notice is not None,
        acceptable=stands.state is not MonthState.ACCEPTED,
    )


def _summary(notice: Notice, texts: Texts) -> str:
    rows = len({row.finding.row for row in notice.rows})
    return texts("notice.summary", kinds=texts.number(len(notice.counts)), n=rows, due=notice.due)


def _receipt(stands: Standing, texts: Texts) -> str:
    if stands.received and stands.corrections_due:
        return texts("notice.received", day=stands.received, due=stands.corrections_due)
    return ""


def _letter(desk: NoticeDesk, month: Month, *, warnings: bool) -> tuple[Notice | None, Standing]:
    """Return the letter, None where there is nothing to write about, and where the month stands."""
    try:
        notice = desk.notice(month, warnings=warnings)
    except Refused as error:
        if error.code != "notice.nothing":
            raise
        notice = None
    return notice, desk.standing(month)
