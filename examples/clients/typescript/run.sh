#!/usr/bin/env bash
# Has types generated from openapi.yaml (openapi-typescript), compiles a sample against them with all checks on (tsc --strict), and
# lets it call a running Dateline (openapi-fetch).
#   examples/clients/typescript/run.sh [URL]      http://localhost:8080
# Needs node with npm. What is generated lies in a folder that is gone afterwards.
set -euo pipefail
cd "$(dirname "$0")"
url=${1:-http://localhost:8080}
contract=$PWD/../../../openapi.yaml
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp package.json tsconfig.json sample.ts "$work"
cd "$work"
npm install --silent --no-audit --no-fund --no-package-lock
./node_modules/.bin/openapi-typescript "$contract" -o dateline.d.ts >/dev/null
./node_modules/.bin/tsc
node sample.js "$url"
