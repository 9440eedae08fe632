package io.github.smartfolio.saxo;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.account.CashBalance;
import io.github.smartfolio.account.Position;
import io.github.smartfolio.account.Reconciliation;
import io.github.smartfolio.account.ReportedTotal;
import io.github.smartfolio.http.CallException;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.PriceUnit;
import io.github.smartfolio.money.Quantity;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What Saxo said about one account, and what it comes to. */
final class AccountFigures {

    private final AccountId account;
    private final Currency currency;
    private final Balance balance;
    private final List<NetPosition> rows = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param rows of {@code netpositions}; one that cannot be read is a finding, and the others stay
     * @throws CallException if the balance cannot be read
     */
    AccountFigures(SaxoAccount account, Answer balance, List<JsonNode> rows) {
        this.account = account.id();
        try {
            this.balance = Balance.from(balance.object());
        } catch (UnreadableEntry e) {
            throw balance.unreadable("cannot be understood: " + e.getMessage());
        }
        this.currency = this.balance
                .currency()
                .or(account::currency)
                .flatMap(PriceUnit::tryParse)
                .map(PriceUnit::currency)
                .orElseThrow(() -> balance.unreadable("names no currency"));
        for (JsonNode row : rows) {
            try {
                this.rows.add(NetPosition.from(Entry.of(row)));
            } catch (UnreadableEntry e) {
                findings.add(finding(
                                Severity.ERROR,
                                "UNREADABLE_ENTRY",
                                "A position is left out, because " + e.getMessage() + '.')
                        .inColumn(e.property(), e.value()));
            }
        }
    }

    AccountId account() {
        return account;
    }

    /** In the order of the rows. */
    Set<InstrumentKey> instruments() {
        Set<InstrumentKey> keys = new LinkedHashSet<>();
        rows.stream().filter(row -> !row.isSquared()).map(NetPosition::key).forEach(keys::add);
        return keys;
    }

    /** @param allFindings to which those of this account are added */
    AccountSnapshot snapshot(KnownInstruments known, List<Finding> allFindings) {
        List<Position> positions = new ArrayList<>();
        Money pending = Money.zero(currency);
        for (NetPosition row : rows) {
            Optional<AssetClass> kind = AssetTypes.assetClass(row.key().assetType());
            Worth worth = new Worth(row, kind, known.details(row.key()), currency);
            if (row.isSquared()) {
                pending = worth.pendingProfit().map(pending::plus).orElse(pending);
                findings.add(finding(
                                Severity.INFO,
                                "SQUARED",
                                name(row, Optional.empty())
                                        + " is bought and sold in equal parts, which Saxo settles at the end of the day.")
                        .inColumn("NetPositionBase.Amount", row.amount().toPlainString()));
            } else {
                positions.add(position(row, kind, worth, known));
            }
        }
        allFindings.addAll(findings);
        AccountSnapshot snapshot = AccountSnapshot.of(account, List.of(cash()), positions);
        Money apart = pending;
        return balance.total()
                .map(total -> snapshot.withReported(reported(snapshot, Money.of(total, currency), apart)))
                .orElse(snapshot);
    }

    private CashBalance cash() {
        return new CashBalance(
                Money.of(balance.cash(), currency),
                balance.notBooked().filter(b -> b.signum() != 0).map(b -> Money.of(b, currency)));
    }

    private Position position(NetPosition row, Optional<AssetClass> known, Worth worth, KnownInstruments instruments) {
        AssetClass kind = known.orElse(AssetClass.OTHER);
        if (known.isEmpty()) {
            findings.add(finding(
                            Severity.WARNING,
                            "UNKNOWN_ASSET_TYPE",
                            "This asset type is not known: the position counts as what Saxo says it is worth.")
                    .inColumn("NetPositionBase.AssetType", row.key().assetType()));
        }
        if (worth.currency().isEmpty()) {
            findings.add(finding(
                            Severity.WARNING,
                            "UNKNOWN_UNIT",
                            "This currency is not known: the position has no figures in it.")
                    .inColumn("DisplayAndFormat.Currency", row.currency().orElse("")));
        }
        if (worth.value().isEmpty() && worth.baseValue().isEmpty()) {
            findings.add(finding(
                            Severity.WARNING,
                            "NO_VALUE",
                            "Saxo gives no price for " + name(row, instruments.details(row.key()))
                                    + ", and not enough else to say what it is worth.")
                    .inColumn(
                            "NetPositionView.CalculationReliability",
                            row.view().reliability().orElse("")));
        }
        Optional<InstrumentDetails> details = instruments.details(row.key());
        Optional<String> symbol = row.symbol().or(() -> details.flatMap(InstrumentDetails::symbol));
        return new Position(
                new Instrument(
                        Identity.of(row.key(), kind, symbol, instruments.isin(row.key())),
                        name(row, details),
                        kind,
                        worth.currency()),
                Quantity.of(row.amount()),
                worth.averagePrice(),
                worth.price(),
                worth.pricedAt(),
                worth.value(),
                worth.baseValue(),
                worth.profit(),
                worth.valued());
    }

    // Saxo's total was seen with the costs of closing all positions in it, and without them.
    private ReportedTotal reported(AccountSnapshot snapshot, Money total, Money pending) {
        List<ReportedTotal.Part> apart = new ArrayList<>();
        if (pending.amount().signum() != 0) {
            apart.add(new ReportedTotal.Part("PENDING_PROFIT", pending));
        }
        BigDecimal rest = difference(snapshot, new ReportedTotal(total, apart));
        BigDecimal costs = balance.costToClose().orElse(BigDecimal.ZERO);
        if (rest.subtract(costs).abs().compareTo(rest.abs()) < 0) {
            apart.add(new ReportedTotal.Part("CLOSING_COSTS", Money.of(costs, currency)));
        }
        return new ReportedTotal(total, apart);
    }

    private static BigDecimal difference(AccountSnapshot snapshot, ReportedTotal reported) {
        return Reconciliation.of(snapshot.withReported(reported))
                .map(reconciliation -> reconciliation.difference().amount())
                .orElse(BigDecimal.ZERO);
    }

    private static String name(NetPosition row, Optional<InstrumentDetails> details) {
        return row.description()
                .or(() -> details.flatMap(InstrumentDetails::description))
                .or(row::symbol)
                .orElse(row.key().toString());
    }

    private Finding finding(Severity severity, String code, String message) {
        return Finding.of(severity, code, message).inAccount(account);
    }
}
