#include "models/roster/entitlement/rules/card_code.h"
#include "models/roster/rules/citizen_id.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::roster;

class TestCardCode : public QObject {
    Q_OBJECT

    const Date m_today = makeDate(2026, 11, 22);
    static std::string citizen() {
        const std::string first = "12010319620514351";
        return first + citizenIdCheckCharacter(first);
    }
    static const CardKind& kind(std::string_view id) {
        for (const auto& one : cardKinds())
            if (one.id == id) return one;
        throw std::logic_error("no such card");
    }
    static CardReading reading() {
        CardReading made;
        made.kind = &kind("e-credential");
        made.scheme = "employee";
        made.number = "1201030001234";
        made.citizenId = citizen();
        made.special = Entitlement{{}, "special-disease", "E11", makeDate(2026, 1, 1), makeDate(2026, 12, 31), "H1201", {{"H4", makeDate(2026, 1, 1), makeDate(2026, 6, 30)}, {"H5", makeDate(2026, 3, 1), {}}}};
        made.expires = makeDate(2026, 12, 31);
        return made;
    }
    std::string reasonOf(std::string_view text) const {
        const auto read = readCard(cardKinds(), text, m_today);
        return read ? "read" : read.error().reason;
    }
    static std::string withCheck(const std::string& body) { return body + "|" + mod37Check(body); }

private Q_SLOTS:
    void whatIsOnItComesBack() {
        const auto text = cardText(*reading().kind, reading());
        const auto read = readCard(cardKinds(), text, m_today);
        QVERIFY2(read && *read == reading(), text.c_str());
        // Blanks and full-width characters of an input method do no harm.
        QVERIFY(readCard(cardKinds(), "  " + text + " ", m_today).value() == reading());
    }

    void anIdCardIsItsNumber() {
        const auto read = readCard(cardKinds(), citizen(), m_today).value();
        QVERIFY(read.kind->id == "id-card" && read.citizenId == citizen() && read.scheme.empty() && !read.special);
        auto wrong = citizen();
        wrong[16] = wrong[16] == '1' ? '2' : '1';
        QCOMPARE(reasonOf(wrong), std::string{"citizen-id.check-digit"});
    }

    void everyWrongCharacterIsSeen() {
        const auto text = cardText(*reading().kind, reading());
        int tried = 0;
        for (std::size_t at = 4; at < text.size(); ++at) {
            if (!std::isalnum(static_cast<unsigned char>(text[at]))) continue;
            auto wrong = text;
            wrong[at] = text[at] == '7' ? '8' : '7';
            QVERIFY2(reasonOf(wrong) == "card.check", wrong.c_str());
            ++tried;
        }
        QVERIFY(tried > 60);
        // And two that changed places.
        auto swapped = text;
        const auto at = text.find("1201030001234");
        std::swap(swapped[at], swapped[at + 1]);
        QCOMPARE(reasonOf(swapped), std::string{"card.check"});
    }

    void aRefusalSaysWhy_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char* name, const std::string& text, const char* reason) { QTest::newRow(name) << QByteArray::fromStdString(text) << QByteArray{reason}; };
        const std::string head = "JYE|310|123|" + citizen();
        row("nothing", "  ", "card.empty");
        row("a ware", "6901234567892 ABC", "card.unknown");
        row("too few", withCheck(head), "card.fields");
        row("scheme", withCheck("JYE|311|123|" + citizen() + "|||||||").c_str(), "card.fields");
        row("another scheme", withCheck("JYE|311|123|" + citizen() + "||||||"), "card.scheme");
        row("no such day", withCheck(head + "|E11|20260230|||||"), "card.fields");
        row("a day that is none", withCheck(head + "|E11|20260230||||"), "card.date");
        row("ends before", withCheck(head + "|E11|20260301|20260201|||"), "card.date");
        row("partner", withCheck(head + "|E11|20260301|20270228|H1|H4-20260101|"), "card.partner");
        row("expired", withCheck(head + "||||||20261121"), "card.expired");
        row("check", head + "||||||20261231|?", "card.check");
    }
    void aRefusalSaysWhy() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, reason);
        QCOMPARE(QByteArray::fromStdString(reasonOf(text.toStdString())), reason);
    }

    void theCheckCharacterIsOfIso7064() {
        // A number of ISBT 128, which has the same check character.
        QCOMPARE(mod37Check("G123498654321"), 'H');
    }

    void aTableThatDoesNotParseIsRefused() {
        const std::string head = "id,en,zh,prefix,separator,fields,schemes,check,source,version,valid_from\n";
        QVERIFY(readCardKinds(head + "a,A,甲,JYA,|,citizen,,mod37-2,s,1,2026-01-01\n"));
        for (const auto* row : {"a,A,甲,JYA,|,colour,,mod37-2,s,1,2026-01-01\n", "a,A,甲,,,citizen,,mod37-2,s,1,2026-01-01\n", "a,A,甲,JYA,|,citizen,310,mod37-2,s,1,2026-01-01\n",
                                "a,A,甲,,,number,,gb11643,s,1,2026-01-01\n"})
            QVERIFY2(!readCardKinds(head + row), row);
    }
};

JIAYI_TEST(TestCardCode)
#include "tst_card_code.moc"
