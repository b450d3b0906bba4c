"""What a workplace remembers: language, theme, geometry, how it dials. Nothing about persons, and no secret."""

from pathlib import Path

from platformdirs import user_config_path
from PySide6.QtCore import QByteArray, QSettings

from survey.dialling import Way
from survey.language import Language
from ui.theme import Theme


class Settings:
    """An ini file in the platform's folder for settings."""

    def __init__(self, file: Path | None = None) -> None:
        """Read the file, or start with what is usual."""
        kept = file or user_config_path("pikirterim", appauthor=False) / "window.ini"
        self._kept = QSettings(str(kept), QSettings.Format.IniFormat)

    @property
    def language(self) -> Language:
        """The language of the screens."""
        kept = self._kept.value("language")
        return Language(kept) if kept in set(Language) else Language.KK

    @language.setter
    def language(self, language: Language) -> None:
        self._kept.setValue("language", language.value)

    @property
    def theme(self) -> Theme:
        """The theme."""
        kept = self._kept.value("theme")
        return Theme(kept) if kept in set(Theme) else Theme.LIGHT

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._kept.setValue("theme", theme.value)

    @property
    def way(self) -> Way:
        """How numbers are dialled here."""
        kept = self._kept.value("way")
        return Way(kept) if kept in set(Way) else Way.TEL

    @way.setter
    def way(self, way: Way) -> None:
        self._kept.setValue("way", way.value)

    @property
    def template(self) -> str:
        """How a softphone of another kind is told a number."""
        return str(self._kept.value("template", ""))

    @template.setter
    def template(self, template: str) -> None:
        self._kept.setValue("template", template)

    @property
    def line(self) -> str:
        """The name of the telephone of this workplace at the exchange."""
        return str(self._kept.value("line", ""))

    @line.setter
    def line(self, line: str) -> None:
        self._kept.setValue("line", line)

    @property
    def geometry(self) -> QByteArray | None:
        """Where the window stood, as Qt wrote it."""
        kept = self._kept.value("geometry")
        return kept if isinstance(kept, QByteArray) else None

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._kept.setValue("geometry", geometry)
