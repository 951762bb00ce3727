"""What each chart shows, as plain values: without matplotlib, without Qt."""
