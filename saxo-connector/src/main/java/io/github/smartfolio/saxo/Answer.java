package io.github.smartfolio.saxo;

import io.github.smartfolio.http.CallException;
import io.github.smartfolio.http.Http;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.net.URI;
import java.util.Optional;

/**
 * What the gateway said to one request.
 *
 * @param request with its query: not for messages
 * @param content empty if it said in so many words that there is none: 204
 * @param correlation by which Saxo finds the call again, as it stands in messages; maybe empty
 */
record Answer(URI request, Optional<Entry> content, String correlation) {

    /** The one object that was asked for. */
    Entry object() {
        return content.orElseThrow(() -> unreadable("is empty"));
    }

    CallException unreadable(String why) {
        return CallException.of(
                Reason.UNREADABLE, "The answer to GET " + Http.path(request) + ' ' + why + '.' + correlation);
    }
}
