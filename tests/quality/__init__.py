"""How well the recognizers do on values nobody tuned them on: ``python -m tests.quality`` writes docs/quality.md."""
