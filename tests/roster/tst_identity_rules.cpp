#include "models/roster/rules/citizen_id.h"
#include "models/roster/rules/contact_rules.h"
#include "models/roster/rules/reference_tables.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::roster;

namespace {

const Date kToday = makeDate(2026, 11, 22);

/// Seventeen digits and the check character they need.
std::string withCheck(const std::string& first17) { return first17 + citizenIdCheckCharacter(first17); }

}  // namespace

class TestIdentityRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void validNumbersAreTakenApart_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("normalized");
        QTest::addColumn<QString>("birth");
        QTest::addColumn<int>("sex");
        QTest::addColumn<int>("kind");
        const auto row = [](const char* name, const std::string& text, const char* normal, const char* birth,
                            Sex sex, CitizenIdKind kind) {
            QTest::newRow(name) << QString::fromStdString(text) << QString::fromUtf8(normal)
                                << QString::fromUtf8(birth) << static_cast<int>(sex)
                                << static_cast<int>(kind);
        };
        row("woman with X", "11010519491231002X", "11010519491231002X", "1949-12-31", Sex::Female,
            CitizenIdKind::Resident);
        row("small x", "11010519491231002x", "11010519491231002X", "1949-12-31", Sex::Female,
            CitizenIdKind::Resident);
        row("full width, spaces", " １１０１０５ 19491231 002Ｘ ", "11010519491231002X", "1949-12-31",
            Sex::Female, CitizenIdKind::Resident);
        row("man", "120101196001010013", "120101196001010013", "1960-01-01", Sex::Male,
            CitizenIdKind::Resident);
        row("woman", "120110195803150028", "120110195803150028", "1958-03-15", Sex::Female,
            CitizenIdKind::Resident);
        row("legacy", "120101600101001", "120101600101001", "1960-01-01", Sex::Male, CitizenIdKind::Legacy);
        const auto foreigner = withCheck("91215619800229001");
        row("foreigner, leap day", foreigner, foreigner.c_str(), "1980-02-29", Sex::Male,
            CitizenIdKind::ForeignPermanentResident);
        const auto hongKong = withCheck("81000019751011002"), macao = withCheck("82000019751011003"),
                   taiwan = withCheck("83000019751011004");
        row("Hong Kong", hongKong, hongKong.c_str(), "1975-10-11", Sex::Female,
            CitizenIdKind::HongKongMacaoPermit);
        row("Macao", macao, macao.c_str(), "1975-10-11", Sex::Male, CitizenIdKind::HongKongMacaoPermit);
        row("Taiwan", taiwan, taiwan.c_str(), "1975-10-11", Sex::Female, CitizenIdKind::TaiwanPermit);
        const auto newborn = withCheck("12010120261122001");
        row("born today", newborn, newborn.c_str(), "2026-11-22", Sex::Male, CitizenIdKind::Resident);
        const auto oldest = withCheck("12010119051123001");
        row("120 until tomorrow", oldest, oldest.c_str(), "1905-11-23", Sex::Male, CitizenIdKind::Resident);
    }
    void validNumbersAreTakenApart() {
        QFETCH(QString, text);
        QFETCH(QString, normalized);
        QFETCH(QString, birth);
        QFETCH(int, sex);
        QFETCH(int, kind);
        const auto id = checkCitizenId(text.toStdString(), kToday);
        QVERIFY2(id.has_value(), id ? "" : id.error().reason.c_str());
        QCOMPARE(QString::fromStdString(id->normalized), normalized);
        QCOMPARE(QString::fromStdString(formatDate(id->birthDate)), birth);
        QCOMPARE(static_cast<int>(id->sex), sex);
        QCOMPARE(static_cast<int>(id->kind), kind);
    }

    void wrongNumbersAreRefusedWithTheReason_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, const std::string& text, const char* reason) {
            QTest::newRow(name) << QString::fromStdString(text) << QString::fromUtf8(reason);
        };
        row("nothing", "  ", "citizen-id.empty");
        row("letter", "1101051949123100AX", "citizen-id.character");
        row("X in the middle", "11010519491X310028", "citizen-id.character");
        row("X ends a legacy number", "12010160010100X", "citizen-id.character");
        row("seventeen digits", "11010519491231002", "citizen-id.length");
        row("nineteen digits", "1101051949123100211", "citizen-id.length");
        row("wrong check digit", "110105194912310021", "citizen-id.check-digit");
        row("two digits exchanged", "120101196001010031", "citizen-id.check-digit");
        row("29 February in a common year", withCheck("12010119610229001"), "citizen-id.no-such-day");
        row("month 13", withCheck("12010119611301001"), "citizen-id.no-such-day");
        row("day 31 in April", withCheck("12010119610431001"), "citizen-id.no-such-day");
        row("born tomorrow", withCheck("12010120261123001"), "citizen-id.age");
        row("121 years", withCheck("12010119051122001"), "citizen-id.age");
        row("area begins with 0", withCheck("02010119600101001"), "citizen-id.area");
        row("no permit area", withCheck("84000019600101001"), "citizen-id.area");
        row("legacy month 13", "120101601301001", "citizen-id.no-such-day");
        row("legacy over 120", "120101051122001", "citizen-id.age");
    }
    void wrongNumbersAreRefusedWithTheReason() {
        QFETCH(QString, text);
        QFETCH(QString, reason);
        const auto id = checkCitizenId(text.toStdString(), kToday);
        QVERIFY(!id);
        QCOMPARE(QString::fromStdString(id.error().reason), reason);
    }

    void aSingleWrongDigitIsAlwaysFound() {
        const std::string good = "120101196803153517";
        const auto known = withCheck(good.substr(0, 17));
        for (std::size_t at = 0; at < 17; ++at)
            for (char digit = '0'; digit <= '9'; ++digit) {
                auto wrong = known;
                if (wrong[at] == digit) continue;
                wrong[at] = digit;
                QVERIFY2(!checkCitizenId(wrong, kToday), wrong.c_str());
            }
    }

    void aLegacyNumberIsAlsoGivenInItsLongForm() {
        const auto legacy = checkCitizenId("120101600101001", kToday);
        QVERIFY(legacy.has_value());
        QCOMPARE(legacy->upgraded, std::string{"120101196001010013"});
        QCOMPARE(legacy->area, std::string{"120101"});
    }

    void noPrefixOfAValidNumberHasAProblem() {
        for (const std::string& id : {std::string{"11010519491231002X"}, std::string{"120101196001010013"},
                                      std::string{"120101600101001"}, withCheck("83000019751011004"),
                                      withCheck("91215619800229001"), withCheck("12010120261122001")})
            for (std::size_t size = 0; size <= id.size(); ++size) {
                const auto problem = citizenIdProblemSoFar(id.substr(0, size), kToday);
                QVERIFY2(!problem, (id.substr(0, size) + " " + problem.value_or("")).c_str());
            }
    }

    void aWrongDigitIsToldWhileTyping_data() {
        QTest::addColumn<QString>("prefix");
        QTest::addColumn<QString>("reason");
        QTest::newRow("letter") << "12A"
                                << "citizen-id.character";
        QTest::newRow("area 0") << "0"
                                << "citizen-id.area";
        QTest::newRow("area 85") << "85"
                                 << "citizen-id.area";
        QTest::newRow("permit area") << "8101"
                                     << "citizen-id.area";
        QTest::newRow("permit, year 17") << "83000017"
                                         << "citizen-id.age";
        QTest::newRow("day 32 either way") << "12010119640132"
                                           << "citizen-id.no-such-day";
        QTest::newRow("month 13 of 1968, no legacy day 99") << "120101196813"
                                                            << "citizen-id.no-such-day";
        QTest::newRow("in the future") << "1201012027"
                                       << "citizen-id.age";
        QTest::newRow("last character") << "120101196001010014"
                                        << "citizen-id.check-digit";
        QTest::newRow("one too many") << "1201011960010100133"
                                      << "citizen-id.length";
    }
    void aWrongDigitIsToldWhileTyping() {
        QFETCH(QString, prefix);
        QFETCH(QString, reason);
        QCOMPARE(QString::fromStdString(citizenIdProblemSoFar(prefix.toStdString(), kToday).value_or("none")),
                 reason);
    }

    void identityIsMaskedInTheMiddle() {
        QCOMPARE(maskedCitizenId("120101196803153517"), std::string{"1201**********3517"});
        QCOMPARE(maskedCitizenId("120101600101001"), std::string{"1201*******1001"});
        QCOMPARE(maskedCitizenId("1234567"), std::string{"*******"});
        QCOMPARE(maskedPhone("13812345678"), std::string{"138****5678"});
        QCOMPARE(maskedPhone("123"), std::string{"***"});
    }

    void phonesAreRead_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("result");
        QTest::newRow("mobile") << "13812345678"
                                << "13812345678";
        QTest::newRow("mobile with spaces") << "138 1234 5678"
                                            << "13812345678";
        QTest::newRow("mobile full width") << "１３８１２３４５６７８"
                                           << "13812345678";
        QTest::newRow("mobile from abroad") << "+86 138-1234-5678"
                                            << "13812345678";
        QTest::newRow("Tianjin") << "(022) 2345 6789"
                                 << "02223456789";
        QTest::newRow("Tianjin from abroad") << "+86 22 23456789"
                                             << "02223456789";
        QTest::newRow("county, seven digits") << "0316-1234567"
                                              << "03161234567";
        QTest::newRow("nothing") << ""
                                 << "phone.empty";
        QTest::newRow("letters") << "138x2345678"
                                 << "phone.character";
        QTest::newRow("12 begins no mobile") << "12812345678"
                                             << "phone.prefix";
        QTest::newRow("short mobile") << "1381234567"
                                      << "phone.length";
        QTest::newRow("long mobile") << "138123456789"
                                     << "phone.length";
        QTest::newRow("landline without area") << "23456789"
                                               << "phone.prefix";
        QTest::newRow("short landline") << "022123456"
                                        << "phone.length";
    }
    void phonesAreRead() {
        QFETCH(QString, text);
        QFETCH(QString, result);
        const auto phone = checkPhone(text.toStdString());
        QCOMPARE(QString::fromStdString(phone ? phone->normalized : phone.error().reason), result);
        if (phone) QCOMPARE(phone->kind == PhoneKind::Mobile, !result.startsWith(QLatin1Char('0')));
    }

    void recordNumbersAreRead_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("result");
        QTest::newRow("neighbourhood committee") << "12010100100100042"
                                                 << "001-00042";
        QTest::newRow("village committee") << "120101-001-199-00042"
                                           << "199-00042";
        QTest::newRow("other") << "12010100190112345"
                               << "901-12345";
        QTest::newRow("village 000") << "12010100100000042"
                                     << "record-number.village";
        QTest::newRow("village 100") << "12010100110000042"
                                     << "record-number.village";
        QTest::newRow("village 200") << "12010100120000042"
                                     << "record-number.village";
        QTest::newRow("village 900") << "12010100190000042"
                                     << "record-number.village";
        QTest::newRow("sixteen digits") << "1201010010010004"
                                        << "record-number.length";
        QTest::newRow("letter") << "1201010010010004A"
                                << "record-number.character";
    }
    void recordNumbersAreRead() {
        QFETCH(QString, text);
        QFETCH(QString, result);
        const auto number = checkRecordNumber(text.toStdString());
        QCOMPARE(QString::fromStdString(number ? number->printed() : number.error().reason), result);
    }

    void theCodeListsHoldAllGroupsAndAreas() {
        const auto tables = loadReferenceTables();
        QVERIFY2(tables.has_value(), tables ? "" : tables.error().detail.c_str());
        QCOMPARE(tables->ethnicGroups.size(), std::size_t{58});
        QCOMPARE(tables->ethnicGroup("01")->zh, std::string{"汉族"});
        QCOMPARE(tables->ethnicGroup("56")->zh, std::string{"基诺族"});
        QVERIFY(!tables->ethnicGroup("57"));
        QCOMPARE(tables->area("120116")->zh, std::string{"滨海新区"});
        QCOMPARE(tables->area("120107")->successor, std::string{"120116"});
        QVERIFY(!tables->area("120112")->zh.empty());
        QVERIFY(!tables->area("110101"));
    }
};

JIAYI_TEST(TestIdentityRules)
#include "tst_identity_rules.moc"
