package io.a2b.examples;

import io.a2b.core.A2bException;
import io.a2b.core.ErrorCode;
import io.a2b.core.voucher.VoucherKeys;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * The secret that codes of vouchers are hashed with, in a file that only its owner can read. Who
 * loses it cannot redeem a voucher any more.
 */
final class VoucherKeyFile {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private VoucherKeyFile() {}

    /** @throws RefusedException if there is none */
    static VoucherKeys read(Path file) {
        if (!Files.exists(file)) {
            throw new RefusedException("no voucher key in " + file
                    + "; 'a2b voucher generate' makes one, or name it with --key");
        }
        return load(file);
    }

    /** Makes one if there is none, and says so. */
    static VoucherKeys readOrMake(Path file, PrintWriter err) {
        if (!Files.exists(file)) {
            byte[] key = new byte[VoucherKeys.KEY_BYTES_MIN];
            new SecureRandom().nextBytes(key);
            write(file, HexFormat.of().formatHex(key));
            err.println("a2b: made a voucher key in " + file
                    + "; keep it: without it no voucher can be redeemed");
            err.flush();
        }
        return load(file);
    }

    private static VoucherKeys load(Path file) {
        try {
            byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
            return VoucherKeys.of(id(key), key);
        } catch (IllegalArgumentException malformed) {
            throw new RefusedException("no voucher key in " + file + ": not "
                    + VoucherKeys.KEY_BYTES_MIN + " bytes or more in hexadecimal digits");
        } catch (IOException failure) {
            throw new A2bException(ErrorCode.FILE_UNREADABLE, "cannot read " + file, failure);
        }
    }

    /** Tells keys apart without telling them. */
    private static String id(byte[] key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
            return HexFormat.of().formatHex(digest, 0, 4);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible); // every Java platform has it
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createFile(file);
            restrict(file);
            Files.writeString(file, text + "\n");
        } catch (IOException failure) {
            throw new A2bException(ErrorCode.FILE_UNREADABLE, "cannot write " + file, failure);
        }
    }

    /** As far as the file system knows of owners. */
    static void restrict(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, OWNER_ONLY);
        }
    }
}
