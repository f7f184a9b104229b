"""Small charts as inline SVG.  They take their colours from the style by class, hold no text and stand beside the
numbers they draw, so they are hidden from assistive technology."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

WIDTH = 100.0
THINNEST = 1.5
"""The width (of 100) below which a segment could not be seen."""
GAP = 0.6

_SVG = Markup(
    '<svg class="{}" viewBox="0 0 100 {}" preserveAspectRatio="none" aria-hidden="true" focusable="false">{}</svg>'
)
_RECT = Markup('<rect class="{}" x="{}" y="0" width="{}" height="{}"/>')
_BANDS = ((0, 20, "band-low"), (20, 40, "band-some"), (40, 70, "band-serious"), (70, 100, "band-grave"))


def bar(counts: Mapping[str, int], largest: int) -> Markup:
    """One stacked bar: ``counts`` per severity, worst first; ``largest`` is the sum that fills the width."""
    return _SVG.format("bar", 8, Markup("").join(_segments(counts, largest)))


def _segments(counts: Mapping[str, int], largest: int) -> Iterator[Markup]:
    shown = {severity: count for severity, count in counts.items() if count}
    room = WIDTH - THINNEST * len(shown)
    left = 0.0
    for severity, count in shown.items():
        width = THINNEST + room * count / max(largest, 1)
        yield _RECT.format(f"fill-{severity}", f"{left:.2f}", f"{width:.2f}", 8)
        left += width


def meter(harm: int) -> Markup:
    """Harm on its scale of 0–100, cut at the bands, filled as far as it goes in the colour of its band."""
    colour = next((name for low, high, name in _BANDS if low <= harm < high), _BANDS[-1][2])
    tracks = [_RECT.format("track", low, high - low - GAP, 6) for low, high, _ in _BANDS]
    fills = [_RECT.format(colour, low, min(harm, high - GAP) - low, 6) for low, high, _ in _BANDS if harm > low]
    return _SVG.format("meter", 6, Markup("").join([*tracks, *fills]))
