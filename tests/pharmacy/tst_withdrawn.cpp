// A product that its pharmacy has withdrawn, and what a line costs the clinic.
#include "models/pharmacy/pharmacist/review_queue.h"
#include "models/pharmacy/prescribing/clinic_cost.h"
#include "models/pharmacy/prescribing/product_news.h"
#include "models/pharmacy/prescribing/templates.h"
#include "tests/pharmacy/clinic_desk.h"

#include <optional>

using namespace jiayi;
using namespace jiayi::pharmacy;
using test::done;
using test::taken;

namespace {

const std::string kGone = "product.withdrawn:I1";

}  // namespace

class TestWithdrawn : public QObject {
    Q_OBJECT

    std::optional<test::ClinicDesk> m_desk;

    CheckedPrescription checked(const PrescriptionDraft& draft) {
        return taken(checkPrescription(m_desk->store.database(), test::careRules(), test::reviewBook(), draft, m_desk->today()));
    }
    Result<SignedPrescription> signing(const PrescriptionDraft& draft) {
        return SignPrescription{draft}(m_desk->store.context(), test::careRules(), test::reviewBook());
    }
    Order onlyOrder(const SignedPrescription& made) { return taken(OrderRepository{m_desk->store.database()}.order(made.orders.at(0))); }

private Q_SLOTS:
    void init() { m_desk.emplace(); }
    void cleanup() { m_desk.reset(); }

    void whatIsSoldIsSignedWithItsPrice() {
        m_desk->publish(test::formularyItems(2));
        const auto draft = m_desk->draft(m_desk->person("甲"));
        const auto check = checked(draft);
        QVERIFY(check.canSign() && check.priceKnown && check.interrupting.empty());
        const auto order = onlyOrder(taken(signing(draft)));
        QVERIFY(order.price == Money{1001} && order.packs == 1);
    }

    /// Opened while it was sold, signed when it was not.
    void whatIsWithdrawnMeanwhileWantsAReasonAndHasNoPrice() {
        m_desk->publish(test::formularyItems(2));
        auto draft = m_desk->draft(m_desk->person("甲"));
        QVERIFY(checked(draft).canSign());
        m_desk->publish({test::formularyItem(2)});
        const auto refused = signing(draft);
        QVERIFY(!refused);
        QCOMPARE(refused.error().reason, kGone);
        const auto check = checked(draft);
        QCOMPARE(check.interrupting.size(), std::size_t{1});
        QVERIFY(check.interrupting[0].rule == kGone && check.interrupting[0].lines == std::vector<std::string>{"a"} && !check.interrupting[0].reason.zh.empty());
        QVERIFY(!check.lines[0].quantity && !check.lines[0].share && !check.share && !check.priceKnown);
        QVERIFY(check.price == Money{});
        QCOMPARE(check.lines[0].packs, std::int64_t{1});
        draft.overrides[kGone] = "the pharmacy keeps one for her";
        const auto order = onlyOrder(taken(signing(draft)));
        QVERIFY(!order.price && !order.share && order.packs == 1 && order.product == "I1" && order.pharmacy == "P");
        QCOMPARE(order.overrides.at(0).second, std::string("the pharmacy keeps one for her"));
        QCOMPARE(m_desk->store.count("SELECT count(*) FROM review_outcome WHERE rule = 'product.withdrawn:I1' AND outcome = 'overridden'"), std::int64_t{1});
    }

    void thePharmacistSeesTheReason() {
        m_desk->publish({test::formularyItem(2)});
        auto draft = m_desk->draft(m_desk->person("甲"));
        draft.overrides[kGone] = "one is left";
        const auto form = taken(signing(draft)).forms.front();
        const auto opened = taken(openForm(m_desk->store.database(), test::reviewBook(), m_desk->reviewOf(form), m_desk->today()));
        QCOMPARE(opened.settled.size(), std::size_t{1});
        QVERIFY(opened.settled[0].reason == "one is left" && !opened.settled[0].what.zh.empty() && !opened.settled[0].what.en.empty());
    }

    /// A pad that takes the product out of the line may not lose the question.
    void aLineThatHasLostItsProductStillSaysWhatItWas() {
        m_desk->publish(test::formularyItems(2));
        const auto resident = m_desk->person("甲");
        taken(signing(m_desk->draft(resident)));
        done(SaveTemplate({"start", m_desk->draft(resident).lines})(m_desk->store.context()));
        m_desk->publish({test::formularyItem(2)});
        const auto renewal = taken(renewalDraft(m_desk->store.database(), resident, m_desk->today()));
        QVERIFY(!renewal.lines.at(0).item);
        QCOMPARE(renewal.lines[0].product, std::string("I1"));
        QCOMPARE(checked(renewal).interrupting.at(0).rule, kGone);
        auto fromTemplate = m_desk->draft(resident);
        fromTemplate.lines = taken(templateLines(m_desk->store.database(), "start", m_desk->today()));
        QCOMPARE(checked(fromTemplate).interrupting.at(0).rule, kGone);
    }

    /// Other terms are to be seen first; no reason lifts that.
    void whatIsSoldOtherwiseIsRefusedUntilItIsSeen() {
        m_desk->publish(test::formularyItems(2));
        auto draft = m_desk->draft(m_desk->person("甲"));
        auto dearer = test::formularyItems(2);
        dearer[0].price = Money{9900};
        m_desk->publish(dearer);
        draft.overrides[kGone] = "whatever";
        QCOMPARE(signing(draft).error().reason, std::string("draft.product-changed"));
        QCOMPARE(m_desk->store.count("SELECT count(*) FROM prescription"), std::int64_t{0});
        draft.lines[0].item = dearer[0];
        QVERIFY(onlyOrder(taken(signing(draft))).price == Money{9900});
    }

    void aPharmacyWithoutAFormularyHereIsNotChecked() {
        const auto check = checked(m_desk->draft(m_desk->person("甲")));
        QVERIFY(check.canSign() && check.lines[0].sale == Sale::NotChecked);
        const auto& open = check.review.notChecked;
        QVERIFY(std::any_of(open.begin(), open.end(), [](const NotChecked& one) { return one.lines == std::vector<std::string>{"a"} && one.reason.en.find("formulary") != std::string::npos; }));
        m_desk->publish(test::formularyItems(1));
        const auto now = checked(m_desk->draft(m_desk->person("乙"))).review.notChecked;
        QVERIFY(std::none_of(now.begin(), now.end(), [](const NotChecked& one) { return one.reason.en.find("formulary") != std::string::npos; }));
    }

    void whatTheClinicPaysIsKnownOnlyWhereThePharmacySaysIt() {
        auto items = test::formularyItems(2);
        items[0].cost = Money{800};
        m_desk->publish(items);
        auto draft = m_desk->draft(m_desk->person("甲"), "1g tid 7d");
        draft.lines[0].item = taken(productInForce(m_desk->store.database(), "P", "I1", m_desk->today()));
        auto check = checked(draft);
        QCOMPARE(check.lines[0].packs, std::int64_t{3});
        QVERIFY(clinicCostOf(draft.lines[0], check.lines[0]) == Money{2400});
        QVERIFY(clinicCostOf(draft, check) == Money{2400});
        // Another cost is nobody's news but the clinic's.
        items[0].cost = Money{700};
        m_desk->publish(items);
        QVERIFY(requireProductsInForce(m_desk->store.database(), draft, m_desk->today()));
        draft.lines[0].item = items[1];
        check = checked(draft);
        QVERIFY(!clinicCostOf(draft.lines[0], check.lines[0]) && !clinicCostOf(draft, check));
        m_desk->publish({items[1]});
        draft.lines[0].item = items[0];
        check = checked(draft);
        QVERIFY(!clinicCostOf(draft.lines[0], check.lines[0]));
        QVERIFY(!clinicCostOf(PrescriptionDraft{}, CheckedPrescription{}));
    }
};

JIAYI_TEST(TestWithdrawn)
#include "tst_withdrawn.moc"
