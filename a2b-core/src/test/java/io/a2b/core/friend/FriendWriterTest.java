package io.a2b.core.friend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.a2b.core.account.AccountId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

class FriendWriterTest {
    private static final Friend DESK = Friend.of(Technology.SIP, "desk", new AccountId(42))
            .withSecret(new FriendSecret("correct-horse"))
            .withSettings(FriendSettings.defaults()
                    .withCallerId("351210000000")
                    .withOptions(Map.of(
                            FriendOption.LANGUAGE, "pt",
                            FriendOption.MEDIA_ENCRYPTION, "sdes",
                            FriendOption.PERMIT, "192.0.2.0/24")));

    @Test
    void writesATelephoneForChanSip() {
        assertEquals("""
                [desk]
                type=friend
                username=desk
                secret=correct-horse
                host=dynamic
                qualify=yes
                accountcode=42
                context=a2b
                callerid=351210000000
                disallow=all
                allow=ulaw,alaw
                nat=force_rport,comedia
                dtmfmode=rfc2833
                permit=192.0.2.0/24
                language=pt

                """, FriendWriter.write(List.of(DESK), FriendFile.SIP_CONF));
    }

    @Test
    void writesATelephoneForPjsip() {
        assertEquals("""
                [desk]
                type=endpoint
                auth=desk
                aors=desk
                accountcode=42
                context=a2b
                callerid=351210000000
                disallow=all
                allow=ulaw,alaw
                force_rport=yes
                rewrite_contact=yes
                rtp_symmetric=yes
                dtmf_mode=rfc4733
                language=pt
                media_encryption=sdes

                [desk]
                type=auth
                auth_type=userpass
                username=desk
                password=correct-horse

                [desk]
                type=aor
                max_contacts=1
                remove_existing=yes
                qualify_frequency=60

                """, FriendWriter.write(List.of(DESK), FriendFile.PJSIP_CONF));
    }

    @Test
    void writesATelephoneForIax() {
        Friend gateway = Friend.of(Technology.IAX, "gateway", new AccountId(7))
                .withSecret(new FriendSecret("correct-horse"))
                .withSettings(FriendSettings.defaults()
                        .withHost("192.0.2.9")
                        .withWatched(false)
                        .withOptions(Map.of(FriendOption.TRUNKING, "yes")));
        assertEquals("""
                [gateway]
                type=friend
                username=gateway
                secret=correct-horse
                host=192.0.2.9
                qualify=no
                accountcode=7
                context=a2b
                disallow=all
                allow=ulaw,alaw
                auth=md5
                trunk=yes

                """, FriendWriter.write(List.of(gateway), FriendFile.IAX_CONF));
    }

    @Test
    void writesWhereATelephoneIsThatDoesNotRegister() {
        Friend fixed =
                DESK.withSettings(DESK.settings().withHost("192.0.2.7:5062").withWatched(false));
        String text = FriendWriter.write(List.of(fixed), FriendFile.PJSIP_CONF);
        assertTrue(text.contains("contact=sip:desk@192.0.2.7:5062\nqualify_frequency=0\n"), text);
        assertFalse(text.contains("max_contacts"), text);
    }

    @Test
    void refusesATelephoneForTheWrongFile() {
        assertThrows(
                IllegalArgumentException.class,
                () -> FriendWriter.write(List.of(DESK), FriendFile.IAX_CONF));
        assertThrows(
                IllegalArgumentException.class,
                () -> DESK.withSettings(
                        DESK.settings().withOptions(Map.of(FriendOption.JITTER_BUFFER, "yes"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nsecret=x",
                "a\rb",
                "a;b",
                "a]b",
                "[a",
                "a=b",
                "a b",
                "",
                "#exec rm",
                "ü",
                "${SHELL(ls)}"
            })
    void nothingBreaksOutOfItsLine(String nasty) {
        FriendSettings settings = FriendSettings.defaults();
        AccountId account = new AccountId(1);
        refuses(() -> Friend.of(Technology.SIP, nasty, account));
        refuses(() -> new FriendSecret(nasty + "12345678"), nasty.isEmpty());
        refuses(() -> settings.withContext(nasty));
        refuses(() -> settings.withHost(nasty));
        refuses(() -> settings.withCodecs(List.of(nasty)));
        refuses(() -> settings.withOptions(Map.of(FriendOption.LANGUAGE, nasty)));
        refuses(() -> settings.withCallerId(nasty), nasty.isEmpty()); // may be none
    }

    private static void refuses(Runnable work) {
        refuses(work, false);
    }

    private static void refuses(Runnable work, boolean isFine) {
        if (isFine) work.run();
        else assertThrows(IllegalArgumentException.class, work::run);
    }

    @Test
    void isNoSectionOfTheFileItself() {
        for (String name : List.of("general", "GLOBAL", "system", "Authentication")) {
            refuses(() -> Friend.of(Technology.SIP, name, new AccountId(1)));
        }
    }

    @Test
    void drawsSecretsThatDifferAndNeverShowsThem() {
        FriendSecret secret = FriendSecret.random();
        assertNotEquals(secret, FriendSecret.random());
        assertEquals(22, secret.text().length());
        assertFalse(DESK.toString().contains("horse"), DESK.toString());
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new FriendSecret("short"));
        assertFalse(refused.getMessage().contains("short"));
    }
}
