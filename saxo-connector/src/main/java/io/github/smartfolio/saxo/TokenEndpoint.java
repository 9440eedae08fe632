package io.github.smartfolio.saxo;

import feign.Headers;
import feign.Request;
import feign.RequestLine;
import io.github.smartfolio.credential.TokenSet;
import io.github.smartfolio.http.Form;

/** Where codes and refresh tokens become tokens: the one address that is sent anything. */
interface TokenEndpoint {

    @RequestLine("POST /token")
    @Headers("Content-Type: application/x-www-form-urlencoded")
    TokenSet tokens(Form form, Request.Options call);
}
