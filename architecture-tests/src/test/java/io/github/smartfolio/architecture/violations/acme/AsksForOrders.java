package io.github.smartfolio.architecture.violations.acme;

import feign.RequestLine;

interface AsksForOrders {

    @RequestLine("GET /orders")
    String orders();

    @RequestLine("GET")
    String more();
}
