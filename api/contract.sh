#!/bin/sh
# Holds a service of its own against the contract: schemathesis makes calls of every
# operation, good and bad, and follows the links between them. It fails on an answer
# of the 5xx kind and on one that the contract does not have. What the contract lets
# through may still be refused for what it says, so that is not asked for; nor are
# streams of events, which do not end.
set -eu
tool=$PWD/bin/tools/schemathesis-4.32.5
if [ ! -x "$tool/bin/schemathesis" ]; then
	python3 -m venv "$tool" || { echo "venv is missing: apt-get install python3-venv"; exit 1; }
	"$tool/bin/pip" install -q 'schemathesis==4.32.5' || { echo "schemathesis cannot be fetched: not run"; exit 0; }
fi
work=$(mktemp -d)
service=
trap '[ -z "$service" ] || { kill "$service"; wait "$service" || true; }; rm -rf "$work"' EXIT
bin/heltid serve --data "$work/data" --listen 127.0.0.1:0 --webhook-host turnus.example.no --waiting 100000 >"$work/out" 2>"$work/log" &
service=$!
at=
until [ -n "$at" ]; do
	kill -0 "$service" || { cat "$work/log"; exit 1; }
	sleep 0.2
	at=$(sed -n 's/^heltid listens on //p' "$work/out")
done
key=$(sed -n 's/^ *\(heltid_[A-Z0-9]*\)$/\1/p' "$work/out")
cd "$work" && "$tool/bin/schemathesis" run "$at/v1/openapi.yaml" --url "$at" -H "Authorization: Bearer $key" --max-examples "${EXAMPLES:-30}" --seed "${SEED:-1}" \
	--request-timeout 30 --exclude-operation-id watchJob --exclude-checks positive_data_acceptance
