#include "ui/moves/moves_words.h"

#include "ui/common/format.h"
#include "ui/common/review_words.h"

#include <QCoreApplication>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using moves::MoveState;

namespace {

struct MovesWord {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::MovesWord)
};

QString sectionStateWord(referral::SectionState state) {
    switch (state) {
        case referral::SectionState::NoneKnown: return MovesWord::tr("none known");
        case referral::SectionState::NotAsked: return MovesWord::tr("not asked");
        case referral::SectionState::NothingRecorded:
        case referral::SectionState::Stated: break;
    }
    return MovesWord::tr("nothing recorded");
}

}  // namespace

QString movesText(const moves::Text& text) { return ruleText({text.en, text.zh}); }

QString departureWord(const moves::MovesBook& book, const std::string& id) {
    if (id.empty()) return MovesWord::tr("No reason given");
    const auto* reason = book.reason(id);
    return reason ? movesText(reason->name) : qs(id);
}

QString requestWord(const moves::RequestRow& row) {
    switch (row.request.state) {
        case MoveState::Withdrawn: return MovesWord::tr("Withdrawn");
        case MoveState::Refused: return MovesWord::tr("Refused");
        case MoveState::Done: return MovesWord::tr("Moved");
        case MoveState::Asked: break;
    }
    if (row.request.kind == moves::MoveKind::Arrive) return MovesWord::tr("With the consortium");
    if (row.isHandedOver) return MovesWord::tr("Handed over");
    return row.hasDraft ? MovesWord::tr("Handover to confirm") : MovesWord::tr("Handover to write");
}

Tone requestTone(const moves::RequestRow& row) {
    if (row.request.state == MoveState::Refused) return Tone::Bad;
    if (row.request.state != MoveState::Asked) return Tone::Neutral;
    return row.request.kind == moves::MoveKind::Arrive || row.isHandedOver ? Tone::Info : Tone::Warn;
}

QString moveKindWord(moves::MoveKind kind) { return kind == moves::MoveKind::Leave ? MovesWord::tr("Leaves") : MovesWord::tr("Wants to come"); }

QString handoverHtml(const moves::MovesBook& book, const std::vector<referral::Section>& sections) {
    QString html;
    for (const auto& section : sections) {
        const auto* rule = book.section(section.id);
        html += u"<p style='margin-top:0; margin-bottom:8px'><b>"_s + (rule ? movesText(rule->name) : qs(section.id)).toHtmlEscaped() + u"</b>"_s;
        if (section.lines.empty()) html += u"<br>"_s + sectionStateWord(section.state).toHtmlEscaped();
        for (const auto& line : section.lines) html += u"<br>"_s + movesText(line).toHtmlEscaped();
        html += u"</p>"_s;
    }
    return html;
}

QString signsHtml(const std::vector<moves::RiskSign>& signs) {
    QString html;
    for (const auto& sign : signs) {
        html += u"<p style='margin-top:0; margin-bottom:10px'><b>"_s + movesText(moves::sayingOf(sign)).toHtmlEscaped() + u"</b><br>"_s + movesText(sign.rule->todo).toHtmlEscaped();
        if (!sign.rule->isSigned()) html += u"<br><i>"_s + MovesWord::tr("General knowledge, not verified").toHtmlEscaped() + u"</i>"_s;
        html += u"</p>"_s;
    }
    return html;
}

QString signName(const moves::RiskRule& rule) {
    using moves::RiskFact;
    switch (rule.fact) {
        case RiskFact::Asked: return MovesWord::tr("Asked before");
        case RiskFact::ContractEnded: return MovesWord::tr("Contract lapsed");
        case RiskFact::ContractDaysLeft: return MovesWord::tr("Contract ending");
        case RiskFact::ElsewhereRise: return MovesWord::tr("Costs elsewhere rising");
        case RiskFact::ElsewhereDays: return MovesWord::tr("Visits elsewhere");
        case RiskFact::UnseenDays: return MovesWord::tr("Long not seen");
        case RiskFact::Missed: return MovesWord::tr("Missed bookings");
        case RiskFact::Declined: return MovesWord::tr("Declined contact");
    }
    return {};
}

}  // namespace jiayi::ui
