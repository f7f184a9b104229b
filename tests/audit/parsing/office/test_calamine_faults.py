from __future__ import annotations

import pytest
from python_calamine import CalamineError

from audit.errors import Unread
from audit.parsing.office.calamine_faults import BrokenWorkbookError, calamine_faults


class PanicException(BaseException):
    """Named as pyo3 names a panic of Rust code."""


@pytest.mark.parametrize("error", [CalamineError("x"), OSError("x"), PanicException("cell text")])
def test_what_calamine_raises_is_one_exception(error):
    with pytest.raises(BrokenWorkbookError), calamine_faults():
        raise error


@pytest.mark.parametrize("error", [Unread("locked"), KeyboardInterrupt(), GeneratorExit()])
def test_everything_else_passes(error):
    with pytest.raises(type(error)), calamine_faults():
        raise error
