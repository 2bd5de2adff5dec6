#!/bin/sh
# Sets a checkout up: Debian's packages first, then everything else (tools/environment.py).
#
#   tools/setup.sh demo    what `make demo` needs
#   tools/setup.sh dev     what `make test` needs too
#   tools/setup.sh server|kiosk|display|counter
#                          what this program needs on its machine, and nothing else
#
# As root it installs the Debian packages that are missing. For anyone else it prints one
# apt-get line on standard output, changes nothing and exits with 3.
set -eu
cd "$(dirname "$0")/.."
LC_ALL=C.UTF-8
export LC_ALL

case "${1-}" in
    demo | server | kiosk | display | counter) sets=$1 ;;
    dev) sets="demo dev" ;;
    *)
        echo "novbe: ROLE is one of: server kiosk display counter demo dev" >&2
        exit 2
        ;;
esac
# The packages of tools/debian.txt that one of the sets needs.
needed=$(awk -v sets=" $sets " \
    '$1 !~ /^#/ { for (i = 2; i <= NF; i++) if (index(sets, " " $i " ")) { print $1; next } }' \
    tools/debian.txt)

# A name in PATH is not enough: it may be a version manager's shim without a Python.
new_enough='import sys; sys.exit(sys.version_info < (3, 13))'
candidates="python3.13 /usr/bin/python3.13 python3 /usr/bin/python3"

# Prints the first Python of at least 3.13 that runs the given statement.
find_python() {
    for candidate in $candidates; do
        if "$candidate" -c "$new_enough" 2>/dev/null && "$candidate" -c "$1" 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
}

missing=""
python=$(find_python "import ensurepip, venv")
if [ -z "$python" ]; then
    missing="python3.13-venv"
    [ -n "$(find_python pass)" ] || missing="python3.13 $missing"
fi
if command -v dpkg-query >/dev/null; then
    for package in $needed; do
        status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) || status=""
        [ "$status" = installed ] || missing="$missing $package"
    done
else
    echo "novbe: this is no Debian; these must be here by other means:" $needed >&2
fi

if [ -n "$missing" ]; then
    set_up="apt-get install -y --no-install-recommends $(echo $missing)"
    if ! command -v apt-get >/dev/null; then
        echo "novbe: needs Python 3.13 or newer with its venv and ensurepip modules" >&2
        exit 3
    fi
    if [ "$(id -u)" -ne 0 ]; then
        echo "novbe: Debian packages are missing; install them as root, then try again:" >&2
        echo "$set_up"
        exit 3
    fi
    echo "novbe: installing Debian packages:" $missing
    DEBIAN_FRONTEND=noninteractive
    export DEBIAN_FRONTEND
    # A failed update of the package index is no error as long as the packages can be installed.
    apt-get update -qq || echo "novbe: apt-get update failed; trying with the lists at hand" >&2
    $set_up -qq >/dev/null
    python=$(find_python "import ensurepip, venv")
fi
exec "$python" tools/environment.py "$1"
