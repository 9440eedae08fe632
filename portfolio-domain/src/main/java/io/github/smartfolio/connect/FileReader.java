package io.github.smartfolio.connect;

import io.github.smartfolio.source.Broker;

/**
 * Reads the files that one broker's customers export. A module offers one by naming it in {@code META-INF/services}; being found
 * does nothing, a reader works only on files a person hands over.
 *
 * <p>Calls may come from any thread. Bad content is never an exception: it is a refusal or a finding in the report.
 */
public interface FileReader {

    Broker broker();

    /** Whether the content, whatever the name, is one this reader knows, be it only to say that it cannot be used yet. */
    boolean recognises(UploadedFile file);

    /** Reads the whole file. The same file, with the same answers, gives an equal report. */
    ImportReport read(UploadedFile file);
}
