"""The settings: what a workplace remembers, and the screen where it is chosen."""

from ui.settings.kept import Settings

__all__ = ["Settings"]
