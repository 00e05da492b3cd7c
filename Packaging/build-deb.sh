#!/usr/bin/env bash
# Builds carecircle_VERSION_ARCH.deb on Debian 12: the command with Swift's libraries inside, its manual pages, completions,
# templates and the sample district. Needs what .ci/install installs, and dpkg-dev.
#
# usage: Packaging/build-deb.sh [FOLDER]
set -euo pipefail
cd "$(dirname "$0")/.."
target="${1:-.}"
scratch=.build-deb
swift build -c release --product carecircle --static-swift-stdlib --scratch-path "$scratch"
program="$scratch/release/carecircle"
version="$("$program" --version | head -1 | cut -d' ' -f1)"
architecture="$(dpkg --print-architecture)"

stage="$(mktemp -d)"
trap 'rm -rf "$stage"' EXIT
root="$stage/root"
install -D -m 755 "$program" "$root/usr/bin/carecircle"
strip --strip-unneeded "$root/usr/bin/carecircle"
python3 Packaging/man.py "$program" "$root/usr/share/man/man1" "$(git log -1 --format=%cs 2>/dev/null || date +%F)"
gzip -9n "$root"/usr/share/man/man1/*.1
share="$root/usr/share"
mkdir -p "$share/bash-completion/completions" "$share/zsh/vendor-completions" "$share/fish/vendor_completions.d"
"$program" --generate-completion-script bash > "$share/bash-completion/completions/carecircle"
"$program" --generate-completion-script zsh > "$share/zsh/vendor-completions/_carecircle"
"$program" --generate-completion-script fish > "$share/fish/vendor_completions.d/carecircle.fish"
mkdir -p "$share/carecircle"
"$program" templates --out "$share/carecircle/templates" --lang zh --quiet
cp -r SampleData "$share/carecircle/SampleData"
mkdir -p "$share/doc/carecircle"
cp README.md CHANGELOG.md "$share/doc/carecircle/"
cp -r Documentation "$share/doc/carecircle/"
find "$root" -type d -exec chmod 755 {} +
find "$share" -type f -exec chmod 644 {} +

# What the program is linked with; GDAL, Pango and fonts are opened only by runs that need them.
mkdir -p "$stage/debian"
printf 'Source: carecircle\n\nPackage: carecircle\nArchitecture: any\nDescription: x\n' > "$stage/debian/control"
depends="$(cd "$stage" && dpkg-shlibdeps -O "$root/usr/bin/carecircle" | sed -n 's/^shlibs:Depends=//p')"
mkdir -p "$root/DEBIAN"
cat > "$root/DEBIAN/control" <<CONTROL
Package: carecircle
Version: $version
Architecture: $architecture
Maintainer: CareCircle developers <carecircle@example.org>
Installed-Size: $(du -sk "$root/usr" | cut -f1)
Depends: $depends
Recommends: libgdal32, libpangocairo-1.0-0, fonts-noto-cjk
Section: science
Priority: optional
Description: tells a city whether its people can walk to elder care
 Draws 15-minute service circles around care rooms, finds the old housing estates
 without a room in reach, checks new estates against their city's policy, and works
 out where to put the next rooms. Writes GeoJSON, workbooks, maps and reports.
CONTROL
file="$target/carecircle_${version}_${architecture}.deb"
dpkg-deb --build --root-owner-group "$root" "$file" > /dev/null
echo "$file: $(du -h "$file" | cut -f1), $(du -sh "$root/usr" | cut -f1) installed"
