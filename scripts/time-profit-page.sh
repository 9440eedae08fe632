#!/usr/bin/env bash
# How long the page of the profit takes with 50 000 transactions (or as many as are given) when another cost method or currency is
# chosen: starts the built server on an empty folder beside a made-up European Central Bank, uploads a made-up Saxo file of trades in
# dollars, looks at a page as a person would, and asks for each choice: the first time, and eleven times more, of which the median.
#
# Needs python3 and curl, and the built server:
#   mvn -q -DskipTests package && scripts/time-profit-page.sh [transactions]
set -eu
root=$(git -C "$(dirname "$0")" rev-parse --show-toplevel)
jar="$root/app-javalin/target/smartfolio.jar"
transactions=${1:-50000}
work=$(mktemp -d)
trap 'kill $(jobs -p) 2> /dev/null || true; wait; rm -rf "$work"' EXIT
mkdir "$work/ecb"

python3 - "$transactions" "$work" << 'PYTHON'
import datetime
import random
import sys
import zipfile

count, work = int(sys.argv[1]), sys.argv[2]
random.seed(20261122)
first, trades_a_day, instruments = datetime.date(2005, 1, 3), 7, 150
held, price = [0] * instruments, [random.randint(1000, 30000) for _ in range(instruments)]


def decimal(cents):
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02}"


def isin(number):
    digits = "3028" + f"{number:09}"
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * 2 if place % 2 == 0 else int(digit)
        total += doubled // 10 + doubled % 10
    return f"US{number:09}{-total % 10}"


with open(f"{work}/trades.csv", "w") as out:
    out.write("Client ID,Trade Date,Value Date,Type,Instrument,Instrument ISIN,Instrument currency,Exchange Description,"
              "Instrument Symbol,Event,Amount,Order ID,Conversion Rate\n")
    for i in range(count):
        share = random.randrange(instruments)
        price[share] = max(100, price[share] + random.randint(-200, 200))
        sells = held[share] > 0 and random.randrange(100) < 48
        units = random.randint(1, min(held[share], 60)) if sells else random.randint(1, 50)
        held[share] += -units if sells else units
        cash = (units if sells else -units) * price[share] - random.randint(100, 900)
        day = (first + datetime.timedelta(days=i // trades_a_day)).strftime("%d-%b-%Y")
        event = f"{'Sell' if sells else 'Buy'} {-units if sells else units} @ {decimal(price[share])} USD"
        amount = decimal(cash).replace(".", ",")
        out.write(f'1,{day},{day},Trade,Share {share},{isin(share)},USD,NASDAQ,S{share}:xnas,{event},"{amount}",{9000000 + i},1\n')

days = [first + datetime.timedelta(days=n) for n in range((datetime.date.today() - first).days)]
rows = [f"{day},{1.05 + random.random() / 10:.4f},{0.83 + random.random() / 20:.4f},{0.93 + random.random() / 20:.4f},"
        for day in reversed(days) if day.weekday() < 5]
with zipfile.ZipFile(f"{work}/ecb/eurofxref-hist.zip", "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("eurofxref-hist.csv", "Date,USD,GBP,CHF,\n" + "\n".join(rows) + "\n")
last, usd, gbp, chf, _ = rows[0].split(",")
with open(f"{work}/ecb/eurofxref-daily.xml", "w") as out:
    out.write('<?xml version="1.0" encoding="UTF-8"?><gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" '
              'xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref"><Cube>'
              f'<Cube time="{last}"><Cube currency="USD" rate="{usd}"/><Cube currency="GBP" rate="{gbp}"/>'
              f'<Cube currency="CHF" rate="{chf}"/></Cube></Cube></gesmes:Envelope>')
PYTHON

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

bank=$(free_port)
(cd "$work/ecb" && exec python3 -m http.server --bind 127.0.0.1 "$bank" > /dev/null 2>&1) &
port=$(free_port)
SMARTFOLIO_MASTER_KEY_FILE="$work/key/master.key" java -jar "$jar" --port "$port" --data-dir "$work/data" \
  --ecb-base-url "http://127.0.0.1:$bank/" > "$work/server.log" 2>&1 &
site="http://127.0.0.1:$port"
for _ in $(seq 300); do
  curl -s -o /dev/null "$site/" && break
  sleep 0.1
done
sleep 5
curl -sf -o /dev/null -w 'upload: %{time_total} s\n' -F "file=@$work/trades.csv" "$site/api/sources/saxo/files"
curl -sf -o /dev/null "$site/sources"
sleep 10
curl -sf -o /dev/null -w 'the first page: %{time_total} s\n' "$site/profit?method=fifo&currency=EUR"

milliseconds() {
  curl -sf -o "$work/page" -w '%{time_total}' "$site/profit?method=$1&currency=$2" | awk '{ printf "%d", $1 * 1000 }'
}

for currency in EUR USD GBP CHF; do
  for method in fifo average; do
    echo "$method $currency: first $(milliseconds $method $currency) ms, $(wc -c < "$work/page") bytes"
  done
done
for currency in EUR USD GBP CHF; do
  for method in fifo average; do
    echo "$method $currency: median $(for _ in $(seq 11); do
      milliseconds $method $currency
      echo
    done | sort -n | sed -n 6p) ms"
  done
done
