#include "sync/station/desk_identity.h"
#include "sync/station/pair_code.h"
#include "tests/support/test_program.h"

#include <set>

using namespace jiayi;
using station::Ends;
using station::Side;

class TestPairCode : public QObject {
    Q_OBJECT

    ManualClock m_clock{startOfDay(makeDate(2026, 11, 23))};
    SeededRandom m_random{5};
    const Digest m_here = sha256("here"), m_there = sha256("there"), m_between = sha256("between");

private Q_SLOTS:
    void aCodeIsEightLettersThatNobodyMisreads() {
        std::set<std::string> codes;
        for (int i = 0; i < 500; ++i) {
            const auto code = station::newPairCode(m_random);
            QCOMPARE(code.size(), std::size_t{9});
            QCOMPARE(code[4], '-');
            QVERIFY(code.find_first_of("IO01") == std::string::npos);
            codes.insert(code);
        }
        QCOMPARE(codes.size(), std::size_t{500});
    }

    void whoTypedItProvesItOnceAndIsAnswered() {
        station::PairWindow window;
        QVERIFY(!window.isOpen(m_clock.now()));
        const auto code = window.open(m_clock.now(), m_random);
        QVERIFY(window.isOpen(m_clock.now()));
        const Ends ends{m_here, m_there};
        auto typed = code;
        typed.erase(4, 1);
        for (auto& c : typed) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        const auto answered = window.redeem(ends, station::pairProof(" " + typed, ends, Side::Typed), m_clock.now());
        QVERIFY(answered);
        QCOMPARE(*answered, station::pairProof(code, ends, Side::Shown));
        QVERIFY(*answered != station::pairProof(code, ends, Side::Typed));
        QVERIFY(!window.isOpen(m_clock.now()));
        QCOMPARE(window.redeem(ends, station::pairProof(code, ends, Side::Typed), m_clock.now()).error().reason, std::string("station.code-over"));
    }

    void whoStandsInBetweenProvesNothing() {
        station::PairWindow window;
        const auto code = window.open(m_clock.now(), m_random);
        // The desk where it was typed saw the certificate of the one in between, who passes its proof on under that certificate.
        const auto seen = station::pairProof(code, {m_between, m_there}, Side::Typed);
        const Ends here{m_here, m_between}, there{m_here, m_there};
        QCOMPARE(window.redeem(here, seen, m_clock.now()).error().reason, std::string("station.code-wrong"));
        QCOMPARE(window.redeem(there, seen, m_clock.now()).error().reason, std::string("station.code-wrong"));
    }

    void threeWrongCodesEndIt() {
        station::PairWindow window;
        const auto code = window.open(m_clock.now(), m_random);
        const Ends ends{m_here, m_there};
        for (int i = 0; i < 3; ++i) QCOMPARE(window.redeem(ends, station::pairProof("AAAA-AAAA", ends, Side::Typed), m_clock.now()).error().reason, std::string("station.code-wrong"));
        QCOMPARE(window.redeem(ends, station::pairProof(code, ends, Side::Typed), m_clock.now()).error().reason, std::string("station.code-over"));
    }

    void afterFiveMinutesItIsOver() {
        station::PairWindow window;
        const auto code = window.open(m_clock.now(), m_random);
        const Ends ends{m_here, m_there};
        const auto later = m_clock.now() + std::chrono::minutes{5};
        QVERIFY(!window.isOpen(later));
        QCOMPARE(window.redeem(ends, station::pairProof(code, ends, Side::Typed), later).error().reason, std::string("station.code-over"));
    }

    void eachDeskHasACertificateOfItsOwn() { QVERIFY(station::makeIdentity().fingerprint != station::makeIdentity().fingerprint); }
};

JIAYI_TEST(TestPairCode)
#include "tst_pair_code.moc"
