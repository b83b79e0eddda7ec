"""What hosts are told is what the pages say themselves, and packed files hold the same words."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import brotli
import pytest
from built import pages
from conftest import ROOT, Sample
from sitekit import content, output
from sitekit.commands import run_command
from sitekit.content import Site
from sitekit.output.hosting import write_cdn_files

TRIAL = ROOT / "deploy/try.sh"
on_unix = pytest.mark.skipif(sys.platform == "win32", reason="nginx is tried on Debian")
GUARD = 'meta[http-equiv="Content-Security-Policy"]'


def test_hosts_send_the_policy_that_pages_carry(built: Path, ours: Site) -> None:
    carried = {page.tree.css_first(GUARD).attributes["content"] for page in pages(built)}
    sent = re.search(r"Content-Security-Policy: (.*)", (built / "_headers").read_text("utf-8"))[1]

    assert len(carried) == 1
    assert sent == f"{carried.pop()}; frame-ancestors 'none'"
    assert sent == output.response_headers(ours)["Content-Security-Policy"]


def test_only_files_named_by_their_content_are_kept_for_ever(built: Path) -> None:
    blocks = re.findall(r"^(/\S*)\n((?:  .*\n)+)", (built / "_headers").read_text("utf-8"), re.M)
    kept = [path for path, lines in blocks if "immutable" in lines]

    assert blocks[0][0] == "/*"
    assert "immutable" not in blocks[0][1]
    assert len(kept) == len(blocks) - 1 >= 3
    assert [path for path in kept if not re.search(r"\.[0-9a-f]{8}\.", path)] == []
    assert [path for path in kept if not (built / path[1:]).is_file()] == []


def test_each_moved_page_is_a_line_for_its_host(sample: Sample, tmp_path: Path) -> None:
    sample.change("docs/data/redirects.yml", "{}", "/a/: /b/\n/a/#x: /b/#y")
    site = content.load(sample.root)

    write_cdn_files(site, tmp_path)
    output.write_nginx_files(tmp_path, site)

    assert (tmp_path / "_redirects").read_text("utf-8") == "/a/ /b/ 301\n"
    assert (tmp_path / "redirects.conf").read_text("utf-8") == '"/a/" "/b/";\n'
    assert 'add_header X-Content-Type-Options "nosniff" always;\n' in (
        (tmp_path / "headers.conf").read_text("utf-8")
    )


def test_packed_files_hold_the_same_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("<p>Rest, then walk.</p>" * 99, "utf-8")
    (site / "small.txt").write_text("Rest.", "utf-8")
    (site / "a.png").write_bytes(b"x" * 999)

    assert run_command(["pack", str(site), "--into", str(tmp_path / "made")], ROOT) == 0

    raw = (site / "index.html").read_bytes()
    assert gzip.decompress((site / "index.html.gz").read_bytes()) == raw
    assert brotli.decompress((site / "index.html.br").read_bytes()) == raw
    assert sorted(path.name for path in site.iterdir()) == [
        "a.png", "index.html", "index.html.br", "index.html.gz", "small.txt",
    ]  # fmt: skip
    assert sorted(path.name for path in (tmp_path / "made").iterdir()) == [
        "headers.conf", "redirects.conf",
    ]  # fmt: skip
    assert capsys.readouterr().out.startswith("2 kB as they are, 0 kB with gzip")


def test_nothing_can_be_packed_before_it_is_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["pack", str(tmp_path)], ROOT) == 1
    assert capsys.readouterr().out == (
        f"There is no site in {tmp_path}: type `python3 scripts/run.py build` first.\n"
    )


@on_unix
def test_the_trial_on_a_real_nginx_can_be_read_and_asks_for_each_header(ours: Site) -> None:
    text = TRIAL.read_text("utf-8")

    subprocess.run(["bash", "-n", TRIAL], check=True)
    assert os.access(TRIAL, os.X_OK)
    assert [name for name in output.response_headers(ours) if name not in text] == []
    assert 'sed "s|/srv/massage|' in text
    assert "check /.well-known/acme-challenge/token 200 " in text
    assert "/srv/massage/site;" in (ROOT / "deploy/nginx.conf").read_text("utf-8")


def test_a_certificate_can_be_had_and_nothing_else_begins_with_a_dot() -> None:
    text = (ROOT / "deploy/nginx.conf").read_text("utf-8")

    assert [line.split("#")[0].strip() for line in text.splitlines() if "location " in line] == [
        "location / { }",
        "location = /404.html { internal; }",
        "location ^~ /.well-known/ { }",
        "location ~ (/\\.|^/_|\\.(gz|br)$) { return 404; }",
    ]


def test_the_readme_says_what_a_host_without_headers_costs() -> None:
    _, _, hosting = (ROOT / "README.md").read_text("utf-8").partition("## Hosting")
    hosting = " ".join(hosting.split())

    for said in (
        "Netlify and Cloudflare Pages read.",
        "GitHub Pages reads neither",
        "in a frame",
        "ten minutes",
        "a 301",
    ):
        assert said in hosting


@on_unix
def test_the_trial_says_which_program_is_missing_and_what_to_type(tmp_path: Path) -> None:
    for name in ("bash", "env"):
        (tmp_path / name).symlink_to(str(shutil.which(name)))

    ended = subprocess.run(
        [TRIAL], env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False
    )

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == (
        "nginx is missing: type `sudo apt-get install nginx libnginx-mod-http-brotli-static "
        "curl apache2-utils`, then `deploy/try.sh`.\n"
    )
