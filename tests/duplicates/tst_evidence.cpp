// The weights of duplicate_evidence.csv and duplicate_bands.csv.
#include "models/roster/duplicates/rules/evidence.h"
#include "tests/support/test_program.h"

#include <rapidcheck.h>

using namespace jiayi;
using roster::duplicates::Band;
using roster::duplicates::Person;

namespace {

const Date kToday = makeDate(2026, 11, 22);
const roster::duplicates::EvidenceBook& book() { return roster::duplicates::builtInEvidence(); }

Person zhang() {
    Person one;
    one.name = "张小明";
    one.pinyin = "Zhang Xiaoming";
    one.sex = Sex::Male;
    one.birthDate = makeDate(1968, 3, 12);
    one.citizenId = "120105196803123517";
    one.phone = "13800005678";
    one.address = "气象台路 12 号";
    one.insuranceNo = "1200001";
    one.recordNo = "12010500100100042";
    return one;
}

/// The record of `words`: each takes something away from Zhang's or makes it another.
Person other(const QString& words) {
    auto one = zhang();
    for (const auto& word : words.split(u' ', Qt::SkipEmptyParts)) {
        if (word == u"no-id")
            one.citizenId.clear();
        else if (word == u"other-id")
            one.citizenId = "120110195803150028";
        else if (word == u"slipped-id")
            one.citizenId = "120105196803123571";
        else if (word == u"old-id")
            one.citizenId = "120105680312351";
        else if (word == u"no-phone")
            one.phone.clear();
        else if (word == u"second-phone")
            std::swap(one.phone, one.phone2);
        else if (word == u"no-address")
            one.address.clear();
        else if (word == u"no-numbers")
            one.insuranceNo.clear(), one.recordNo.clear();
        else if (word == u"sounds")
            one.name = "章晓明";
        else if (word == u"one-character")
            one.name = "张小亮", one.pinyin = "Zhang Xiaoliang";
        else if (word == u"another-name")
            one.name = "李秀英", one.pinyin = "Li Xiuying";
        else if (word == u"swapped-birth")
            one.birthDate = makeDate(1968, 12, 3);
        else if (word == u"another-birth")
            one.birthDate = makeDate(1971, 6, 2);
        else if (word == u"estimated")
            one.birthDate = makeDate(1968, 1, 1), one.birthEstimated = true;
        else if (word == u"woman")
            one.sex = Sex::Female;
        else if (word == u"seen-2026")
            one.lastSeen = makeDate(2026, 5, 1);
        else
            qFatal("no such word");
    }
    return one;
}

std::string idsOf(const roster::duplicates::Judgement& judgement) {
    std::string text;
    for (const auto* one : judgement.findings) text += (text.empty() ? "" : " ") + one->id;
    return text;
}

Person arbitraryPerson() {
    const auto oneOf = [](std::initializer_list<std::string> texts) {
        return *rc::gen::elementOf(std::vector<std::string>(texts));
    };
    Person one;
    one.name = oneOf({"", "张小明", "章晓明", "张小亮", "李秀英"});
    one.pinyin = oneOf({"", "Zhang Xiaoming", "Li Xiuying"});
    one.sex = *rc::gen::element(Sex::Unknown, Sex::Male, Sex::Female);
    if (*rc::gen::arbitrary<bool>())
        one.birthDate = makeDate(1968, static_cast<unsigned>(*rc::gen::inRange(1, 13)),
                                 static_cast<unsigned>(*rc::gen::inRange(1, 13)));
    one.birthEstimated = one.birthDate && *rc::gen::arbitrary<bool>();
    one.citizenId = oneOf({"", "120105196803123517", "120105196803123571", "120105680312351",
                           "120110195803150028", "nonsense"});
    one.phone = oneOf({"", "13800005678", "13900001111"});
    one.phone2 = oneOf({"", "13800005678"});
    one.address = oneOf({"", "气象台路 12 号", "气象台路12号", "another"});
    one.insuranceNo = oneOf({"", "1200001", "1200002"});
    one.recordNo = oneOf({"", "12010500100100042"});
    if (*rc::gen::arbitrary<bool>()) one.deathDate = makeDate(2025, 1, 1);
    if (*rc::gen::arbitrary<bool>()) one.lastSeen = makeDate(2024 + *rc::gen::inRange(0, 3), 1, 1);
    return one;
}

}  // namespace

class TestEvidence : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatTwoRecordsSay_data() {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("evidence");
        QTest::addColumn<int>("band");
        const auto row = [](const char* words, const char* evidence, Band band) {
            QTest::newRow(words) << QString::fromUtf8(words) << QString::fromUtf8(evidence) << int(band);
        };
        row("no-numbers no-phone no-address", "same-citizen-id same-name same-birth-date", Band::Same);
        row("no-numbers no-phone no-address old-id sounds", "same-citizen-id same-pinyin same-birth-date",
            Band::Same);
        row("no-numbers no-phone no-address no-id", "same-name same-birth-date", Band::Look);
        row("no-numbers no-address no-id", "same-name same-birth-date same-phone", Band::Look);
        row("no-numbers no-address no-id second-phone sounds", "same-pinyin same-birth-date same-phone",
            Band::Look);
        row("no-numbers no-id", "same-name same-birth-date same-phone same-address", Band::Same);
        row("no-numbers slipped-id no-address", "near-citizen-id same-name same-birth-date same-phone",
            Band::Same);
        row("no-numbers no-id no-phone no-address swapped-birth", "same-name near-birth-date", Band::Not);
        row("no-numbers no-id no-address swapped-birth", "same-name near-birth-date same-phone", Band::Look);
        row("no-numbers no-id no-address estimated", "same-name same-birth-year same-phone", Band::Look);
        row("no-numbers no-id no-phone no-address one-character", "near-name same-birth-date", Band::Not);
        // A household: one phone, one address, nothing else.
        row("no-numbers no-id another-name another-birth",
            "different-name different-birth-date same-phone same-address", Band::Not);
        // Contradictions.
        row("no-numbers other-id", "different-citizen-id same-name same-birth-date same-phone same-address",
            Band::Not);
        row("no-numbers woman",
            "same-citizen-id same-name same-birth-date same-phone same-address different-sex", Band::Not);
    }
    void whatTwoRecordsSay() {
        QFETCH(QString, words);
        QFETCH(QString, evidence);
        QFETCH(int, band);
        const auto judgement = roster::duplicates::judge(book(), zhang(), other(words), kToday);
        QCOMPARE(idsOf(judgement), evidence.toStdString());
        QCOMPARE(int(judgement.band), band);
    }

    void whoDiedBeforeTheOtherWasSeenIsSomebodyElse() {
        auto dead = zhang();
        dead.deathDate = makeDate(2025, 1, 1);
        const auto judgement =
            roster::duplicates::judge(book(), dead, other(QStringLiteral("seen-2026")), kToday);
        QVERIFY(judgement.has("seen-after-death"));
        QVERIFY(judgement.blocked);
        QVERIFY(judgement.band == Band::Not);
        dead.deathDate = makeDate(2026, 5, 1);
        QVERIFY(!roster::duplicates::judge(book(), dead, other(QStringLiteral("seen-2026")), kToday).blocked);
    }

    void theOrderOfTheTwoDoesNotMatter() {
        QVERIFY(rc::check([] {
            const auto a = arbitraryPerson(), b = arbitraryPerson();
            const auto one = roster::duplicates::judge(book(), a, b, kToday),
                       two = roster::duplicates::judge(book(), b, a, kToday);
            RC_ASSERT(idsOf(one) == idsOf(two));
            RC_ASSERT(one.points == two.points);
            RC_ASSERT(one.band == two.band);
        }));
    }

    void aBlankSaysNothing() {
        QVERIFY(rc::check([] {
            const auto one = arbitraryPerson();
            RC_ASSERT(roster::duplicates::judge(book(), one, Person{}, kToday).findings.empty());
            // Each blank takes away what its field said, and nothing else appears.
            auto less = arbitraryPerson();
            const auto before = roster::duplicates::judge(book(), one, less, kToday);
            less.citizenId.clear();
            less.phone.clear();
            less.phone2.clear();
            less.address.clear();
            for (const auto* finding : roster::duplicates::judge(book(), one, less, kToday).findings) {
                RC_ASSERT(before.has(finding->id));
                RC_ASSERT(finding->field != "citizen_id" && finding->field != "phone" &&
                          finding->field != "address");
            }
        }));
    }

    void everybodyIsLikeThemselves() {
        QVERIFY(rc::check([] {
            const auto one = arbitraryPerson();
            for (const auto* finding : roster::duplicates::judge(book(), one, one, kToday).findings)
                RC_ASSERT(!finding->against || finding->id == "seen-after-death");
        }));
    }

    void everyRowSaysWhereItComesFrom() {
        for (const auto& rule : book().rules) {
            QVERIFY(!rule.origin.source.empty());
            QVERIFY(!rule.textZh.empty());
            QCOMPARE(rule.against, rule.points < 0);
        }
    }
};

JIAYI_TEST(TestEvidence)
#include "tst_evidence.moc"
