package io.github.smartfolio.simulator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The faults that are switched on, in the order in which they were. Safe for all threads. */
final class Trouble {

    private static final int UNTIL_CLEARED = -1;

    private static final class Switched {

        private final String path;
        private final String inQuery;
        private final Fault fault;
        private int left;

        private Switched(String path, String inQuery, Fault fault, int times) {
            this.path = path;
            this.inQuery = inQuery;
            this.fault = fault;
            this.left = times;
        }

        private boolean hits(RecordedRequest request) {
            return request.path().startsWith(path)
                    && (inQuery.isEmpty()
                            || request.query().contains(inQuery)
                            || request.query().contains(Query.encoded(inQuery)));
        }
    }

    private final List<Switched> switched = new ArrayList<>();

    synchronized void add(String path, String inQuery, Fault fault, int times) {
        switched.add(new Switched(path, inQuery, fault, times));
    }

    synchronized void addUntilCleared(String path, String inQuery, Fault fault) {
        switched.add(new Switched(path, inQuery, fault, UNTIL_CLEARED));
    }

    synchronized void clear() {
        switched.clear();
    }

    synchronized Optional<Fault> next(RecordedRequest request) {
        for (Iterator<Switched> all = switched.iterator(); all.hasNext(); ) {
            Switched next = all.next();
            if (next.hits(request)) {
                if (next.left != UNTIL_CLEARED) {
                    next.left--;
                    if (next.left == 0) {
                        all.remove();
                    }
                }
                return Optional.of(next.fault);
            }
        }
        return Optional.empty();
    }
}
