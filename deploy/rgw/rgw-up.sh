#!/usr/bin/env bash
# Starts a Ceph object gateway to throw away: one monitor, one OSD in memory and one radosgw on 127.0.0.1, from Debian's
# packages, without systemd and cephx, all of it under WORKDIR. Several run side by side.
#
#   rgw-up.sh WORKDIR
#
# Writes WORKDIR/rgw.env with the endpoint and the administrator's key. Ends with 3 where the packages are missing.
#   RGW_PORT   default: a free one
#   MON_PORT   of this and the next port; default: free ones
#   OSD_SIZE   bytes, default 2 GiB
#   OWNER_PID  when this process is gone, everything is stopped
set -euo pipefail
export LC_ALL=C

[ $# = 1 ] || { echo "usage: rgw-up.sh WORKDIR" >&2; exit 2; }
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
WORK=$(realpath -m "$1")
CONF=(-c "$WORK/ceph.conf")
OSD_SIZE=${OSD_SIZE:-2147483648}

die() {
  echo "rgw-up: $*" >&2
  exit 1
}

is_used() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# A port that is free together with the next one.
free_port() {
  local port
  for _ in $(seq 100); do
    port=$((20000 + RANDOM % 12000))
    is_used "$port" || is_used $((port + 1)) || { echo "$port"; return; }
  done
  die "found no free port"
}

chance() { head -c 512 /dev/urandom | base64 -w0 | tr -dc 'A-Z0-9' | head -c "$1"; }

# In a session of its own, so that a terminal's signals do not reach it.
start() {
  local name=$1
  shift
  setsid "$@" >>"$WORK/log/$name.out" 2>&1 </dev/null &
  echo $! >"$WORK/run/$name.pid"
  disown
}

is_alive() { kill -0 "$(cat "$WORK/run/$1.pid")" 2>/dev/null; }

# wait_for DAEMON COMMAND...
wait_for() {
  local name=$1
  shift
  for _ in $(seq 200); do
    is_alive "$name" || { tail -20 "$WORK/log/$name.out" >&2; die "$name died"; }
    "$@" >/dev/null 2>&1 && return
    sleep 0.1
  done
  die "$name does not answer, see $WORK/log"
}

write_configuration() {
  cat >"$WORK/ceph.conf" <<CONFIGURATION
[global]
fsid = $FSID
mon host = [v2:127.0.0.1:$MON_PORT/0,v1:127.0.0.1:$((MON_PORT + 1))/0]
mon initial members = a
public addr = 127.0.0.1
cluster addr = 127.0.0.1
auth cluster required = none
auth service required = none
auth client required = none
# Asked for by radosgw, which otherwise looks for a key of its own.
auth supported = none
keyring = $WORK/keyring
ms mon service mode = crc
ms mon client mode = crc
run dir = $WORK/run
admin socket = $WORK/run/\$name.asok
log file = $WORK/log/\$name.log
log to stderr = false
err to stderr = true
crash dir = $WORK/run
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pgp num = 1
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon allow pool size one = true
mon max pg per osd = 4000
ms bind ipv4 = true
ms bind ipv6 = false
[mon]
paxos propose interval = 0.02
paxos min wait = 0.01
mon data = $WORK/mon
mon cluster log file = $WORK/log/cluster.log
mon data avail warn = 1
mon data avail crit = 1
[osd]
osd data = $WORK/osd
osd objectstore = memstore
memstore device bytes = $OSD_SIZE
osd journal size = 64
osd memory target = 939524096
[client]
rgw frontends = beast endpoint=127.0.0.1:$RGW_PORT
rgw enable apis = s3, admin
# Counted and seen at once, not after half a minute.
rgw enable usage log = true
rgw usage log tick interval = 1
rgw usage log flush threshold = 1
rgw bucket quota ttl = 2
rgw user quota bucket sync interval = 2
rgw user quota sync interval = 5
rgw rados pool pg num min = 1
rgw gc obj min wait = 5
rgw thread pool size = 32
CONFIGURATION
  : >"$WORK/keyring"
}

start_monitor() {
  monmaptool --create --clobber --fsid "$FSID" --addv a "[v2:127.0.0.1:$MON_PORT,v1:127.0.0.1:$((MON_PORT + 1))]" \
    "$WORK/monmap" >"$WORK/log/making.out" 2>&1
  ceph-mon "${CONF[@]}" --mkfs -i a --monmap "$WORK/monmap" --keyring "$WORK/keyring" >>"$WORK/log/making.out" 2>&1
  start mon ceph-mon "${CONF[@]}" -i a -f
  wait_for mon timeout 5 ceph "${CONF[@]}" --connect-timeout 3 mon stat
}

is_osd_up() { ceph "${CONF[@]}" osd stat | grep -q '1 up'; }

start_osd() {
  local uuid
  uuid=$(cat /proc/sys/kernel/random/uuid)
  ceph "${CONF[@]}" osd new "$uuid" >/dev/null 2>>"$WORK/log/making.out"
  ceph-osd "${CONF[@]}" -i 0 --mkfs --osd-uuid "$uuid" >>"$WORK/log/making.out" 2>&1
  start osd ceph-osd "${CONF[@]}" -i 0 -f
  wait_for osd is_osd_up
}

make_administrator() {
  timeout 120 radosgw-admin "${CONF[@]}" user create --uid=admin --display-name=Admin \
    --access-key="$ACCESS_KEY" --secret-key="$SECRET_KEY" \
    --caps='users=*;buckets=*;usage=*' >/dev/null 2>"$WORK/log/administrator.err" ||
    { tail -5 "$WORK/log/administrator.err" >&2; die "the administrator could not be made"; }
}

start_gateway() {
  start rgw radosgw "${CONF[@]}" -n client.rgw -f
  wait_for rgw curl -sf -m 2 "http://127.0.0.1:$RGW_PORT/"
}

write_environment() {
  (
    umask 077
    cat >"$WORK/rgw.env" <<ENVIRONMENT
RGW_ENDPOINT=http://127.0.0.1:$RGW_PORT
RGW_ACCESS_KEY=$ACCESS_KEY
RGW_SECRET_KEY=$SECRET_KEY
RGW_CEPH_CONF=$WORK/ceph.conf
ENVIRONMENT
  )
}

"$HERE/rgw-packages.sh"
[ ! -e "$WORK/run" ] || die "$WORK is in use; rgw-down.sh $WORK stops what runs there"
RGW_PORT=${RGW_PORT:-$(free_port)}
MON_PORT=${MON_PORT:-$(free_port)}
for port in "$RGW_PORT" "$MON_PORT" $((MON_PORT + 1)); do
  ! is_used "$port" || die "port $port is in use"
done
FSID=$(cat /proc/sys/kernel/random/uuid)
ACCESS_KEY=$(chance 20)
SECRET_KEY=$(chance 40)

mkdir -p "$WORK"/{mon,osd,run,log}
# What did not come up leaves no daemon behind, but its logs.
trap '"$HERE/rgw-down.sh" "$WORK" --keep >/dev/null' EXIT
write_configuration
start_monitor
start_osd
make_administrator
start_gateway
write_environment
trap - EXIT
if [ -n "${OWNER_PID:-}" ]; then
  setsid bash -c 'while kill -0 "$1" 2>/dev/null; do sleep 1; done; exec "$2" "$3"' \
    watch "$OWNER_PID" "$HERE/rgw-down.sh" "$WORK" >/dev/null 2>&1 </dev/null &
fi
echo "http://127.0.0.1:$RGW_PORT, environment in $WORK/rgw.env"
