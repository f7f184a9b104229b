"""``python -m audit.cli`` is ``pdaudit``."""

from __future__ import annotations

from audit.cli import main

main()
