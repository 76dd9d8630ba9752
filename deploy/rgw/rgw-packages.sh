#!/usr/bin/env bash
# Installs the Debian packages of a Ceph object gateway, if they are not there. No daemon is started by it.
# Ends with 3 where that is not possible.
set -euo pipefail
export LC_ALL=C DEBIAN_FRONTEND=noninteractive

PROGRAMS=(radosgw radosgw-admin ceph ceph-mon ceph-osd monmaptool)
POLICY=/usr/sbin/policy-rc.d

is_installed() {
  local program
  for program in "${PROGRAMS[@]}"; do
    command -v "$program" >/dev/null || return 1
  done
}

install() {
  apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends radosgw ceph-mon ceph-osd >/dev/null
}

is_installed && exit 0
[ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || {
  echo "rgw-packages: not installed, wanted as root: apt-get install --no-install-recommends radosgw ceph-mon ceph-osd" >&2
  exit 3
}
if [ ! -e "$POLICY" ]; then
  trap 'rm -f "$POLICY"' EXIT
  printf '#!/bin/sh\nexit 101\n' >"$POLICY"
  chmod 755 "$POLICY"
fi
install || { apt-get update -qq && install; } || {
  echo "rgw-packages: apt-get could not install radosgw, ceph-mon and ceph-osd" >&2
  exit 3
}
