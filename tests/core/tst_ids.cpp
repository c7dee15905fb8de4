#include "models/core/hash.h"
#include "models/core/ids.h"
#include "tests/support/test_program.h"

#include <set>

using namespace jiayi;

class TestIds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textAndBytesAgree() {
        const std::string text = "0193f0a1-2b3c-7d4e-8f50-123456789abc";
        const auto uuid = Uuid::parse(text);
        QVERIFY(uuid);
        QCOMPARE(uuid->toString(), text);
        QVERIFY(Uuid::parse("0193F0A1-2B3C-7D4E-8F50-123456789ABC") == uuid);
        for (const char* broken :
             {"", "0193f0a1-2b3c-7d4e-8f50-123456789ab", "0193f0a12b3c7d4e8f50123456789abc0000",
              "0193f0a1-2b3c-7d4e-8f50-123456789abg", "{0193f0a1-2b3c-7d4e-8f50-123456789ab}"})
            QVERIFY2(!Uuid::parse(broken), broken);
        QVERIFY(Uuid{}.isNil() && !uuid->isNil());
    }

    void newIdsAreUniqueAndOrderedByTime() {
        ManualClock clock{Instant{std::chrono::milliseconds{1'790'000'000'123}}};
        SeededRandom random{1};
        std::set<Uuid> ids;
        Uuid last;
        for (int i = 0; i < 1000; ++i) {
            const auto id = newUuid(clock, random);
            QVERIFY(id > last);
            QCOMPARE(id.toString()[14], '7');
            QVERIFY(std::string{"89ab"}.find(id.toString()[19]) != std::string::npos);
            ids.insert(last = id);
            clock.advance(std::chrono::milliseconds{1});
        }
        QCOMPARE(ids.size(), std::size_t{1000});
        QCOMPARE(ids.begin()->toString().substr(0, 13), std::string{"01a0c450-6c7b"});
    }

    void theSameFactsHaveTheSameIdEverywhere() {
        QCOMPARE(derivedUuid({"Patient", "urn:oid:1", "110101195001011234"}).toString(),
                 derivedUuid({"Patient", "urn:oid:1", "110101195001011234"}).toString());
        QVERIFY(derivedUuid({"ab", "c"}) != derivedUuid({"a", "bc"}));
        QVERIFY(derivedUuid({"a"}) != derivedUuid({"a", ""}));
        QCOMPARE(derivedUuid({"x"}).toString()[14], '8');
        // The id follows from SHA-256 of "1:x" alone; a stored id must never change.
        auto expected = sha256("1:x");
        expected[6] = static_cast<std::uint8_t>((expected[6] & 0x0F) | 0x80);
        expected[8] = static_cast<std::uint8_t>((expected[8] & 0x3F) | 0x80);
        QVERIFY(std::equal(expected.begin(), expected.begin() + 16, derivedUuid({"x"}).bytes.begin()));
    }

    void seededChanceRepeatsItselfAndStaysInBounds() {
        SeededRandom one{42}, same{42}, other{43};
        std::set<std::uint64_t> seen;
        bool differs = false;
        for (int i = 0; i < 1000; ++i) {
            const auto value = one.next();
            QCOMPARE(same.next(), value);
            differs = differs || other.next() != value;
            seen.insert(one.below(7));
            (void)same.below(7);
            const auto unit = one.unit();
            QVERIFY(unit >= 0 && unit < 1);
            (void)same.unit();
        }
        QVERIFY(differs);
        QCOMPARE(seen, (std::set<std::uint64_t>{0, 1, 2, 3, 4, 5, 6}));
        SystemRandom system;
        QVERIFY(system.next() != system.next());
    }
};

JIAYI_TEST(TestIds)
#include "tst_ids.moc"
