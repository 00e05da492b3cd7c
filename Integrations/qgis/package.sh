#!/usr/bin/env bash
# Makes carecircle_qgis.zip, which QGIS installs by "Install from ZIP".
set -euo pipefail
cd "$(dirname "$0")"
target="${1:-carecircle_qgis.zip}"
rm -f "$target"
python3 - "$target" <<'PYTHON'
import os, sys, zipfile

with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as archive:
    for folder, _, names in os.walk("carecircle_qgis"):
        for name in sorted(names):
            if "__pycache__" not in folder:
                # The files of the Python package are links here, and become files.
                archive.write(os.path.join(folder, name))
PYTHON
echo "$target"
