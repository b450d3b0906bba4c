"""Brings a month's registry in and lays its findings out; knows no widget."""

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from survey.edition import Edition
from survey.errors import Stopped, SurveyError
from survey.language import Language
from survey.periods import Month, Quarter
from survey.ports import FindingCount, FindingRow
from survey.registry.form import FormProposal
from survey.services.registry import ImportResult, MonthStatus, RegistryDesk
from ui.registry.faces import (
    View,
    correction_face,
    finding_face,
    heading,
    letter_words,
    month_face,
    result_words,
    row_columns,
)
from ui.registry.length import stated_rows
from ui.tasks import Relay, Run
from ui.texts import Texts

ROWS_SHOWN = 1000
MAPPABLE = frozenset({"registry.no_form", "registry.column_missing", "registry.mapping_wrong"})
"""What is wrong with a file whose columns a person can put right by hand."""
STEADY = 0.5
"""Seconds after which a rate is worth telling."""


class RegistryPresenter:
    """One quarter's registries; one month of them chosen, one kind of finding open."""

    def __init__(self, desk: RegistryDesk, edition: Edition, view: View, run: Run, relay: Relay) -> None:
        """Take what the screen works with."""
        self._desk = desk
        self._edition = edition
        self._view = view
        self._run = run
        self._relay = relay
        self._texts = Texts(Language.KK)
        self._quarter: Quarter | None = None
        self._month: Month | None = None
        self._statuses: Sequence[MonthStatus] = ()
        self._counts: Sequence[FindingCount] = ()
        self._rows: Sequence[FindingRow] = ()
        self._code = ""
        self._stopping: threading.Event | None = None

    @property
    def month(self) -> Month | None:
        """The month chosen."""
        return self._month

    def translate(self, texts: Texts) -> None:
        """Show everything in another language."""
        self._texts = texts
        self._show()

    def choose(self, quarter: Quarter) -> None:
        """Turn to another quarter."""
        self._quarter, self._month = quarter, None
        self._statuses = self._counts = self._rows = ()

    def load(self) -> None:
        """Read where the quarter's months stand."""
        if self._quarter is None or self._stopping:
            return
        if not self._statuses:
            self._view.show_loading()
        self._run(partial(self._desk.months, self._quarter), self._months_arrived, self._view.show_failure)

    def choose_month(self, month: Month) -> None:
        """Turn to another month."""
        self._month = month
        self._counts = self._rows = ()
        self._code = ""
        self._show()
        self._load_findings()

    def choose_finding(self, code: str) -> None:
        """Open the rows of another kind of finding."""
        if self._month is None or code == self._code:
            return
        self._code = code
        self._run(
            partial(self._desk.finding_rows, self._month, code, ROWS_SHOWN),
            partial(self._rows_arrived, code),
            self._view.show_error,
        )

    def bring(self, file: Path, received: date | None, mapping: Mapping[str, int] | None = None) -> None:
        """Import a file for the month chosen; where its columns are not all recognised, ask for a mapping."""
        if self._month is None or self._stopping:
            return
        self._stopping = threading.Event()
        self._view.show_start(self._texts("registry.reading"))
        pace = self._relay(partial(self._advance, stated_rows(file), time.monotonic()))
        advance = partial(_advance_or_stop, self._stopping, pace)
        self._run(
            partial(self._desk.import_month, file, self._month, received, advance, mapping),
            self._imported,
            partial(self._not_imported, file, received),
        )

    def stop(self) -> None:
        """Stop the import; nothing of it is kept."""
        if self._stopping:
            self._stopping.set()

    def _advance(self, total: int, since: float, done: int) -> None:
        elapsed = time.monotonic() - since
        rate = done / elapsed if elapsed else 0.0
        texts = self._texts
        if total > done and elapsed > STEADY:
            pace = texts(
                "registry.pace_of",
                n=done,
                total=texts.number(total),
                rate=texts.number(rate),
                left=texts.number((total - done) / rate),
            )
        else:
            pace = texts("registry.pace", n=done, rate=texts.number(rate))
        self._view.show_pace(done, max(total, done) if total else 0, pace)

    def _imported(self, result: ImportResult) -> None:
        self._stopping = None
        self._view.show_end(result_words(result, self._texts))
        self.load()

    def _not_imported(self, file: Path, received: date | None, error: SurveyError) -> None:
        self._stopping = None
        self._view.show_end("")
        if error.code in MAPPABLE:
            self._run(
                partial(self._desk.propose_mapping, file),
                partial(self._ask_mapping, file, received, error),
                self._view.show_error,
            )
        elif not isinstance(error, Stopped):
            self._view.show_error(error)

    def _ask_mapping(self, file: Path, received: date | None, error: SurveyError, proposal: FormProposal) -> None:
        """Ask for a mapping if the file has columns enough for one."""
        if len(proposal.columns) < len(self._edition.columns):
            self._view.show_error(error)
        else:
            self._view.ask_mapping(file, received, proposal)

    def _months_arrived(self, statuses: Sequence[MonthStatus]) -> None:
        self._statuses = statuses
        if self._month is None:
            waiting = [status.month for status in statuses if status.version is None]
            self._month = waiting[0] if waiting else statuses[-1].month
        self._show()
        self._load_findings()

    def _load_findings(self) -> None:
        status = self._status
        if status and status.version:
            month = status.month
            self._run(
                partial(self._desk.finding_counts, month), partial(self._counts_arrived, month), self._view.show_failure
            )

    def _counts_arrived(self, month: Month, counts: Sequence[FindingCount]) -> None:
        if month != self._month:
            return
        self._counts = sorted(counts, key=lambda count: -count.rows)
        codes = [count.code for count in self._counts]
        chosen = self._code if self._code in codes else (codes[0] if codes else "")
        self._code = ""
        self._show()
        if chosen:
            self.choose_finding(chosen)

    def _rows_arrived(self, code: str, rows: Sequence[FindingRow]) -> None:
        if code == self._code:
            self._rows = rows
            self._show()

    @property
    def _status(self) -> MonthStatus | None:
        return next((status for status in self._statuses if status.month == self._month), None)

    def _show(self) -> None:
        status = self._status
        if status is None:
            return
        texts, view = self._texts, self._view
        view.show_heading(*heading(status, texts))
        view.show_months([month_face(one, texts) for one in self._statuses], status.month)
        view.show_correction(correction_face(status, self._edition, texts))
        view.show_letter(letter_words(status, texts))
        if status.version is None:
            view.show_empty(texts("registry.drop", month=status.month))
        elif not self._counts:
            view.show_empty(texts("registry.no_findings"))
        else:
            view.show_findings([finding_face(count, texts) for count in self._counts], self._code)
            self._show_rows()

    def _show_rows(self) -> None:
        count = next((count for count in self._counts if count.code == self._code), None)
        if count is None:
            return
        texts = self._texts
        name = texts(f"finding.name.{count.code}")
        shown = len(self._rows)
        if shown < count.rows and shown == ROWS_SHOWN:
            title = texts("registry.first_rows", name=name, n=shown, total=texts.number(count.rows))
        else:
            title = texts("registry.finding_rows", name=name, n=count.rows)
        self._view.show_rows(title, row_columns(self._rows, self._edition, texts), self._rows)


def _advance_or_stop(stopping: threading.Event, pace: Callable[[int], None], done: int) -> None:
    if stopping.is_set():
        raise Stopped("registry.stopped")
    pace(done)
