"""Personal numbers and names as they may be shown."""

KEPT = 4
KEPT_LAST = 2


def masked_id(number: str) -> str:
    """Return an IIN or BIN with its middle hidden: 1507••••0412."""
    hidden = len(number) - 2 * KEPT
    return number[:KEPT] + "•" * hidden + number[-KEPT:] if hidden > 0 else "•" * len(number)


def masked_name(name: str) -> str:
    """Return a person's name as initials: С. О. О."""
    return " ".join(f"{word[0].upper()}." for word in name.split())


def masked_phone(number: str) -> str:
    """Return a number in E.164 with its middle hidden: +770••••••40."""
    hidden = len(number) - KEPT - KEPT_LAST
    return number[:KEPT] + "•" * hidden + number[-KEPT_LAST:] if hidden > 0 else "•" * len(number)
