"""Makes a fresh machine ready, with nothing but Python's own library."""
