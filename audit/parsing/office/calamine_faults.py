"""What calamine raises on a workbook it cannot read, as one exception."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class BrokenWorkbookError(Exception):
    """The workbook or a sheet of it is damaged, locked, or no workbook."""


@contextmanager
def calamine_faults() -> Iterator[None]:
    """Turn calamine's errors, and panics of its Rust code, which are no ``Exception``, into one of ours."""
    from python_calamine import CalamineError

    try:
        yield
    except (CalamineError, OSError) as error:
        raise BrokenWorkbookError from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise BrokenWorkbookError from None
