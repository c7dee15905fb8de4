#include "models/core/hash.h"
#include "tests/support/test_program.h"

using namespace jiayi;

class TestHash : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sha256AgreesWithThePublishedVectors() {
        // FIPS 180-2, appendix B.
        QCOMPARE(toHex(sha256("abc")),
                 std::string{"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"});
        QCOMPARE(toHex(sha256("")),
                 std::string{"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"});
        Sha256 parts;
        parts.add("a");
        parts.add("");
        parts.add("bc");
        QCOMPARE(toHex(parts.finish()), toHex(sha256("abc")));
    }

    void hmacAgreesWithThePublishedVector() {
        // RFC 4231, test case 2.
        QCOMPARE(toHex(hmacSha256("Jefe", "what do ya want for nothing?")),
                 std::string{"5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"});
    }

    void everyByteSurvivesBothTexts() {
        std::string bytes;
        for (int i = 0; i < 256; ++i) {
            QCOMPARE(*fromBase64Url(toBase64Url(bytes)), bytes);
            QCOMPARE(*fromHex(toHex({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()})),
                     bytes);
            bytes += static_cast<char>(255 - i);
        }
    }

    void base64UrlIsPlainInAddresses() {
        QCOMPARE(toBase64Url("\xFB\xFF\xFE"), std::string{"-__-"});
        QCOMPARE(toBase64Url("a"), std::string{"YQ"});
        for (const char* broken : {"A", "YQ==", "a+b/", "YQ\n", "Y Q", "é"}) {
            const auto read = fromBase64Url(broken);
            QVERIFY2(!read && read.error().reason == "base64url", broken);
        }
        for (const char* broken : {"0", "0g", "0x"}) QVERIFY2(!fromHex(broken), broken);
        QCOMPARE(*fromHex("aF"), std::string{"\xAF"});
    }

    void secretsAreComparedWhole() {
        QVERIFY(equalInConstantTime("secret", "secret"));
        QVERIFY(!equalInConstantTime("secret", "secreT"));
        QVERIFY(!equalInConstantTime("secret", "secre"));
        QVERIFY(equalInConstantTime("", ""));
    }
};

JIAYI_TEST(TestHash)
#include "tst_hash.moc"
