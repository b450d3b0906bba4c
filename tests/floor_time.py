"""The present moment as the calling floor may have it: tests run at any hour, clients are called by day only."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from survey.edition_file import load_edition
from survey.fieldwork.hours import may_call

EDITION = load_edition(Path(__file__).parents[1] / "resources" / "editions" / "2019-59.toml")
HOURS = 24 * 14


def floor_time() -> datetime:
    """Return now, set back by whole hours to when clients could be called last."""
    now = datetime.now(UTC)
    return next(at for at in (now - timedelta(hours=back) for back in range(HOURS)) if may_call(at, EDITION))
