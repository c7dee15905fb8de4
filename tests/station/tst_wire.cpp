#include "sync/station/peers.h"
#include "sync/station/wire.h"
#include "tests/support/test_program.h"

using namespace jiayi;

class TestWire : public QObject {
    Q_OBJECT

    static station::ExchangeMessage message() {
        station::ExchangeMessage said;
        const queue::DeskId desk{derivedUuid({"desk"})};
        said.seen = {{desk, 7}};
        said.page.entries = {{{queue::EntryKind::Draft, derivedUuid({"li"}), "answer.sbp"}, "128 \"systolic\"\n", "nurse li", Instant{std::chrono::milliseconds{1795000000000}}, desk, 7}};
        said.page.upTo = {{desk, 7}};
        said.page.more = true;
        return said;
    }

private Q_SLOTS:
    void whatIsSaidIsHeard() {
        const auto heard = station::exchangeFrom(station::toWire(message())).value();
        QVERIFY(heard.seen == message().seen);
        QVERIFY(heard.page.entries == message().page.entries);
        QVERIFY(heard.page.upTo == message().page.upTo);
        QVERIFY(heard.page.more);
        const auto paired = station::pairFrom(station::toWire({"120101001", "desk 2", 47615, "proof"})).value();
        QCOMPARE(paired.clinic, std::string("120101001"));
        QCOMPARE(paired.name, std::string("desk 2"));
        QCOMPARE(paired.port, std::uint16_t{47615});
        QCOMPARE(paired.proof, std::string("proof"));
    }

    void anythingElseIsRefusedWhole() {
        const auto good = station::toWire(message());
        const auto with = [&](const char* what, const char* instead) {
            auto text = good;
            const auto at = text.find(what);
            if (at == std::string::npos) throw std::logic_error(what);
            return text.replace(at, std::string_view{what}.size(), instead);
        };
        for (const auto& text : {std::string{}, std::string{"[]"}, std::string{"{}"}, good.substr(0, good.size() / 2), with("\"draft\"", "\"other\""), with("\"number\":7", "\"number\":0"),
                                 with("\"number\":7", "\"number\":8"), with("1795000000000", "-1"), with("1795000000000", "9223372036854775807"), with("\"author\"", "\"nobody\""),
                                 with("\"more\":true", "\"more\":1"), with("\"field\":\"answer.sbp\"", "\"field\":\"\""), with("128", std::string(70'000, 'x').c_str())})
            QCOMPARE(station::exchangeFrom(text).error().reason, std::string("station.message"));
        for (const auto* text : {"", "{}", "{\"clinic\":\"1\",\"name\":\"a\",\"proof\":\"p\",\"port\":70000}"})
            QCOMPARE(station::pairFrom(text).error().reason, std::string("station.message"));
    }

    void addressesAreReadAsPeopleTypeThem() {
        const auto read = [](const char* typed) {
            const auto address = station::parseAddress(typed);
            return address ? address->text() : address.error().reason;
        };
        QCOMPARE(read("192.168.1.20"), std::string("192.168.1.20:47615"));
        QCOMPARE(read(" desk-2:5000 "), std::string("desk-2:5000"));
        QCOMPARE(read("[fd00::2]:5000"), std::string("[fd00::2]:5000"));
        QCOMPARE(read("[fd00::2]"), std::string("[fd00::2]:47615"));
        for (const auto* bad : {"", " ", "desk:", "desk:0", "desk:70000", "desk:x", "https://desk", "a b", "[fd00::2", "[fd00::2]x"}) QVERIFY2(read(bad) == "station.address", bad);
    }
};

JIAYI_TEST(TestWire)
#include "tst_wire.moc"
