"""Learn the Vietnamese of diplomacy and defence."""

__version__ = "0.1.0"
