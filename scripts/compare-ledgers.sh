#!/usr/bin/env bash
# Computes the same invented trades with this ledger and with beancount 2, compares every lot and the realised gain to the cent, and
# prints how long each took and the memory it needed. Ten thousand trades unless another number is given; beancount's time grows with
# the square of it. Afterwards this ledger alone, on one core, with 10 000, 100 000 and 1 000 000.
#
# Needs beancount and time (Debian: apt-get install beancount time) and the built benchmarks:
#   mvn -q -DskipTests package && scripts/compare-ledgers.sh [trades]
set -eu
root=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
jar="$root/benchmarks/target/benchmarks.jar"
trades=${1:-10000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

ours() {
  java "${@:2}" -cp "$jar" io.github.smartfolio.benchmarks.LedgerComparison $1
}

cat > "$work/reckon.py" <<'PYTHON'
import sys
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal

from beancount import loader
from beancount.core import data, realization

entries, errors, _ = loader.load_file(sys.argv[1])
if errors:
    sys.exit(str(errors[0]))
real = realization.realize(entries)
lots = defaultdict(list)
cent = Decimal("0.01")
for account in realization.iter_children(realization.get(real, "Assets:Held")):
    for position in account.balance:
        lots[position.units.currency].append(position)
with open(sys.argv[2], "w") as out:
    for name in sorted(lots):
        for lot in sorted(lots[name], key=lambda p: (p.cost.date, p.cost.number, p.units.number)):
            cost = (lot.units.number * lot.cost.number).quantize(cent, ROUND_HALF_UP)
            out.write(f"{name} {lot.cost.date} {lot.units.number} {cost}\n")
    gains = realization.get(real, "Income:Gains").balance.get_currency_units("EUR").number
    out.write(f"realized {-gains}\n")
PYTHON

ours "journal $trades $work/trades.beancount"
echo "== $trades trades, this ledger, the whole process"
/usr/bin/time -f '%e s, %M kB' java -cp "$jar" io.github.smartfolio.benchmarks.LedgerComparison \
  reckon "$trades" 1 "$work/ours"
echo "== $trades trades, beancount $(/usr/bin/python3 -c 'import beancount; print(beancount.__version__)'), the whole process"
BEANCOUNT_DISABLE_LOAD_CACHE=1 /usr/bin/time -f '%e s, %M kB' /usr/bin/python3 "$work/reckon.py" \
  "$work/trades.beancount" "$work/theirs"

# Lots of one day and price are one lot for beancount: both are added up by instrument, day and cost of a unit.
merged() {
  awk '$1 == "realized" { print; next }
       { cents = int($4 * 100 + 0.5); unit = cents / $3; key = $1 " " $2 " " unit; units[key] += $3; cost[key] += cents }
       END { for (key in units) print key, units[key], cost[key] }' "$1" | LC_ALL=C sort
}
merged "$work/ours" > "$work/ours.lots"
merged "$work/theirs" > "$work/theirs.lots"
if ! cmp "$work/ours.lots" "$work/theirs.lots"; then
  diff "$work/ours.lots" "$work/theirs.lots" | head -20
  exit 1
fi
echo "== equal: $(grep -vc realized "$work/ours.lots") lots, $(grep realized "$work/ours")"

for n in 10000 100000 1000000; do
  echo "== $n trades, one core, less than 1 GiB, ten rounds in one process"
  taskset -c 1 /usr/bin/time -f '%M kB' java -XX:+UseSerialGC -Xmx900m -Xmn128m -cp "$jar" \
    io.github.smartfolio.benchmarks.LedgerComparison reckon "$n" 10
done
