"""Where the user's limits are, who knows of them, and what became of them."""
