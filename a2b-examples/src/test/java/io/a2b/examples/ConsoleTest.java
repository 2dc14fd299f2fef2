package io.a2b.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;

class ConsoleTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void rewritesTheStatusInPlaceOnATerminal() {
        Console console = console(true);
        console.status("12 calls");
        console.status("3 calls");
        console.say("done");
        assertEquals("\r12 calls\r3 calls \r       \rdone\n", out.toString());
    }

    @Test
    void writesALinePerStatusElsewhere() {
        Console console = console(false);
        console.status("12 calls");
        console.status("3 calls");
        assertEquals("12 calls\n3 calls\n", out.toString());
    }

    @Test
    void complainsOnTheOtherStream() {
        console(false).complain("no");
        assertEquals("", out.toString());
        assertEquals("no\n", err.toString());
    }

    private Console console(boolean terminal) {
        return new Console(new PrintWriter(out), new PrintWriter(err), terminal);
    }
}
