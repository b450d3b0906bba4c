"""The calendar's view and presenter, joined."""

from survey.ports import Clock
from survey.services.desks import Desks
from ui.calendar.presenter import CalendarPresenter
from ui.calendar.view import CalendarView
from ui.tasks import Worker
from ui.texts import Texts


class CalendarScreen(CalendarView):
    """The due dates of a year."""

    def __init__(self, desks: Desks, clock: Clock, worker: Worker) -> None:
        """Join view and presenter."""
        super().__init__()
        self._presenter = asked = CalendarPresenter(desks.calendar, clock, self, worker.run)
        self.turned.connect(asked.turn)
        self.open_only.connect(asked.show_open_only)
        self.save_asked.connect(asked.save)
        self.retry.connect(asked.load)

    def file_name(self) -> str:
        """Return what the saved file would be called."""
        return self._presenter.file_name

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        super().retranslate(texts)
        self._presenter.translate(texts)

    def shown(self) -> None:
        """Read the year anew."""
        self._presenter.load()
