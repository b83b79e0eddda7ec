"""An nginx that serves a built site with deploy/nginx.conf, on this machine only, for a while."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MODULES = Path("/etc/nginx/modules-enabled")
MAIN = """daemon off; pid {made}/nginx.pid; error_log {made}/error.log warn; worker_processes 2;
user root;
{modules}
events {{ worker_connections 1024; }}
http {{
    include /etc/nginx/mime.types; default_type application/octet-stream;
    client_body_temp_path {made}/a; proxy_temp_path {made}/b; fastcgi_temp_path {made}/c;
    uwsgi_temp_path {made}/d; scgi_temp_path {made}/e;
    sendfile on; tcp_nopush on; keepalive_requests 10000;
{site}
}}
"""


def settings(conf: Path, root: Path, made: Path, port: int) -> str:
    """Return a whole configuration: the site's own file, with this folder and port."""
    own = conf.read_text("utf-8").replace("/srv/massage", str(root))
    own = own.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("listen [::]:80;", "")
    modules = "\\n".join(f"include {one};" for one in sorted(MODULES.glob("*.conf")))
    return MAIN.format(made=made, modules=modules.replace("\\n", "\n"), site=own)


@contextmanager
def running(conf: Path, root: Path, made: Path) -> Iterator[int]:
    """Serve ``root``/site for a while and say at which port; ``made`` is for nginx's own files."""
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin")
    if not program:
        raise SystemExit("nginx is missing: apt-get install nginx libnginx-mod-http-brotli-static")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    whole = made / "nginx.conf"
    whole.write_text(settings(conf, root, made, port), "utf-8")
    process = subprocess.Popen([program, "-c", str(whole)])
    try:
        _wait(port, process)
        yield port
    finally:
        process.terminate()
        process.wait()


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(100):
        if process.poll() is not None:
            raise SystemExit("nginx does not start; its own words are above.")
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit("nginx does not answer.")
