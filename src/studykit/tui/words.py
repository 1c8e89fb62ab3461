"""Numbers and times in words, as the screens write them."""

from datetime import timedelta

_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def counted(count: int, noun: str) -> str:
    """A count with its noun: 1 card, 2 cards."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def minutes(seconds: float) -> str:
    """A span of practice: 40 s, 12 min, 1 h 5 min."""
    whole = round(seconds)
    if whole < _MINUTE:
        return f"{whole} s"
    if whole < _HOUR:
        return f"{round(whole / _MINUTE)} min"
    return f"{whole // _HOUR} h {whole % _HOUR // _MINUTE} min"


def wait(span: timedelta) -> str:
    """How long a card is put off: under a minute, 10 minutes, 3 days, 2.5 months, 1.2 years."""
    seconds = span.total_seconds()
    if seconds < _MINUTE:
        return "less than a minute"
    if seconds < _HOUR:
        return counted(round(seconds / _MINUTE), "minute")
    if seconds < _DAY:
        return counted(round(seconds / _HOUR), "hour")
    days = seconds / _DAY
    if days < 31:
        return counted(round(days), "day")
    if days < 365:
        return f"{days / 30.4:.1f} months"
    return f"{days / 365.25:.1f} years"
