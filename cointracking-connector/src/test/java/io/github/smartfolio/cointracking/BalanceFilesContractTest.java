package io.github.smartfolio.cointracking;

import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.source.BalanceSource;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.testkit.BalanceSourceContract;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/** Each of CoinTracking's balance files as a source. */
class BalanceFilesContractTest {

    @Nested
    class CurrentBalanceContractTest extends BalanceFileContract {
        CurrentBalanceContractTest() {
            super(BalanceFiles.CURRENT_BALANCE, BalanceFiles.currentBalance());
        }
    }

    @Nested
    class BalanceByExchangeContractTest extends BalanceFileContract {
        BalanceByExchangeContractTest() {
            super(BalanceFiles.BALANCE_BY_EXCHANGE, BalanceFiles.balanceByExchange());
        }
    }

    @Nested
    class CoinsByExchangeContractTest extends BalanceFileContract {
        CoinsByExchangeContractTest() {
            super(BalanceFiles.COINS_BY_EXCHANGE, BalanceFiles.coinsByExchange());
        }
    }

    abstract static class BalanceFileContract extends BalanceSourceContract {

        private final String name;
        private final List<AccountSnapshot> expected;

        BalanceFileContract(String name, List<AccountSnapshot> expected) {
            this.name = name;
            this.expected = expected;
        }

        @Override
        protected BalanceSource healthy() {
            return BalanceFiles.source(() -> BalanceFiles.balances(name));
        }

        @Override
        protected List<AccountSnapshot> expected() {
            return expected;
        }

        @Override
        protected Set<Reason> possibleFailures() {
            return Set.of(Reason.UNREADABLE);
        }

        @Override
        protected BalanceSource failing(Reason reason) {
            return BalanceFiles.source(() -> BalanceFiles.resource("other", "CoinTracking - Overview.csv"));
        }

        @Override
        protected BalanceSource damaged() {
            return BalanceFiles.source(() -> {
                String whole = BalanceFiles.content(name);
                return BalanceFiles.text(whole.substring(0, whole.length() - 2));
            });
        }

        @Override
        protected BalanceSource detached() {
            return BalanceFiles.source(BalanceFilesContractTest::missing);
        }

        @Override
        protected Set<Capability> declined() {
            return Set.of(Capability.WAITING, Capability.SECRETS);
        }
    }

    private static UploadedFile missing() {
        throw new AssertionError("constructing must not look for the file");
    }
}
