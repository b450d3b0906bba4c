"""The first question names the place of service as Kazakh asks for it: in the locative, abbreviations written out."""

import pytest

from survey.language import Language
from ui.interview.blanks import in_place


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("Кәсіпкерлерге қызмет көрсету орталығы, Құлан а.", "Кәсіпкерлерге қызмет көрсету орталығы, Құлан ауылында"),
        ("Өскемен қ.", "Өскемен қаласында"),
        ("Бурабай к.", "Бурабай кентінде"),
        ("Кәсіпкерлерге қызмет көрсету орталығы", "Кәсіпкерлерге қызмет көрсету орталығында"),
        ("Астана", "Астанада"),
        ("Ақтөбе", "Ақтөбеде"),
        ("Балқаш", "Балқашта"),
        ("", ""),
    ],
)
def test_a_place_takes_its_ending(place: str, said: str) -> None:
    assert in_place(place, Language.KK) == said


def test_russian_leaves_the_place_as_the_registry_has_it() -> None:
    assert in_place("г. Косшы", Language.RU) == "г. Косшы"
