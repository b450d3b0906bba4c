"""The wave's view and presenter, joined."""

from survey.periods import Quarter
from survey.services.desks import Desks
from ui.tasks import Worker
from ui.texts import Texts
from ui.wave.presenter import WavePresenter
from ui.wave.view import WaveView


class WaveScreen(WaveView):
    """The wave of a quarter."""

    def __init__(self, desks: Desks, worker: Worker) -> None:
        """Join view and presenter."""
        super().__init__()
        self._presenter = WavePresenter(desks.sampling, desks.edition, self, worker.run)
        self.asked.connect(self._presenter.ask)
        self.draw_pressed.connect(self._confirm)
        self.draw_asked.connect(self._presenter.draw)
        self.release_pressed.connect(lambda: self.ask_whether_to_release(self._presenter.release_question()))
        self.release_asked.connect(self._presenter.release)
        self.protocol_pressed.connect(lambda: self.ask_file(self._presenter.file_name))
        self.save_to.connect(self._presenter.save_protocol)
        self.retry.connect(self._presenter.load)

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        super().retranslate(texts)
        self._presenter.translate(texts)

    def choose(self, quarter: Quarter) -> None:
        """Turn to another quarter."""
        self._presenter.choose(quarter)

    def shown(self) -> None:
        """Read the wave, or plan one."""
        self._presenter.load()

    def _confirm(self) -> None:
        if question := self._presenter.question():
            self.ask_whether_to_draw(question)
