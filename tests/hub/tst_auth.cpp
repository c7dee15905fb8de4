#include "tests/hub/hub_world.h"
#include "tests/support/test_program.h"

using namespace std::chrono_literals;
using jiayi::hub::test::Claims;
using jiayi::hub::test::Desk;
using jiayi::hub::test::DeskKey;
using jiayi::hub::test::World;
using jiayi::hub::test::kClinicA;
using jiayi::hub::test::parsed;
using jiayi::hub::test::reasonOf;
using jiayi::hub::test::refusal;
using jiayi::hub::test::secondsOf;

class TestHubAuth : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCodePairsOneDeskOnce() {
        World world;
        const auto code = world.pairCode(kClinicA);
        const DeskKey key, other;
        const auto reply = world.pair(code, key);
        QCOMPARE(reply.status, 201);
        QCOMPARE(std::string{parsed(reply).textOr("institution.code", "")}, std::string{kClinicA});
        QCOMPARE(std::string{parsed(reply).textOr("institution.name", "")}, std::string{"Clinic A"});
        QCOMPARE(refusal(world.pair(code, other)), std::string{"403 pair.code"});
    }

    void aCodeLooksAsAdministratorsAreTold() {
        World world;
        const QRegularExpression shape(QStringLiteral("^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$"));
        const auto first = world.pairCode(kClinicA), second = world.pairCode(kClinicA);
        QVERIFY(shape.match(QString::fromStdString(first)).hasMatch());
        QVERIFY(first != second);
    }

    void aCodeMayBeTypedInSmallLettersWithoutDashes() {
        World world;
        auto code = world.pairCode(kClinicA);
        std::erase(code, '-');
        for (auto& letter : code) letter = static_cast<char>(std::tolower(letter));
        QCOMPARE(world.pair(code, DeskKey{}).status, 201);
    }

    void aCodeExpiresAfterFifteenMinutes() {
        World world;
        const auto inTime = world.pairCode(kClinicA), late = world.pairCode(kClinicA);
        world.clock.advance(15min - 1ms);
        QCOMPARE(world.pair(inTime, DeskKey{}).status, 201);
        world.clock.advance(1ms);
        QCOMPARE(refusal(world.pair(late, DeskKey{})), std::string{"403 pair.code"});
    }

    void wrongCodesCostUntilTheAddressMustWait() {
        World world;
        const auto good = world.pairCode(kClinicA);
        for (int i = 0; i < 5; ++i) QCOMPARE(world.pair("AAAA-AAAA-AAA" + std::to_string(i), DeskKey{}).status, 403);
        const auto reply = world.pair(good, DeskKey{});
        QCOMPARE(reply.status, 429);
        QCOMPARE(reply.headers.front(), (std::pair<std::string, std::string>{"Retry-After", "60"}));
        world.clock.advance(60s);
        QCOMPARE(world.pair(good, DeskKey{}).status, 201);
    }

    void pairingWithoutAFitKeyIsRefusedAndKeepsTheCode() {
        World world;
        const auto code = world.pairCode(kClinicA);
        const DeskKey key;
        const auto pairWith = [&](const jiayi::fhir::Json& jwk) {
            auto body = jiayi::fhir::Json::object({{"code", code}, {"publicKeyJwk", jwk}});
            return refusal(world.send("POST", "/pair", {}, body.compact(), "application/json"));
        };
        auto offCurve = key.jwk(), otherCurve = key.jwk(), secret = key.jwk();
        offCurve.set("y", offCurve.textOr("x", ""));
        otherCurve.set("crv", "P-256");
        secret.set("d", "AAAA");
        for (const auto& jwk : {offCurve, otherCurve, secret}) {
            QCOMPARE(pairWith(jwk), std::string{"400 jwk"});
            world.clock.advance(60s);
        }
        QCOMPARE(world.pair(code, key).status, 201);
    }

    void aTokenOpensTheHubForFiveMinutes() {
        World world;
        Desk desk(world, kClinicA);
        world.clock.advance(299s);
        QCOMPARE(desk.get("/fhir/$streams").status, 200);
        world.clock.advance(1s);
        QCOMPARE(refusal(desk.get("/fhir/$streams")), std::string{"401 token.expired"});
        desk.login();
        QCOMPARE(desk.get("/fhir/$streams").status, 200);
    }

    void aForgedTokenIsRefused() {
        World world;
        Desk desk(world, kClinicA);
        auto forged = desk.authorization();
        forged[10] = forged[10] == 'A' ? 'B' : 'A';
        for (const auto& authorization : {std::string{}, forged, std::string{"Basic abc"}, "Bearer " + desk.id()})
            QCOMPARE(refusal(world.send("GET", "/fhir/$streams", authorization)), std::string{"401 token"});
    }

    void aRevokedDeskIsOutAtOnce() {
        World world;
        Desk desk(world, kClinicA);
        QVERIFY(world.store().revokeClient(desk.id()));
        QCOMPARE(refusal(desk.get("/fhir/$streams")), std::string{"401 client.revoked"});
        QCOMPARE(refusal(world.token(desk.key().assertion(desk.claims()))), std::string{"401 client.revoked"});
    }

    void anAssertionIsUsedOnce() {
        World world;
        Desk desk(world, kClinicA);
        const auto assertion = desk.key().assertion(desk.claims());
        QCOMPARE(world.token(assertion).status, 200);
        QCOMPARE(refusal(world.token(assertion)), std::string{"401 assertion.replayed"});
        world.restart();
        QCOMPARE(refusal(world.token(assertion)), std::string{"401 assertion.replayed"});
    }

    void unsignedAssertionsAreRefused() {
        World world;
        Desk desk(world, kClinicA);
        QCOMPARE(refusal(world.token(DeskKey::sign(desk.claims(), JWT_ALG_NONE, {}))),
                 std::string{"401 assertion.algorithm"});
    }

    void thePublicKeyIsNoHmacSecret() {
        World world;
        Desk desk(world, kClinicA);
        const auto forged = DeskKey::sign(desk.claims(), JWT_ALG_HS384, desk.key().publicPem());
        // The trap: libjwt itself takes this token for genuine.
        jwt_t* decoded = nullptr;
        const auto pem = desk.key().publicPem();
        QCOMPARE(jwt_decode(&decoded, forged.c_str(), reinterpret_cast<const unsigned char*>(pem.data()),
                            static_cast<int>(pem.size())), 0);
        jwt_free(decoded);
        QCOMPARE(refusal(world.token(forged)), std::string{"401 assertion.algorithm"});
    }

    void theSignatureMustBeByTheRegisteredKey() {
        World world;
        Desk desk(world, kClinicA);
        auto bent = desk.key().assertion(desk.claims());
        bent[bent.size() - 10] = bent[bent.size() - 10] == 'A' ? 'B' : 'A';
        QCOMPARE(refusal(world.token(DeskKey{}.assertion(desk.claims()))), std::string{"401 assertion.signature"});
        QCOMPARE(refusal(world.token(bent)), std::string{"401 assertion.signature"});
    }

    void claimsAreChecked_data() {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* change, const char* reason) {
            QTest::newRow(change) << QString::fromUtf8(change) << QString::fromUtf8(reason);
        };
        row("other audience", "assertion.audience");
        row("expired", "assertion.expired");
        row("lives too long", "assertion.life");
        row("not yet", "assertion.not-yet");
        row("unknown client", "client.unknown");
        row("other subject", "assertion.subject");
        row("without jti", "assertion.format");
    }

    void claimsAreChecked() {
        QFETCH(QString, change);
        QFETCH(QString, reason);
        World world;
        Desk desk(world, kClinicA);
        auto claims = desk.claims();
        const auto now = secondsOf(world.clock.now());
        if (change == QLatin1String("other audience")) claims.audience = "https://other.test/token";
        if (change == QLatin1String("expired")) claims.expires = now - 31;
        if (change == QLatin1String("lives too long")) claims.expires = now + 331;
        if (change == QLatin1String("not yet")) claims.notBefore = now + 60;
        if (change == QLatin1String("unknown client")) claims.issuer = claims.subject = "nobody";
        if (change == QLatin1String("other subject")) claims.subject = "somebody";
        if (change == QLatin1String("without jti")) claims.jti.clear();
        QCOMPARE(refusal(world.token(desk.key().assertion(claims))), "401 " + reason.toStdString());
    }

    void theTokenAddressSpeaksOAuthToo() {
        World world;
        const auto reply = world.send("POST", "/token", {}, "grant_type=password", "application/x-www-form-urlencoded");
        QCOMPARE(reply.status, 400);
        QCOMPARE(std::string{parsed(reply).textOr("error", "")}, std::string{"unsupported_grant_type"});
        QCOMPARE(std::string{parsed(world.token("x.y.z")).textOr("error", "")}, std::string{"invalid_client"});
    }

    void aDeskThatStormsIsToldToWait() {
        World world;
        Desk desk(world, kClinicA);
        int served = 0;
        while (served < 10'000 && desk.get("/fhir/Patient/none").status == 404) ++served;
        const auto reply = desk.get("/fhir/Patient/none");
        QCOMPARE(reply.status, 429);
        QCOMPARE(reply.headers.front().first, std::string{"Retry-After"});
        QVERIFY(served >= 100 && served < 10'000);
        world.clock.advance(1s);
        QCOMPARE(desk.get("/fhir/Patient/none").status, 404);
    }
};

JIAYI_TEST(TestHubAuth)
#include "tst_auth.moc"
