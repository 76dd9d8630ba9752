#!/usr/bin/env bash
# Stops what rgw-up.sh started under WORKDIR, by its pid files, and removes what it wrote there.
#
#   rgw-down.sh WORKDIR [--keep]    keeps the logs
set -u
[ $# -ge 1 ] || { echo "usage: rgw-down.sh WORKDIR [--keep]" >&2; exit 2; }
WORK=$(realpath -m "$1")
[ -d "$WORK/run" ] || exit 0

# A pid may be another process's by now: ours names our configuration.
is_ours() { grep -qsaF -- "$WORK/ceph.conf" "/proc/$1/cmdline"; }

for name in rgw osd mon; do
  file=$WORK/run/$name.pid
  [ -s "$file" ] || continue
  pid=$(cat "$file")
  if is_ours "$pid"; then
    # Nothing is to be kept, so none needs time to put it away.
    kill -KILL "$pid"
    for _ in $(seq 50); do
      is_ours "$pid" || break
      sleep 0.1
    done
  fi
  rm -f "$file"
done
rm -rf "$WORK"/{mon,osd,run,ceph.conf,keyring,monmap,rgw.env}
[ "${2:-}" = --keep ] || rm -rf "$WORK/log"
rmdir "$WORK" 2>/dev/null || true
