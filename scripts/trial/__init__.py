"""Tries the built site on a real nginx: python3 scripts/try_nginx.py."""
