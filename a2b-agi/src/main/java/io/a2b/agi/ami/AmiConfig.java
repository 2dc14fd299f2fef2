package io.a2b.agi.ami;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where Asterisk's manager interface is, and who we are there. The account needs {@code read =
 * call,reporting} and {@code write = call,reporting}, no more.
 *
 * @param port 1 to 65535; Asterisk's default is 5038
 * @param secret not part of {@link #toString()}
 * @param timeoutSeconds for each answer, 1 to 30. Default 5
 */
public record AmiConfig(String host, int port, String user, String secret, int timeoutSeconds) {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:-]{1,253}");
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern SECRET = Pattern.compile("[\\x20-\\x7e]{1,128}");

    /** @throws IllegalArgumentException with all problems; never with the secret */
    public AmiConfig {
        List<String> problems = new ArrayList<>();
        if (!HOST.matcher(host).matches()) problems.add("host: does not match " + HOST);
        if (port < 1 || port > 65_535) problems.add("port: " + port);
        if (!USER.matcher(user).matches()) problems.add("user: does not match " + USER);
        if (!SECRET.matcher(secret).matches()) {
            problems.add("secret: not 1 to 128 printable characters");
        }
        if (timeoutSeconds < 1 || timeoutSeconds > 30) {
            problems.add("timeoutSeconds: " + timeoutSeconds);
        }
        if (!problems.isEmpty()) throw new IllegalArgumentException(String.join("; ", problems));
    }

    public static AmiConfig of(String host, int port, String user, String secret) {
        return new AmiConfig(host, port, user, secret, 5);
    }

    @Override
    public String toString() {
        return user + "@" + host + ":" + port;
    }
}
