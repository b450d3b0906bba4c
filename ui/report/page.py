"""The printed page on the screen, alone or beside another language."""

from collections.abc import Mapping

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from survey.language import Language
from ui.theme import GRID, set_role


class PageView(QWidget):
    """Shows a PDF from memory; a new one keeps the place where one was reading."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Start without a page."""
        super().__init__(parent)
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._bookmarks = QPdfBookmarkModel(self)
        self._bookmarks.setDocument(self._document)
        self._view = QPdfView(self)
        self._view.setObjectName(name)
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

    @property
    def page(self) -> int:
        """The page that is read."""
        return self._view.pageNavigator().currentPage()

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

    def go_to_section(self, number: int) -> None:
        """Turn to the page of a section by its place among the bookmarks."""
        bookmark = self._bookmarks.index(number, 0)
        if bookmark.isValid():
            page = self._bookmarks.data(bookmark, int(QPdfBookmarkModel.Role.Page))
            self._view.pageNavigator().jump(page, QPointF())

    def name(self, words: str) -> None:
        """Say what the page is, to those who cannot see it."""
        self._view.setAccessibleName(words)


class Pages(QWidget):
    """One page, or two languages side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start with one page."""
        super().__init__(parent)
        self._first, self._second = PageView("report.page"), PageView("report.page.beside")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self._first, 1)
        layout.addWidget(self._second, 1)
        self._second.hide()

    def show_pages(self, pages: Mapping[Language, bytes]) -> None:
        """Show the languages in their order."""
        first, *others = pages.values()
        self._first.show_pdf(first)
        self._second.setVisible(bool(others))
        if others:
            self._second.show_pdf(others[0])

    def go_to_section(self, number: int) -> None:
        """Turn every page to a section."""
        for page in (self._first, self._second):
            page.go_to_section(number)

    def name(self, words: str, beside: str) -> None:
        """Say what the pages are, to those who cannot see them."""
        self._first.name(words)
        self._second.name(beside)
