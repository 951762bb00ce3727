"""Trust Journal (信頼日記): an encrypted journal for the relationships that matter to one person."""

__version__ = "0.1.0"
