"""Terms of personal data in words, and their destruction; knows no widget."""

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from survey.errors import SurveyError
from survey.services.retention import Destroyed, RetentionDesk, Term
from ui.tasks import Run
from ui.texts import Texts
from ui.widgets.table import RIGHT, Column


class View(Protocol):
    """What the presenter asks of the dialog."""

    def show_terms(self, columns: Sequence[Column[Term]], terms: Sequence[Term]) -> None:
        """List the waves with their terms."""

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong."""

    def show_done(self, sentence: str) -> None:
        """Say what was done."""


class TermsPresenter:
    """The terms of a store's waves."""

    def __init__(self, desk: RetentionDesk, view: View, run: Run, texts: Texts) -> None:
        """Take what the dialog works with."""
        self._desk = desk
        self._view = view
        self._run = run
        self._texts = texts

    def load(self) -> None:
        """Read the terms."""
        self._run(self._desk.preview, self._arrived, self._view.show_error)

    def destroy(self, term: Term, reason: str) -> None:
        """Destroy the personal data of a wave."""
        self._run(partial(self._desk.destroy, term.quarter, reason), self._destroyed, self._view.show_error)

    def _arrived(self, terms: Sequence[Term]) -> None:
        texts = self._texts
        columns: list[Column[Term]] = [
            Column(
                texts("log.terms_quarter"), lambda one: texts.quarter(one.quarter), sort_key=lambda one: one.quarter
            ),
            Column(
                texts("log.terms_until"), lambda one: texts.date(one.kept_until), sort_key=lambda one: one.kept_until
            ),
            Column(texts("log.terms_persons"), lambda one: texts.number(one.holding.persons), RIGHT),
            Column(texts("log.terms_rows"), lambda one: texts.number(one.holding.rows), RIGHT),
            Column(texts("log.terms_dials"), lambda one: texts.number(one.holding.dials), RIGHT),
            Column(texts("log.terms_state"), lambda one: texts(f"log.terms_{state_of(one)}")),
        ]
        self._view.show_terms(columns, terms)

    def _destroyed(self, done: Destroyed) -> None:
        quarter, copies = self._texts.quarter(done.term.quarter), len(done.copies)
        self._view.show_done(self._texts("log.terms_done", quarter=quarter, n=copies))
        self.load()


def state_of(term: Term) -> str:
    """Return where a wave's term stands; "due" may be destroyed."""
    if term.destroyed:
        return "destroyed"
    if not term.over:
        return "kept"
    return "open" if term.open_cases else "due"
