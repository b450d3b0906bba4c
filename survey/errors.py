"""The error tree.

SurveyError                 known trouble: a code and its facts, never a sentence
├── Refused                 a rule of the business says no
│   ├── CaseNotHeld         somebody else has the case, or nobody has
│   ├── NotAllowed          the role or the region does not allow it; it is logged
│   └── Stopped             the user stopped a long run; nothing of it is kept
├── EditionError            an edition file is wrong
├── FileRefused             a file that came in cannot be used
├── ExchangeFault           the telephone exchange does not do what it is asked
└── StoreError              the store cannot be opened, read or written
    └── WrongPassword

The sentence is made where the reader's language is known: resources/texts/errors.toml has one for each code.
"""


class SurveyError(Exception):
    """Known trouble: a dotted code and the facts its sentence needs."""

    def __init__(self, code: str, **facts: object) -> None:
        """Take the code and the facts."""
        super().__init__(code)
        self.code = code
        self.facts = facts


class Refused(SurveyError):
    """A rule of the business forbids it."""


class CaseNotHeld(Refused):
    """The case is not in this operator's hands."""


class NotAllowed(Refused):
    """The member of staff may not do it, or not with this region."""


class Stopped(Refused):
    """The user stopped a long run; nothing of it is kept."""


class EditionError(SurveyError):
    """An edition file does not say what it must."""


class FileRefused(SurveyError):
    """A file that came in cannot be used."""


class ExchangeFault(SurveyError):
    """The telephone exchange cannot be reached, or does not do what it is asked."""


class StoreError(SurveyError):
    """The store cannot be opened, read or written."""


class WrongPassword(StoreError):
    """No key slot opens with this login and password."""
