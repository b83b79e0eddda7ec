"""What hosts are told is what the pages say themselves, and packed files hold the same words."""

from __future__ import annotations

import gzip
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli
import pack
import pytest
from built import pages
from conftest import ROOT
from serving import serving
from sitekit import hosting
from sitekit.site import Site
from trial import asking, expected, server

GUARD = 'meta[http-equiv="Content-Security-Policy"]'


def test_hosts_send_the_policy_that_pages_carry(built: Path, ours: Site) -> None:
    carried = {page.tree.css_first(GUARD).attributes["content"] for page in pages(built)}
    sent = re.search(r"Content-Security-Policy: (.*)", (built / "_headers").read_text("utf-8"))[1]

    assert len(carried) == 1
    assert sent == f"{carried.pop()}; frame-ancestors 'none'"
    assert sent == hosting.headers(ours.config["extra"]["policy"])["Content-Security-Policy"]


def test_only_files_named_by_their_content_are_kept_for_ever(built: Path) -> None:
    blocks = re.findall(r"^(/\S*)\n((?:  .*\n)+)", (built / "_headers").read_text("utf-8"), re.M)
    kept = [path for path, lines in blocks if "immutable" in lines]

    assert blocks[0][0] == "/*"
    assert "immutable" not in blocks[0][1]
    assert len(kept) == len(blocks) - 1 >= 3
    assert [path for path in kept if not re.search(r"\.[0-9a-f]{8}\.", path)] == []
    assert [path for path in kept if not (built / path[1:]).is_file()] == []


def test_each_moved_page_is_a_line_for_its_host(tmp_path: Path) -> None:
    hosting.for_cdn(tmp_path, "default-src 'none'", {"/a/": "/b/", "/a/#x": "/b/#y"})
    hosting.for_nginx(tmp_path, "default-src 'none'", {"/a/": "/b/", "/a/#x": "/b/#y"})

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

    assert pack.main([str(site)], ROOT, tmp_path / "made") == 0

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
    assert pack.main([str(tmp_path)], ROOT, tmp_path / "made") == 1
    assert capsys.readouterr().out == (
        f"There is no site in {tmp_path}: type `python3 scripts/run.py build` first.\n"
    )


def test_a_host_that_does_none_of_it_is_told_all_that_is_amiss(tmp_path: Path, built: Path) -> None:
    shutil.copytree(built, tmp_path / "site")

    with serving(tmp_path / "site") as address, ThreadPoolExecutor(1) as apart:
        port = int(address.rstrip("/").rsplit(":", 1)[1])
        asked = expected.faults(port, tmp_path / "site", "default-src 'none'", {"/a/": "/b/"})
        found = apart.submit(list, asked).result()  # a browser's own loop may run in this thread
        crowd = apart.submit(asking.crowd, port, ["/", "/first-visit/"], 20, 4).result()
        with pytest.raises(SystemExit, match=r"4 of 8 failed, as .'/none/: 404'"):
            apart.submit(asking.crowd, port, ["/", "/none/"], 8, 2).result()

    for one in ("gzip: None", "br: None", "/ says Referrer-Policy: None", "/ is kept: None",
                "asked again: 200, HEAD: 200", "/a/ leads to 404 None", "GET /_headers gets 200",
                "POST gets 501"):  # fmt: skip
        assert one in found
    assert crowd.startswith("20 requests, 4 at once: ")


def test_nginx_is_told_where_the_site_is(tmp_path: Path) -> None:
    whole = server.settings(ROOT / "deploy/nginx.conf", tmp_path, tmp_path, 8080)

    assert "/srv/massage" not in whole
    assert f"root {tmp_path}/site;" in whole
    assert re.findall(r"listen .*", whole) == ["listen 127.0.0.1:8080;"]
