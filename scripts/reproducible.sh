#!/usr/bin/env bash
# Builds HEAD twice, from two fresh clones in two directories, and compares every jar byte for byte.
# The same JDK is used for both: another JDK compiles to other bytes. Tests are skipped.
set -eu
root=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
commit=$(git -C "$root" rev-parse HEAD)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

build() {
  git clone -q --no-hardlinks "$root" "$work/$1"
  git -C "$work/$1" checkout -q "$commit"
  echo "building $commit, clone $1"
  (cd "$work/$1" && mvn -B -ntp -q -DskipTests package) || exit 1
  (cd "$work/$1" && find . -path '*/target/*.jar' -type f | LC_ALL=C sort) > "$work/$1.jars"
}

build first
build second-with-a-longer-name

sum() {
  if [ -f "$1" ]; then sha256sum "$1" | cut -d ' ' -f 1; else echo missing; fi
}

jars=$(LC_ALL=C sort -u "$work/first.jars" "$work/second-with-a-longer-name.jars")
if [ -z "$jars" ]; then
  echo "no jar was built" >&2
  exit 1
fi

status=0
printf '\n%-9s  %-64s  %s\n' result sha256 jar
while read -r jar; do
  one=$(sum "$work/first/$jar")
  two=$(sum "$work/second-with-a-longer-name/$jar")
  if [ "$one" = "$two" ]; then
    printf '%-9s  %s  %s\n' same "$one" "${jar#./}"
  else
    printf '%-9s  %-64s  %s\n' DIFFERENT "$one" "${jar#./}"
    printf '%-9s  %-64s\n' '' "$two"
    status=1
  fi
done <<< "$jars"
exit $status
