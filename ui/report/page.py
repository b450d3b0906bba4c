"""The printed page on the screen."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import set_role


class PageView(QWidget):
    """Shows a PDF from memory; a new one keeps the place where one was reading."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start without a page."""
        super().__init__(parent)
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._view = QPdfView(self)
        self._view.setObjectName("report.page")
        self._view.setDocument(self._document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_role(self._view, "desk")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._view)

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return self._document.pageCount()

    def show_pdf(self, pdf: bytes) -> None:
        """Show another PDF."""
        scroll = self._view.verticalScrollBar()
        place = scroll.value()
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        scroll.setValue(place)

    def name(self, words: str) -> None:
        """Say what the page is, to those who cannot see it."""
        self._view.setAccessibleName(words)
