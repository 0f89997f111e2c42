"""The workflow files: a suggested change runs with no secret and no right to write, and is taken as data only."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from local_offer.settings import read_settings
from local_offer.site import Site

PROJECT = Path(__file__).parents[1]
WORKFLOWS = sorted((PROJECT / ".github" / "workflows").glob("*.yml"))
ANYONE = re.compile(r"github\.(head_ref|event\.(pull_request|issue|comment|review|workflow_run)\.(?!base\.sha|number\b|id\b|event\b|head_sha|html_url))")  # fmt: skip
"""What whoever suggests a change can write: titles, branch names, texts."""


def read(name: str) -> dict[str, Any]:
    """A workflow as text all through, so that `on` is `on`."""
    return yaml.load((PROJECT / ".github" / "workflows" / name).read_text("utf-8"), Loader=yaml.BaseLoader)


def gitlab() -> dict[str, Any]:
    """The pipeline of GitLab, as text all through."""
    return yaml.load((PROJECT / ".gitlab-ci.yml").read_text("utf-8"), Loader=yaml.BaseLoader)


def steps(workflow: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every step of every job."""
    for job in workflow["jobs"].values():
        yield from job["steps"]


# -- every workflow ----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_rights_are_named_and_few(path: Path):
    """Each says which rights it has. None has them all, and none uses a secret of the project."""
    workflow = read(path.name)
    rights = [workflow["permissions"], *(job.get("permissions", {}) for job in workflow["jobs"].values())]
    assert all(isinstance(one, dict) for one in rights)
    assert "secrets." not in path.read_text("utf-8")
    assert all("timeout-minutes" in job for job in workflow["jobs"].values())


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned(path: Path):
    """An action is named by its commit: a tag can be moved to other code."""
    for step in steps(read(path.name)):
        if "uses" in step:
            assert re.fullmatch(r"actions/[\w/-]+@[0-9a-f]{40}", step["uses"]), step


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_no_text_of_others_in_commands(path: Path):
    """Commands hold no `${{ }}` at all, and nothing that others can write is used anywhere."""
    assert not ANYONE.search(path.read_text("utf-8"))
    for step in steps(read(path.name)):
        assert "${{" not in step.get("run", ""), step


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_no_token_is_left_behind(path: Path):
    """A checkout does not keep the token where later steps could read it."""
    for step in steps(read(path.name)):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


# -- a change from anyone ----------------------------------------------------------------------------


def test_change_has_no_rights_and_no_secret():
    """`pull_request`, never `pull_request_target`: read only, whoever it comes from."""
    workflow = read("pull-request.yml")
    assert workflow["on"] == "pull_request"
    assert workflow["permissions"] == {"contents": "read"}
    assert not any("permissions" in job or "secrets" in job for job in workflow["jobs"].values())
    assert "github.token" not in (PROJECT / ".github/workflows/pull-request.yml").read_text("utf-8")


def test_no_workflow_gives_rights_to_a_change():
    """Nothing runs on pull_request_target. What runs after a check checks nothing out."""
    for path in WORKFLOWS:
        assert "pull_request_target" not in path.read_text("utf-8")
    comment = read("comment.yml")
    assert comment["permissions"] == {}
    assert comment["jobs"]["comment"]["permissions"] == {"actions": "read", "pull-requests": "write"}
    assert [step["uses"].split("@")[0] for step in steps(comment) if "uses" in step] == [
        "actions/download-artifact"
    ]
    for step in steps(comment):
        assert not re.search(r"(python|bash|sh|make|source|eval|chmod|npm|pip) ", step.get("run", ""))


NO_WIDTH = "\u200b"


@pytest.fixture
def posted(tmp_path: Path) -> Callable[[str], str]:
    """What comment.yml posts of a text: its commands are run, with a stand-in for the host."""
    stand_in = tmp_path / "gh"
    stand_in.write_text('#!/bin/sh\n[ "$1" = pr ] && echo 7\nexit 0\n')
    stand_in.chmod(0o755)
    (tmp_path / "said").mkdir()
    *_, post = steps(read("comment.yml"))

    def run(text: str) -> str:
        (tmp_path / "said/comment.md").write_text(text, "utf-8")
        env = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "COMMIT": "c", "RUN": "https://run.example", "GH_REPO": "o/r"}  # fmt: skip
        subprocess.run(["bash", "-e", "-c", post["run"]], cwd=tmp_path, env=env, check=True)
        return (tmp_path / "body.md").read_text("utf-8")

    return run


@pytest.mark.parametrize(
    ("brought", "host_sees"),
    [
        ("[our site](https://a.example)", r"\]\(|://"),
        ("![x](//a.example/x.png)", r"\]\("),
        ("[x]: //a.example", r"\]:"),
        ("<img src=x><!-- hidden", r"<[a-z!]"),
        ("&lt;b&gt; &#60;b> &#x40;person", r"&#"),
        ("HTTPS://a.example WWW.a.example", r"(?i)://|www\."),
        ("@person &#64;person a@b.example", r"@[a-z]|&#"),
        ("#12 GH-12 other/place#12", r"#\d|GH-\d"),
        ("```mermaid\n~~~~", r"```|~~~"),
    ],
)
def test_a_text_that_was_brought_is_only_text(brought: str, host_sees: str, posted: Callable[[str], str]):
    """No link, picture, HTML, mention of a person or another change comes out of it, and it hides nothing of ours."""
    assert re.search(host_sees, brought)
    ours, rest = posted(brought).split("\n", 1)
    theirs, last = rest.split("\n\nThe pages as they would look")
    assert ours == "<!-- local-offer: the comment of the check -->"
    assert not re.search(host_sees, theirs)
    assert last.endswith("[this page](https://run.example), under Artifacts: preview.\n")


def test_our_own_comment_reads_as_it_was_written(posted: Callable[[str], str]):
    """Headings, lists, bold, code and escapes stay: only what has no width is added."""
    text = (
        "## Your change\n\n**2 things must be mended**:\n\nservices/health/a\\_b.yml\n\n"
        "- Line 3: `<b>` in &lt;b&gt; &amp; \\[x\\]\\(https&#58;//www&#46;a.example\\), a&#64;b.example\n"
    )
    shown = text.replace("&#64;", "@").replace("&#58;", ":").replace("&#46;", ".")
    assert shown in posted(text).replace(NO_WIDTH, "")


def test_only_our_own_code_runs():
    """Our code first, set up before the change is there; then the change in a folder of its own, as data."""
    told = list(steps(read("pull-request.yml")))
    ours, change = [n for n, step in enumerate(told) if step.get("uses", "").startswith("actions/checkout@")]
    assert told[ours]["with"]["ref"] == "${{ github.event.pull_request.base.sha }}"
    assert "path" not in told[ours]["with"]
    assert told[change]["with"]["path"] == "change"
    assert "submodules" not in told[change]["with"]
    assert [n for n, step in enumerate(told) if "make .venv/made" in step.get("run", "")] == [2]
    assert change > 2
    naming_it = [step["run"] for step in told if "change" in step.get("run", "").replace("changed.files", "")]
    assert naming_it == [".ci/take-records change HEAD^1"]
    assert not any("working-directory" in step for step in told)


def test_tests_run_when_code_changes_here():
    """`.ci/run` on a push here, for all that runs or that a test reads; never on what a change from outside brings."""
    workflow = read("test.yml")
    assert set(workflow["on"]) == {"push", "workflow_dispatch"}
    assert workflow["permissions"] == {"contents": "read"}
    assert [step["run"] for step in steps(workflow) if "run" in step] == [".ci/run"]
    test = gitlab()["test"]
    assert test["script"][-1] == ".ci/run"
    assert [rule["if"] for rule in test["rules"]] == ['$CI_PIPELINE_SOURCE == "push"']
    on_github, on_gitlab = workflow["on"]["push"]["paths"], test["rules"][0]["changes"]
    assert sorted(on_github) == sorted(path.replace("/**/*", "/**") for path in on_gitlab)
    assert {path.split("/")[0] for path in on_github} == {
        "docs", "hooks", "overrides", "tests", "services", ".ci", ".devcontainer", ".github", ".vscode", ".gitlab-ci.yml",
        ".pre-commit-config.yaml", "Makefile", "README.md", "mkdocs.yml", "pyproject.toml", "requirements.lock",
    }  # fmt: skip


def test_gitlab_does_the_same():
    """The code is that of the target branch, the records are those of the change, and no variable is used."""
    pipeline = gitlab()
    script = pipeline["check"]["script"]
    assert script[:7] == [
        'git fetch --quiet "$CI_MERGE_REQUEST_PROJECT_URL.git" "$CI_MERGE_REQUEST_TARGET_BRANCH_NAME"',
        "git worktree prune",
        "ours=$(mktemp -d)",
        'git worktree add --quiet --detach "$ours" FETCH_HEAD',
        'cd "$ours"',
        "make .venv/made",
        '.ci/take-records "$CI_PROJECT_DIR" "$CI_MERGE_REQUEST_DIFF_BASE_SHA"',
    ]
    assert "TOKEN" not in str(pipeline["check"])
    for name in ("pages", "due"):
        assert "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH" in pipeline[name]["rules"][0]["if"]


def test_site_is_built_every_night():
    """Dates take effect without anyone changing anything."""
    assert "schedule" in read("publish.yml")["on"]
    commands = [step["run"] for step in steps(read("publish.yml")) if "run" in step]
    assert commands == ["make site", ".venv/bin/local-offer verify site"]
    assert read("publish.yml")["jobs"]["deploy"]["needs"] == "build"


def test_the_whole_history_is_there_where_the_site_is_published():
    """The feeds of what has changed are made of it: without it the published site would have none."""
    checkout = next(
        step for step in steps(read("publish.yml")) if "actions/checkout@" in step.get("uses", "")
    )
    assert checkout["with"]["fetch-depth"] == "0"
    assert gitlab()["pages"]["variables"]["GIT_DEPTH"] == "0"


def test_paper_is_made_once():
    """Each folder that a build keeps paper in is kept from one build to the next, and under the same list.

    GitHub finds what was kept only by exactly the list that it was kept under.
    """
    build = Site(read_settings(PROJECT / "mkdocs.yml"), directory=None)
    caches = (build.leaflet_cache, build.booklet_cache, build.sheet_cache)
    folders = [folder.relative_to(PROJECT).as_posix() for folder in caches]
    for name in ("publish.yml", "pull-request.yml"):
        kept = next(step["with"] for step in steps(read(name)) if "actions/cache" in step.get("uses", ""))
        assert kept["path"].split() == folders
    assert gitlab()["pages"]["cache"]["paths"] == folders


# -- what is taken of a change -----------------------------------------------------------------------


@pytest.fixture
def change(tmp_path: Path) -> Path:
    """A change in git: one record different, one new, one gone, and things that must not come along."""
    change = tmp_path / "ours" / "change"
    (change / "services/health").mkdir(parents=True)
    (change / "hooks").mkdir()
    (change / "services/health/a.yml").write_text("name: A\n")
    (change / "services/health/gone.yml").write_text("name: G\n")
    (change / "services/_places.yml").write_text("hall: {name: H}\n")
    git(change, "init", "-q")
    git(change, "add", ".")
    git(change, "commit", "-qm", "before")
    (change / "services/health/a.yml").write_text("name: B\n")
    (change / "services/health/new one.yml").write_text("name: N\n")
    (change / "services/health/gone.yml").unlink()
    (change / "services/health/run.py").write_text("raise SystemExit\n")
    (change / "services/_postcodes.csv").write_text("ZZ1,1,2\n")
    (change / "hooks/pages.py").write_text("raise SystemExit\n")
    (change / "mkdocs.yml").write_text("hooks: [services/health/run.py]\n")
    return change


def git(folder: Path, *words: str) -> None:
    who = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", folder, *who, *words], check=True, capture_output=True)


def take(change: Path, settings: str = "ours: yes\n") -> subprocess.CompletedProcess[str]:
    """Commit the change, and take its records as the workflow does."""
    git(change, "add", "-A")
    git(change, "commit", "-qm", "after")
    ours = change.parent
    (ours / "services/health").mkdir(parents=True, exist_ok=True)
    (ours / "services/health/old.yml").write_text("name: O\n")
    (ours / "mkdocs.yml").write_text(settings)
    words = [PROJECT / ".ci/take-records", "change", "HEAD^1"]
    return subprocess.run(words, cwd=ours, text=True, capture_output=True, check=False)


def test_records_are_taken_and_nothing_else(change: Path):
    """Records and the list of postcodes: no code, no settings. Ours are replaced, those that are gone too."""
    assert take(change).returncode == 0
    ours = change.parent
    taken = sorted(
        path.relative_to(ours).as_posix() for path in (ours / "services").rglob("*") if path.is_file()
    )
    assert taken == [
        "services/_places.yml", "services/_postcodes.csv", "services/health/a.yml", "services/health/new one.yml",
    ]  # fmt: skip
    assert (ours / "mkdocs.yml").read_text() == "ours: yes\n"
    assert not (ours / "hooks").exists()


def test_changed_records_are_named(change: Path):
    """Only records that are there and different, whatever their names."""
    take(change)
    named = (change.parent / "changed.files").read_text().split("\0")
    assert named == ["services/health/a.yml", "services/health/new one.yml", ""]


@pytest.mark.parametrize("line", ["services: docs/our-records", 'services: "docs/our-records" # ours'])
def test_the_folder_of_the_records_is_the_one_that_we_name(change: Path, line: str):
    """A council may keep its records elsewhere. Which folder that is, our own settings say, and not the change."""
    (change / "docs").mkdir()
    (change / "services").rename(change / "docs/our-records")
    done = take(change, f"extra:\n  local_offer:\n    {line}\n    staff: docs/staff\n")
    assert (done.returncode, done.stdout) == (0, "")
    ours = change.parent
    assert (ours / "docs/our-records/health/a.yml").read_text() == "name: B\n"
    assert not (ours / "docs/our-records/health/run.py").exists()
    assert (ours / "services/health/old.yml").exists()
    assert "docs/our-records/health/new one.yml" in (ours / "changed.files").read_text().split("\0")


def test_a_folder_of_records_that_is_a_link_is_refused(change: Path):
    """It could lead anywhere on the machine that checks."""
    (change / "services").rename(change / "elsewhere")
    (change / "services").symlink_to("/etc")
    assert take(change).stdout == "This change has no folder services/.\n"


@pytest.mark.parametrize("link", ["services/health/passwords.yml", "services/joint"])
def test_links_are_refused(change: Path, link: str):
    """A link could lead anywhere on the machine that checks."""
    (change / link).symlink_to("/etc")
    done = take(change)
    assert done.returncode == 1
    assert done.stdout == "There is a link in services/. Put the file itself there.\n"
    assert (change.parent / "services/health/old.yml").exists()


# -- files that other tools read ---------------------------------------------------------------------


def test_every_folder_has_an_owner():
    """CODEOWNERS names each sector of the vocabulary and everything that runs."""
    from local_offer.vocabulary import FILE, read_vocabularies

    told = (PROJECT / ".github/CODEOWNERS").read_text("utf-8")
    sectors = read_vocabularies(PROJECT / "services", FILE)[0]["sectors"]
    folders = [f"/services/{key}/" for key in sectors] + ["/hooks/", "/overrides/", "/.ci/", "/.github/"]
    assert [folder for folder in folders if f"\n{folder} " not in told] == []


@pytest.mark.parametrize("name", ["tell-us.yml", "this-is-wrong.yml"])
def test_issue_forms_are_whole(name: str):
    """Each question has a name and a label, and everyone is told that anyone can read it."""
    form = yaml.safe_load((PROJECT / ".github/ISSUE_TEMPLATE" / name).read_text("utf-8"))
    questions = [part for part in form["body"] if part["type"] != "markdown"]
    assert all(part["id"] and part["attributes"]["label"].endswith(("?", "it?")) for part in questions)
    assert "Anyone can read this" in form["body"][0]["attributes"]["value"]


def test_pre_commit_looks_at_records_only():
    """`format` puts records in order, `check` looks at profiles and shared files too."""
    config = yaml.safe_load((PROJECT / ".pre-commit-config.yaml").read_text("utf-8"))
    order, check = (re.compile(hook["files"]) for hook in config["repos"][0]["hooks"])
    assert order.search("services/health/a.yml")
    assert not order.search("services/_places.yml")
    assert check.search("services/_places.yml")
    assert not check.search("mkdocs.yml")
