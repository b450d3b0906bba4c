"""Text that no office program takes for a formula."""

_STARTS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What office programs begin a formula with, in half and full width."""
_IS_SKIPPED = ("\t", "\r", "\n")
"""What a program that reads CSV may drop before it looks for a formula."""


def defused(text: str) -> str:
    """Return text as it may stand in a file that an office program opens.

    An apostrophe, the mark office programs themselves use for "this is text", goes before what would start a formula;
    other text stays as it is.
    """
    harmful = text.startswith(_IS_SKIPPED) or text.lstrip().startswith(_STARTS_A_FORMULA)
    return f"'{text}" if harmful else text
