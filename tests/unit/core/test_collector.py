"""The collector rests while it is told to, whatever happens meanwhile."""

import gc

import pytest

from survey.collector import collector_at_rest


def fail_while_it_rests() -> None:
    with collector_at_rest():
        assert not gc.isenabled()
        raise ZeroDivisionError


def test_the_collector_rests_and_works_again_even_after_an_error() -> None:
    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError):
        fail_while_it_rests()
    assert gc.isenabled()


def test_a_collector_that_rested_already_goes_on_resting() -> None:
    with collector_at_rest():
        with collector_at_rest():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
