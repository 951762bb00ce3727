"""Looking back on a week or a month."""
