package io.github.smartfolio.saxo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.Reconciliation;
import io.github.smartfolio.credential.TokenStore;
import io.github.smartfolio.instrument.Isin;
import io.github.smartfolio.simulator.Environment;
import io.github.smartfolio.simulator.Fault;
import io.github.smartfolio.simulator.Lifetimes;
import io.github.smartfolio.simulator.LinkStyle;
import io.github.smartfolio.simulator.RecordedRequest;
import io.github.smartfolio.simulator.RegisteredApp;
import io.github.smartfolio.simulator.SampleClients;
import io.github.smartfolio.simulator.SaxoSimulator;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.SourceSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Reading Saxo")
class ReadingTest {

    private static final Duration DELAY = Duration.ofMillis(150);

    private static SaxoSimulator.Builder simulator() {
        return SaxoSimulator.builder(InstantSource.system());
    }

    private static SaxoSource source(SaxoSimulator simulator) {
        return new SaxoSource(Login.to(simulator, Login.settings(simulator)));
    }

    private static SaxoSignIn live(SaxoSimulator simulator, InstantSource clock) {
        SaxoSignIn signIn = new SaxoSignIn(
                SaxoSettings.live(RegisteredApp.PKCE_LIVE.key())
                        .withAddresses(simulator.address(), simulator.gateway(Environment.LIVE)),
                ConnectionId.of("saxo"),
                TokenStore.inMemory(),
                Login.THREADS,
                clock);
        Login.byBrowser(simulator, signIn);
        return signIn;
    }

    private static List<RecordedRequest> requests(SaxoSimulator simulator, String path) {
        return simulator.requests().stream()
                .filter(request -> request.path().equals(path))
                .toList();
    }

    @Test
    @DisplayName("asks for nothing but what it needs, with GET")
    void asks() {
        try (SaxoSimulator simulator = simulator().start();
                SaxoSource source = source(simulator)) {
            source.fetch();
            source.fetch();

            // Instruments and bookings once, the rest each time; three of the four accounts are active.
            assertThat(simulator.counts())
                    .containsOnly(
                            Map.entry("/token", 1L),
                            Map.entry("/port/v1/users/me", 2L),
                            Map.entry("/port/v1/clients/me", 2L),
                            Map.entry("/port/v1/accounts/me", 2L),
                            Map.entry("/port/v1/balances", 6L),
                            Map.entry("/port/v1/netpositions", 6L),
                            Map.entry("/root/v1/sessions/capabilities", 2L),
                            Map.entry("/ref/v1/instruments/details", 1L),
                            Map.entry("/hist/v1/transactions", 1L));
            assertThat(simulator.methodsSentToTheGateway()).containsExactly("GET");
            assertThat(requests(simulator, "/port/v1/netpositions")).allSatisfy(request -> {
                assertThat(request.query())
                        .startsWith("ClientKey=Cx7Kd%7CWmQ0yR2tVnb-uPAg%3D%3D&AccountKey=")
                        .endsWith("&FieldGroups=NetPositionBase%2CNetPositionView%2CDisplayAndFormat%2CExchangeInfo");
                assertThat(request.acceptEncoding()).contains("gzip");
            });
            assertThat(requests(simulator, "/ref/v1/instruments/details").get(0).query())
                    .isEqualTo(
                            "Uics=21%2C211%2C3313%2C4910%2C18216%2C2501877%2C4180552%2C4720163%2C47316301%2C50331144%2C51044712"
                                    + "&AssetTypes=Bond%2CCfdOnIndex%2CContractFutures%2CEtf%2CFxSpot%2CMutualFund%2CStock%2CStockOption");
        }
    }

    @Test
    @DisplayName("reads sixteen accounts side by side")
    void sideBySide() {
        try (SaxoSimulator simulator =
                        simulator().client(SampleClients.withAccounts(16)).start();
                SaxoSource source = source(simulator)) {
            source.fetch();
            int before = simulator.requests().size();
            simulator.on("/").always(Fault.delayed(DELAY));
            SourceSnapshot snapshot = source.fetch();

            assertThat(snapshot.accounts()).hasSize(16);
            assertThat(snapshot.isComplete()).isTrue();
            List<Instant> asked = simulator.requests().stream()
                    .skip(before)
                    .filter(request -> request.path().equals("/port/v1/balances")
                            || request.path().equals("/port/v1/netpositions"))
                    .map(RecordedRequest::at)
                    .sorted()
                    .toList();
            assertThat(asked).hasSize(32);
            long atOnce = asked.stream()
                    .mapToLong(at -> asked.stream()
                            .filter(other ->
                                    !other.isAfter(at) && other.plus(DELAY).isAfter(at))
                            .count())
                    .max()
                    .orElseThrow();
            assertThat(atOnce).as("requests under way at the same time").isGreaterThanOrEqualTo(16);
        }
    }

    @ParameterizedTest
    @EnumSource(LinkStyle.class)
    @DisplayName("follows links of every style, with the token to nobody else")
    void links(LinkStyle style) {
        try (SaxoSimulator simulator = simulator().links(style).start();
                SaxoSource source = source(simulator)) {
            String full = Fixtures.text("netpositions-usd.json");
            ObjectNode first = (ObjectNode) Fixtures.json(full);
            ArrayNode data = (ArrayNode) first.get("Data");
            while (data.size() > 2) {
                data.remove(2);
            }
            String root = switch (style) {
                case PUBLIC_HOST -> "https://gateway.saxobank.com/sim";
                case RELATIVE -> "";
                case OWN_HOST -> simulator.address() + "/sim";
            };
            // The simulator goes on from there by itself.
            first.put("__next", root + "/openapi/port/v1/netpositions?$skip=2");
            simulator.on("/port/v1/netpositions", "Zp8-uHn4GdLw|2oEirKsBQ==").once(Fault.json(200, first.toString()));
            SourceSnapshot snapshot = source.fetch();

            assertThat(snapshot.isComplete()).isTrue();
            assertThat(snapshot.accounts())
                    .hasSize(3)
                    .allSatisfy(account -> assertThat(Reconciliation.of(account)
                                    .orElseThrow()
                                    .difference()
                                    .amount())
                            .isZero());
            assertThat(requests(simulator, "/port/v1/netpositions")).hasSize(4);
        }
    }

    @Test
    @DisplayName("takes an empty list, and no content, for an empty account")
    void empty() {
        for (SaxoSimulator.Builder builder : List.of(simulator(), simulator().noContentWhenEmpty())) {
            try (SaxoSimulator simulator = builder.client(
                                    SampleClients.fixtures().withoutPositions("9300123DKK"))
                            .start();
                    SaxoSource source = source(simulator)) {
                SourceSnapshot snapshot = source.fetch();

                assertThat(snapshot.isComplete()).isTrue();
                assertThat(snapshot.accounts().get(2).account()).isEqualTo(AccountId.of("saxo", "9300123DKK"));
                assertThat(snapshot.accounts().get(2).positions()).isEmpty();
                assertThat(snapshot.accounts().get(2).cash()).hasSize(1);
            }
        }
    }

    @Test
    @DisplayName("says that prices are missing until the terms of market data are accepted")
    void terms() {
        try (SaxoSimulator simulator = simulator().start();
                SaxoSource source = source(simulator)) {
            assertThat(source.fetch().findings()).extracting(Finding::code).doesNotContain("PRICES_NOT_ACCEPTED");

            ObjectNode user = (ObjectNode) Fixtures.json(Fixtures.text("users-me.json"));
            user.put("MarketDataViaOpenApiTermsAccepted", false);
            simulator.on("/port/v1/users/me").always(Fault.json(200, user.toString()));

            assertThat(source.fetch().findings())
                    .filteredOn(finding -> finding.code().equals("PRICES_NOT_ACCEPTED"))
                    .singleElement()
                    .extracting(Finding::severity)
                    .isEqualTo(Finding.Severity.WARNING);
        }
    }

    @Test
    @DisplayName("tells whether whoever signed in could trade, once Saxo has said so")
    void mayTrade() {
        try (SaxoSimulator simulator = simulator().start()) {
            SaxoSignIn signIn = Login.to(simulator, Login.settings(simulator));
            assertThat(signIn.mayTrade()).isEmpty();
            try (SaxoSource source = new SaxoSource(signIn)) {
                simulator.on("/root").once(Fault.json(200, Fixtures.text("sessions-capabilities.json")));
                assertThat(source.fetch().findings()).extracting(Finding::code).contains("MAY_TRADE");
                assertThat(signIn.mayTrade()).contains(true);

                simulator.on("/root").once(Fault.empty(503));
                assertThat(source.fetch().findings()).extracting(Finding::code).contains("MAY_TRADE");

                simulator.on("/root").once(Fault.json(200, "{\"TradeLevel\":\"None\"}"));
                assertThat(source.fetch().findings()).extracting(Finding::code).doesNotContain("MAY_TRADE");
                assertThat(signIn.mayTrade()).contains(false);
            }
        }
    }

    @Test
    @DisplayName("learns ISINs from bookings, where there are some, and keeps them")
    void isins() {
        Instant[] now = {Instant.parse("2026-11-20T10:00:00Z")};
        try (SaxoSimulator simulator = SaxoSimulator.builder(() -> now[0])
                        .lifetimes(new Lifetimes(Duration.ofDays(30), Duration.ofDays(60)))
                        .start();
                SaxoSource source = new SaxoSource(live(simulator, () -> now[0]))) {
            simulator.on("/hist").once(Fault.json(200, Fixtures.text("hist-transactions.json")));

            assertThat(isins(source.fetch())).containsExactlyInAnyOrder("US0378331005", "IE00BK5BQT80", "GB00BH4HKS39");
            assertThat(isins(source.fetch())).hasSize(3);
            assertThat(requests(simulator, "/hist/v1/transactions"))
                    .singleElement()
                    .extracting(RecordedRequest::query)
                    .isEqualTo("ClientKey=Cx7Kd%7CWmQ0yR2tVnb-uPAg%3D%3D&FromDate=2024-11-20&ToDate=2026-11-20");

            // The bond, the fund and the other ETF are still without one: a day later they are looked for again.
            now[0] = now[0].plus(Duration.ofDays(1));
            source.fetch();
            source.fetch();
            assertThat(requests(simulator, "/hist/v1/transactions")).hasSize(2);
        }
    }

    private static List<String> isins(SourceSnapshot snapshot) {
        return snapshot.accounts().stream()
                .flatMap(account -> account.positions().stream())
                .flatMap(position -> position.instrument().isin().stream())
                .map(Isin::value)
                .toList();
    }

    @Test
    @DisplayName("looks for ISINs again when there is an instrument that was not there before")
    void newInstrument() {
        try (SaxoSimulator simulator = simulator()
                        .client(SampleClients.fixtures().withoutPositions("9300123USD"))
                        .start();
                SaxoSource source = source(simulator)) {
            source.fetch();
            simulator.serve(SampleClients.fixtures());
            source.fetch();

            assertThat(requests(simulator, "/hist/v1/transactions")).hasSize(2);
            assertThat(requests(simulator, "/ref/v1/instruments/details"))
                    .extracting(RecordedRequest::query)
                    .last()
                    .isEqualTo(
                            "Uics=211%2C4720163%2C47316301%2C50331144%2C51044712&AssetTypes=ContractFutures%2CEtf%2CStock%2CStockOption");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts-me.json", "accounts-me-single.json"})
    @DisplayName("reads recorded accounts, without those that are closed")
    void recordedAccounts(String fixture) {
        List<String> active = Fixtures.rows(fixture).stream()
                .map(row -> SaxoAccount.from(Entry.of(row)))
                .filter(SaxoAccount::active)
                .map(account -> account.id() + " " + account.currency().orElseThrow())
                .toList();

        assertThat(active)
                .isEqualTo(
                        fixture.equals("accounts-me.json")
                                ? List.of("saxo:9300123 EUR", "saxo:9300123USD USD", "saxo:9300123DKK DKK")
                                : List.of("saxo:9300123 EUR"));
    }

    @Test
    @DisplayName("reads recorded users, clients, balances and instruments")
    void recordedRest() {
        assertThat(Fixtures.answer("/port/v1/users/me", "users-me.json")
                        .object()
                        .flag("MarketDataViaOpenApiTermsAccepted"))
                .contains(true);
        assertThat(Fixtures.answer("/port/v1/clients/me", "clients-me.json")
                        .object()
                        .neededText("ClientKey"))
                .isEqualTo("Cx7Kd|WmQ0yR2tVnb-uPAg==");
        Balance client = Balance.from(
                Fixtures.answer("/port/v1/balances/me", "balances-me.json").object());
        assertThat(client.currency()).contains("EUR");
        assertThat(Stream.of("instruments-details.json", "instruments-details-page1.json")
                        .flatMap(fixture -> Fixtures.rows(fixture).stream())
                        .map(row -> InstrumentDetails.from(Entry.of(row)))
                        .filter(details -> details.priceCurrency()
                                .filter(unit -> unit.endsWith("X"))
                                .isPresent())
                        .map(details -> details.key() + " "
                                + details.priceCurrency().orElseThrow()
                                + details.factor()
                                        .map(factor -> " " + factor.toPlainString())
                                        .orElse(""))
                        .collect(Collectors.toList()))
                .containsExactly("3313:Stock GBX 0.01", "47316301:ContractFutures USX 250");
    }

    @Test
    @DisplayName("knows that an account's number may come twice on two pages, but not for two accounts")
    void accountTwice() {
        try (SaxoSimulator simulator = simulator().start();
                SaxoSource source = source(simulator)) {
            ObjectNode twice = (ObjectNode) Fixtures.json(Fixtures.text("accounts-me.json"));
            ArrayNode data = (ArrayNode) twice.get("Data");
            data.add(data.get(0));
            simulator.on("/port/v1/accounts/me").once(Fault.json(200, twice.toString()));
            assertThat(source.fetch().accounts()).hasSize(3);

            ObjectNode other = data.get(0).deepCopy();
            other.put("AccountKey", "another");
            data.add(other);
            simulator.on("/port/v1/accounts/me").once(Fault.json(200, twice.toString()));
            assertThat(catchThrowable(source::fetch)).hasMessageContaining("two accounts 9300123");
        }
    }

    @Test
    @DisplayName("gives the second value in the account's currency, for an account in each")
    void french() {
        try (SaxoSimulator simulator =
                        simulator().client(SampleClients.french()).start();
                SaxoSource source = source(simulator)) {
            SourceSnapshot snapshot = source.fetch();

            assertThat(snapshot.accounts())
                    .extracting(account -> account.account().toString())
                    .containsExactly("saxo:78800/1000001", "saxo:78800/1000001EUR");
            assertThat(snapshot.accounts())
                    .allSatisfy(account -> assertThat(
                                    Reconciliation.of(account).orElseThrow().isSettled())
                            .isTrue());
            // What the French file of positions says, and a CFD's 12.50 USD besides: the simulator's client holds the
            // same.
            assertThat(snapshot.findings()).extracting(Finding::severity).doesNotContain(Finding.Severity.ERROR);
        }
    }
}
