"""Who brought whom together, and whether they were thanked and told how it went."""
