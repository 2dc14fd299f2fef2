package io.a2b.examples;

import io.a2b.agi.ami.AmiConfig;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code user:secret@host:port}; without the secret it is taken from the environment. */
final class AmiOption implements ITypeConverter<AmiConfig> {
    @Override
    public AmiConfig convert(String text) throws Exception {
        int at = text.lastIndexOf('@');
        // the text may hold a secret, so no complaint repeats it
        if (at < 1) throw new TypeConversionException("not user[:secret]@host:port");
        String login = text.substring(0, at);
        int colon = login.indexOf(':');
        String user = colon < 0 ? login : login.substring(0, colon);
        String secret = colon < 0 ? System.getenv("A2B_AMI_SECRET") : login.substring(colon + 1);
        if (secret == null) throw new TypeConversionException("no secret: set A2B_AMI_SECRET");
        ListenAddress address = new ListenAddress.Converter().convert(text.substring(at + 1));
        try {
            return AmiConfig.of(address.host(), address.port(), user, secret);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
