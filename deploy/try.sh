#!/usr/bin/env bash
# Serves the site with deploy/nginx.conf on a real nginx, and says in a line each what is wrong.
# Type deploy/try.sh to build the site first, or deploy/try.sh FOLDER for one that is built.
set -euo pipefail
stop() {
  echo "$1: type \`sudo apt-get install nginx libnginx-mod-http-brotli-static curl apache2-utils\`, then \`deploy/try.sh\`." >&2
  exit 1
}
for program in nginx curl ab; do command -v $program > /dev/null || stop "$program is missing"; done
built=${1:+$(realpath "$1")} tmp=$(mktemp -d) wrong=0
trap 'kill $(jobs -p) 2> /dev/null || true; wait; rm -r "$tmp"' EXIT
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# The site and its compressed files, as if a page had moved and a certificate were asked for
if [[ $built ]]; then cp -r "$built" "$tmp/site"; else python3 scripts/run.py build -d "$tmp/site"; fi
python3 scripts/run.py pack "$tmp/site" --into "$tmp/deploy/made"
echo '"/old-page/" "/first-visit/";' >> "$tmp/deploy/made/redirects.conf"
mkdir -p "$tmp/site/.well-known/acme-challenge"
echo proof > "$tmp/site/.well-known/acme-challenge/token"

# An nginx with a folder and a port of its own
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
{
  echo "daemon off; pid $tmp/pid; error_log stderr crit; worker_processes auto;"
  echo "include /etc/nginx/modules-enabled/*.conf; events { worker_connections 1024; }"
  echo "http { include /etc/nginx/mime.types;"
  printf "%s_temp_path $tmp/temp;\n" client_body proxy fastcgi uwsgi scgi
  sed "s|/srv/massage|$tmp|; s|listen 80;|listen 127.0.0.1:$port;|; /listen \[::\]/d" deploy/nginx.conf
  echo "}"
} > "$tmp/nginx.conf"
chmod -R a+rX "$tmp" # nginx reads as nobody
nginx -c "$tmp/nginx.conf" &
for _ in {1..30}; do curl -so "$tmp/body" "127.0.0.1:$port" && break; sleep 0.1; done
kill -0 $! 2> /dev/null || stop "nginx does not start, as it says above; if it does not know brotli_static"

header() { tr -d '\r' < "$tmp/head" | sed -n "s/^$1: //Ip"; }
check() { # path, status, header, its value, and options for curl
  local came
  came=$(curl -sgo "$tmp/body" -D "$tmp/head" -w '%{http_code}' --path-as-is "127.0.0.1:$port$1" "${@:5}") || true
  [[ $came =~ ^($2)$ && $(header "$3") == "$4" ]] && return
  echo "${5:+${*:5} }$1 should give $2 and $3 '$4', and gives $came and '$(header "$3")'"
  wrong=1
}
same() { cmp -s "$tmp/body" "$tmp/site/$1" || { echo "$1 is not what comes"; wrong=1; }; }

for name in Content-Security-Policy Referrer-Policy X-Content-Type-Options X-Frame-Options \
  Permissions-Policy Cross-Origin-Opener-Policy Strict-Transport-Security; do
  value=$(sed -n "s/^add_header $name \"\(.*\)\" always;/\1/p" "$tmp/deploy/made/headers.conf")
  check /first-visit/ 200 $name "${value:-a value}"
  check /no/such/page/ 404 $name "${value:-a value}"
done
same 404.html
for form in : gzip:.gz br:.br; do
  check /first-visit/ 200 Content-Encoding "${form%:*}" -H "Accept-Encoding: ${form%:*}"
  same "first-visit/index.html${form#*:}"
  check /first-visit/ 200 Vary Accept-Encoding -H "Accept-Encoding: ${form%:*}"
done
sheet=$(grep -m 1 "^/.*\.css$" "$tmp/site/_headers" || true) # named by its content
check "$sheet" 200 Cache-Control "public, max-age=31536000, immutable"
check /lost.00000000.css 404 Cache-Control no-cache
check /sitemap.xml 200 Cache-Control no-cache
check / 200 Cache-Control no-cache
etag=$(header ETag)
check / 304 ETag "$etag" -H "If-None-Match: $etag"
check / 200 ETag "$etag" --head
for path in /old-page/ /first-visit; do check $path 301 Location /first-visit/; done
check /.well-known/acme-challenge/token 200 Cache-Control no-cache
same .well-known/acme-challenge/token
for path in /../../etc/passwd /..%2f..%2fetc/passwd /%2e%2e/%2e%2e/etc/passwd '/..\..\etc\passwd' \
  /.well-known/../.git/config /.well-known/none /js/..%252f..%252fetc/passwd /.git/config /_headers /_redirects /index.html.br /404.html; do
  check "$path" '400|404' Location ""
done
for method in POST PUT DELETE PATCH OPTIONS PROPFIND; do check / 405 Allow "GET, HEAD" -X $method; done
for method in TRACE CONNECT; do check / '400|405' Location "" -X $method; done

crowd=$(ab -q -n 10000 -c 100 -H 'Accept-Encoding: br' "127.0.0.1:$port/first-visit/" 2>&1) || true
grep -E '^(Complete|Failed|Requests|Non-2xx|  (50|99)%)' <<< "$crowd" || echo "$crowd"
[[ $crowd =~ Complete\ requests:\ +10000 && $crowd =~ Failed\ requests:\ +0 && ! $crowd =~ Non-2xx ]] ||
  { echo "Of 10,000 requests, 100 at once, not all were answered"; wrong=1; }
((wrong)) || echo "Headers, forms, caching, 404, redirects and refusals are right."
exit $wrong
