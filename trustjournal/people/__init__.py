"""The people in the user's life."""
