"""What changed between two revisions and who has to look, what is due, what a stranger may show.

The commands of CI call it, and turn what it says into comments and issues; it writes no page.
"""

from sitekit.review.comment import comparison_comment
from sitekit.review.revisions import UnknownRevision, known_revision, revision_trees
from sitekit.review.strangers import files_that_run, mark_preview, stopped_files, unsafe_pages
from sitekit.review.tasks import broken_link_report, review_issues

__all__ = [
    "UnknownRevision", "broken_link_report", "comparison_comment", "files_that_run",
    "known_revision", "mark_preview", "review_issues", "revision_trees", "stopped_files",
    "unsafe_pages",
]  # fmt: skip
