"""The prices of a device in time, as one static SVG."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from lapuce.catalog.prices import PricePoint
from lapuce.dates import long_date


def price_chart(points: Sequence[PricePoint], name: str) -> str:
    """Return a stepped curve, with its title and a sentence that says the same."""
    first, last = points[0], points[-1]
    values = [float(one.money.amount) for one in points]
    low, high = min(values), max(values)
    pad = (high - low) * 0.15 or high * 0.1
    low, high = low - pad, high + pad
    days = (last.date - first.date).days or 1

    def at(point: PricePoint) -> tuple[float, float]:
        x = 70 + 560 * (point.date - first.date).days / days
        y = 20 + 140 * (high - float(point.money.amount)) / (high - low)
        return x, y

    start = at(points[0])
    path = f"M{start[0]:.0f} {start[1]:.0f}"
    for one in points[1:]:
        x, y = at(one)
        path += f"H{x:.0f}V{y:.0f}"
    path += "H640"
    end = at(last)
    said = f"Le prix passe de {first.text} le {long_date(first.date)} à {last.text} le {long_date(last.date)}."
    return (
        '<svg viewBox="0 0 660 205" role="img" aria-labelledby="prix-t prix-d">'
        f'<title id="prix-t">Prix du {escape(name)}</title><desc id="prix-d">{escape(said)}</desc>'
        '<path class="grille" d="M70 20H640M70 90H640M70 160H640"/>'
        f'<path class="aire" d="{path}V170H70z"/><path class="courbe" d="{path}"/>'
        f'<circle class="point" cx="640" cy="{end[1]:.0f}" r="6"/>'
        f'<text class="fort" x="70" y="{start[1] - 8:.0f}">{escape(first.text)}</text>'
        f'<text class="fort" x="632" y="{end[1] + 24:.0f}" text-anchor="end">{escape(last.text)}</text>'
        f'<text x="70" y="202">{first.date.year}</text>'
        f'<text x="640" y="202" text-anchor="end">{last.date.year}</text></svg>'
    )
