package io.github.smartfolio.app.rates;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** {@code eurofxref-daily.xml}: {@code Cube} elements, one with the day and in it one with the rate of each currency. */
final class DailyFile {

    private DailyFile() {}

    /** @throws UnreadableRatesException if this is not the bank's file, or not all of it */
    static NavigableMap<LocalDate, Map<Currency, BigDecimal>> read(byte[] xml) throws UnreadableRatesException {
        // The JDK's own parser: another one on the class path need not know these properties.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            return rates(factory.createXMLStreamReader(new ByteArrayInputStream(xml)));
        } catch (XMLStreamException | DateTimeException e) {
            throw new UnreadableRatesException("it is not XML of the expected form", e);
        }
    }

    private static NavigableMap<LocalDate, Map<Currency, BigDecimal>> rates(XMLStreamReader xml)
            throws XMLStreamException, UnreadableRatesException {
        DailyRates rates = new DailyRates();
        Optional<LocalDate> day = Optional.empty();
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT
                    || !xml.getLocalName().equals("Cube")) {
                continue;
            }
            Optional<String> time = attribute(xml, "time");
            if (time.isPresent()) {
                day = time.map(LocalDate::parse);
            }
            Optional<String> code = attribute(xml, "currency");
            Optional<String> rate = attribute(xml, "rate");
            if (day.isPresent() && rate.isPresent()) {
                Optional<Currency> currency = code.flatMap(DailyRates::currency);
                if (currency.isPresent()) {
                    rates.add(day.get(), currency.get(), rate.get());
                }
            }
        }
        return rates.all();
    }

    private static Optional<String> attribute(XMLStreamReader xml, String name) {
        String anyNamespace = null;
        return Optional.ofNullable(xml.getAttributeValue(anyNamespace, name));
    }
}
