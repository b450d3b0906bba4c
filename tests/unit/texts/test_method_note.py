"""docs/method.md carries the sentences that the report prints about its method."""

from survey.language import Language
from ui.texts import TEXTS, Texts, read_area

DOCUMENT = (TEXTS.parent.parent / "docs" / "method.md").read_text(encoding="utf-8")
HEADING = "## What the report says of it\n"


def test_the_document_and_the_report_say_the_same_of_the_method() -> None:
    notes = (
        "\n".join(f"- {language}: {Texts(language)(f'method.{key}')}" for language in Language)
        for key in read_area("method")
    )
    assert DOCUMENT.partition(HEADING)[2].strip() == "\n\n".join(notes)
