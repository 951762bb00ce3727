"""Choices that belong to the journal and travel with it, encrypted."""
