"""Looking at one relationship as a whole, for whoever likes to, every eight weeks."""
