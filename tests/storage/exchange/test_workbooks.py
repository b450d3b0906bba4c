"""What calamine throws at us becomes a refusal; what is not calamine's passes as it is."""

import pytest
from python_calamine import CalamineError, PasswordError

from storage.exchange.workbooks import told
from survey.errors import FileRefused

PanicException = type("PanicException", (BaseException,), {})
"""As pyo3 makes it: no Exception, and under a module that cannot be imported."""


def raising(error: BaseException) -> object:
    raise error


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (PasswordError(), "file.protected"),
        (CalamineError(), "file.not_a_workbook"),
        (OSError(), "file.not_a_workbook"),
        (PanicException(), "file.not_a_workbook"),
    ],
)
def test_trouble_of_the_reader_is_a_refusal(error: BaseException, code: str) -> None:
    with pytest.raises(FileRefused) as refused:
        told("r.xlsx", lambda: raising(error))

    assert (refused.value.code, refused.value.facts) == (code, {"file": "r.xlsx"})


@pytest.mark.parametrize("error", [KeyboardInterrupt(), TypeError(), SystemExit()])
def test_everything_else_passes_as_it_is(error: BaseException) -> None:
    with pytest.raises(type(error)):
        told("r.xlsx", lambda: raising(error))
