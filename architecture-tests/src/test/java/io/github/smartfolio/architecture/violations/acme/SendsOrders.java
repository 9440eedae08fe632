package io.github.smartfolio.architecture.violations.acme;

import feign.RequestLine;

interface SendsOrders {

    @RequestLine("POST /orders")
    String order();
}
