"""Copies of the journal: backup, restore, export, print."""
