package io.github.smartfolio.saxo;

import feign.CollectionFormat;
import feign.Param;
import feign.Request;
import feign.RequestLine;
import java.net.URI;
import java.util.Collection;

/**
 * What is asked of Saxo's gateway: it reads, and there is no method here that could do anything else. Lists are sent in one
 * parameter with commas, as Saxo writes them.
 */
interface Gateway {

    @RequestLine("GET /port/v1/users/me")
    Answer user(Request.Options call);

    @RequestLine("GET /port/v1/clients/me")
    Answer client(Request.Options call);

    @RequestLine("GET /port/v1/accounts/me?$inlinecount=AllPages")
    Answer accounts(Request.Options call);

    @RequestLine("GET /port/v1/balances?ClientKey={client}&AccountKey={account}")
    Answer balance(@Param("client") String client, @Param("account") String account, Request.Options call);

    @RequestLine(
            value = "GET /port/v1/netpositions?ClientKey={client}&AccountKey={account}"
                    + "&FieldGroups=NetPositionBase,NetPositionView,DisplayAndFormat,ExchangeInfo",
            collectionFormat = CollectionFormat.CSV)
    Answer netPositions(@Param("client") String client, @Param("account") String account, Request.Options call);

    /** May give more kinds per Uic than were asked for. */
    @RequestLine(
            value = "GET /ref/v1/instruments/details?Uics={uics}&AssetTypes={types}",
            collectionFormat = CollectionFormat.CSV)
    Answer instruments(
            @Param("uics") Collection<Long> uics, @Param("types") Collection<String> assetTypes, Request.Options call);

    /** @param from a day as {@code 2026-11-20}, as {@code to} */
    @RequestLine("GET /hist/v1/transactions?ClientKey={client}&FromDate={from}&ToDate={to}")
    Answer transactions(
            @Param("client") String client, @Param("from") String from, @Param("to") String to, Request.Options call);

    /** As {@link #transactions}, of one account, a thousand at a time. */
    @RequestLine(
            "GET /hist/v1/transactions?ClientKey={client}&AccountKeys={account}&FromDate={from}&ToDate={to}&$top=1000")
    Answer transactions(
            @Param("client") String client,
            @Param("account") String account,
            @Param("from") String from,
            @Param("to") String to,
            Request.Options call);

    /** Of all accounts. */
    @RequestLine("GET /cs/v1/reports/trades/{client}?FromDate={from}&ToDate={to}&$top=1000")
    Answer reportedTrades(
            @Param("client") String client, @Param("from") String from, @Param("to") String to, Request.Options call);

    /** Of all accounts. */
    @RequestLine("GET /cs/v1/reports/bookings/{client}?FromDate={from}&ToDate={to}&$top=1000")
    Answer reportedBookings(
            @Param("client") String client, @Param("from") String from, @Param("to") String to, Request.Options call);

    @RequestLine("GET /root/v1/sessions/capabilities")
    Answer capabilities(Request.Options call);

    /** The next page of a list. */
    @RequestLine("GET")
    Answer page(URI page, Request.Options call);
}
