"""Trust Journal (信頼日記): an encrypted journal of one person's relationships."""

__version__ = "0.1.0"
