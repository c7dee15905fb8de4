#include "ui/worklist/worklist_words.h"

#include "ui/common/format.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using worklist::WorklistRow;

namespace {

struct WorkWords {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::WorkWords)
};

}  // namespace

QString workText(const worklist::Text& text) { return qs(currentLanguage().startsWith("zh"_L1) ? text.zh : text.en); }

QString areaWord(const std::string& area) {
    if (area == "results") return WorkWords::tr("Results", "area of work");
    if (area == "follow-up") return WorkWords::tr("Follow-up", "area of work");
    if (area == "pharmacy") return WorkWords::tr("Pharmacy", "area of work");
    if (area == "contract") return WorkWords::tr("Contract", "area of work");
    if (area == "roster") return WorkWords::tr("Roster", "area of work");
    if (area == "sync") return WorkWords::tr("Sync", "area of work");
    return qs(area);
}

QString workActionWord(const std::string& action) {
    if (action == "contact") return WorkWords::tr("Call", "what there is to do");
    if (action == "visit") return WorkWords::tr("Visit", "what there is to do");
    if (action == "pad") return WorkWords::tr("Prescribe", "what there is to do");
    if (action == "results") return WorkWords::tr("Read", "what there is to do");
    if (action == "review") return WorkWords::tr("Answer", "what there is to do");
    if (action == "referral") return WorkWords::tr("Open", "what there is to do");
    if (action == "sync") return WorkWords::tr("Decide", "what there is to do");
    return WorkWords::tr("Look", "what there is to do");
}

QString whenWord(const WorklistRow& row, Date today) {
    if (row.snoozedUntil) return WorkWords::tr("back %1", "an item that was put off").arg(relativeDate(*row.snoozedUntil, today));
    if (!row.dated) return WorkWords::tr("open", "an item without a day");
    const auto late = (today - row.due).count();
    if (row.urgency == 1 && late >= 0 && late <= 1) return WorkWords::tr("now");
    if (late > 0) return WorkWords::tr("%n d late", nullptr, static_cast<int>(late));
    return relativeDate(row.due, today);
}

Tone whenTone(const WorklistRow& row, Date today) {
    if (row.snoozedUntil) return Tone::Neutral;
    if (row.urgency == 1) return Tone::Bad;
    if (!row.dated || row.due < today) return Tone::Warn;
    return row.due == today ? Tone::Info : Tone::Neutral;
}

QString whoWord(const std::string& who) {
    if (who == "doctor") return WorkWords::tr("Doctor");
    if (who == "manager") return WorkWords::tr("Health manager");
    return qs(who).mid(who.starts_with("@") ? 1 : 0);
}

QString howWord(const std::string& how) {
    if (how == "phone") return WorkWords::tr("By phone");
    if (how == "message") return WorkWords::tr("By message");
    if (how == "home") return WorkWords::tr("At home");
    if (how == "clinic") return WorkWords::tr("In the clinic");
    return qs(how);
}

QString outcomeWord(const std::string& outcome) {
    if (outcome == "reached") return WorkWords::tr("Reached");
    if (outcome == "no-answer") return WorkWords::tr("No answer");
    if (outcome == "wrong-number") return WorkWords::tr("Wrong number");
    if (outcome == "declined") return WorkWords::tr("Declined");
    return qs(outcome);
}

QString triesWord(const worklist::LastContact& contact, Instant now) {
    if (contact.tries == 0) return {};
    return WorkWords::tr("Tried %n time(s), last: %1, %2 (%3, %4)", nullptr, contact.tries)
        .arg(howWord(contact.how), outcomeWord(contact.outcome), ago(contact.at, now), qs(contact.by));
}

QString appointmentText(Instant start) {
    const auto day = localDate(start);
    const auto parts = partsOf(day);
    const QDate date(static_cast<int>(parts.year()), static_cast<int>(static_cast<unsigned>(parts.month())), static_cast<int>(static_cast<unsigned>(parts.day())));
    return QLocale().toString(date, currentLanguage().startsWith("zh"_L1) ? u"yyyy年M月d日 dddd"_s : u"ddd d MMM yyyy"_s) + u' ' + clockTime(start);
}

QString bookedWord(const WorklistRow& row, Date today) {
    if (!row.booked) return {};
    const auto day = localDate(*row.booked);
    if (day < today) return WorkWords::tr("did not come on %1").arg(shortDate(day, today));
    if (day == today) return WorkWords::tr("booked for today %1").arg(clockTime(*row.booked));
    return WorkWords::tr("booked for %1 %2").arg(shortDate(day, today), clockTime(*row.booked));
}

QString workName(const WorklistRow& row) { return row.resident ? qs(row.name) : WorkWords::tr("This clinic"); }

QString dueCountText(std::int64_t count, bool more) { return countText(count) + (more ? u"+"_s : QString()); }

}  // namespace jiayi::ui
