#!/usr/bin/env bash
# Brings a fresh Debian 12 to where `make run` and `make test` work: packages, a venv, hash-locked requirements.
# Each part leaves a stamp and is done again only when what it was made from has changed.
set -euo pipefail
cd "$(dirname "$0")/.."
# Two at once would spoil each other's venv: the second waits.
exec 9<packaging/bootstrap.sh
flock 9

packages=$(grep -v '^#' packaging/apt-packages.txt | sort)
# dpkg-query fails when it has never heard of one of them; that one is missing from its list.
# shellcheck disable=SC2086
missing=$({ dpkg-query -W -f='${db:Status-Abbrev} ${Package}\n' $packages 2>/dev/null || true; } | awk '$1=="ii" {print $2}' | sort -u | comm -23 <(printf '%s\n' "$packages") -)
if [ -n "$missing" ]; then
    # shellcheck disable=SC2086
    list=$(echo $missing)
    if [ "$(id -u)" = 0 ]; then as_root=""
    elif sudo -n true 2>/dev/null || { [ -t 0 ] && sudo -v 2>/dev/null; }; then as_root="sudo"
    else
        echo "These Debian packages are missing; please ask an administrator to run: apt-get install $list" >&2
        exit 1
    fi
    mkdir -p .venv
    echo "Installing Debian packages: $list"
    $as_root env DEBIAN_FRONTEND=noninteractive sh -c "apt-get update -q && apt-get install -y -q --no-install-recommends $list" >.venv/apt.log 2>&1 9<&- \
        || { tail -5 .venv/apt.log >&2; echo "Debian packages could not be installed; the whole output is in .venv/apt.log" >&2; exit 1; }
fi

stamp=$(cat packaging/requirements.lock pyproject.toml | sha256sum)
if [ "$(cat .venv/stamp 2>/dev/null)" != "$stamp" ]; then
    [ -x .venv/bin/pip ] || /usr/bin/python3 -m venv .venv
    # What comes as source (pyscard) is built with what the lock says too; which name is heard depends on pip's age.
    grep -oE '^(setuptools|swig)==[^ ]+' packaging/requirements.lock >.venv/pins
    PIP_CONSTRAINT=.venv/pins PIP_BUILD_CONSTRAINT=.venv/pins \
        .venv/bin/pip install -q --disable-pip-version-check --require-hashes -r packaging/requirements.lock
    .venv/bin/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
    echo "$stamp" >.venv/stamp
fi

for source in ui/i18n/*.ts; do
    [ -e "$source" ] || continue
    [ "${source%.ts}.qm" -nt "$source" ] || .venv/bin/pyside6-lrelease -silent "$source" -qm "${source%.ts}.qm"
done
