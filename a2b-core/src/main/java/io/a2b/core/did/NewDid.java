package io.a2b.core.did;

import static java.util.Objects.requireNonNull;

import io.a2b.core.number.PhoneNumber;

import java.util.List;
import java.util.stream.LongStream;

/** A number to be taken into stock. */
public record NewDid(PhoneNumber number, DidTerms terms) {
    public NewDid {
        requireNonNull(number, "number");
        requireNonNull(terms, "terms");
    }

    /**
     * Numbers that follow each other, such as a block of a carrier.
     *
     * @param count 1 to 1000
     * @throws IllegalArgumentException if the last one would have more digits than the first
     */
    public static List<NewDid> range(PhoneNumber first, int count, DidTerms terms) {
        if (count < 1 || count > 1000) throw new IllegalArgumentException("count: " + count);
        long start = Long.parseLong(first.digits());
        long last = start + count - 1;
        if (Long.toString(last).length() != first.digits().length()) {
            throw new IllegalArgumentException("count: " + count + " after " + first);
        }
        return LongStream.rangeClosed(start, last)
                .mapToObj(number -> new NewDid(new PhoneNumber(Long.toString(number)), terms))
                .toList();
    }
}
