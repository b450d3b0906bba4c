"""The ways back to a store: a backup in its place, the recovery key. What they need is loaded when one is taken."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from survey.ports import Clock


@dataclass(frozen=True, slots=True)
class Rescue:
    """What is done to a store that nobody has open (ui.start.Rescue)."""

    clock: "Clock"

    def restore(self, path: Path, backup: Path, login: str, password: str) -> Path | None:
        """Put a backup in the store's place; return where the store before is kept."""
        from storage.restore import restore_store  # noqa: PLC0415  no database before it is needed

        return restore_store(path, backup, login, password, self.clock)

    def recover(self, path: Path, recovery_key: str, login: str, password: str) -> str:
        """Give a new password by the recovery key; return the recovery key that takes its place."""
        from storage.recovery import recover_store  # noqa: PLC0415  no database before it is needed

        return recover_store(path, recovery_key, login, password, self.clock)
