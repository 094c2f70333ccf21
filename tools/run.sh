#!/bin/sh
# run.sh BUILD - serves the demo workspace, with a worker of the judge beside it; Ctrl-C ends both.
#
# The worker gets a token of its own ("local") and keeps its files in DATA/judge.  Where no sandbox can be
# built it says what is missing, and the server runs on without it: code and SQL questions then wait.
set -eu

assay="$1/assay" judge="$1/assay-judge"
setting() { "$assay" config | sed -n "s/^$1 = //p"; }
data=$(setting DATA)
folder="$data/judge" token="$data/judge/token"
port=$(setting LISTEN | sed 's/.*://')
scheme=http
[ -z "$(setting TLS_CERT)" ] || scheme=https

"$assay" serve --demo &
server=$!
worker=""
# shellcheck disable=SC2064
trap 'kill $server $worker 2>/dev/null || true' INT TERM

# The first start makes the store.
tries=0
until "$assay" judge list >/dev/null 2>&1; do
    tries=$((tries + 1))
    if [ $tries = 150 ] || ! kill -0 $server 2>/dev/null; then
        wait $server
        exit
    fi
    sleep 0.2
done

is_known() {
    [ -s "$token" ] && "$assay" judge list | grep "^local .*\.\.\.$(tail -c 5 "$token") " | grep -qv revoked
}
if ! is_known; then
    mkdir -p "$folder"
    "$assay" judge revoke local >/dev/null 2>&1 || true
    (umask 077 && "$assay" judge add local >"$token")
fi

(
    trap '' INT # Ctrl-C ends the server, and its end the worker
    nice -n 5 "$judge" work --server "$scheme://127.0.0.1:$port" --token-file "$token" --data "$folder" &
    work=$!
    trap 'kill $work 2>/dev/null' TERM
    ended=0
    wait $work || ended=$?
    if [ $ended -gt 128 ]; then # told to end
        wait $work || true
    elif [ $ended != 0 ]; then
        echo "run.sh: the judge does not run (what it says stands above, what to do in docs/how-to/judge.md);" \
            "the server runs on without it" >&2
    fi
) &
worker=$!

status=0
wait $server || status=$?
kill $worker 2>/dev/null || true
wait $worker 2>/dev/null || true
exit $status
