#!/usr/bin/env bash
# Reads the newspaper of the demo as people do, in Chromium, against a Dateline of its own: front page, article, search, an update that
# arrives without reload, signing up, the server going and coming back; in light and dark, on a phone and on a desk, with axe. And
# writes it, at its desk. E2E_SHORT=true: what CI looks at with each change.
#   examples/e2e/run.sh [FOLDER FOR SCREENSHOTS]
# Needs a JDK 25, the packaged application (mvn package -DskipTests), node with npm, Chromium (CHROMIUM says where); uses the
# port E2E_PORT (18130) of 127.0.0.1.
set -euo pipefail
cd "$(dirname "$0")/../.."
JAVA_HOME=$(./dateline jdk)
export JAVA_HOME
export E2E_PORT=${E2E_PORT:-18130} E2E_KEY=dl_e2e-0123456789abcdefghijklmn
E2E_HOME=$(mktemp -d)
E2E_SHOTS=${1:-$E2E_HOME/shots}
mkdir -p "$E2E_SHOTS"
E2E_SHOTS=$(cd "$E2E_SHOTS" && pwd)
export E2E_HOME E2E_SHOTS
# The server, which the script stops and starts, is the script's; what it leaves behind is ours.
trap 'rm -rf "$E2E_HOME"' EXIT
cp examples/e2e/package.json "$E2E_HOME/"
(cd "$E2E_HOME" && npm install --silent --no-audit --no-fund --no-package-lock)
# Modules are looked up from where a script lies.
cp examples/e2e/*.mjs "$E2E_HOME/"
node "$E2E_HOME/reader.mjs"
