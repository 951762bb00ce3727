"""Felt trust: one rating for one person on one day."""
