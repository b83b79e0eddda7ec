"""What the build writes beside MkDocs's own pages, and what it tells their templates.

Only hooks.py and the commands call it. A new format gets a module here and a line in formats.py.
"""

from sitekit.output.assets import theme_files
from sitekit.output.formats import SecondBuild, write_formats, write_site_files
from sitekit.output.head import author_notes, file_sizes, page_facts
from sitekit.output.hosting import compress_files, response_headers, write_nginx_files
from sitekit.output.leaflets import missing_printer, print_leaflets

__all__ = [
    "SecondBuild", "author_notes", "compress_files", "file_sizes", "missing_printer", "page_facts",
    "print_leaflets", "response_headers", "theme_files", "write_formats", "write_nginx_files",
    "write_site_files",
]  # fmt: skip
