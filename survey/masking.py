"""Personal numbers and names as they may be shown."""

KEPT = 4


def masked_id(number: str) -> str:
    """Return an IIN or BIN with its middle hidden: 1507••••0412."""
    hidden = len(number) - 2 * KEPT
    return number[:KEPT] + "•" * hidden + number[-KEPT:] if hidden > 0 else "•" * len(number)


def masked_name(name: str) -> str:
    """Return a person's name as initials: С. О. О."""
    return " ".join(f"{word[0].upper()}." for word in name.split())
