#!/usr/bin/env bash
# Builds, without any container registry, a local stand-in for apache/kafka:4.x that
# Testcontainers' org.testcontainers.kafka.KafkaContainer (and a compose file) can start.
#
# Two images, both built from this machine's own files plus Maven Central:
#   $BASE_IMAGE_TAG    busybox + bash + glibc + a JRE made by jlink   (also usable as a Spring Boot BASE_IMAGE)
#   $KAFKA_IMAGE_TAG   the base + Kafka's broker jars + /etc/kafka/docker/run
#
# stdout: the Kafka image's tag, nothing else. stderr: progress. Idempotent: an image whose
# build key (this script, versions, JDK) is unchanged is not built again; FORCE=1 rebuilds.
# Needs: bash, tar, docker + running dockerd, mvn, a JDK >= 17 with jlink.
set -Eeuo pipefail

KAFKA_VERSION="${KAFKA_VERSION:-4.3.1}"      # 4.4.0 on Central lacks kafka-tools-api:4.4.0, so it does not resolve
SLF4J_BINDING_VERSION="${SLF4J_BINDING_VERSION:-}"   # empty: the log4j-core version Kafka itself resolves to
KAFKA_IMAGE_TAG="${KAFKA_IMAGE_TAG:-local/apache-kafka:4}"
WORK="$(realpath -m "${KAFKA_IMAGE_WORK:-${TMPDIR:-/tmp}/kafka-image}")"   # absolute: Maven resolves paths from its POM
MAVEN_REPO_LOCAL="${MAVEN_REPO_LOCAL:-}"     # empty: Maven's own default
FORCE="${FORCE:-0}"
DEPENDENCY_PLUGIN="org.apache.maven.plugins:maven-dependency-plugin:${DEPENDENCY_PLUGIN_VERSION:-3.6.1}"
JRE_MODULES="java.se,jdk.attach,jdk.charsets,jdk.crypto.cryptoki,jdk.crypto.ec,jdk.httpserver,jdk.jcmd,jdk.jfr,jdk.localedata,jdk.management,jdk.management.agent,jdk.naming.dns,jdk.net,jdk.security.auth,jdk.security.jgss,jdk.unsupported,jdk.zipfs"

log()  { printf '[%6.1fs] %s\n' "$(bc -l 2>/dev/null <<<"$(date +%s.%N)-$T0" || echo 0)" "$*" >&2; }
fail() { echo "kafka-image: $*" >&2; exit 1; }
T0="$(date +%s.%N)"

for tool in docker mvn tar sha256sum ldd; do command -v "$tool" >/dev/null || fail "$tool is not installed"; done
docker version --format '{{.Server.Version}}' >/dev/null 2>&1 || fail "no dockerd answers (start one, or set DOCKER_HOST)"

# --- which JDK: IMAGE_JDK, else the newest JDK under /usr/lib/jvm with a jlink, else JAVA_HOME
java_major() { sed -nE 's/^JAVA_VERSION="([0-9]+).*/\1/p' "$1/release" 2>/dev/null; }
pick_jdk() {
  local best='' best_v=0 d v
  for d in /usr/lib/jvm/*/ ${JAVA_HOME:+"$JAVA_HOME/"}; do
    d="${d%/}"; [ -L "$d" ] && continue
    [ -x "$d/bin/jlink" ] || continue
    v="$(java_major "$d")"; [ -n "$v" ] || continue
    if [ "$v" -gt "$best_v" ]; then best="$d"; best_v="$v"; fi
  done
  echo "$best"
}
JDK="${IMAGE_JDK:-$(pick_jdk)}"
[ -n "$JDK" ] && [ -x "$JDK/bin/jlink" ] || fail "no JDK with jlink found; set IMAGE_JDK"
JAVA_MAJOR="$(java_major "$JDK")"
[ "${JAVA_MAJOR:-0}" -ge 17 ] || fail "Kafka 4 brokers need Java 17 or newer, $JDK is ${JAVA_MAJOR:-unknown}"
BASE_IMAGE_TAG="${BASE_IMAGE_TAG:-local/java-base:$JAVA_MAJOR}"

SELF_HASH="$(sha256sum "${BASH_SOURCE[0]}" | cut -c1-16)"
JDK_HASH="$(sha256sum "$JDK/release" | cut -c1-16)"
BASE_KEY="$SELF_HASH-$JDK_HASH"
KAFKA_KEY="$BASE_KEY-$KAFKA_VERSION"
built_key() { docker image inspect --format '{{index .Config.Labels "local.build.key"}}' "$1" 2>/dev/null || true; }

if [ "$FORCE" != 1 ] && [ "$(built_key "$KAFKA_IMAGE_TAG")" = "$KAFKA_KEY" ]; then
  log "$KAFKA_IMAGE_TAG is up to date"; echo "$KAFKA_IMAGE_TAG"; exit 0
fi

mkdir -p "$WORK"
exec 9>"$WORK/.lock"; flock 9            # two parallel calls must not build over each other
if [ "$FORCE" != 1 ] && [ "$(built_key "$KAFKA_IMAGE_TAG")" = "$KAFKA_KEY" ]; then
  log "$KAFKA_IMAGE_TAG was just built by another call"; echo "$KAFKA_IMAGE_TAG"; exit 0
fi

# --- base image -------------------------------------------------------------------------------
copy_with_libs() {                       # copy_with_libs ROOT FILE...: the file and every library ldd names
  local root="$1" f lib; shift
  for f in "$@"; do
    cp -L --parents "$f" "$root/"
    while read -r lib; do
      [ -e "$root$lib" ] || cp -L --parents "$lib" "$root/"
    done < <(ldd "$f" 2>/dev/null | grep -oE '/[^ ]+' | sort -u)
  done
}

add_shell_tools() {                      # busybox-static from Debian, else the host's own tools
  local root="$1" bb="$WORK/busybox/bin/busybox"
  if [ ! -x "$bb" ]; then
    if command -v busybox >/dev/null && ! ldd "$(command -v busybox)" >/dev/null 2>&1; then
      mkdir -p "$(dirname "$bb")"; cp -L "$(command -v busybox)" "$bb"
    elif command -v apt-get >/dev/null; then
      ( cd "$WORK" && rm -f busybox-static_*.deb \
        && { apt-get download -q busybox-static || { apt-get update -q && apt-get download -q busybox-static; }; } \
        && dpkg-deb -x busybox-static_*.deb busybox ) >"$WORK/busybox.log" 2>&1 || true
    fi
  fi
  if [ -x "$bb" ]; then
    log "shell tools: busybox-static"
    cp -L "$bb" "$root/usr/bin/busybox"
    local a; for a in $("$bb" --list); do
      case "$a" in bash|busybox|init|linuxrc|reboot|poweroff|halt) continue;; esac
      [ -e "$root/usr/bin/$a" ] || ln -s busybox "$root/usr/bin/$a"
    done
  else
    log "shell tools: the host's (no busybox-static)"
    local t p; for t in cat chmod chown cp cut date dirname basename env find grep head hostname id ls mkdir mv \
                        nproc ps rm sed sleep sort tail tee touch tr uniq wc xargs curl; do
      p="$(command -v "$t" || true)"; [ -n "$p" ] || continue
      copy_with_libs "$root" "$(readlink -f "$p")"
      [ -e "$root/usr/bin/$t" ] || ln -s "$(readlink -f "$p")" "$root/usr/bin/$t"
    done
    ln -sf bash "$root/usr/bin/sh"
  fi
}

build_base() {
  local root; root="$(mktemp -d "$WORK/base.XXXXXX")"
  mkdir -p "$root"/usr/{bin,lib,lib64} "$root"/{etc,root,run,tmp,var/tmp,proc,sys,dev,home/appuser,opt/java}
  chmod 755 "$root"; chmod 1777 "$root/tmp" "$root/var/tmp"
  ln -s usr/bin "$root/bin"; ln -s usr/bin "$root/sbin"; ln -s bin "$root/usr/sbin"
  ln -s usr/lib "$root/lib"; ln -s usr/lib64 "$root/lib64"
  ln -s ../run "$root/var/run"

  copy_with_libs "$root" /bin/bash
  add_shell_tools "$root"
  # Debian's busybox has no adduser; an application's Dockerfile may want useradd and groupadd
  local u; for u in useradd groupadd; do
    if u="$(command -v "$u")"; then copy_with_libs "$root" "$(readlink -f "$u")"; fi
  done
  [ -f /etc/login.defs ] && cp -L --parents /etc/login.defs "$root/"
  # what a JVM and the JNI parts of zstd, snappy and lz4 open at run time
  local l p; for l in libc.so.6 libm.so.6 libdl.so.2 libpthread.so.0 librt.so.1 libresolv.so.2 libz.so.1 \
                      libstdc++.so.6 libgcc_s.so.1 libnss_files.so.2 libnss_dns.so.2; do
    for p in /lib/*-linux-gnu/"$l" /usr/lib/*-linux-gnu/"$l"; do
      if [ -e "$p" ]; then [ -e "$root$p" ] || cp -L --parents "$p" "$root/"; break; fi
    done
  done
  [ -d /usr/lib/locale/C.utf8 ] && cp -rL --parents /usr/lib/locale/C.utf8 "$root/"
  [ -f /etc/ssl/certs/ca-certificates.crt ] && cp -L --parents /etc/ssl/certs/ca-certificates.crt "$root/"

  printf 'root:x:0:0:root:/root:/bin/bash\nappuser:x:1000:1000::/home/appuser:/bin/bash\nnobody:x:65534:65534:nobody:/nonexistent:/bin/false\n' >"$root/etc/passwd"
  printf 'root:x:0:\nappuser:x:1000:\nnogroup:x:65534:\n' >"$root/etc/group"
  printf 'root:*:19000:0:99999:7:::\nappuser:!:19000:0:99999:7:::\n' >"$root/etc/shadow"; chmod 640 "$root/etc/shadow"
  printf 'passwd: files\ngroup: files\nhosts: files dns\n' >"$root/etc/nsswitch.conf"
  printf 'ID=local-java-base\nNAME="local java base"\n' >"$root/etc/os-release"
  chown -R 1000:1000 "$root/home/appuser"

  # Debian's JDK points some of its files at /etc; jlink copies what they say
  log "jlink from $JDK (Java $JAVA_MAJOR)"
  "$JDK/bin/jlink" --add-modules "$JRE_MODULES" --strip-debug --no-header-files --no-man-pages \
    --output "$root/opt/java/openjdk" >&2
  "$root/opt/java/openjdk/bin/java" -Xshare:dump >/dev/null 2>&1 || log "no default CDS archive (slower start only)"

  log "docker import $BASE_IMAGE_TAG"
  tar -C "$root" --numeric-owner -c . | docker import \
    --change 'ENV PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' \
    --change 'ENV JAVA_HOME=/opt/java/openjdk' --change 'ENV LANG=C.UTF-8' \
    --change 'CMD ["/bin/bash"]' --change "LABEL local.build.key=$BASE_KEY" - "$BASE_IMAGE_TAG" >/dev/null
  rm -rf "$root"
  docker run --rm --network none "$BASE_IMAGE_TAG" bash -c 'java -version && sh -c true' >/dev/null 2>&1 || fail "the base image cannot start java"
}

if [ "$FORCE" = 1 ] || [ "$(built_key "$BASE_IMAGE_TAG")" != "$BASE_KEY" ]; then
  log "building $BASE_IMAGE_TAG"; build_base
else
  log "$BASE_IMAGE_TAG is up to date"
fi

# --- Kafka's jars -----------------------------------------------------------------------------
CTX="$WORK/kafka-context"
rm -rf "$CTX"; mkdir -p "$CTX/kafka/bin" "$CTX/kafka/config" "$CTX/docker"
mvn_run() {
  local out; out="$WORK/mvn.log"
  mvn -B -ntp ${MAVEN_REPO_LOCAL:+-Dmaven.repo.local="$MAVEN_REPO_LOCAL"} "$@" >"$out" 2>&1 || {
    grep -E '^\[ERROR\]|BUILD' "$out" | sed -E 's#https?://[^ )]*#(address)#g' | head -5 >&2
    fail "Maven could not collect Kafka $KAFKA_VERSION's jars (log: $out)"; }
}
write_pom() {                            # write_pom BINDING_VERSION_OR_EMPTY
  cat >"$WORK/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>local</groupId><artifactId>kafka-image</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>$KAFKA_VERSION</version></dependency>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka-tools</artifactId><version>$KAFKA_VERSION</version>
      <exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions></dependency>
    ${1:+<dependency><groupId>org.apache.logging.log4j</groupId><artifactId>log4j-slf4j-impl</artifactId><version>$1</version></dependency>}
  </dependencies>
</project>
POM
}
log "collecting Kafka $KAFKA_VERSION's jars from Maven Central"
collect() { mvn_run -f "$WORK/pom.xml" "$DEPENDENCY_PLUGIN:copy-dependencies" -DincludeScope=runtime -DoutputDirectory="$CTX/kafka/libs"; }
write_pom "$SLF4J_BINDING_VERSION"; collect
if [ -z "$SLF4J_BINDING_VERSION" ]; then
  # kafka_2.13's pom names log4j-core but no SLF4J binding: without one the broker logs nothing,
  # and Testcontainers waits for a log line
  v="$(ls "$CTX/kafka/libs" | sed -nE 's/^log4j-core-(.*)\.jar$/\1/p')"; [ -n "$v" ] || fail "no log4j-core among Kafka's jars"
  write_pom "$v"; collect
fi
log "$(ls "$CTX/kafka/libs" | wc -l) jars, $(du -sh "$CTX/kafka/libs" | cut -f1)"

# --- scripts ----------------------------------------------------------------------------------
cat >"$CTX/kafka/config/log4j2.yaml" <<'Y'
Configuration:
  Appenders:
    Console:
      name: STDOUT
      target: SYSTEM_OUT
      PatternLayout:
        pattern: "[%d] %p %m (%c)%n"
  Loggers:
    Root:
      level: INFO
      AppenderRef:
        - ref: STDOUT
Y
cat >"$CTX/kafka/config/tools-log4j2.yaml" <<'Y'
Configuration:
  Appenders:
    Console:
      name: STDERR
      target: SYSTEM_ERR
      PatternLayout:
        pattern: "[%d] %p %m (%c)%n"
  Loggers:
    Root:
      level: WARN
      AppenderRef:
        - ref: STDERR
Y
# used only when no KAFKA_* variable and no mounted server.properties is given
cat >"$CTX/kafka/config/server.properties" <<'P'
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@localhost:9093
listeners=PLAINTEXT://:9092,CONTROLLER://:9093
advertised.listeners=PLAINTEXT://localhost:9092
inter.broker.listener.name=PLAINTEXT
controller.listener.names=CONTROLLER
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
log.dirs=/tmp/kraft-combined-logs
offsets.topic.replication.factor=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
P
cp "$CTX"/kafka/config/* "$CTX/docker/"

cat >"$CTX/kafka/bin/kafka-run-class.sh" <<'S'
#!/bin/bash
# runs one of Kafka's classes; KAFKA_OPTS, KAFKA_HEAP_OPTS, KAFKA_JMX_OPTS and
# KAFKA_JVM_PERFORMANCE_OPTS are passed to the JVM, KAFKA_LOG4J_OPTS names another log configuration
set -f
exec "${JAVA_HOME:-/opt/java/openjdk}/bin/java" ${KAFKA_HEAP_OPTS:--Xmx256m} ${KAFKA_JVM_PERFORMANCE_OPTS:-} ${KAFKA_JMX_OPTS:-} \
  ${KAFKA_LOG4J_OPTS:--Dlog4j2.configurationFile=/opt/kafka/config/tools-log4j2.yaml} ${KAFKA_OPTS:-} \
  -cp '/opt/kafka/libs/*' "$@"
S
cat >"$CTX/kafka/bin/kafka-server-start.sh" <<'S'
#!/bin/bash
export KAFKA_HEAP_OPTS="${KAFKA_HEAP_OPTS:--Xms256m -Xmx512m}"
export KAFKA_LOG4J_OPTS="${KAFKA_LOG4J_OPTS:--Dlog4j2.configurationFile=/opt/kafka/config/log4j2.yaml}"
export KAFKA_JVM_PERFORMANCE_OPTS="${KAFKA_JVM_PERFORMANCE_OPTS:--XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.awt.headless=true}"
exec /opt/kafka/bin/kafka-run-class.sh kafka.Kafka "$@"
S
tool() { printf '#!/bin/bash\nexec /opt/kafka/bin/kafka-run-class.sh %s "$@"\n' "$2" >"$CTX/kafka/bin/$1"; }
tool kafka-storage.sh kafka.tools.StorageTool
tool kafka-topics.sh org.apache.kafka.tools.TopicCommand
tool kafka-configs.sh kafka.admin.ConfigCommand
tool kafka-consumer-groups.sh org.apache.kafka.tools.consumer.group.ConsumerGroupCommand
tool kafka-console-producer.sh org.apache.kafka.tools.ConsoleProducer
tool kafka-console-consumer.sh org.apache.kafka.tools.consumer.ConsoleConsumer
tool kafka-broker-api-versions.sh org.apache.kafka.tools.BrokerApiVersionsCommand
tool kafka-get-offsets.sh org.apache.kafka.tools.GetOffsetShell
tool kafka-metadata-quorum.sh org.apache.kafka.tools.MetadataQuorumCommand

cat >"$CTX/docker/run" <<'S'
#!/bin/bash
# The entry point Testcontainers and apache/kafka's users call: KAFKA_* variables -> server.properties,
# format the storage (KafkaDockerWrapper, from Kafka's own jar, does both), start the broker.
set -euo pipefail
export CLUSTER_ID="${CLUSTER_ID:-5L6g3nShT-eMCtK--X86sw}"

if [ "${KAFKA_PROCESS_ROLES:-}" = controller ]; then
  unset KAFKA_ADVERTISED_LISTENERS
elif [ -z "${KAFKA_LISTENERS:-}" ] && [ -n "${KAFKA_ADVERTISED_LISTENERS:-}" ]; then
  KAFKA_LISTENERS="$(sed -E 's#://[^:,]*:#://0.0.0.0:#g' <<<"$KAFKA_ADVERTISED_LISTENERS")"; export KAFKA_LISTENERS
fi

cds=''; [ -f /opt/kafka/setup.jsa ] && cds='-XX:SharedArchiveFile=/opt/kafka/setup.jsa'
if ! out="$(KAFKA_HEAP_OPTS=-Xmx128m KAFKA_OPTS='' KAFKA_JMX_OPTS='' \
    KAFKA_JVM_PERFORMANCE_OPTS="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 $cds" \
    /opt/kafka/bin/kafka-run-class.sh kafka.docker.KafkaDockerWrapper setup \
      --default-configs-dir /etc/kafka/docker --mounted-configs-dir /mnt/shared/config \
      --final-configs-dir /opt/kafka/config 2>&1)"; then
  printf '%s\n' "$out"
  grep -qi 'already formatted' <<<"$out" || exit 1
fi

if [ -z "${KAFKA_JVM_PERFORMANCE_OPTS:-}" ]; then
  cds=''; [ -f /opt/kafka/broker.jsa ] && cds='-XX:SharedArchiveFile=/opt/kafka/broker.jsa'
  export KAFKA_JVM_PERFORMANCE_OPTS="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.awt.headless=true $cds"
fi
exec /opt/kafka/bin/kafka-server-start.sh /opt/kafka/config/server.properties
S

# run once while the image is built: starts a broker with Testcontainers' settings, which proves the
# image, and keeps the classes it loaded (class data sharing) so that later starts are quicker
cat >"$CTX/docker/warm-up" <<'S'
#!/bin/bash
set -uo pipefail
export CLUSTER_ID=4L6g3nShT-eMCtK--X86sw KAFKA_NODE_ID=1 KAFKA_PROCESS_ROLES=broker,controller \
  KAFKA_LISTENERS=PLAINTEXT://0.0.0.0:9092,BROKER://0.0.0.0:9093,CONTROLLER://0.0.0.0:9094 \
  KAFKA_ADVERTISED_LISTENERS=PLAINTEXT://127.0.0.1:9092,BROKER://127.0.0.1:9093 \
  KAFKA_LISTENER_SECURITY_PROTOCOL_MAP=BROKER:PLAINTEXT,PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT \
  KAFKA_INTER_BROKER_LISTENER_NAME=BROKER KAFKA_CONTROLLER_LISTENER_NAMES=CONTROLLER \
  KAFKA_CONTROLLER_QUORUM_VOTERS=1@127.0.0.1:9094 KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR=1 \
  KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS=1 KAFKA_LOG_DIRS=/tmp/warm-up-logs
keep='-XX:+UseSerialGC -XX:TieredStopAtLevel=1'
KAFKA_HEAP_OPTS=-Xmx128m KAFKA_JVM_PERFORMANCE_OPTS="$keep -XX:ArchiveClassesAtExit=/opt/kafka/setup.jsa" \
  /opt/kafka/bin/kafka-run-class.sh kafka.docker.KafkaDockerWrapper setup --default-configs-dir /etc/kafka/docker \
  --mounted-configs-dir /mnt/shared/config --final-configs-dir /opt/kafka/config >/tmp/warm-up.out 2>&1 || { cat /tmp/warm-up.out; exit 1; }
KAFKA_JVM_PERFORMANCE_OPTS="$keep -XX:ArchiveClassesAtExit=/opt/kafka/broker.jsa" \
  /opt/kafka/bin/kafka-server-start.sh /opt/kafka/config/server.properties >/tmp/warm-up.out 2>&1 &
pid=$!; ok=1
for _ in $(seq 1 600); do
  grep -q 'Transitioning from RECOVERY to RUNNING' /tmp/warm-up.out && { ok=0; break; }
  kill -0 "$pid" 2>/dev/null || break; sleep 0.1
done
if [ "$ok" = 0 ]; then
  # the classes that a first produce, consume and group join load belong in the archive too
  export KAFKA_LOG4J_OPTS=-Dlog4j2.configurationFile=/opt/kafka/config/tools-log4j2.yaml
  echo warm | /opt/kafka/bin/kafka-console-producer.sh --bootstrap-server 127.0.0.1:9092 --topic warm-up >/dev/null 2>&1
  /opt/kafka/bin/kafka-console-consumer.sh --bootstrap-server 127.0.0.1:9092 --topic warm-up --from-beginning \
     --max-messages 1 --timeout-ms 20000 2>/dev/null | grep -qx warm || ok=2
fi
kill "$pid" 2>/dev/null; wait "$pid" 2>/dev/null
[ "$ok" = 0 ] || { echo "warm-up failed ($ok)"; tail -40 /tmp/warm-up.out; exit 1; }
rm -rf /tmp/warm-up-logs /tmp/warm-up.out /tmp/hsperfdata_* /opt/kafka/config/server.properties
cp /etc/kafka/docker/server.properties /opt/kafka/config/server.properties
S
chmod 755 "$CTX"/kafka/bin/*.sh "$CTX/docker/run" "$CTX/docker/warm-up"

cat >"$CTX/Dockerfile" <<D
ARG BASE_IMAGE
FROM \${BASE_IMAGE}
COPY kafka /opt/kafka
COPY docker /etc/kafka/docker
RUN mkdir -p /var/lib/kafka/data /mnt/shared/config /etc/kafka/secrets /opt/kafka/logs \\
 && chown -R 1000:1000 /opt/kafka/config /opt/kafka/logs /var/lib/kafka /mnt/shared/config /etc/kafka
RUN /etc/kafka/docker/warm-up && chown -R 1000:1000 /opt/kafka/config
ENV PATH=/opt/java/openjdk/bin:/opt/kafka/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
LABEL local.build.key="$KAFKA_KEY" org.opencontainers.image.version="$KAFKA_VERSION"
USER appuser
EXPOSE 9092
CMD ["/etc/kafka/docker/run"]
D

# --- Kafka image ------------------------------------------------------------------------------
# DOCKER_BUILDKIT=0: the classic builder reads the daemon's own images and never asks a registry for
# them; --network none: the warm-up needs loopback only. No --pull: it would ask a registry.
log "docker build $KAFKA_IMAGE_TAG"
DOCKER_BUILDKIT=0 docker build --network none --build-arg BASE_IMAGE="$BASE_IMAGE_TAG" -t "$KAFKA_IMAGE_TAG" "$CTX" \
  >"$WORK/docker-build.log" 2>&1 || { tail -30 "$WORK/docker-build.log" >&2; fail "docker build failed"; }
log "done: $(docker image inspect --format '{{.Size}}' "$KAFKA_IMAGE_TAG" | awk '{printf "%.0f MB", $1/1e6}')"
echo "$KAFKA_IMAGE_TAG"
