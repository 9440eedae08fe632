package io.github.smartfolio.cointracking;

import feign.Headers;
import feign.Request;
import feign.RequestLine;
import feign.Response;

/** The one address of CoinTracking's API. It is always sent a form, which says what is asked: one of {@link Question}. */
interface Api {

    /** @return whatever came, with whatever status: success stands in the body */
    @RequestLine("POST /")
    @Headers("Content-Type: application/x-www-form-urlencoded")
    Response ask(byte[] form, Request.Options call);
}
