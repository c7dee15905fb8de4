// A payer's claims: as resources, in files, and whatever is wrong with them.
#include "sync/claims/claim_files.h"
#include "sync/claims/claim_resource.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::claims;
using capitation::Claim;

namespace {

const Date kToday = makeDate(2026, 11, 22);
const std::string kEnglish = "claim_no,person,settlement_no,scheme,date,institution,category,diagnosis,atc,days,total,fund,account,other,cash,original\n";

std::vector<FiledClaim> read(const std::string& text) { return readClaims(text, kToday).value(); }
std::string problemOf(const std::string& row) { return read(kEnglish + row + "\n").at(0).problem; }
std::string refusal(const std::string& text) {
    const auto done = readClaims(text, kToday);
    return done ? std::string{} : done.error().reason + " " + done.error().detail;
}

Claim sampleOf() {
    Claim claim;
    claim.number = "C-1";
    claim.person = "0190a5c4-1111-7abc-8def-000000000001";
    claim.settlementNo = "S-1";
    claim.scheme = "employee";
    claim.institution = "H1";
    claim.category = "medicine";
    claim.icd10 = {"E11.9", "I10"};
    claim.atc = "A10BA02";
    claim.days = 28;
    claim.name = "metformin";
    claim.on = makeDate(2026, 9, 7);
    claim.total = {61'240};
    claim.split = {{40'000}, {10'000}, {1'240}, {10'000}};
    return claim;
}

}  // namespace

class TestClaims : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aResourceSaysAllOfAClaim() {
        for (const bool refund : {false, true}) {
            auto claim = sampleOf();
            if (refund) {
                claim.original = "C-0";
                claim.total = {-5};
                claim.split = {{-5}, {}, {}, {}};
                claim.standing = false;
            }
            const auto resource = claimResource(claim, claim.person);
            QVERIFY(fhir::parseJson(resource.compact()).value() == resource);
            const auto back = readClaimResource(resource).value().value();
            QVERIFY(back.claim == claim && back.id == claimResourceId(claim.number));
            const auto fact = factOf(back);
            QVERIFY(fact.place == capitation::Place::Elsewhere && fact.split == claim.split && fact.splitKnown && fact.code == claim.atc && fact.refunds.has_value() == refund && fact.standing != refund);
        }
        QVERIFY(claimResource(sampleOf(), "p").compact().find("{\"value\":612.40,\"currency\":\"CNY\"}") != std::string::npos);
    }

    void onlyOursInYuanEntersALedger() {
        auto resource = claimResource(sampleOf(), sampleOf().person);
        resource.make("total.0.amount.currency") = "USD";
        QVERIFY(!readClaimResource(resource).value());
        QVERIFY(!readClaimResource(fhir::Json::object({{"resourceType", "ExplanationOfBenefit"}, {"id", "x"}})).value());
        resource = claimResource(sampleOf(), sampleOf().person);
        resource.make("total.0.amount.value") = fhir::Json::decimal("612.405");
        QCOMPARE(readClaimResource(resource).error().reason, std::string{"claim.amount"});
        resource = claimResource(sampleOf(), sampleOf().person);
        resource.make("total").eraseAt(2);
        const auto fact = factOf(readClaimResource(resource).value().value());
        QVERIFY(!fact.splitKnown && fact.split.cash.fen == 61'240 && fact.split.total().fen == 61'240);
    }

    void aTableIsReadInBothLanguages() {
        const auto english = read(kEnglish + "C-1,120103196205143517,S-1,employee,2026-09-07,H1,outpatient,E11.9;I10,,,612.40,400,100.00,12.40,100.00,\n");
        const auto chinese = read("\xef\xbb\xbf单据号,身份证号,结算流水号,险种,就诊日期,医疗机构,费用类别,诊断编码,总费用,统筹支付,个人账户,其他支付,现金支付\n"
                                  "C-1,１２０１０３１９６２０５１４３５１７,S-1,职工医保,2026-09-07,H1,门诊,E11.9;I10,612.40,400,100.00,12.40,100.00\n");
        QVERIFY2(english[0].problem.empty(), english[0].problem.c_str());
        QVERIFY(english[0].claim == chinese[0].claim && chinese[0].problem.empty() && english[0].row == 2);
        QVERIFY((english[0].claim.split == capitation::Split{{40'000}, {10'000}, {1'240}, {10'000}} && english[0].claim.category == "outpatient"));
    }

    void aFileThatIsNotWhatItShouldBeIsRefusedWhole() {
        QCOMPARE(refusal("claim_no,person\nC-1,1\n"), std::string{"claims.columns missing: scheme"});
        QVERIFY(refusal("claim_no,person,scheme,date,institution,category,total,fund,colour\n").starts_with("claims.columns unknown: colour"));
        QVERIFY(refusal("claim_no,person,scheme,date,institution,category,total,fund,总费用\n").starts_with("claims.columns twice"));
        QVERIFY(refusal(kEnglish + "C-1,1\n").starts_with("claims.row row 2"));
        QVERIFY(refusal("").starts_with("claims.empty") && refusal(kEnglish).starts_with("claims.empty"));
        QVERIFY(refusal("\xff\xfe\x80").starts_with("text.encoding"));
    }

    void whatIsWrongWithAClaimIsNamed() {
        const auto good = "C-1,1,S,employee,2026-09-07,H1,outpatient,E11,,,10.00,10.00,,,,";
        QCOMPARE(problemOf(good), std::string{});
        QCOMPARE(problemOf("C-1,1,S,employee,2026-09-07,H1,outpatient,E11,,,10.005,10.00,,,,"), std::string{"claim.amount"});
        QCOMPARE(problemOf("C-1,1,S,employee,2026-09-07,H1,outpatient,E11,,,,10.00,,,,"), std::string{"claim.amount"});
        QCOMPARE(problemOf("C-1,1,S,employee,2026-09-07,H1,outpatient,E11,,,10.00,9.99,,,,"), std::string{"claim.split"});
        QCOMPARE(problemOf("C-1,1,S,employee,2026-09-07,H1,outpatient,E11,,,-10.00,-10.00,,,,"), std::string{"claim.no-original"});
        QCOMPARE(problemOf("C-2,1,S,employee,2026-09-07,H1,outpatient,E11,,,-10.00,-10.00,,,,C-1"), std::string{});
        QCOMPARE(problemOf("C-2,1,S,employee,2026-09-07,H1,outpatient,E11,,,10.00,10.00,,,,C-1"), std::string{"claim.sign"});
        QCOMPARE(problemOf("C-2,1,S,employee,2026-09-07,H1,outpatient,E11,,,10.00,20.00,,,-10.00,"), std::string{"claim.sign"});
        QCOMPARE(problemOf("C-1,1,S,employee,07/09/2026,H1,outpatient,E11,,,10.00,10.00,,,,"), std::string{"claim.date"});
        QCOMPARE(problemOf("C-1,1,S,employee,2026-11-23,H1,outpatient,E11,,,10.00,10.00,,,,"), std::string{"claim.future"});
        QCOMPARE(problemOf("C-1,1,S,farmer,2026-09-07,H1,outpatient,E11,,,10.00,10.00,,,,"), std::string{"claim.scheme"});
        QCOMPARE(problemOf("C-1,1,S,employee,2026-09-07,H1,dental,E11,,,10.00,10.00,,,,"), std::string{"claim.category"});
        QCOMPARE(problemOf("C-1,1,S,employee,2026-09-07,H1,medicine,E11,,x,10.00,10.00,,,,"), std::string{"claim.days"});
        QCOMPARE(problemOf("C-1,1,S,employee,2026-09-07,H1,outpatient,E11,,,0,0,,,,"), std::string{"claim.zero"});
        QCOMPARE(problemOf(",1,S,employee,2026-09-07,H1,outpatient,E11,,,10.00,10.00,,,,"), std::string{"claim.number"});
        QCOMPARE(problemOf("C-1,,S,employee,2026-09-07,H1,outpatient,E11,,,10.00,10.00,,,,"), std::string{"claim.person"});
        const auto twice = read(kEnglish + good + "\n" + good + "\n");
        QVERIFY(twice[0].problem == "claim.duplicate-number" && twice[1].problem == "claim.duplicate-number");
    }

    void linesOfResourcesAreReadLikeRows() {
        auto bad = claimResource(sampleOf(), sampleOf().person);
        bad.make("total.0.amount.value") = fhir::Json::decimal("1.001");
        const auto text = claimResource(sampleOf(), sampleOf().person).compact() + "\n" + bad.compact() + "\n{\"resourceType\":\n{\"resourceType\":\"ExplanationOfBenefit\",\"id\":\"x\"}\n";
        const auto claims = read(text);
        QVERIFY(claims.size() == 4 && claims[0].problem.empty() && claims[0].claim == sampleOf());
        QVERIFY(claims[1].problem == "claim.amount" && claims[2].problem == "json.syntax" && claims[2].row == 3 && claims[3].problem == "claim.not-ours");
    }
};

JIAYI_TEST(TestClaims)
#include "tst_claims.moc"
