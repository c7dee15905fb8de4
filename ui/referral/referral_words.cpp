#include "ui/referral/referral_words.h"

#include "ui/common/format.h"
#include "ui/common/review_words.h"

#include <QCoreApplication>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using referral::Kind;
using referral::Late;
using referral::SectionState;
using referral::State;
using referral::Verdict;

namespace {

struct ReferralText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::ReferralText)
};

}  // namespace

QString referralText(const referral::Text& text) { return ruleText({text.en, text.zh}); }

QString kindWord(Kind kind) {
    switch (kind) {
        case Kind::Up: return ReferralText::tr("Referral");
        case Kind::Down: return ReferralText::tr("Return");
        case Kind::Consult: return ReferralText::tr("Question");
    }
    return {};
}

QString stateWord(Kind kind, State state) {
    switch (state) {
        case State::Drafted: return ReferralText::tr("Draft");
        case State::Sent: return kind == Kind::Down ? ReferralText::tr("To be accepted") : ReferralText::tr("Sent");
        case State::Seen: return ReferralText::tr("Seen");
        case State::Accepted: return ReferralText::tr("Accepted");
        case State::Refused: return ReferralText::tr("Refused");
        case State::Replied: return ReferralText::tr("Replied");
        case State::Returned: return ReferralText::tr("Sent back");
        case State::Closed: return ReferralText::tr("Closed");
        case State::Withdrawn: return ReferralText::tr("Withdrawn");
    }
    return {};
}

Tone stateTone(const referral::ReferralRow& row) {
    if (row.state == State::Refused) return Tone::Bad;
    if (row.late != Late::Nothing || (row.referral.kind == Kind::Down && row.state == State::Sent)) return Tone::Warn;
    if (row.state == State::Accepted || row.state == State::Replied || row.state == State::Returned) return Tone::Ok;
    return row.state == State::Sent || row.state == State::Seen ? Tone::Info : Tone::Neutral;
}

QString lateWord(const referral::ReferralRow& row) {
    const auto by = row.due ? isoDate(*row.due) : QString();
    switch (row.late) {
        case Late::NotSeen: return ReferralText::tr("not seen by %1").arg(by);
        case Late::NotAnswered: return ReferralText::tr("no answer by %1").arg(by);
        case Late::NotAccepted: return ReferralText::tr("to be accepted by %1").arg(by);
        case Late::Nothing: break;
    }
    return {};
}

QString followWord(const referral::ReferralRow& row, Date today) {
    if (!row.followBy) return {};
    return *row.followBy < today ? ReferralText::tr("not followed by %1").arg(isoDate(*row.followBy)) : ReferralText::tr("follow by %1").arg(isoDate(*row.followBy));
}

QString reasonWord(const referral::ReferralBook& book, const std::string& id) {
    const auto* row = book.reason(id);
    return row ? referralText(row->name) : qs(id);
}
QString urgencyWord(const referral::ReferralBook& book, const std::string& id) {
    const auto* row = book.urgency(id);
    return row ? referralText(row->name) : qs(id);
}
QString specialtyWord(const referral::ReferralBook& book, const std::string& id) {
    const auto* row = book.specialty(id);
    return row ? referralText(row->name) : qs(id);
}

QString emptySectionWord(SectionState state) {
    switch (state) {
        case SectionState::NotAsked: return ReferralText::tr("Not asked");
        case SectionState::NoneKnown: return ReferralText::tr("None known");
        case SectionState::NothingRecorded:
        case SectionState::Stated: break;
    }
    return ReferralText::tr("Nothing recorded");
}

QString summaryHtml(const referral::ReferralBook& book, const std::vector<referral::Section>& sections) {
    QString html;
    for (const auto& section : sections) {
        const auto* rule = book.section(section.id);
        html += u"<p><b>"_s + (rule ? referralText(rule->name) : qs(section.id)).toHtmlEscaped() + u"</b>"_s;
        if (section.lines.empty()) html += u"<br><i>"_s + emptySectionWord(section.state).toHtmlEscaped() + u"</i>"_s;
        for (const auto& line : section.lines) html += u"<br>"_s + referralText(line).toHtmlEscaped();
        html += u"</p>"_s;
    }
    return html;
}

QString verdictWord(Verdict verdict) {
    switch (verdict) {
        case Verdict::Met: return ReferralText::tr("Met");
        case Verdict::Broken: return ReferralText::tr("Not met");
        case Verdict::NotChecked: break;
    }
    return ReferralText::tr("Not checked");
}
Tone verdictTone(Verdict verdict) { return verdict == Verdict::Met ? Tone::Ok : verdict == Verdict::Broken ? Tone::Bad : Tone::Warn; }

QString conditionWord(const referral::OnlineRule& rule) { return referralText(rule.name).replace(u"{limit}"_s, rule.limit ? QString::number(*rule.limit) : QString()); }

}  // namespace jiayi::ui
