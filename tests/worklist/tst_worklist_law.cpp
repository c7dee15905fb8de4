// The worklist from increments equals the worklist from scratch, whatever happens.
#include "models/care/figures.h"
#include "models/diagnostics/orders/order_repository.h"
#include "models/diagnostics/results/decide.h"
#include "models/diagnostics/results/take_in.h"
#include "models/pharmacy/fulfilment/fulfilment.h"
#include "models/pharmacy/prescribing/long_prescription.h"
#include "models/referral/referral.h"
#include "tests/worklist/work_world.h"

#include <functional>
#include <iostream>
#include <set>

using namespace jiayi;
using namespace jiayi::worklist;
using test::WorkWorld;

namespace {

constexpr int kEvents = 10'000;
constexpr int kPeople = 12;
constexpr std::array<const char*, 8> kCodes{"HBA1C_NGSP", "K", "FPG", "SBP", "LDL_C", "UACR", "UACR_MOL", "EGFR_2009"};

/// Things that happen in a clinic, by chance and always the same for one seed.
class Chance {
public:
    explicit Chance(std::uint64_t seed) : m_random(seed) {
        for (int one = 0; one < kPeople; ++one) m_people.push_back(world.person("p" + std::to_string(one)));
        world.publish(test::formularyItems(4));
    }

    void happens() {
        static const std::vector<void (Chance::*)()> events{&Chance::result,  &Chance::result,   &Chance::correction, &Chance::visit,     &Chance::amendment, &Chance::programme,
                                                            &Chance::medicine, &Chance::medicineChanges, &Chance::order, &Chance::order, &Chance::pharmacySays, &Chance::pharmacistSays,
                                                            &Chance::formulary, &Chance::conflict, &Chance::refusal, &Chance::rosterChanges, &Chance::said, &Chance::said,
                                                            &Chance::agreement, &Chance::erased, &Chance::booking, &Chance::referral, &Chance::days, &Chance::report, &Chance::report, &Chance::reportDecided, &Chance::test};
        (this->*events[m_random.below(events.size())])();
    }

    WorkWorld world;

private:
    std::uint64_t below(std::uint64_t bound) { return m_random.below(bound); }
    roster::ResidentId anybody() { return m_people[below(m_people.size())]; }
    Date someDay() { return world.today() - Days{static_cast<int>(below(200))}; }
    template <class T>
    T* any(std::vector<T>& all) {
        return all.empty() ? nullptr : &all[below(all.size())];
    }

    void result() {
        const std::string code = kCodes[below(kCodes.size())];
        const auto value = code == "HBA1C_NGSP" ? 5.5 + static_cast<double>(below(70)) / 10
                           : code == "K"        ? 3.0 + static_cast<double>(below(40)) / 10
                           : code == "SBP"      ? 100.0 + static_cast<double>(below(110))
                                                : 2.0 + static_cast<double>(below(200)) / 10;
        const auto visit = below(4) == 0 && !m_visits.empty() ? std::optional{m_visits.back().id} : std::nullopt;
        const auto who = visit ? m_visits.back().resident : anybody();
        m_observations.push_back(world.measured(who, code, value, someDay(), visit));
    }
    void correction() {
        auto* one = any(m_observations);
        if (!one) return;
        if (below(2) == 0) one->status = "entered-in-error";
        else one->value = *one->value + 1;
        // A result may turn out to be another person's.
        world.save(below(8) == 0 ? anybody() : one->resident, *one);
    }
    void visit() {
        static constexpr std::array kForms{"diabetes", "hypertension", ""};
        static constexpr std::array kClasses{"1", "1", "2", "3", "4", "not-assessable"};
        const auto day = world.today() - Days{static_cast<int>(below(30))};
        const auto next = below(5) == 0 ? std::nullopt : std::optional{day + Days{static_cast<int>(below(100))}};
        m_visits.push_back(world.visited(anybody(), kForms[below(kForms.size())], kClasses[below(kClasses.size())], day, next));
    }
    void amendment() {
        auto* one = any(m_visits);
        if (!one) return;
        one->status = below(2) == 0 ? "amended" : "entered-in-error";
        world.save(one->resident, *one);
    }
    void programme() {
        if (auto* one = below(3) == 0 ? any(m_programmes) : nullptr) {
            one->status = one->status == "active" ? "finished" : "active";
            world.save(one->resident, *one);
            return;
        }
        m_programmes.push_back(world.enrolled(anybody(), below(4) == 0 ? std::nullopt : std::optional{someDay()}, below(2) == 0 ? "T2DM" : "HTN"));
    }
    void medicine() { m_medicines.push_back(world.medicine(anybody(), below(2) == 0 ? "metformin" : "aspirin", below(2) == 0 ? "A10BA02" : "B01AC06")); }
    void medicineChanges() {
        auto* one = any(m_medicines);
        if (!one) return;
        switch (below(4)) {
            case 0: one->status = "stopped", one->end = someDay(); break;
            case 1: one->status = "active", one->end.reset(); break;
            case 2: one->held = !one->held; break;
            default: one->history.push_back({newUuid(world.store.clock, world.store.random), "dose-changed", someDay(), "2 tab", {}, {}, {}, "chen"}); break;
        }
        world.save(one->resident, *one);
    }
    void order() {
        auto* one = any(m_medicines);
        if (!one) return;
        const std::string product = below(2) == 0 ? "I" + std::to_string(1 + below(4)) : std::string{};
        m_orders.emplace_back(one->resident, world.ordered(one->resident, *one, below(2) == 0 ? "long" : "ordinary", static_cast<int>(7 + below(60)), product));
    }
    void pharmacySays() {
        static constexpr std::array kStates{"prepared", "sent", "delivered", "refused", "out-of-stock"};
        auto* one = any(m_orders);
        if (one) world.dispensed(one->first, one->second.id, kStates[below(kStates.size())], below(2) == 0 ? "another metformin" : "");
    }
    void pharmacistSays() {
        static constexpr std::array kStates{"requested", "approved", "returned", "answered"};
        auto* one = any(m_orders);
        if (one) world.reviewed(one->first, one->second.prescription, kStates[below(kStates.size())]);
    }
    void formulary() {
        if (below(6) != 0) return;
        std::vector<pharmacy::FormularyItem> items;
        for (int number = 1; number <= 4; ++number) {
            if (below(4) == 0 && number > 1) continue;
            items.push_back(test::formularyItem(number));
            if (below(3) == 0) items.back().stock = 0;
        }
        world.publish(items);
    }
    void conflict() {
        const auto id = std::to_string(10 + below(40));
        const auto at = std::to_string(world.store.clock.now().time_since_epoch().count());
        if (below(2) == 0) return world.sql("UPDATE conflict SET state = 'closed' WHERE id = x'" + id + "'");
        world.sql("INSERT INTO conflict (id, type, rid, path, mine, theirs, their_version, at) SELECT x'" + id + "', type, id, '" + id + "', '1', '2', '3', " + at +
                  " FROM record ORDER BY (pk * 7919 + " + id + ") % 1009 LIMIT 1 ON CONFLICT (id) DO UPDATE SET state = 'open', at = excluded.at");
    }
    void refusal() {
        const auto one = std::to_string(below(1000));
        world.sql("UPDATE record SET state = CASE state WHEN 'quarantined' THEN 'clean' ELSE 'quarantined' END WHERE pk = (SELECT pk FROM record ORDER BY (pk * 7919 + " +
                  one + ") % 1009 LIMIT 1)");
        if (below(10) == 0) world.sql("UPDATE record SET resident_id = NULL WHERE state = 'quarantined'");
    }
    void rosterChanges() {
        const auto who = WorkWorld::hex(anybody().uuid);
        switch (below(6)) {
            case 0: return world.sql("UPDATE resident SET status = CASE status WHEN 'active' THEN 'moved' ELSE 'active' END WHERE id = " + who);
            case 1: return world.sql("UPDATE resident SET doctor = '" + std::string(below(2) == 0 ? "Chen" : "Zhao") + "' WHERE id = " + who);
            case 2: return world.sql("UPDATE resident SET contract_until = '" + formatDate(world.today() + Days{static_cast<int>(below(60))}) + "' WHERE id = " + who);
            case 3:
                return world.sql("INSERT INTO move_request (id, kind, resident_pk, other, state, at) SELECT randomblob(16), 'leave', pk, '120101002', 'asked', " +
                                 std::to_string(world.store.clock.now().time_since_epoch().count()) + " FROM resident WHERE id = " + who);
            case 4: return world.sql("UPDATE move_request SET state = 'withdrawn' WHERE resident_pk = (SELECT pk FROM resident WHERE id = " + who + ")");
            default: return world.sql("UPDATE resident SET arrived_on = '" + formatDate(someDay()) + "' WHERE id = " + who);
        }
    }
    void said() {
        const auto rows = test::taken(readWorklist(world.store.database(), test::workBook(), {View::Team, {}, world.today(), "chen"})).rows;
        if (rows.empty()) return;
        // The most urgent stands first; of all rows alone it would hardly ever be reached.
        const auto& row = rows[below(3) == 0 ? 0 : below(rows.size())];
        const ItemKey key{row.resident, row.kind};
        const auto context = world.store.context();
        const auto outcome = below(3) == 0   ? SnoozeItem{key, world.today() + Days{static_cast<int>(1 + below(40))}, "why"}(context, test::workBook())
                             : below(2) == 0 ? AssignItem{key, below(2) == 0 ? "@li" : "manager"}(context, test::workBook())
                                             : LogContact{key, "phone", below(2) == 0 ? "reached" : "no-answer", {}}(context, test::workBook());
        // What the list still shows may be gone by the facts.
        if (!outcome && outcome.error().reason != "worklist.item") test::done(outcome.error());
        world.tick();
    }
    void agreement() {
        care::PersonalTarget target;
        target.code = "HBA1C_NGSP";
        target.high = 6.0 + static_cast<double>(below(30)) / 10;
        target.unit = "%";
        target.validFrom = someDay();
        target.reason = "agreed";
        world.save(anybody(), target);
    }
    /// As sync takes a fact off the desk.
    void erased() {
        if (m_observations.empty()) return;
        const auto at = below(m_observations.size());
        const auto one = m_observations[at];
        m_observations.erase(m_observations.begin() + static_cast<std::ptrdiff_t>(at));
        auto& database = world.store.database();
        db::Transaction transaction(database);
        db::Query found(database, "SELECT pk, resident_pk FROM observation WHERE id = ?", one.id);
        if (!found.next()) return;
        const auto pk = found.integer(0), resident = found.integer(1);
        db::Query(database, "DELETE FROM latest_observation WHERE observation_pk = ?", pk).run();
        db::Query(database, "DELETE FROM observation WHERE pk = ?", pk).run();
        care::keepLatest(database, resident, one.code);
        care::keepControl(database, resident);
        transaction.commit();
    }
    void booking() {
        static constexpr std::array kStatuses{"fulfilled", "noshow", "cancelled", "entered-in-error", "booked"};
        if (auto* one = below(2) == 0 ? any(m_bookings) : nullptr) {
            one->status = kStatuses[below(kStatuses.size())];
            sync::Unit unit(world.store.context(), "test");
            appointments::AppointmentRepository::save(unit, *one);
            unit.commit();
            return world.tick();
        }
        m_bookings.push_back(world.booked(anybody(), world.today(), world.today() + Days{static_cast<int>(below(45))}));
    }
    /// Written here or there, moved on by either side, said and read.
    void referral() {
        using referral::State;
        static constexpr std::array kKinds{referral::Kind::Up, referral::Kind::Down, referral::Kind::Consult};
        static constexpr std::array kStates{State::Sent, State::Seen, State::Accepted, State::Refused, State::Replied, State::Returned, State::Closed, State::Withdrawn};
        sync::Unit unit(world.store.context(), "test");
        auto* letter = below(2) == 0 ? any(m_letters) : nullptr;
        if (!letter) {
            auto& made = m_letters.emplace_back();
            made.id = unit.newId<referral::ReferralId>();
            made.resident = anybody();
            made.kind = kKinds[below(kKinds.size())];
            made.status = below(6) == 0 ? "draft" : "active";
            made.urgency = "soon";
            made.institution = "hospital";
            made.made = startOfDay(someDay());
            if (made.status == "active") made.sent = made.made;
            letter = &made;
        }
        referral::Progress course;
        course.id = referral::progressId(letter->id);
        course.referral = letter->id;
        course.resident = letter->resident;
        course.state = kStates[below(kStates.size())];
        course.at = startOfDay(someDay());
        if (below(3) == 0) course.visitBy = someDay();
        referral::ReferralRepository::save(unit, course);
        if (below(3) == 0) letter->readState = referral::nameOf(course.state);
        referral::ReferralRepository::save(unit, *letter);
        if (below(3) == 0) {
            referral::Message words{unit.newId<referral::MessageId>(), letter->id, letter->resident, below(3) == 0, "words", "them", startOfDay(someDay()), {}, {}, "completed"};
            if (below(2) == 0) words.readAt = unit.now();
            referral::ReferralRepository::save(unit, words);
        }
        unit.commit();
        world.tick();
    }
    /// A test is ordered, or the laboratory, a report or the clinic has a word on one.
    void test() {
        static constexpr std::array kSays{"received", "partial", "completed", "refused", "requested"};
        sync::Unit unit(world.store.context(), "test");
        auto* one = below(3) > 0 ? any(m_tests) : nullptr;
        if (!one) {
            auto& made = m_tests.emplace_back();
            made.id = unit.newId<orders::TestOrderId>();
            made.resident = anybody();
            made.nameEn = made.nameZh = "t" + std::to_string(below(9));
            made.signedAt = startOfDay(someDay());
            made.hours = 48;
            orders::TestOrderRepository::save(unit, made);
        } else if (below(3) == 0) {
            one->status = "revoked";
            orders::TestOrderRepository::save(unit, *one);
        } else if (below(2) == 0) {
            orders::TestOrderRepository::noteReported(unit.database(), one->id, below(2) == 0 ? "partial" : "final");
        } else {
            orders::TestOrderRepository::save(unit, orders::OrderTask{orders::orderTaskId(one->id), one->id, one->resident, kSays[below(kSays.size())], "why", startOfDay(someDay())});
        }
        unit.commit();
        world.tick();
    }
    /// A laboratory's report, of somebody by the record number or of nobody, perhaps a newer version of one that is there.
    void report() {
        static constexpr std::array kValues{"4.2", "5.5", "7.1"};
        diagnostics::Report made;
        made.sender = "LAB";
        made.number = std::to_string(below(30));
        const auto number = below(kPeople + 3);
        made.patient.patient = number < kPeople ? m_people[number].uuid : Uuid{};
        made.patient.name = "p" + std::to_string(number);
        made.test = {"LAB", "ELEC", "electrolytes"};
        made.issued = test::taken(parseFhirTime(formatInstant(world.store.clock.now())));
        diagnostics::ReportItem item;
        item.key = "K";
        item.code = {"LAB", "K", "potassium"};
        item.value = diagnostics::valueFromText(kValues[below(kValues.size())]);
        item.unit = "mmol/L";
        made.items.push_back(std::move(item));
        sync::Unit unit(world.store.context(), "hub", sync::Origin::Hub);
        test::done(diagnostics::keepReport(unit, made, unit.now()));
        unit.commit();
        test::taken(diagnostics::settleReports(world.store.context(), labBook(), {}));
        m_reports.push_back(diagnostics::reportId(made));
        world.tick();
    }
    void reportDecided() {
        const auto* one = any(m_reports);
        if (!one) return;
        const auto context = world.store.context();
        const auto outcome = below(3) == 0   ? diagnostics::UnmatchReport{*one, "why"}(context, labBook())
                             : below(2) == 0 ? diagnostics::SetReportAside{*one, "why"}(context, labBook())
                                             : diagnostics::MatchReport{*one, anybody(), "why"}(context, labBook());
        // What the draw wants may not be possible just now.
        if (!outcome && outcome.error().code != Errc::Conflict) test::done(outcome.error());
        world.tick();
    }
    static const diagnostics::DiagnosticsBook& labBook() {
        static const auto book = test::taken(diagnostics::loadDiagnosticsBook(test::careRules()));
        return book;
    }
    void days() { world.daysPass(static_cast<int>(1 + below(6))); }

    SeededRandom m_random;
    std::vector<roster::ResidentId> m_people;
    std::vector<care::Observation> m_observations;
    std::vector<care::Visit> m_visits;
    std::vector<diagnostics::ReportId> m_reports;
    std::vector<care::Programme> m_programmes;
    std::vector<appointments::Appointment> m_bookings;
    std::vector<referral::Referral> m_letters;
    std::vector<orders::TestOrder> m_tests;
    std::vector<care::MedicationLine> m_medicines;
    std::vector<std::pair<roster::ResidentId, pharmacy::Order>> m_orders;
};

struct Listed {
    int urgency = 0;
    std::int64_t rank = 0;
    std::string kind;
    std::int64_t resident = 0;
    auto operator<=>(const Listed&) const = default;
};

/// The list of a day without any index: every kept item looked at.
std::vector<std::string> plainList(db::Database& database, Date today) {
    std::vector<Listed> listed;
    db::Query row(database, "SELECT resident_pk, kind, due_on, shows_on, rank FROM worklist_item");
    while (row.next()) {
        const auto* rule = test::workBook().rules.item(row.text(1));
        const bool kept = !rule->keeps || *row.date(2) + Days{*rule->keeps} >= today;
        if (*row.date(3) <= today && kept) listed.push_back({rule->urgency, row.integer(4), rule->id, row.integer(0)});
    }
    std::sort(listed.begin(), listed.end());
    std::vector<std::string> names;
    for (const auto& each : listed) names.push_back(each.kind);
    return names;
}

std::set<Uuid> listedWith(WorkWorld& world, std::initializer_list<std::string_view> kinds, Date dueFrom) {
    std::set<Uuid> people;
    db::Query row(world.store.database(), "SELECT r.id, i.kind, i.due_on FROM worklist_item i JOIN resident r ON r.pk = i.resident_pk");
    while (row.next())
        if (std::find(kinds.begin(), kinds.end(), row.text(1)) != kinds.end() && *row.date(2) >= dueFrom) people.insert(row.uuid(0));
    return people;
}

}  // namespace

class TestWorklistLaw : public QObject {
    Q_OBJECT

    static void holds(WorkWorld& world) {
        auto& database = world.store.database();
        const auto verified = verifyWorklist(database, test::workBook());
        QVERIFY2(verified, verified ? "" : toString(verified.error()).c_str());
        world.refresh();
        const auto whole = verifyWorklist(database, test::workBook());
        QVERIFY2(whole, whole ? "" : toString(whole.error()).c_str());
        QCOMPARE(world.store.count("SELECT count(*) FROM worklist_dirty"), 0);
        QVERIFY(care::verifyFigures(database));
        const auto page = test::taken(readWorklist(database, test::workBook(), {View::Team, {}, world.today(), "chen"}));
        std::vector<std::string> kinds;
        for (const auto& row : page.rows) kinds.push_back(row.kind);
        QVERIFY(kinds == plainList(database, world.today()));
        QCOMPARE(page.all, static_cast<std::int64_t>(kinds.size()));
        // What the pharmacy's own questions find, asked of everybody at once.
        std::set<Uuid> waiting, renewals;
        for (const auto& order : test::taken(pharmacy::waitingForDoctor(database))) waiting.insert(order.form.resident.uuid);
        QVERIFY(waiting == listedWith(world, {"form.returned", "order.substitute", "order.elsewhere"}, Date{}));
        for (const auto& due : test::taken(pharmacy::renewalsDue(database, test::reviewBook(), world.today() + Days{400}))) renewals.insert(due.resident.uuid);
        QVERIFY(renewals == listedWith(world, {"renewal"}, Date{}));
    }

private Q_SLOTS:
    void fromIncrementsAsFromScratchAfterTenThousandEvents() {
        std::set<std::string> seen;
        std::int64_t rested = 0;
        for (const std::uint64_t seed : {1u, 2u}) {
            Chance chance(seed);
            SeededRandom pauses(seed + 100);
            int told = 0;
            for (int event = 0; event < kEvents / 2; ++event) {
                chance.happens();
                if (pauses.below(4) == 0) told += test::taken(refreshWorklist(chance.world.store.database(), test::workBook(), chance.world.today(), 3)).people;
                if (event % 250 == 249) holds(chance.world);
                if (QTest::currentTestFailed()) return;
                rested += chance.world.store.count("SELECT count(*) FROM worklist_item WHERE booked IS NOT NULL AND shows_on > due_on AND snoozed_until IS NULL");
                db::Query row(chance.world.store.database(), "SELECT DISTINCT kind FROM worklist_item");
                while (row.next()) seen.insert(row.text(0));
            }
            std::cout << "seed " << seed << ": " << kEvents / 2 << " events, " << told << " people told anew\n";
        }
        // A law over what never happens says nothing.
        QVERIFY(rested > 0);
        for (const auto& rule : test::workBook().rules.items) QVERIFY2(seen.contains(rule.id), rule.id.c_str());
    }
};

JIAYI_TEST(TestWorklistLaw)
#include "tst_worklist_law.moc"
