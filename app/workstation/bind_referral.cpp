#include "app/workstation/bind_referral.h"

#include "app/workstation/bind_print.h"
#include "models/pharmacy/sheets/read_sheets.h"
#include "models/care/fact_repository.h"
#include "models/roster/resident_repository.h"
#include "ui/common/format.h"
#include "ui/print/referral_layout.h"

#include <QCoreApplication>

namespace jiayi::app {

using namespace Qt::StringLiterals;

namespace {

/// Past joint clinics that the page still shows.
constexpr int kPastSessions = 12;

const referral::ReferralBook& bookOf(const Desk& desk) { return desk.worklistBook().rules.referrals; }

Result<ui::LetterStart> readStart(db::Database& database, const Desk& desk, const ui::LetterWish& wish, Date today) {
    ui::LetterStart start;
    JIAYI_TRY(const auto person, roster::ResidentRepository(database).find(wish.resident));
    start.name = person.name;
    start.sex = person.sex;
    start.birth = person.birthDate;
    start.birthEstimated = person.birthEstimated;
    JIAYI_TRY(const auto programmes, care::FactRepository(database).programmes(wish.resident));
    for (const auto& each : programmes)
        if (each.status == "active") start.programmes.push_back(each.code);
    JIAYI_TRY(start.summary, referral::assembleSummary(database, desk.rules(), bookOf(desk), wish.resident, today));
    JIAYI_TRY(start.attachable, referral::attachable(database, desk.rules(), wish.resident));
    JIAYI_TRY(start.institutions, referral::knownInstitutions(database));
    JIAYI_TRY(start.proposal, referral::proposeTexts(database, desk.rules(), wish.resident, true));
    if (wish.draft) {
        JIAYI_TRY(start.draft, referral::ReferralRepository(database).referral(*wish.draft));
    }
    return start;
}

Result<ui::SpecialOffer> readSpecialOffer(db::Database& database, const Desk& desk, roster::ResidentId resident, Instant now) {
    const auto today = localDate(now);
    ui::SpecialOffer offer;
    JIAYI_TRY(auto sessions, referral::readSessions(database, today, 0));
    for (auto& each : sessions)
        if (each.session.status == "planned" && each.session.start > now) offer.sessions.push_back(std::move(each));
    JIAYI_TRY(const auto facts, referral::readOnlineFacts(database, desk.rules(), resident, today));
    offer.online = referral::checkOnline(bookOf(desk), facts, today);
    JIAYI_TRY(offer.standing, referral::JointRepository(database).bookingsOf(resident, today));
    return offer;
}

Result<ui::ReferralSheet> readReferralSheet(db::Database& database, referral::ReferralId id, Date today) {
    const referral::ReferralRepository rows(database);
    ui::ReferralSheet sheet;
    JIAYI_TRY(sheet.letter, rows.referral(id));
    auto progress = rows.progress(referral::progressId(id));
    if (progress) sheet.progress = std::move(*progress);
    JIAYI_TRY(const auto person, roster::ResidentRepository(database).find(sheet.letter.resident));
    JIAYI_TRY(sheet.about.clinic, pharmacy::readSheetClinic(database, {}));
    sheet.about.person = pharmacy::sheetPerson(person);
    sheet.about.day = sheet.letter.sent ? localDate(*sheet.letter.sent) : today;
    sheet.address = person.address;
    sheet.phone = person.phone;
    sheet.doctor = sheet.letter.kind == referral::Kind::Down ? person.doctor : sheet.letter.by;
    return sheet;
}

/// A use case, run with this desk's context.
template <class Act>
auto runs(Desk& desk) {
    return [&desk](const Act& act) { return desk.worker().run([&desk, act](db::Database& database) { return act(desk.context(database)); }); };
}

}  // namespace

int followDays(const Desk& desk) { return desk.worklistBook().rules.whole("referral.follow-days"); }

ui::ReferralAsks bindReferral(Desk& desk) {
    ui::ReferralAsks asks;
    asks.start = [&desk](const ui::LetterWish& wish) {
        return desk.worker().read([&desk, wish, today = desk.today()](db::Database& database) { return readStart(database, desk, wish, today); });
    };
    asks.save = runs<referral::SaveReferral>(desk);
    asks.send = [&desk](const referral::SendReferral& send) {
        return desk.worker().run([&desk, send](db::Database& database) { return send(desk.context(database), desk.rules(), bookOf(desk)); });
    };
    asks.list = [&desk](referral::ListView view) {
        return desk.worker().read([&desk, view, today = desk.today()](db::Database& database) { return referral::readReferrals(database, bookOf(desk), view, today, followDays(desk)); });
    };
    asks.of = [&desk](roster::ResidentId resident) {
        return desk.worker().read(
            [&desk, resident, today = desk.today()](db::Database& database) { return referral::readReferralsOf(database, bookOf(desk), resident, today, followDays(desk)); });
    };
    asks.pending = [&desk](roster::ResidentId resident) {
        return desk.worker().read([&desk, resident](db::Database& database) { return referral::visitToRefer(database, bookOf(desk), resident); });
    };
    asks.thread = [&desk](referral::ReferralId id) {
        return desk.worker().read([&desk, id, today = desk.today()](db::Database& database) { return referral::readThread(database, bookOf(desk), id, today, followDays(desk)); });
    };
    asks.read = runs<referral::ReadThread>(desk);
    asks.say = runs<referral::SayInThread>(desk);
    asks.heard = runs<referral::RecordAnswer>(desk);
    asks.follow = runs<referral::FollowReferral>(desk);
    asks.accept = runs<referral::AcceptReturn>(desk);
    asks.refuse = runs<referral::RefuseReturn>(desk);
    asks.withdraw = runs<referral::WithdrawReferral>(desk);
    asks.close = runs<referral::CloseReferral>(desk);
    asks.print = [&desk](referral::ReferralId id, QWidget* over) { openPrintDialog(bindReferralPrint(desk, id), over); };
    return asks;
}

ui::JointAsks bindJoint(Desk& desk) {
    ui::JointAsks asks;
    asks.sessions = [&desk] { return desk.worker().read([today = desk.today()](db::Database& database) { return referral::readSessions(database, today, kPastSessions); }); };
    asks.offer = [&desk](roster::ResidentId resident) {
        return desk.worker().read([&desk, resident, now = desk.clock().now()](db::Database& database) { return readSpecialOffer(database, desk, resident, now); });
    };
    asks.plan = runs<referral::PlanSession>(desk);
    asks.cancelSession = runs<referral::CancelSession>(desk);
    asks.book = runs<referral::BookSession>(desk);
    asks.bookOnline = [&desk](const referral::BookOnline& book) {
        return desk.worker().run([&desk, book](db::Database& database) { return book(desk.context(database), desk.rules(), bookOf(desk)); });
    };
    asks.cancelBooking = runs<referral::CancelBooking>(desk);
    asks.outcome = runs<referral::RecordOutcome>(desk);
    return asks;
}

ui::PrintAsks bindReferralPrint(Desk& desk, referral::ReferralId id) {
    auto asks = bindDeskPrint();
    asks.read = [&desk, id] {
        return desk.worker().read([&desk, id, today = desk.today()](db::Database& database) -> Result<std::vector<ui::PrintDocument>> {
            JIAYI_TRY(const auto sheet, readReferralSheet(database, id, today));
            return std::vector<ui::PrintDocument>{{u"referral"_s, [] { return QCoreApplication::translate("jiayi::app::Referral", "Two-way referral form"); }, u"referral"_s,
                                                   [sheet, &desk](const ui::PrintSetup& setup) {
                                                       auto mine = sheet;
                                                       mine.about.clinic.phone = ui::utf8(setup.phone);
                                                       return ui::referralPages(mine, bookOf(desk), setup.language, {setup.paper});
                                                   }}};
        });
    };
    asks.record = [&desk, id](const QString&) {
        return desk.worker().run([&desk, id](db::Database& database) -> Result<void> {
            JIAYI_TRY(const auto letter, referral::ReferralRepository(database).referral(id));
            return recordPrinted(desk.context(database), "referral.print", letter.resident);
        });
    };
    return asks;
}

QFuture<Result<int>> readUnreadReferrals(Desk& desk) {
    return desk.worker().read([](db::Database& database) { return db::attempt([&]() -> Result<int> { return referral::countUnread(database); }); });
}

}  // namespace jiayi::app
