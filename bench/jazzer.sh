#!/usr/bin/env bash
# Looks for inputs that break the parsers, with Jazzer (coverage-guided, of libFuzzer's kind). The targets are the *Target classes under
# src/test/java, what the suite replays is src/test/resources/fuzz: copy there, small, what was found and mended.
#   bench/jazzer.sh [--seconds 30] [target...]      body.HtmlTarget, importer.ExportTarget, ...; all of them if none is named
# Ends with 1 if an input was found; it lies under target/jazzer. Needs compiled tests (mvn test-compile), Maven and a JDK 25;
# Jazzer itself is fetched by the profile `jazzer` the first time.
set -euo pipefail
cd "$(dirname "$0")/.."
JAVA_HOME=$(./dateline jdk)
export JAVA_HOME
seconds=30
if [ "${1:-}" = --seconds ]; then seconds=$2; shift 2; fi
targets=("$@")
[ $# -gt 0 ] || for folder in src/test/resources/fuzz/*; do targets+=("${folder##*/news.dateline.}"); done
mkdir -p target/jazzer
[ target/jazzer/classpath -nt pom.xml ] || mvn -B -q -Pjazzer dependency:build-classpath -Dmdep.outputFile=target/jazzer/classpath
found=0
for target in "${targets[@]}"; do
  name=news.dateline.$target
  mkdir -p "target/jazzer/$name"
  echo "== $name, $seconds s"
  "$JAVA_HOME/bin/java" -Xmx1g --enable-native-access=ALL-UNNAMED \
    -cp "target/test-classes:target/classes:$(< target/jazzer/classpath)" com.code_intelligence.jazzer.Jazzer --target_class="$name" \
    --instrumentation_includes='news.dateline.**' --custom_hook_includes='news.dateline.**' \
    --reproducer_path=target/jazzer "target/jazzer/$name" "src/test/resources/fuzz/$name" \
    -artifact_prefix="target/jazzer/$name-" -max_total_time="$seconds" -timeout=10 > "target/jazzer/$name.log" 2>&1 || found=1
  grep -aE '^== |^#[0-9]+.*DONE|Exception|AssertionError|Test unit written' "target/jazzer/$name.log" | cut -c1-300 || true
done
exit $found
