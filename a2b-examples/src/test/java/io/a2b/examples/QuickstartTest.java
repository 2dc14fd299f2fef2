package io.a2b.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;

class QuickstartTest {
    /**
     * Portugal - Mobile costs 0.04114 a minute, 6/6. Alice talks 95 s, billed 96 s: 0.065824. Bob's
     * 0.10 pays for 145.8 s, that is 24 steps of 6 s: 144 s for 0.098736.
     */
    @Test
    void chargesWhatCanBeCheckedByHandAndBalances() {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text, true);
        int code = A2b.commandLine(out, out).execute("quickstart");
        String printed = text.toString();
        assertEquals(0, code, printed);
        has(printed, "Why the call cost USD 0.065824:");
        has(printed, "Balance of alice: USD 9.934176, of which USD 0.00 is held");
        has(printed, "Why the call cost USD 0.098736:");
        has(printed, "Balance of bob: USD 0.001264, of which USD 0.00 is held");
        has(printed, "books balance: 2 accounts, 4 entries, 0 open holds");
    }

    private static void has(String text, String part) {
        assertTrue(text.contains(part), () -> "no '" + part + "' in\n" + text);
    }
}
