#!/bin/sh
# Fetches axe-core (MPL-2.0), which make browser holds the page against, from
# its official npm package. It is for tests alone and no part of heltid.
set -eu
cd "$(dirname "$0")"
version=4.10.3
[ -f "axe/$version" ] && exit 0
command -v npm >/dev/null || { echo "npm is missing: apt-get install npm"; exit 1; }
mkdir -p axe
npm pack --silent --pack-destination axe "axe-core@$version" >/dev/null # npm checks it against the registry's hash
tar -xzf "axe/axe-core-$version.tgz" -C axe --strip-components=1 package/axe.min.js package/LICENSE
rm "axe/axe-core-$version.tgz"
: >"axe/$version"
