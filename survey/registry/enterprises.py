"""Enterprises told by name: quotes, spelling and where the legal form stands do not make two of one."""

import re

from survey.edition import Edition
from survey.registry.folding import fold

_BETWEEN = re.compile(r"[\s,.()]+")


class EnterpriseNames:
    """Parts names from legal forms by the edition's words."""

    def __init__(self, edition: Edition) -> None:
        """Fold the words once; the classifier's codes are left out: a name may end in a number."""
        words = edition.words["legal_form"].items()
        self._forms = {" ".join(_words(word)): form for word, form in words if not word.isdecimal()}
        self._longest = max((len(phrase.split()) for phrase in self._forms), default=0)

    def bare(self, name: str, stated: str) -> str:
        """Return the folded name and its legal form: that in the name, else the one `stated`; empty without a name.

        ТОО "Береке", «Береке» ЖШС and «Береке» whose form is stated as ТОО are one, ИП "Береке" is another.
        """
        words = _words(name)
        for size in range(min(self._longest, len(words) - 1), 0, -1):
            for phrase, rest in ((words[:size], words[size:]), (words[-size:], words[:-size])):
                form = self._forms.get(" ".join(phrase))
                if form:
                    return f"{' '.join(rest)}|{form}"
        return f"{' '.join(words)}|{stated}" if words else ""


def _words(written: str) -> list[str]:
    return [word for word in _BETWEEN.split(fold(written)) if word]
