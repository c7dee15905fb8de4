#include "models/care/guidance/cards.h"
#include "models/care/guidance/medicine_course.h"
#include "tests/care/desk.h"
#include "tests/guidance/guidance_fixture.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using guidance::DrugLine;

namespace {

std::string day(const test::Desk& desk, int before) { return formatDate(desk.today() - Days(before)); }

void addCondition(test::Desk& desk, roster::ResidentId resident, const char* icd10) {
    care::Condition condition;
    condition.resident = resident;
    condition.icd10 = icd10;
    condition.coding = {"http://hl7.org/fhir/sid/icd-10", icd10, ""};
    condition.onset = "2014";
    desk.save(condition);
}

guidance::PersonFacts gathered(test::Desk& desk) {
    return guidance::gatherFacts(desk.database(), test::clinicalRules(), test::guidanceBook(), desk.resident, desk.today()).value();
}
const std::vector<guidance::Measured>& seriesOf(const guidance::PersonFacts& facts, const char* name) { return facts.series[test::guidanceBook().fact(name)]; }

guidance::PersonGuidance guidanceOf(test::Desk& desk) {
    return guidance::readGuidance(desk.database(), test::clinicalRules(), test::guidanceBook(), desk.resident, desk.today()).value();
}
const guidance::PersonCard* openCard(const guidance::PersonGuidance& found, const std::string& rule) {
    for (const auto& one : found.open)
        if (one.card.rule->id == rule) return &one;
    return nullptr;
}

}  // namespace

class TestGather : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void factsComeFromTheStore() {
        test::Desk desk;
        addCondition(desk, desk.resident, "E11.2");
        desk.observe("HBA1C_NGSP", 7.4, day(desk, 100));
        desk.observe("HBA1C_IFCC", 64, day(desk, 10));
        desk.observe("UACR_MOL", 3.3, day(desk, 20));
        desk.observe("CIG_DAY", 10, day(desk, 20));
        auto self = test::Desk::measured("HBA1C_NGSP", 12, day(desk, 1));
        self.origin = "self";
        desk.save(self);
        desk.agree("HBA1C_NGSP", 8.0, desk.today() - Days(30));
        const auto facts = gathered(desk);
        QCOMPARE(facts.age, std::optional<int>{58});
        QVERIFY(facts.sex == Sex::Male);
        QVERIFY(facts.northern == true && facts.urban == true && facts.smoker == true && !facts.familyAscvd);
        QCOMPARE(facts.diseases, (std::vector<std::string>{"T2DM", "CKD"}));
        const auto& hba1c = seriesOf(facts, "HBA1C");
        QCOMPARE(hba1c.size(), std::size_t{2});
        QVERIFY(std::abs(*hba1c[0].value - 8.0) < 0.01);  // 64 mmol/mol
        QCOMPARE(*hba1c[1].value, 7.4);
        QCOMPARE(seriesOf(facts, "UACR").front().own, 3.3);
        QCOMPARE(seriesOf(facts, "UACR").front().ownUnit, std::string{"mg/mmol"});
        QCOMPARE(facts.targets[test::guidanceBook().fact("HBA1C")]->high, std::optional<double>{8.0});
        QCOMPARE(facts.targets[test::guidanceBook().fact("SBP")]->high, std::optional<double>{130});
    }

    void aPersonNobodyKnowsIsNotFound() {
        test::Desk desk;
        const auto found = guidance::gatherFacts(desk.database(), test::clinicalRules(), test::guidanceBook(), roster::ResidentId{derivedUuid({"nobody"})}, desk.today());
        QVERIFY(!found);
    }

    void oneAndManySeeTheSame() {
        test::Desk desk;
        const auto first = desk.resident;
        std::vector<roster::ResidentId> all{first};
        for (int i = 0; i < 5; ++i) all.push_back(desk.newResident("Somebody " + std::to_string(i)));
        for (std::size_t i = 0; i < all.size(); ++i) {
            desk.resident = all[i];
            if (i == 2) continue;
            addCondition(desk, all[i], i % 2 ? "I10" : "E11.9");
            desk.observe("HBA1C_NGSP", 7.0 + static_cast<double>(i) / 2, day(desk, 10));
            desk.observe("HBA1C_NGSP", 8.0, day(desk, 100));
            desk.observe("SBP", 150, day(desk, 5));
            if (i == 3) desk.agree("HBA1C_NGSP", 9.0, desk.today() - Days(30));
            care::MedicationLine line;
            line.name = "metformin";
            line.atc = "A10BA02";
            line.start = desk.today() - Days(100 + static_cast<int>(i));
            line.resident = all[i];
            desk.save(line);
        }
        std::size_t seen = 0;
        const auto ran = guidance::readGuidanceOfRange(desk.database(), test::clinicalRules(), test::guidanceBook(), 0, 1'000'000, desk.today(),
                                                       [&](const guidance::Gathered& person, const guidance::PersonGuidance& many) {
                                                           QVERIFY(person.resident == all[seen]);
                                                           desk.resident = all[seen++];
                                                           const auto one = guidanceOf(desk);
                                                           QCOMPARE(many.open.size(), one.open.size());
                                                           QCOMPARE(many.notChecked.size(), one.notChecked.size());
                                                           for (std::size_t i = 0; i < one.open.size(); ++i) {
                                                               QCOMPARE(many.open[i].card.facts, one.open[i].card.facts);
                                                               QCOMPARE(many.open[i].card.why.zh, one.open[i].card.why.zh);
                                                           }
                                                       });
        QVERIFY(ran.has_value());
        QCOMPARE(seen, all.size());
    }

    void aRenewalIsNoChangeAndADoseIs() {
        const auto today = makeDate(2026, 11, 23);
        const DrugLine first{"metformin", "A10BA02", "0.5 g bid", today - Days(300), today - Days(100), false, false, {}};
        DrugLine renewed{"metformin", "A10BA02", "0.5 g bid", today - Days(99), {}, true, false, {}};
        auto one = guidance::medicinesOf({first, renewed}, today).front();
        QVERIFY(one.taken && one.since == today - Days(300) && one.changed == today - Days(300));
        renewed.dose = "1 g bid";
        one = guidance::medicinesOf({first, renewed}, today).front();
        QVERIFY(one.since == today - Days(300) && one.changed == today - Days(99));
        renewed.changes = {today - Days(20)};
        QVERIFY(guidance::medicinesOf({renewed}, today).front().changed == today - Days(20));
        renewed.held = true;
        QVERIFY(!guidance::medicinesOf({renewed}, today).front().taken);
        const DrugLine stopped{"gliclazide", "A10BB09", "30 mg qd", today - Days(300), today - Days(40), false, false, {}};
        one = guidance::medicinesOf({stopped}, today).front();
        QVERIFY(!one.taken && one.changed == today - Days(40));
    }

    void anAnswerIsKeptAuditedAndTakenBack() {
        test::Desk desk;
        addCondition(desk, desk.resident, "E11.9");
        const auto* open = openCard(guidanceOf(desk), "due.uacr");
        QVERIFY(open);
        const auto before = guidanceOf(desk);
        const auto& card = openCard(before, "due.uacr")->card;
        guidance::DismissCard dismiss{desk.resident, "due.uacr", card.rule->origin.version, card.facts, "", {}};
        QCOMPARE(dismiss(desk.context()).error().reason, std::string{"guidance.reason"});
        dismiss.reason = "done elsewhere";
        dismiss.until = desk.today();
        QCOMPARE(dismiss(desk.context()).error().reason, std::string{"guidance.until"});
        dismiss.until = desk.today() + Days(30);
        const auto id = dismiss(desk.context()).value();
        auto found = guidanceOf(desk);
        QVERIFY(!openCard(found, "due.uacr"));
        QCOMPARE(found.dismissed.size(), std::size_t{1});
        QCOMPARE(found.dismissed.front().answer->reason, std::string{"done elsewhere"});
        QCOMPARE(found.dismissed.front().answer->by, std::string{"chen"});
        QCOMPARE(desk.count("SELECT count(*) FROM audit WHERE action = 'guidance.dismiss' AND detail = 'due.uacr'"), 1);
        QVERIFY(guidance::TakeBackAnswer{id}(desk.context()).has_value());
        QCOMPARE(guidance::TakeBackAnswer{id}(desk.context()).error().reason, std::string{"guidance.not-answered"});
        QVERIFY(openCard(guidanceOf(desk), "due.uacr"));
        const guidance::AcceptCard accept{desk.resident, "due.uacr", card.rule->origin.version, card.facts, "order"};
        QVERIFY(accept(desk.context()).value() != id);  // another word, though to the same question
        found = guidanceOf(desk);
        QCOMPARE(openCard(found, "due.uacr")->answer->action, std::string{"order"});
        // The result is here: the question is gone with its facts.
        desk.observe("UACR", 12, day(desk, 0));
        QVERIFY(!openCard(guidanceOf(desk), "due.uacr"));
        // Each word is on its way to the other desks.
        QCOMPARE(desk.count("SELECT count(*) FROM outbox WHERE type = 'Basic'"), 3);
    }

    void severalAreTakenTogetherOrNotAtAll() {
        test::Desk desk;
        addCondition(desk, desk.resident, "E11.9");
        const auto before = guidanceOf(desk);
        guidance::AcceptCards together;
        QCOMPARE(together(desk.context()).error().reason, std::string{"guidance.nothing"});
        for (const char* rule : {"due.uacr", "due.ecg"}) {
            const auto& card = openCard(before, rule)->card;
            together.cards.push_back({desk.resident, rule, card.rule->origin.version, card.facts, "order"});
        }
        auto mixed = together;
        mixed.cards.back().resident = {derivedUuid({"somebody else"})};
        QCOMPARE(mixed(desk.context()).error().reason, std::string{"guidance.people"});
        QVERIFY(!openCard(guidanceOf(desk), "due.uacr")->answer);
        QVERIFY(together(desk.context()).has_value());
        const auto after = guidanceOf(desk);
        QVERIFY(openCard(after, "due.uacr")->answer && openCard(after, "due.ecg")->answer);
        QCOMPARE(desk.count("SELECT count(*) FROM audit WHERE action = 'guidance.accept' AND detail = 'due.uacr due.ecg'"), 1);
    }

    void theLaterWordCountsWhoeverSaidIt() {
        test::Desk desk;
        addCondition(desk, desk.resident, "E11.9");
        const auto found = guidanceOf(desk);
        const auto& card = openCard(found, "due.uacr")->card;
        // From a desk whose clock runs an hour ahead.
        guidance::CardAnswer theirs{{derivedUuid({"theirs"})}, desk.resident, "due.uacr", card.rule->origin.version, card.facts, guidance::Answer::Dismissed, {}, "declines", {}, "wang",
                                    desk.context().clock.now() + std::chrono::hours{1}};
        const auto arrive = [&] {
            sync::Unit unit(desk.context(), "hub", sync::Origin::Hub);
            guidance::AnswerRepository::save(unit, theirs);
            unit.commit();
        };
        arrive();
        QCOMPARE(guidanceOf(desk).dismissed.front().answer->by, std::string{"wang"});
        QVERIFY((guidance::AcceptCard{desk.resident, "due.uacr", theirs.version, theirs.facts, "order"}(desk.context()).has_value()));
        QCOMPARE(openCard(guidanceOf(desk), "due.uacr")->answer->by, std::string{"chen"});
        QCOMPARE(guidance::TakeBackAnswer{theirs.id}(desk.context()).error().reason, std::string{"guidance.not-answered"});
        // What was said in error is heard no more.
        theirs.at += std::chrono::hours{2};
        arrive();
        QVERIFY(!openCard(guidanceOf(desk), "due.uacr"));
        theirs.status = "entered-in-error";
        arrive();
        QVERIFY(openCard(guidanceOf(desk), "due.uacr")->answer->answer == guidance::Answer::Accepted);
    }

    void useIsCountedOnceAQuestion() {
        test::Desk desk;
        addCondition(desk, desk.resident, "E11.9");
        const auto found = guidanceOf(desk);
        QVERIFY(guidance::noteShown(desk.context(), desk.resident, found.open).has_value());
        QVERIFY(guidance::noteShown(desk.context(), desk.resident, found.open).has_value());
        const auto& uacr = openCard(found, "due.uacr")->card;
        const auto& ecg = openCard(found, "due.ecg")->card;
        QVERIFY((guidance::AcceptCard{desk.resident, "due.uacr", uacr.rule->origin.version, uacr.facts, "order"}(desk.context()).has_value()));
        QVERIFY((guidance::DismissCard{desk.resident, "due.ecg", ecg.rule->origin.version, ecg.facts, "pacemaker clinic", {}}(desk.context()).has_value()));
        const auto uses = guidance::readRuleUse(desk.database(), test::guidanceBook(), desk.today() - Days(1)).value();
        QCOMPARE(uses.size(), test::guidanceBook().rules.size());
        for (const auto& use : uses) {
            const auto& id = use.rule->id;
            QCOMPARE(use.shown, openCard(found, id) ? 1 : 0);
            QCOMPARE(use.accepted, id == "due.uacr" ? 1 : 0);
            QCOMPARE(use.dismissed, id == "due.ecg" ? 1 : 0);
        }
        for (const auto& use : guidance::readRuleUse(desk.database(), test::guidanceBook(), desk.today() + Days(1)).value()) QCOMPARE(use.shown, 0);
    }

    /// Rows from before the step are still there after it.
    void theStepCarriesRowsOver() {
        QTemporaryDir folder;
        auto opened = db::Database::open({folder.filePath(QStringLiteral("old.db")).toStdString(), std::string(32, 'k'), true, false});
        QVERIFY(opened.has_value());
        auto& database = **opened;
        const auto all = db::embeddedSteps("schema/clinic/");
        const auto own = std::find_if(all.begin(), all.end(), [](const db::Step& step) { return step.name.find("guidance") != std::string::npos; });
        QVERIFY(own != all.end());
        QVERIFY(db::migrate(database, {all.begin(), own}).has_value());
        const auto wrote = db::attempt([&]() -> Result<void> {
            db::Transaction transaction(database);
            database.execute("INSERT INTO resident (id, name, sex) VALUES (x'01', 'sample', 'male')");
            transaction.commit();
            return {};
        });
        QVERIFY(wrote.has_value());
        QVERIFY(db::migrate(database, all).has_value());
        db::Query row(database, "SELECT (SELECT count(*) FROM resident), (SELECT count(*) FROM guidance_card) + (SELECT count(*) FROM guidance_answer)");
        QVERIFY(row.next());
        QCOMPARE(row.number(0), 1);
        QCOMPARE(row.number(1), 0);
    }
};

JIAYI_TEST(TestGather)
#include "tst_gather.moc"
