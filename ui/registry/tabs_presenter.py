"""Opens the tabs of the registry, each read when it is looked at; brings registers in. Knows no widget."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from survey.edition import Edition
from survey.errors import SurveyError
from survey.language import Language
from survey.periods import Month, Quarter
from survey.registers.records import Act, RegisterFinding
from survey.registry.comparison import Comparison
from survey.registry.records import Version
from survey.services.doubtful import DoubtfulService
from survey.services.registers import ActsResult, QuestionnairesResult, RegistersDesk
from survey.services.registry import RegistryDesk
from ui.registry.comparison import ChangedRow, comparison_listing
from ui.registry.listing import Listing, ListingTarget, Tab
from ui.registry.listing_presenter import ListingPresenter
from ui.registry.registers import (
    acts_listing,
    acts_words,
    doubtful_listing,
    questionnaires_listing,
    questionnaires_words,
)
from ui.registry.twins_presenter import TwinsPresenter
from ui.tasks import Run
from ui.texts import Texts

Pair = tuple[int, int]
"""The numbers of two versions, the older first."""


class TabsView(Protocol):
    """What the presenter asks of the screen."""

    def listing(self, tab: Tab) -> ListingTarget:
        """Return the part that shows a tab."""

    def show_pairs(self, words: Sequence[str], pairs: Sequence[Pair], chosen: Pair | None) -> None:
        """Offer the pairs of versions that can be compared."""

    def show_busy(self, name: str) -> None:
        """Show that a register is being read."""

    def show_end(self, sentence: str) -> None:
        """Put the progress away and say what came of it."""

    def show_judged(self) -> None:
        """Tell that the months were judged anew by a register."""

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong, beside what is shown."""


class TabsPresenter:
    """The tabs of one quarter; the findings have a presenter of their own."""

    def __init__(
        self,
        registry: RegistryDesk,
        registers: RegistersDesk,
        twins: TwinsPresenter,
        edition: Edition,
        view: TabsView,
        run: Run,
    ) -> None:
        """Take what the tabs work with."""
        self._registry, self._registers, self._twins = registry, registers, twins
        self._view = view
        self._run = run
        self._texts = Texts(Language.KK)
        self._quarter: Quarter | None = None
        self._month: Month | None = None
        self._tab = Tab.FINDINGS
        self._pairs: Sequence[Pair] = ()
        self._pair: Pair | None = None
        compared = partial(_compared, edition)
        denied = partial(_denied, edition)
        self.versions: ListingPresenter[tuple[Comparison | None], ChangedRow] = ListingPresenter(
            compared, view.listing(Tab.VERSIONS), run
        )
        self.acts: ListingPresenter[Sequence[Act], Act] = ListingPresenter(acts_listing, view.listing(Tab.ACTS), run)
        self.questionnaires: ListingPresenter[Sequence[RegisterFinding], RegisterFinding] = ListingPresenter(
            questionnaires_listing, view.listing(Tab.QUESTIONNAIRES), run
        )
        self.doubtful: ListingPresenter[Sequence[DoubtfulService], DoubtfulService] = ListingPresenter(
            denied, view.listing(Tab.DOUBTFUL), run
        )

    def translate(self, texts: Texts) -> None:
        """Show everything in another language."""
        self._texts = texts
        for one in (self.versions, self.acts, self.questionnaires, self.doubtful):
            one.translate(texts)
        self._twins.translate(texts)
        self._show_pairs()

    def choose(self, quarter: Quarter) -> None:
        """Turn to another quarter; its months are told later."""
        if quarter != self._quarter:
            self._quarter, self._month = quarter, None

    def turn(self, month: Month) -> None:
        """Turn to another month."""
        self._month = month
        self.refresh()

    def open(self, tab: Tab) -> None:
        """Open a tab."""
        self._tab = tab
        self.refresh()

    def refresh(self) -> None:
        """Read what the open tab shows."""
        if self._quarter is None:
            return
        match self._tab:
            case Tab.VERSIONS if self._month:
                month = self._month
                arrived = partial(self._versions_arrived, month)
                self._run(partial(self._registry.versions, month), arrived, self._view.show_error)
            case Tab.ACTS:
                self.acts.load(partial(self._registers.unmatched_acts, self._quarter))
            case Tab.QUESTIONNAIRES:
                self.questionnaires.load(partial(self._registers.questionnaire_findings, self._quarter))
            case Tab.DOUBTFUL:
                self.doubtful.load(partial(self._registry.doubtful, self._quarter))
            case Tab.TWINS:
                self._twins.load(self._quarter)

    def compare(self, pair: Pair) -> None:
        """Compare two versions of the month."""
        if self._month:
            self._pair = pair
            self.versions.load(partial(_compare, self._registry, self._month, pair))

    def bring_acts(self, file: Path) -> None:
        """Import a register of signed acts (¶11)."""
        self._view.show_busy(self._texts("listing.reading_acts"))
        self._run(partial(self._registers.import_acts, file), self._acts_came, self._refused)

    def bring_questionnaires(self, file: Path) -> None:
        """Import a register of online questionnaires (Annex 2)."""
        self._view.show_busy(self._texts("listing.reading_questionnaires"))
        self._run(partial(self._registers.import_questionnaires, file), self._questionnaires_came, self._refused)

    def _acts_came(self, result: ActsResult) -> None:
        self._view.show_end(acts_words(result, self._texts))
        self._view.show_judged()

    def _questionnaires_came(self, result: QuestionnairesResult) -> None:
        self._view.show_end(questionnaires_words(result, self._texts))

    def _refused(self, error: SurveyError) -> None:
        self._view.show_end("")
        self._view.show_error(error)

    def _versions_arrived(self, month: Month, versions: Sequence[Version]) -> None:
        if month != self._month:
            return
        numbers = [version.number for version in versions]
        pairs = [(older, newer) for newer in reversed(numbers) for older in reversed(numbers) if older < newer]
        if self._pair not in pairs or pairs[:1] != list(self._pairs[:1]):
            self._pair = pairs[0] if pairs else None
        self._pairs = pairs
        self._show_pairs()
        if self._pair:
            self.compare(self._pair)
        else:
            self.versions.load(lambda: (None,))

    def _show_pairs(self) -> None:
        words = [self._texts("listing.pair", older=older, newer=newer) for older, newer in self._pairs]
        self._view.show_pairs(words, self._pairs, self._pair)


def _compare(desk: RegistryDesk, month: Month, pair: Pair) -> tuple[Comparison | None]:
    return (desk.compare(month, *pair),)


def _compared(edition: Edition, found: tuple[Comparison | None], texts: Texts) -> Listing[ChangedRow]:
    return comparison_listing(found[0], edition, texts)


def _denied(edition: Edition, found: Sequence[DoubtfulService], texts: Texts) -> Listing[DoubtfulService]:
    return doubtful_listing(found, edition, texts)
