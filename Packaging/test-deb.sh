#!/usr/bin/env bash
# Installs a package into a fresh Debian 12 without Swift, and runs the sample there. Needs root, mmdebstrap and a mirror.
#
# usage: Packaging/test-deb.sh carecircle_VERSION_ARCH.deb [MIRROR]
set -euo pipefail
package="$(realpath "$1")"
root="$(mktemp -d)"
trap 'umount "$root/proc" 2> /dev/null || true; rm -rf "$root"' EXIT
chmod 755 "$root"
mmdebstrap --variant=apt --include=ca-certificates bookworm "$root" ${2:+"$2"}
cp "$package" "$root/tmp/carecircle.deb"
cp /etc/resolv.conf "$root/etc/resolv.conf"
# Programs in Swift read their arguments from there.
mount -t proc proc "$root/proc"
chroot "$root" sh -euc '
  apt-get update -qq
  apt-get install -y -qq /tmp/carecircle.deb > /dev/null
  ! command -v swift
  carecircle --version
  cp -r /usr/share/carecircle/SampleData /tmp/sample
  carecircle run /tmp/sample/study.yaml --out /tmp/out
  test -s /tmp/out/gaps.geojson
  test -s /usr/share/man/man1/carecircle-run.1.gz
  ls /usr/share/carecircle/templates | grep -q xlsx
'
echo "installs and runs without Swift"
