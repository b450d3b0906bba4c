"""Reads the quality of a wave, opens interviews, hands on the supervisor's word; knows no widget."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from survey.edition import Edition
from survey.errors import SurveyError
from survey.language import Language
from survey.periods import Quarter
from survey.ports import ClientCard
from survey.services.quality import AwaitedInterview, QualityDesk, WaveQuality
from ui.quality.check_faces import checks_face
from ui.quality.faces import View, awaited_columns, interview_face
from ui.tasks import Run
from ui.texts import Texts


class QualityPresenter:
    """The quality of a quarter's interviews."""

    def __init__(self, desk: QualityDesk, edition: Edition, view: View, run: Run) -> None:
        """Take what the screen works with."""
        self._desk = desk
        self._edition = edition
        self._view = view
        self._run = run
        self._texts = Texts(Language.KK)
        self._quarter: Quarter | None = None
        self._found: WaveQuality | None = None
        self._open: tuple[AwaitedInterview, ClientCard] | None = None
        self._asked = 0

    def translate(self, texts: Texts) -> None:
        """Show the screen in another language."""
        self._texts = texts
        self._show()

    def choose(self, quarter: Quarter) -> None:
        """Turn to another quarter."""
        self._quarter, self._found, self._open = quarter, None, None

    def load(self) -> None:
        """Read the wave; an older answer on its way is dropped."""
        if self._quarter is None:
            return
        if self._found is None:
            self._view.show_loading()
        self._asked += 1
        work = partial(self._desk.wave, self._quarter)
        self._run(work, partial(self._arrived, self._asked), partial(self._refused, self._asked))

    def open(self, row: AwaitedInterview | None) -> None:
        """Open an interview, or none."""
        self._open = None
        if row is None:
            self._show_open()
        else:
            self._run(partial(self._desk.card, row.case.id), partial(self._opened, row), self._view.show_error)

    def approve(self, cases: Sequence[UUID]) -> None:
        """Approve interviews."""
        if cases:
            said = self._texts("quality.approved", n=len(cases))
            self._decide(partial(self._desk.approve, cases), said)

    def send_back(self, case: UUID, reason: str) -> None:
        """Give an interview back to who made it."""
        self._decide(partial(self._desk.send_back, case, reason), self._texts("quality.returned"))

    def reject(self, case: UUID, reason: str) -> None:
        """Take an interview out of the figures."""
        self._decide(partial(self._desk.reject, case, reason), self._texts("quality.rejected"))

    def _decide(self, work: Callable[[], None], said: str) -> None:
        self._run(work, partial(self._decided, said), self._view.show_error)

    def _decided(self, said: str, _nothing: None) -> None:
        self._view.show_done(said)
        self.load()

    def _arrived(self, asked: int, found: WaveQuality) -> None:
        if asked == self._asked:
            self._found = found
            self._show()

    def _refused(self, asked: int, error: SurveyError) -> None:
        if asked == self._asked:
            self._found = self._open = None
            self._view.show_failure(error)

    def _opened(self, row: AwaitedInterview, card: ClientCard) -> None:
        self._open = row, card
        self._show_open()

    def _show(self) -> None:
        if self._found is None:
            return
        title = self._texts(
            "quality.awaited", n=len(self._found.awaited), approved=self._texts.number(self._found.approved)
        )
        columns = awaited_columns(self._found.names, self._edition, self._texts)
        self._view.show_checks(checks_face(self._found, self._edition, self._texts))
        self._view.show_awaited(title, columns, self._found.awaited)
        self._show_open()

    def _show_open(self) -> None:
        if self._found is None or self._open is None:
            self._view.show_interview(None)
        else:
            face = interview_face(*self._open, self._found.names, self._edition, self._texts)
            self._view.show_interview(face)
