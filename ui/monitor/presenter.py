"""Reads the board anew every half minute, says how old it is, mends the queue; knows no widget."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from survey.edition import Edition
from survey.errors import SurveyError
from survey.fieldwork.board import Board
from survey.language import Language
from survey.periods import Quarter
from survey.ports import Clock
from survey.services.desks import Desks
from ui.monitor.faces import View, board_face
from ui.monitor.mending import Mend, question
from ui.tasks import Run
from ui.texts import Texts

REFRESH = timedelta(seconds=30)


class MonitorPresenter:
    """The board of a quarter."""

    def __init__(self, desks: Desks, clock: Clock, view: View, run: Run) -> None:
        """Take what the screen works with."""
        self._monitoring = desks.monitoring
        self._sampling = desks.sampling
        self._mending = desks.mending
        self._edition: Edition = desks.edition
        self._clock = clock
        self._view = view
        self._run = run
        self._texts = Texts(Language.KK)
        self._quarter: Quarter | None = None
        self._board: Board | None = None
        self._asked = 0
        self._asked_at: datetime | None = None
        self._under_way = False

    def question(self, mend: Mend) -> str:
        """Return what is asked before a deed; empty when there is nothing to do."""
        return question(mend, self._board, self._texts) if self._board else ""

    def translate(self, texts: Texts) -> None:
        """Show the board in another language."""
        self._texts = texts
        self._show()

    def choose(self, quarter: Quarter) -> None:
        """Turn to another quarter."""
        self._quarter, self._board = quarter, None

    def load(self) -> None:
        """Read the board; an older answer on its way is dropped."""
        if self._quarter is None:
            return
        if self._board is None:
            self._view.show_loading()
        self._ask(self._quarter)

    def tick(self) -> None:
        """Say how old the figures are; read them anew when they are half a minute old and nothing is on its way."""
        self._show_age()
        stale = self._asked_at is not None and self._clock() - self._asked_at >= REFRESH
        if self._quarter and stale and not self._under_way:
            self._ask(self._quarter)

    def mend(self, mend: Mend) -> None:
        """Do what was asked about."""
        if self._quarter and self.question(mend):
            self._run(partial(self._deed(mend), self._quarter), self._done, self._view.show_error)

    def _deed(self, mend: Mend) -> Callable[[Quarter], str]:
        texts = self._texts
        deeds: dict[Mend, Callable[[Quarter], str]] = {
            Mend.RELEASE: lambda quarter: texts(
                "wave.released_now", number=self._sampling.release_next(quarter).replicate
            ),
            Mend.LIFT: lambda quarter: texts("monitor.lifted", n=self._mending.lift_pauses(quarter)),
            Mend.RECALL: lambda quarter: texts("monitor.recalled", n=self._mending.recall_sheets(quarter)),
            Mend.WIDEN: lambda _: texts("monitor.widened", until=texts.clock(self._mending.widen_hours())),
            Mend.CLOSE: lambda quarter: texts("monitor.closed_now", n=self._sampling.close_wave(quarter).ended),
        }
        return deeds[mend]

    def _ask(self, quarter: Quarter) -> None:
        self._asked += 1
        self._asked_at, self._under_way = self._clock(), True
        asked = self._asked
        work = partial(self._monitoring.board, quarter)
        self._run(work, partial(self._arrived, asked), partial(self._refused, asked))

    def _arrived(self, asked: int, board: Board) -> None:
        if asked == self._asked:
            self._board, self._under_way = board, False
            self._show()

    def _refused(self, asked: int, error: SurveyError) -> None:
        if asked == self._asked:
            self._board, self._under_way = None, False
            self._view.show_failure(error)

    def _done(self, sentence: str) -> None:
        self._view.show_done(sentence)
        self.load()

    def _show(self) -> None:
        if self._board and self._quarter:
            self._view.show_board(board_face(self._board, self._quarter, self._edition, self._texts))
            self._show_age()

    def _show_age(self) -> None:
        if self._board is None:
            return
        seconds = max(int((self._clock() - self._board.at).total_seconds()), 0)
        last = self._board.last_at
        entered = self._texts("monitor.last_entry", at=last) if last else self._texts("monitor.no_entry")
        self._view.show_age(f"{self._texts('monitor.age', n=seconds)} · {entered}")
