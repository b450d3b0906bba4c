"""Lays possible twins out and takes the supervisor's word on them; knows no widget."""

from collections.abc import Callable, Sequence
from functools import partial

from survey.edition import Edition
from survey.language import Language
from survey.periods import Quarter
from survey.registry.twins import Twin, TwinSearch
from survey.services.persons import Decision, PersonsDesk
from ui.registry.twins_faces import (
    Side,
    TwinsTarget,
    decision_pair,
    decision_row,
    key_of,
    twin_pair,
    twin_row,
)
from ui.tasks import Run
from ui.texts import Texts

Word = Callable[[str, str, str], None]


class TwinsPresenter:
    """The possible twins of one quarter, or the decisions about its persons; one pair open."""

    def __init__(self, desk: PersonsDesk, edition: Edition, view: TwinsTarget, run: Run) -> None:
        """Take what the tab works with."""
        self._desk = desk
        self._edition = edition
        self._view = view
        self._run = run
        self._texts = Texts(Language.KK)
        self._quarter: Quarter | None = None
        self._twins: Sequence[Twin] = ()
        self._decisions: Sequence[Decision] = ()
        self._side = Side.TWINS
        self._code = ""
        self._read = False

    def translate(self, texts: Texts) -> None:
        """Show everything in another language."""
        self._texts = texts
        self._show()

    def load(self, quarter: Quarter) -> None:
        """Read the pairs and the decisions of a quarter."""
        if quarter != self._quarter:
            self._quarter, self._read = quarter, False
            self._view.show_loading()
        self._run(partial(self._desk.twins, quarter), partial(self._twins_arrived, quarter), self._view.show_failure)

    def retry(self) -> None:
        """Read once more."""
        if self._quarter:
            self.load(self._quarter)

    def turn(self, side: Side) -> None:
        """List the pairs, or the decisions."""
        self._side, self._code = side, ""
        self._show()

    def choose(self, code: str) -> None:
        """Open another pair."""
        self._code = code
        self._show_pair()

    def join(self, reason: str) -> None:
        """Say that the two are one person."""
        self._decide(self._desk.join, reason)

    def part(self, reason: str) -> None:
        """Say that the two are two people."""
        self._decide(self._desk.part, reason)

    def _decide(self, word: Word, reason: str) -> None:
        pair = self._twin or self._decision
        if pair:
            self._run(partial(word, pair.one.key, pair.other.key, reason), self._decided, self._view.show_error)

    def _decided(self, _nothing: None) -> None:
        self._view.show_decided()
        self.retry()

    def _twins_arrived(self, quarter: Quarter, found: TwinSearch) -> None:
        if quarter == self._quarter:
            self._twins = found.twins
            arrived = partial(self._decisions_arrived, quarter)
            self._run(partial(self._desk.decisions, quarter), arrived, self._view.show_failure)

    def _decisions_arrived(self, quarter: Quarter, decisions: Sequence[Decision]) -> None:
        if quarter == self._quarter:
            self._decisions, self._read = decisions, True
            self._show()

    @property
    def _twin(self) -> Twin | None:
        listed = self._twins if self._side is Side.TWINS else ()
        return next((twin for twin in listed if key_of(twin.one, twin.other) == self._code), None)

    @property
    def _decision(self) -> Decision | None:
        listed = self._decisions if self._side is Side.DECISIONS else ()
        return next((one for place, one in enumerate(listed) if str(place) == self._code), None)

    def _show(self) -> None:
        if not self._read:
            return
        texts, view = self._texts, self._view
        twins = texts("twins.side_twins", number=texts.number(len(self._twins)))
        view.show_sides(twins, texts("twins.side_decisions", number=texts.number(len(self._decisions))), self._side)
        rows = (
            [twin_row(twin, texts) for twin in self._twins]
            if self._side is Side.TWINS
            else [decision_row(one, place, texts) for place, one in enumerate(self._decisions)]
        )
        if not rows:
            view.show_nothing(texts(f"twins.no_{self._side.value}"))
            return
        if self._code not in {row.code for row in rows}:
            self._code = rows[0].code
        view.show_pairs(rows, self._code)
        self._show_pair()

    def _show_pair(self) -> None:
        if twin := self._twin:
            self._view.show_pair(twin_pair(twin, self._edition, self._texts))
        elif decision := self._decision:
            self._view.show_pair(decision_pair(decision, self._edition, self._texts))
