"""The frame's clients by service and legal form."""

from pathlib import Path

import pytest

from survey.edition import Edition
from survey.edition_file import load_edition
from survey.sampling.design import Kind
from survey.sampling.margins import Kinds, count_margins


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition(Path(__file__).parents[3] / "resources" / "editions" / "2019-59.toml")


def test_a_service_in_several_spellings_counts_once_under_the_commonest(edition: Edition) -> None:
    written = ["Сервистік қолдау", "сервистік  қолдау", "Сервистік қолдау", "Кеңес"]
    margins = count_margins([Kind(service, "ЖК") for service in written], edition)
    assert margins["service"] == {"Кеңес": 1, "Сервистік қолдау": 3}


def test_legal_forms_are_told_by_the_editions_words_in_either_language(edition: Edition) -> None:
    margins = count_margins([Kind("a", form) for form in ("ЖК", "ИП", "тоо", "ЖШС", "кооператив?")], edition)
    assert margins["legal_form"] == {"?": 1, "ИП": 2, "ТОО": 2}


def test_an_interviews_service_is_spelled_as_in_the_margins(edition: Edition) -> None:
    kinds = Kinds(edition, ["Сервистік қолдау"])
    assert kinds.service(Kind("СЕРВИСТІК қолдау", "")) == "Сервистік қолдау"
    assert kinds.service(Kind(" Жаңа  қызмет ", "")) == "Жаңа қызмет"
    assert kinds.service(Kind("", "")) == "?"
