"""Personal numbers as they may be shown."""

KEPT = 4


def masked_id(number: str) -> str:
    """Return an IIN or BIN with its middle hidden: 1507••••0412."""
    hidden = len(number) - 2 * KEPT
    return number[:KEPT] + "•" * hidden + number[-KEPT:] if hidden > 0 else "•" * len(number)
