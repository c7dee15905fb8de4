// The contract on one sheet: who, what for how long, what the package owes, room to sign.
#include "tests/print/sheet_fixture.h"
#include "tests/support/test_program.h"
#include "ui/print/contract_layout.h"

using namespace jiayi;
using namespace jiayi::ui;
using namespace Qt::StringLiterals;

class TestContractLayout : public QObject {
    Q_OBJECT

    static const contracts::ContractBook& book() {
        static const auto loaded = contracts::loadContractBook().value();
        return loaded;
    }
    static ContractSheet sheet() {
        ContractSheet made;
        made.about.clinic = {"样例社区卫生服务中心", {}, false};
        pharmacy::SheetPerson person;
        person.name = "王秀兰";
        made.about.person = person;
        made.about.day = makeDate(2026, 11, 22);
        made.address = "和平区样例路1号";
        made.contract.terms = {"第一团队", "陈丽华", "diabetes", makeDate(2026, 12, 1), makeDate(2027, 11, 30)};
        return made;
    }
    static QString wordsOn(const Pages& pages) {
        QString all;
        for (const auto& page : pages.pages)
            for (const auto& mark : page.marks)
                if (const auto* text = std::get_if<TextMark>(&mark)) all += text->text + u'\n';
        return all;
    }

private Q_SLOTS:
    void itFitsOnOneSheetAndSaysWhatIsOwed() {
        for (const auto language : {SheetLanguage::English, SheetLanguage::Chinese}) {
            const auto pages = contractPages(sheet(), book(), language, {PaperSize::A4});
            QCOMPARE(pages.pages.size(), std::size_t{1});
            const auto words = wordsOn(pages);
            for (const auto* known : {"王秀兰", "第一团队", "陈丽华", "和平区样例路1号"}) QVERIFY2(words.contains(QString::fromUtf8(known)), known);
            QVERIFY(words.contains(language == SheetLanguage::English ? u"Face-to-face diabetes follow-ups"_s : u"糖尿病面访随访"_s));
        }
    }

    void beforeItIsSignedTheLinesAreOpen() {
        const auto open = wordsOn(contractPages(sheet(), book(), SheetLanguage::English, {PaperSize::A4}));
        QCOMPARE(open.count(u"________________"_s), 4);
        auto made = sheet();
        made.contract.signedOn = makeDate(2026, 11, 22);
        made.signer = "本人";
        const auto closed = wordsOn(contractPages(made, book(), SheetLanguage::English, {PaperSize::A4}));
        QCOMPARE(closed.count(u"________________"_s), 2);
    }
};

JIAYI_TEST(TestContractLayout)
#include "tst_contract_layout.moc"
