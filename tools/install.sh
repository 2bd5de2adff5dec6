#!/bin/sh
# Installs or upgrades Novbe on this machine from the bundle in this folder; run it as root.
# It needs no network. It makes
#
#   /opt/novbe/releases/VERSION-ROLES   a virtual environment with one release
#   /opt/novbe/current                  a link to the release in use
#   /usr/local/bin/novbe                the command
#   /etc/novbe/ROLE.env                 the settings of a program; kept when it is there
#   /etc/systemd/...                    the units; what is changed in them goes into drop-ins
#
# and the users and data folders of the programs. A release that is there is left as it is; the one
# before stays next to it, and is in use again where the new one does not serve.
set -eu
umask 022
cd "$(dirname "$0")"
here=$PWD
opt=/opt/novbe

stop() {
    echo "novbe: $*" >&2
    exit 1
}

[ "$(id -u)" -eq 0 ] || stop "run this as root: sudo $here/install.sh"
sha256sum --quiet --check SHA256SUMS || stop "the bundle is damaged: copy it to this machine again"
. ./release

# ---- Is this the right machine?
. /etc/os-release
[ "${VERSION_CODENAME-}" = "$codename" ] && [ "$(dpkg --print-architecture)" = "$architecture" ] ||
    stop "this bundle is for Debian $codename on $architecture; make one on a machine like this one"
before=""
if [ -f "$opt/current/bundle/release" ]; then
    before=$(. "$opt/current/bundle/release" && echo "$roles")
    for role in $before; do
        case " $roles " in
            *" $role "*) ;;
            *) stop "this machine has the $role too: make bundle ROLE=\"$before $roles\"" ;;
        esac
    done
fi

# ---- Debian's packages that are missing, from the bundle.
missing=""
for package in $packages; do
    status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) || status=""
    [ "$status" = installed ] || missing="$missing $package"
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -n "$missing" ]; then
    echo "novbe: installing Debian packages:$missing"
    mkdir -p "$work/lists/partial" "$work/archives/partial"
    # A blank would end the address.
    echo "deb [trusted=yes] file:$(echo "$here" | sed "s/ /%20/g")/debian ./" >"$work/sources.list"
    apt() {
        DEBIAN_FRONTEND=noninteractive apt-get -qq -o APT::Sandbox::User=root \
            -o Dir::Etc::SourceList="$work/sources.list" -o Dir::Etc::SourceParts=- \
            -o Dir::State::Lists="$work/lists" -o Dir::Cache::Archives="$work/archives" "$@"
    }
    apt update
    # Only what is missing is named, so that nothing newer than the bundle's is touched.
    apt install -y --no-install-recommends $missing >"$work/apt.log" 2>&1 || {
        cat "$work/apt.log" >&2
        stop "apt-get could not install them; nothing else was changed"
    }
fi

# ---- The release, whole or not at all: `bundle/complete` is written last.
release=$opt/releases/$version-$(echo "$roles" | tr ' ' '-')
if [ -f "$release/bundle/complete" ]; then
    cmp -s requirements.txt "$release/bundle/requirements.txt" ||
        stop "$release is there, from another bundle of this version: give the new one a new version"
    echo "novbe: $release is there already"
else
    echo "novbe: installing $release"
    rm -rf "$release"
    mkdir -p "$opt/releases"
    python3.13 -P -m venv "$release"
    "$release/bin/python" -P -m pip install --quiet --disable-pip-version-check --no-input \
        --root-user-action=ignore --no-index --no-deps --find-links "$here/wheels" --require-hashes \
        -r requirements.txt
    mkdir "$release/bundle"
    cp -r release requirements.txt sbom.cdx.json LICENSE licences.md docs units "$release/bundle/"
    sync
    touch "$release/bundle/complete"
fi

# ---- Users, folders, settings, units.
for role in $roles; do
    case $role in
        server) user=novbe home=/var/lib/novbe ;;
        counter) user="" ;; # the operator who is logged in
        *) user=novbe-$role home=/var/lib/novbe-$role ;;
    esac
    if [ -n "$user" ]; then
        getent passwd "$user" >/dev/null ||
            useradd --system --user-group --home-dir "$home" --shell /usr/sbin/nologin "$user"
        # Commands by hand need the folder before the program's first start.
        [ -d "$home" ] || install -d -m 750 -o "$user" -g "$user" "$home"
    fi
    mkdir -p /etc/novbe
    [ "$role" = server ] && page=operations || page=devices
    if [ ! -e "/etc/novbe/$role.env" ]; then
        echo "# Settings of the $role, NAME=value a line; see docs/$page.md." \
            >"/etc/novbe/$role.env"
    fi
    # Commands by hand read the server's, as its user. The counter reads its own as the operator;
    # the others are read by systemd alone.
    case $role in
        server) chown root:novbe /etc/novbe/server.env && chmod 640 /etc/novbe/server.env ;;
        counter) ;;
        *) chmod 600 "/etc/novbe/$role.env" ;;
    esac
done

# What is to be done by hand for these roles.
next_steps() {
    for role in $1; do
        case $role in
            server)
                echo "  write /etc/novbe/server.env, then bring a centre in and start:"
                echo "  sudo -u novbe novbe server import /etc/novbe/centre.toml"
                echo "  systemctl enable --now novbe-server novbe-verify.timer novbe-backup.timer"
                ;;
            counter)
                echo "  systemctl --global enable novbe-counter; it starts with the desktop"
                ;;
            *)
                echo "  write /etc/novbe/$role.env, then:"
                echo "  systemctl set-default multi-user.target"
                echo "  systemctl enable --now novbe-$role; its screen shows a code for a manager"
                ;;
        esac
    done
}

# ---- In use from here on. Where another release was, the new one takes the hall over, or goes back.
if [ -n "$before" ]; then
    "$release/bin/python" -P -m novbe.upgrade "$release"
    added=""
    for role in $roles; do
        case " $before " in
            *" $role "*) ;;
            *) added="$added $role" ;;
        esac
    done
    if [ -n "$added" ]; then
        echo "novbe: new on this machine:$added. Next:"
        next_steps "$added"
    fi
    exit
fi
for unit in units/*; do
    kind=system
    [ "$unit" != units/novbe-counter.service ] || kind=user
    mkdir -p "/etc/systemd/$kind"
    cp "$unit" "/etc/systemd/$kind/"
done
[ ! -d /run/systemd/system ] || systemctl daemon-reload
ln -sfn "releases/$(basename "$release")" "$opt/current"
mkdir -p /usr/local/bin
ln -sfn "$opt/current/bin/novbe" /usr/local/bin/novbe

echo "novbe: $version is installed. Next:"
next_steps "$roles"
