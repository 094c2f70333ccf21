#!/bin/sh
# deps.sh - installs what is missing on Debian 12: `deps.sh run` to build and serve,
# `deps.sh test` for the tests too,
# `bench` and `fuzz` for those.  Says what it does; does nothing when all is there.
set -eu

run="gcc make pkg-config nodejs npm libmicrohttpd-dev libsqlite3-dev libpq-dev libjansson-dev libmd4c-dev
     libgsl-dev
     libcairo2-dev libpango1.0-dev libglib2.0-dev fonts-dejavu-core fonts-dejavu-extra libcurl4-openssl-dev libsodium-dev libssl-dev
     zlib1g-dev liblasso3-dev libxml2-dev ca-certificates tzdata"
test="libcmocka-dev postgresql chromium poppler-utils qpdf sqlite3 curl python3 python3-requests
      php-cli php-curl"
bench="nginx-light wrk binutils"
fuzz="clang libclang-rt-14-dev"

case "${1:-run}" in
run) wanted="$run" ;;
test) wanted="$run $test" ;;
bench) wanted="$run $test $bench" ;;
fuzz) wanted="$run $fuzz" ;;
*) echo "usage: deps.sh run|test|bench|fuzz" >&2; exit 2 ;;
esac

# A tool of the same name that came another way (Node from its own site, say) serves as well.
has() {
    case "$1" in
    nodejs) command -v node >/dev/null ;;
    npm | clang | chromium | curl | python3 | gcc | make | wrk) command -v "$1" >/dev/null ;;
    nginx-light) command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] ;;
    *) dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null | grep -q '^installed$' ;;
    esac
}

missing=""
for package in $wanted; do
    has "$package" || missing="$missing $package"
done
[ -z "$missing" ] && exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=""
elif command -v sudo >/dev/null; then
    as_root="sudo"
else
    echo "deps.sh: these packages are missing, and installing them needs root:$missing" >&2
    exit 1
fi
echo "deps.sh: installing$missing"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
# shellcheck disable=SC2086
$as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
