"""The encrypted file: keys, opening and closing, tables, search."""
