"""A bar chart of F1 as an SVG, without a plotting library."""

from html import escape

_BAR, _LABEL, _WIDTH = 26, 230, 720


def picture(rows: list[tuple[str, float, float, float, float]]) -> str:
    """Bars of F1, one a row, the best on top."""
    best_first = sorted(rows, key=lambda row: -row[3])
    height = _BAR * len(rows) + 20
    bars = []
    for number, (name, *_, f1, _at_30) in enumerate(best_first):
        top = 10 + number * _BAR
        width = f1 * (_WIDTH - _LABEL - 60)
        color = "#1f6f8b" if name.startswith("studykit") else "#b8c4cc"
        bars.append(
            f'<text x="{_LABEL - 8}" y="{top + 16}" text-anchor="end">{escape(name)}</text>'
            f'<rect x="{_LABEL}" y="{top + 3}" width="{width:.1f}" height="{_BAR - 8}" fill="{color}"/>'
            f'<text x="{_LABEL + width + 6:.1f}" y="{top + 16}">{f1:.2f}</text>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" role="img" '
        f'aria-label="F1 of the miner and its peers" font-family="sans-serif" font-size="13">\n'
        + "\n".join(bars)
        + "\n</svg>\n"
    )
