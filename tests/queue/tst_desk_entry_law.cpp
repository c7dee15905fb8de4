// Whoever meets whom, in whatever order and however often: in the end all know the same.
#include "tests/queue/two_desks.h"
#include "tests/support/test_program.h"

#include <rapidcheck.h>

#include <algorithm>

using namespace jiayi;
using queue::DeskEntry;
using queue::EntryKind;
using queue::EntrySet;

class TestDeskEntryLaw : public QObject {
    Q_OBJECT

    static queue::DeskId desk(int which) { return {derivedUuid({"desk", std::to_string(which)})}; }

    /// Few subjects, fields and times, so that they meet often; ends among them.
    static DeskEntry anyEntry() {
        DeskEntry entry;
        entry.key.kind = *rc::gen::element(EntryKind::Queue, EntryKind::Draft);
        entry.key.subject = derivedUuid({*rc::gen::element<std::string>("li", "wang")});
        entry.desk = desk(*rc::gen::inRange(0, 3));
        entry.number = *rc::gen::inRange(1, 20);
        entry.at = Instant{std::chrono::milliseconds{*rc::gen::inRange(0, 4)}};
        entry.key.field = *rc::gen::element<std::string>("answer.sbp", "answer.dbp", queue::endField(desk(0)), queue::endField(desk(1)));
        entry.value = std::to_string(*rc::gen::inRange(0, 30));
        entry.author = *rc::gen::element<std::string>("chen", "li", "");
        return entry;
    }
    static std::vector<DeskEntry> anyEntries() {
        std::vector<DeskEntry> made;
        const auto count = *rc::gen::inRange(0, 25);
        for (int i = 0; i < count; ++i) made.push_back(anyEntry());
        return made;
    }
    static EntrySet setOf(const std::vector<DeskEntry>& entries) {
        EntrySet set;
        for (const auto& entry : entries) set.take(entry);
        return set;
    }

private Q_SLOTS:
    void theOrderOfMeetingDoesNotMatter() {
        QVERIFY(rc::check("merge is commutative, associative, idempotent", [] {
            const auto a = setOf(anyEntries()), b = setOf(anyEntries()), c = setOf(anyEntries());
            const auto merged = [](EntrySet to, const EntrySet& from) {
                to.takeAll(from);
                return to;
            };
            RC_ASSERT(merged(a, b) == merged(b, a));
            RC_ASSERT(merged(merged(a, b), c) == merged(a, merged(b, c)));
            RC_ASSERT(merged(a, a) == a);
        }));
    }

    void theStoreKeepsWhatTheLawSaysInAnyOrder() {
        QVERIFY(rc::check("rows are the set", [] {
            static test::StationDesk store{1};
            store.database().execute("DELETE FROM desk_entry");
            store.database().execute("DELETE FROM desk_seen");
            auto entries = anyEntries();
            const auto expected = setOf(entries);
            for (std::size_t i = entries.size(); i > 1; --i) std::swap(entries[i - 1], entries[static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(i)))]);
            queue::EntryPage page{entries, {}, false};
            for (const auto& entry : entries) queue::join(page.upTo, {{entry.desk, entry.number}});
            RC_ASSERT(queue::takeEntries(store.database(), page).has_value());
            RC_ASSERT(queue::takeEntries(store.database(), page).has_value());
            RC_ASSERT(store.knows() == expected);
        }));
    }

    void threeDesksThatWriteAndMeetAtRandomAgreeInTheEnd() {
        QVERIFY(rc::check("gossip converges", [] {
            static test::StationDesk a{1}, b{2}, c{3};
            test::StationDesk* all[] = {&a, &b, &c};
            for (int step = 0; step < 20; ++step) {
                auto& one = *all[*rc::gen::inRange(0, 3)];
                auto& other = *all[*rc::gen::inRange(0, 3)];
                switch (*rc::gen::inRange(0, 5)) {
                    case 0: one.enter(*rc::gen::element<std::string>("li", "chen"), *rc::gen::element<std::string>("sbp", "dbp", "weight"), std::to_string(*rc::gen::inRange(60, 200))); break;
                    case 1:
                        if (one.hasDraft()) RC_ASSERT(queue::discardShared(one.as("chen"), one.resident, one.draft().basis.seen).has_value());
                        break;
                    case 2: one.clock.advance(std::chrono::seconds{*rc::gen::inRange(-5000, 5000)}); break;
                    default:
                        if (&one != &other) test::pass(one, other, *rc::gen::inRange(1, 8));
                }
            }
            test::meet(a, b);
            test::meet(b, c);
            test::meet(a, b);
            RC_ASSERT(a.knows() == b.knows());
            RC_ASSERT(b.knows() == c.knows());
            for (auto* each : all) RC_ASSERT(each->count("SELECT count(*) FROM visit_draft") == (each->hasDraft() ? 1 : 0));
        }));
    }

    void whatReplacedAValueWinsThoughTheClockStandsBehind() {
        test::StationDesk fast{1}, slow{2};
        fast.clock.advance(std::chrono::hours{9000});
        fast.enter("li", "sbp", "150");
        test::meet(fast, slow);
        slow.enter("chen", "sbp", "140");
        test::meet(fast, slow);
        QCOMPARE(fast.said("sbp"), std::string("140"));
        QCOMPARE(slow.said("sbp"), std::string("140"));
    }

    void pagesThatBreakOffGoOnWhereTheyWere() {
        test::StationDesk a{1}, b{2};
        for (const auto* field : {"sbp", "dbp", "weight", "height"}) a.enter("li", field, "100");
        const auto first = queue::entriesSince(a.database(), {}, 3).value();
        QVERIFY(first.more);
        QCOMPARE(first.entries.size(), std::size_t{3});
        QVERIFY(queue::takeEntries(b.database(), first));
        QVERIFY(test::pass(a, b, 3) > 1);
        QVERIFY(a.knows() == b.knows());
        const auto rest = queue::entriesSince(a.database(), queue::seenHere(b.database()), 3).value();
        QVERIFY(rest.entries.empty() && rest.upTo.empty() && !rest.more);
    }

    void anOlderCopyOfAStoreBecomesAnotherDeskAndLosesNothingItWrites() {
        test::StationDesk a{1}, b{2};
        a.enter("li", "sbp", "150");
        test::meet(a, b);
        // A copy of before the last entries: its numbers begin where they were.
        a.database().execute("UPDATE desk_self SET last_number = 1");
        a.database().execute("DELETE FROM desk_entry WHERE number > 1");
        a.database().execute("UPDATE desk_seen SET number = 1");
        a.enter("li", "weight", "80");
        const auto self = queue::ownDesk(a.context()).value();
        QVERIFY(queue::seenOf(queue::seenHere(b.database()), self) > queue::seenOf(queue::seenHere(a.database()), self) - 1);
        QVERIFY(queue::beginAnew(a.context()));
        QVERIFY(queue::ownDesk(a.context()).value() != self);
        test::meet(a, b);
        QCOMPARE(b.said("weight"), std::string("80"));
        QCOMPARE(a.said("sbp"), std::string("150"));
        QVERIFY(a.knows() == b.knows());
    }
};

JIAYI_TEST(TestDeskEntryLaw)
#include "tst_desk_entry_law.moc"
