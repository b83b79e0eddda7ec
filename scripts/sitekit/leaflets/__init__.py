"""Leaflets: a PDF of each page that clinics hand out, in normal and in large print."""
