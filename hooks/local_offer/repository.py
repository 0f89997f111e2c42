"""Where the records can be read, changed and handed in: the addresses of GitHub and of GitLab."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .settings import Settings


def edit_address(path: str, settings: Settings) -> str | None:
    """Where anyone can edit a file of the repository, or None when it lies elsewhere."""
    repository = settings.repository
    file, root = Path(path).absolute(), settings.root  # messages name a file from where one stands
    if not repository or not repository.url or not file.is_relative_to(root):
        return None
    middle = "-/edit" if repository.host == "gitlab" else "edit"
    return f"{repository.url.rstrip('/')}/{middle}/{repository.branch}/{file.relative_to(root).as_posix()}"


def ways_in(settings: Settings) -> dict[str, Any] | None:
    """How a new file or a correction is handed in there. None where nobody said which kind of host it is.

    `folder` is the page of a folder, whose path is put behind it, and `new` the page for a new file; `file_key`
    and `text_key` are what its address calls the file's path and its text. GitLab no longer
    takes a text in the address, so there it has to be pasted.
    """
    repository = settings.repository
    if not repository or not repository.url or not repository.host:
        return None
    url, branch = repository.url.rstrip("/"), repository.branch
    if repository.host == "gitlab":
        return {
            "name": "GitLab",
            "folder": f"{url}/-/tree/{branch}/",
            "press": "Press “+”, then “Upload file”.",
            "suggest": "Commit changes",
            "new": f"{url}/-/new/{branch}",
            "file_key": "file_name",
            "text_key": None,
            "issue": f"{url}/-/issues/new",
            "title_key": "issue[title]",
            "body_key": "issue[description]",
            "issue_press": "Create issue",
        }
    return {
        "name": "GitHub",
        "folder": f"{url}/upload/{branch}/",
        "press": None,
        "suggest": "Propose changes",
        "new": f"{url}/new/{branch}",
        "file_key": "filename",
        "text_key": "value",
        "issue": f"{url}/issues/new",
        "title_key": "title",
        "body_key": "body",
        "issue_press": "Create",
    }
