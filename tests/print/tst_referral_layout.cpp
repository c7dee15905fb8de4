// The national two-way form: both halves, filled, struck or left open.
#include "tests/print/sheet_fixture.h"
#include "tests/support/test_program.h"
#include "ui/print/referral_layout.h"

using namespace jiayi;
using namespace jiayi::ui;
using namespace Qt::StringLiterals;
using referral::Kind;
using referral::State;

namespace {

const referral::ReferralBook& formBook() {
    static const auto book = referral::loadReferralBook().value();
    return book;
}

ReferralSheet formSheet() {
    ReferralSheet sheet;
    sheet.about.clinic = {"样例社区卫生服务中心", {}, false};
    pharmacy::SheetPerson person;
    person.name = "王秀兰";
    person.sex = Sex::Female;
    person.birth = makeDate(1960, 3, 1);
    person.recordNo = "00012345";
    sheet.about.person = person;
    sheet.about.day = makeDate(2026, 11, 22);
    sheet.address = "和平区样例路1号";
    sheet.letter.institution = "样例市第四中心医院";
    sheet.letter.specialty = "nephrology";
    sheet.letter.impression = "2型糖尿病 E11.9";
    sheet.letter.history = "尿白蛋白升高";
    sheet.letter.sent = startOfDay(makeDate(2026, 11, 22)) + std::chrono::hours{9};
    sheet.doctor = "陈丽华";
    return sheet;
}

QString wordsOn(const Page& page) {
    QString all;
    for (const auto& mark : page.marks)
        if (const auto* text = std::get_if<TextMark>(&mark)) all += text->text + u'\n';
    return all;
}
Pages formPages(const ReferralSheet& sheet, SheetLanguage language = SheetLanguage::Chinese) { return referralPages(sheet, formBook(), language, {PaperSize::A4}); }

}  // namespace

class TestReferralLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothHalvesArePrintedOnTheirOwnPages() {
        const auto pages = formPages(formSheet()).pages;
        QCOMPARE(pages.size(), std::size_t{2});
        const auto out = wordsOn(pages[0]).remove(u'\n');
        for (const auto* words : {"存根", "患者姓名", "王秀兰", "00012345", "和平区样例路1号", "样例市第四中心医院（单位）肾内科（科室）", "初步印象", "2型糖尿病 E11.9", "尿白蛋白升高", "主要既往史", "转诊医生（签字）"})
            QVERIFY2(out.contains(QString::fromUtf8(words)), words);
        const auto back = wordsOn(pages[1]).remove(u'\n');
        for (const auto* words : {"住院病案号", "主要检查结果", "康复建议", "样例社区卫生服务中心"}) QVERIFY2(back.contains(QString::fromUtf8(words)), words);
    }

    void whatIsEmptyIsStruckAndWhatIsStillToComeStaysOpen() {
        const auto pages = formPages(formSheet()).pages;
        QVERIFY2(wordsOn(pages[0]).contains(u'／'), "past history, telephone");
        QVERIFY2(!wordsOn(pages[1]).contains(u'／'), "the hospital fills it in");
        auto sheet = formSheet();
        sheet.progress = referral::Progress{};
        sheet.progress->state = State::Returned;
        sheet.progress->at = startOfDay(makeDate(2026, 12, 1));
        sheet.progress->diagnosis = "糖尿病肾病";
        sheet.progress->advice = "两周内随访";
        const auto back = wordsOn(formPages(sheet).pages[1]);
        QVERIFY(back.contains(u"糖尿病肾病"_s) && back.contains(u"两周内随访"_s) && back.contains(u'／'));
    }

    void aReturnFromAHospitalHasOnlyTheHalfThatCameBack() {
        auto sheet = formSheet();
        sheet.letter.kind = Kind::Down;
        sheet.letter.treatment = "继续二甲双胍";
        const auto pages = formPages(sheet).pages;
        QCOMPARE(pages.size(), std::size_t{1});
        QVERIFY(wordsOn(pages[0]).contains(u"继续二甲双胍"_s));
    }

    void unsignedWordingIsMarkedAndEnglishHasNoHanLabels() {
        const auto out = wordsOn(formPages(formSheet()).pages[0]);
        QVERIFY(out.contains(u'°'));
        const auto english = wordsOn(formPages(formSheet(), SheetLanguage::English).pages[0]);
        QVERIFY(english.contains(u"Initial impression"_s) && !english.contains(u"初步印象"_s));
    }

    void nothingLiesOutsideThePageHoweverLongTheTexts() {
        auto sheet = formSheet();
        QString much;
        for (int i = 0; i < 60; ++i) much += u"反复头晕伴视物模糊，血压波动大，"_s;
        sheet.letter.history = sheet.letter.treatment = much.toStdString();
        const auto pages = formPages(sheet).pages;
        QVERIFY(pages.size() > 2);
        for (const auto& page : pages)
            for (const auto& mark : page.marks)
                if (const auto* text = std::get_if<TextMark>(&mark)) QVERIFY(QRectF({0, 0}, page.size).contains(text->box));
    }
};

JIAYI_TEST(TestReferralLayout)
#include "tst_referral_layout.moc"
