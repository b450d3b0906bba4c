"""The registry's view and presenters, joined."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path

from survey.language import Language
from survey.periods import Month, Quarter
from survey.registry.form import FormProposal
from survey.services.desks import Desks
from ui.registry.letter_dialog import LetterDialog
from ui.registry.letter_presenter import LetterPresenter
from ui.registry.listing import Tab
from ui.registry.mapping_dialog import MappingDialog
from ui.registry.presenter import RegistryPresenter
from ui.registry.tabs_presenter import TabsPresenter
from ui.registry.twins_presenter import TwinsPresenter
from ui.registry.view import RegistryView
from ui.tasks import Worker
from ui.texts import Texts


class RegistryScreen(RegistryView):
    """The registries of a quarter."""

    def __init__(self, desks: Desks, worker: Worker) -> None:
        """Join view and presenters."""
        super().__init__()
        self._desks, self._worker = desks, worker
        self._said = Texts(Language.KK)
        self._presenter = RegistryPresenter(desks.registry, desks.edition, self, worker.run, worker.relay)
        self._twins = TwinsPresenter(desks.persons, desks.edition, self.twins, worker.run)
        self._tabbed = TabsPresenter(desks.registry, desks.registers, self._twins, desks.edition, self, worker.run)
        self._join()
        self._join_tabs()

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        super().retranslate(texts)
        self._said = texts
        self._presenter.translate(texts)
        self._tabbed.translate(texts)

    def choose(self, quarter: Quarter) -> None:
        """Turn to another quarter."""
        self._presenter.choose(quarter)
        self._tabbed.choose(quarter)

    def shown(self) -> None:
        """Read where the months stand."""
        self._presenter.load()
        self._tabbed.refresh()

    def ask_mapping(self, file: Path, received: date | None, proposal: FormProposal) -> None:
        """Ask which column of a file is which of the form's, then read it so."""
        dialog = MappingDialog(proposal, self._desks.edition, self._said, self)
        dialog.mapped.connect(partial(self._bring_mapped, file, received))
        dialog.open()

    def open_letter(self, month: Month) -> None:
        """Open the letter about a month's faults."""
        desks, dialog = self._desks, LetterDialog(self._said, self)
        asked = LetterPresenter(
            desks.notices, desks.edition, month, desks.write_sheet, dialog, self._worker.run, self._said
        )
        dialog.save_asked.connect(lambda language, ending: dialog.ask_file(language, asked.file_name(language, ending)))
        dialog.save_to.connect(asked.save)
        dialog.warnings_chosen.connect(lambda wanted: asked.choose_warnings(wanted=wanted))
        dialog.sent.connect(asked.sent)
        dialog.received.connect(asked.received)
        dialog.accepted_month.connect(asked.accept)
        dialog.changed.connect(self._presenter.load)
        asked.load()
        dialog.open()

    def _bring_mapped(self, file: Path, received: date | None, mapping: Mapping[str, int]) -> None:
        self._presenter.bring(file, received, mapping)

    def _join(self) -> None:
        asked, findings = self._presenter, self.listings[Tab.FINDINGS]
        self.brought.connect(asked.bring)
        self.month_chosen.connect(asked.choose_month)
        self.stop_asked.connect(asked.stop)
        self.letter_asked.connect(self.open_letter)
        self.judged.connect(asked.load)
        findings.chosen.connect(asked.choose_finding)
        findings.retry.connect(asked.load)

    def _join_tabs(self) -> None:
        tabbed, twins = self._tabbed, self._twins
        self.turned.connect(tabbed.turn)
        self.tab_chosen.connect(tabbed.open)
        self.pair_chosen.connect(tabbed.compare)
        self.changed.connect(tabbed.refresh)
        self.acts_brought.connect(tabbed.bring_acts)
        self.questionnaires_brought.connect(tabbed.bring_questionnaires)
        for tab, listing in (
            (Tab.VERSIONS, tabbed.versions),
            (Tab.ACTS, tabbed.acts),
            (Tab.QUESTIONNAIRES, tabbed.questionnaires),
            (Tab.DOUBTFUL, tabbed.doubtful),
        ):
            self.listings[tab].chosen.connect(listing.choose)
            self.listings[tab].retry.connect(listing.retry)
        self.twins.chosen.connect(twins.choose)
        self.twins.side_chosen.connect(twins.turn)
        self.twins.join.connect(twins.join)
        self.twins.part.connect(twins.part)
        self.twins.retry.connect(twins.retry)
