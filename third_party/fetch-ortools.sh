#!/bin/sh
# Fetches OR-Tools' runtime libraries and descriptors from the official Python
# wheel into third_party/ortools (git-ignored). Does nothing when they are there.
set -eu

version=9.15.6755

say() { echo "fetch-ortools: $*"; }
die() { say "$@" >&2; exit 1; }

here=$(cd "$(dirname "$0")" && pwd)
into=$here/ortools

case $(uname -s)/$(uname -m) in
Linux/x86_64)
    platform=manylinux_2_28_x86_64
    want=033836c0eb33bc72697a299e0caedbb25fc9d1cee0b13832d69cb30405f57b3e ;;
Linux/aarch64)
    platform=manylinux_2_28_aarch64
    want=3cd6bec0a2e00e3891a53e3b436f45a1000269f302085572f49e9856b7f8eaf0 ;;
*) die "OR-Tools is fetched for Linux on x86_64 and aarch64; this is $(uname -s) on $(uname -m)" ;;
esac

stamp="$version $want"
if [ -f "$into/VERSION" ] && [ "$(cat "$into/VERSION")" = "$stamp" ]; then exit 0; fi

glibc=$(getconf GNU_LIBC_VERSION 2>/dev/null | sed -n 's/^glibc //p') || true
[ -n "$glibc" ] || die "the libraries need glibc 2.28 or newer, and this system has another C library"
major=${glibc%%.*}
minor=${glibc#*.}
minor=${minor%%.*}
if [ "$major" -lt 2 ] || { [ "$major" -eq 2 ] && [ "$minor" -lt 28 ]; }; then
    die "the libraries need glibc 2.28 or newer, and this system has $glibc"
fi

command -v python3 >/dev/null || die "python3 is missing: apt-get install python3 python3-pip"
python3 -m pip --version >/dev/null 2>&1 || die "pip is missing: apt-get install python3-pip"
command -v sha256sum >/dev/null || die "sha256sum is missing: apt-get install coreutils"

work=$into.part
rm -rf "$work"
mkdir -p "$work/wheel"
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

say "downloading ortools $version for $platform (27 MB)"
python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary=:all: \
    --python-version 3.12 --implementation cp --abi cp312 --platform "$platform" \
    --dest "$work/wheel" "ortools==$version" ||
    die "pip could not download ortools $version (see above)"

set -- "$work"/wheel/ortools-"$version"-*.whl
[ -f "$1" ] || die "pip left no wheel behind"
got=$(sha256sum "$1" | cut -d' ' -f1)
[ "$got" = "$want" ] || die "the wheel's SHA-256 is $got, expected $want; nothing was installed"

# Only the shared libraries, the descriptors our wire format is tested against,
# and the licence. One library looks for its neighbours in ortools.libs; we put
# them with the rest and open them first.
python3 - "$1" "$work" "$version" <<'PY'
import os, sys, zipfile
wheel, into, version = sys.argv[1:]
folders = {"ortools/.libs": "lib", "ortools.libs": "lib"}
files = {"ortools/sat/cp_model_pb2.py": "descriptors", "ortools/sat/sat_parameters_pb2.py": "descriptors",
         f"ortools-{version}.dist-info/licenses/LICENSE": "."}
with zipfile.ZipFile(wheel) as z:
    for name in z.namelist():
        folder, base = os.path.split(name)
        home = files.get(name) or (base and folders.get(folder))
        if home:
            os.makedirs(os.path.join(into, home), exist_ok=True)
            with open(os.path.join(into, home, base), "wb") as f:
                f.write(z.read(name))
PY
[ -f "$work/lib/libortools.so.9" ] && [ -f "$work/lib/libhighs.so.1" ] || die "the wheel lacks the expected libraries"

rm -rf "$work/wheel" "$into"
echo "$stamp" >"$work/VERSION"
mv "$work" "$into"
trap - EXIT
say "installed in third_party/ortools"
