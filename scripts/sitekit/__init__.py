"""The site's own engine, room by room: each may use the rooms below it in this list.

commands, output, review, checks, drawing, content, text. It knows nothing of MkDocs.
"""
