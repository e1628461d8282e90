#!/usr/bin/env bash
# Is deploy/kubernetes.yaml what the Kubernetes API takes? Each object is validated against the JSON schema of its kind, and
# compiled as TypeScript against the type of its kind, which knows every member: what is misspelt is an error, too. Schemas and
# types are those of the npm package kubernetes-models, which are generated from the description of the API.
#   deploy/check.sh [file …]
# Needs node with npm.
set -euo pipefail
cd "$(dirname "$0")"
(cd check && npm install --silent --no-audit --no-fund --no-package-lock)
exec node check/check.mjs "${@:-kubernetes.yaml}"
