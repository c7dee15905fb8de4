#include "models/referral/referral_lists.h"

#include "models/care/fact_repository.h"
#include "models/roster/resident_repository.h"

#include <algorithm>
#include <tuple>

namespace jiayi::referral {

namespace {

Course courseOf(const ReferralRow& row) {
    const auto& letter = row.referral;
    return {letter.kind, row.state, letter.urgency, letter.sent ? std::optional{localDate(*letter.sent)} : std::nullopt};
}

struct PersonFacts {
    std::int64_t pk = 0;
    std::optional<Date> seen, reached;
};

PersonFacts personFacts(db::Database& database, ResidentId resident) {
    PersonFacts facts;
    facts.pk = roster::ResidentRepository::pkOf(database, resident);
    {
        db::Query row(database, "SELECT max(date) FROM visit WHERE resident_pk = ? AND contact = 1 AND status IN ('signed', 'imported')", facts.pk);
        if (row.next()) facts.seen = row.date(0);
    }
    db::Query row(database, "SELECT max(at) FROM worklist_act WHERE resident_pk = ? AND kind = 'referral.follow' AND act = 'contact' AND outcome = 'reached' AND status = 'active'", facts.pk);
    if (row.next() && !row.isNull(0)) facts.reached = localDate(row.instant(0));
    return facts;
}

int unreadMessages(db::Database& database, ReferralId id) {
    db::Query row(database, "SELECT count(*) FROM referral_message WHERE referral_id = ? AND side = 'other' AND read_at IS NULL AND status = 'completed'", id);
    return row.next() ? row.number(0) : 0;
}

/// Of a return its coming, of anything else what the other side answered.
bool hasUnreadState(const ReferralRow& row) {
    const bool said = row.referral.kind == Kind::Down ? row.state == State::Sent : isAnswer(row.state);
    return said && row.referral.readState != nameOf(row.state);
}

Result<ReferralRow> rowOf(db::Database& database, const ReferralBook& book, Referral letter, Date today, int followDays) {
    ReferralRow made;
    made.referral = std::move(letter);
    auto progress = ReferralRepository(database).progress(progressId(made.referral.id));
    if (progress) made.progress = std::move(*progress);
    else if (progress.error().code != Errc::NotFound) return progress.error();
    made.state = stateFrom(made.referral, made.progress);
    JIAYI_TRY(const auto person, roster::ResidentRepository(database).find(made.referral.resident));
    made.name = person.name;
    made.sex = person.sex;
    made.birth = person.birthDate;
    made.birthEstimated = person.birthEstimated;
    made.unread = unreadMessages(database, made.referral.id) + (hasUnreadState(made) ? 1 : 0);
    const auto course = courseOf(made);
    made.late = lateOn(book, course, today);
    made.due = dueOf(book, course);
    const auto facts = personFacts(database, made.referral.resident);
    made.followBy = followBy({course, facts.seen, facts.reached}, followDays);
    made.moved = made.progress ? made.progress->at : made.referral.made;
    db::Query last(database, "SELECT max(at) FROM referral_message WHERE referral_id = ? AND status = 'completed'", made.referral.id);
    if (last.next() && !last.isNull(0)) made.moved = std::max(made.moved, last.instant(0));
    return made;
}

bool isLate(const ReferralRow& row, Date today) { return row.late != Late::Nothing || (row.followBy && *row.followBy < today); }

bool belongs(const ReferralRow& row, ListView view, Date today) {
    switch (view) {
        case ListView::Open: return row.state != State::Drafted && !isOver(row.state);
        case ListView::Unread: return row.unread > 0;
        case ListView::Late: return isLate(row, today);
        case ListView::Drafts: return row.state == State::Drafted;
        case ListView::Over: return isOver(row.state);
    }
    return false;
}

}  // namespace

Result<ReferralList> readReferrals(db::Database& database, const ReferralBook& book, ListView view, Date today, int followDays, int most) {
    return db::attempt([&]() -> Result<ReferralList> {
        std::vector<ReferralId> ids;
        {
            db::Query row(database, "SELECT id FROM referral WHERE status IN ('draft', 'active')");
            while (row.next()) ids.push_back(row.id<ReferralId>(0));
        }
        {
            db::Query row(database, "SELECT id FROM referral WHERE status IN ('revoked', 'completed') ORDER BY made DESC LIMIT ?", most);
            while (row.next()) ids.push_back(row.id<ReferralId>(0));
        }
        ReferralList list;
        const ReferralRepository rows(database);
        for (const auto& id : ids) {
            JIAYI_TRY(auto letter, rows.referral(id));
            JIAYI_TRY(auto row, rowOf(database, book, std::move(letter), today, followDays));
            for (const auto each : {ListView::Open, ListView::Unread, ListView::Late, ListView::Drafts, ListView::Over})
                if (belongs(row, each, today)) ++list.counts[each];
            if (belongs(row, view, today)) list.rows.push_back(std::move(row));
        }
        std::stable_sort(list.rows.begin(), list.rows.end(), [&](const ReferralRow& a, const ReferralRow& b) {
            return std::tuple{a.unread == 0, !isLate(a, today), b.moved} < std::tuple{b.unread == 0, !isLate(b, today), a.moved};
        });
        if (list.rows.size() > static_cast<std::size_t>(most)) list.rows.erase(list.rows.begin() + most, list.rows.end());
        return list;
    });
}

Result<std::vector<ReferralRow>> readReferralsOf(db::Database& database, const ReferralBook& book, ResidentId resident, Date today, int followDays) {
    return db::attempt([&]() -> Result<std::vector<ReferralRow>> {
        JIAYI_TRY(auto letters, ReferralRepository(database).referralsOf(resident));
        std::vector<ReferralRow> all;
        for (auto& each : letters) {
            JIAYI_TRY(auto row, rowOf(database, book, std::move(each), today, followDays));
            all.push_back(std::move(row));
        }
        return all;
    });
}

Result<Thread> readThread(db::Database& database, const ReferralBook& book, ReferralId id, Date today, int followDays) {
    return db::attempt([&]() -> Result<Thread> {
        const ReferralRepository rows(database);
        Thread thread;
        JIAYI_TRY(auto letter, rows.referral(id));
        JIAYI_TRY(thread.row, rowOf(database, book, std::move(letter), today, followDays));
        auto summary = rows.summary(summaryId(id));
        if (summary) thread.summary = std::move(*summary);
        else if (summary.error().code != Errc::NotFound) return summary.error();
        JIAYI_TRY(thread.messages, rows.messages(id));
        const auto seen = personFacts(database, thread.row.referral.resident).seen;
        if (seen && thread.row.referral.sent && *seen > localDate(*thread.row.referral.sent)) thread.seenSince = seen;
        return thread;
    });
}

Result<std::optional<VisitWish>> visitToRefer(db::Database& database, const ReferralBook& book, ResidentId resident) {
    JIAYI_TRY(const auto visits, care::FactRepository(database).visits(resident, 1));
    if (visits.empty() || (visits.front().status != "signed" && visits.front().status != "imported")) return std::optional<VisitWish>{};
    const auto& visit = visits.front();
    JIAYI_TRY(const auto letters, ReferralRepository(database).referralsOf(resident));
    const bool written = std::any_of(letters.begin(), letters.end(), [&](const Referral& each) { return each.kind == Kind::Up && localDate(each.made) >= visit.date; });
    if (written) return std::optional<VisitWish>{};
    for (const auto& form : visit.forms) {
        const auto code = form.answers.find("referral_reason");
        if (code == form.answers.end() || code->second.empty()) continue;
        const auto* reason = book.reasonOfForm(form.form, code->second);
        const auto where = form.answers.find("referral_org_dept");
        return std::optional{VisitWish{visit.id, visit.date, reason ? reason->id : std::string{}, where == form.answers.end() ? std::string{} : where->second}};
    }
    return std::optional<VisitWish>{};
}

Result<std::vector<std::string>> knownInstitutions(db::Database& database, int most) {
    return db::attempt([&]() -> Result<std::vector<std::string>> {
        std::vector<std::string> all;
        db::Query row(database, "SELECT institution FROM referral WHERE institution <> '' AND status <> 'entered-in-error' GROUP BY institution ORDER BY count(*) DESC, institution LIMIT ?", most);
        while (row.next()) all.push_back(row.text(0));
        return all;
    });
}

int countUnread(db::Database& database) {
    int count = 0;
    {
        db::Query row(database, "SELECT count(*) FROM referral_message WHERE side = 'other' AND read_at IS NULL AND status = 'completed'");
        if (row.next()) count = row.number(0);
    }
    db::Query row(database,
                  "SELECT count(*) FROM referral f JOIN referral_task t ON t.referral_id = f.id WHERE f.status = 'active' AND f.read_state <> t.state AND "
                  "(t.state IN ('accepted', 'refused', 'replied', 'returned') AND f.kind <> 'down' OR t.state = 'sent' AND f.kind = 'down')");
    return count + (row.next() ? row.number(0) : 0);
}

}  // namespace jiayi::referral
