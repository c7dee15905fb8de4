#include "ui/contracts/contract_words.h"

#include "ui/common/format.h"
#include "ui/common/review_words.h"

#include <QCoreApplication>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using contracts::EventKind;
using contracts::State;

namespace {

struct ContractText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::ContractText)
};

}  // namespace

QString contractWords(const contracts::Words& words) { return ruleText({words.en, words.zh}); }

QString standingWord(const contracts::Contract& contract, Date today) {
    switch (contract.state) {
        case State::Offered: return ContractText::tr("Offered");
        case State::Accepted: return ContractText::tr("Accepted");
        case State::Transferred: return ContractText::tr("Transferred");
        case State::Ended: return contract.lastDay ? ContractText::tr("Ended") : ContractText::tr("Not signed");
        case State::Signed:
        case State::Renewed: break;
    }
    if (today < contract.terms.since) return ContractText::tr("Begins %1").arg(isoDate(contract.terms.since));
    if (contract.isInForce(today)) return contract.state == State::Renewed ? ContractText::tr("In force, renewed") : ContractText::tr("In force");
    return contract.state == State::Renewed ? ContractText::tr("Renewed") : ContractText::tr("Ran out");
}

Tone standingTone(const contracts::Contract& contract, Date today) {
    if (contract.isOpen()) return Tone::Info;
    if (contract.isInForce(today)) return Tone::Ok;
    if (contract.state == State::Signed) return today < contract.terms.since ? Tone::Info : Tone::Warn;
    return Tone::Neutral;
}

QString termText(const contracts::Contract& contract) {
    const auto last = contract.lastDay && *contract.lastDay >= contract.terms.since ? *contract.lastDay : contract.terms.until;
    return isoDate(contract.terms.since) + u" – "_s + isoDate(last);
}

QString packageWord(const contracts::ContractBook& book, std::string_view package) {
    const auto* found = book.package(package);
    return found ? contractWords(found->name) : qs(package);
}

QString endReasonWord(const contracts::ContractBook& book, std::string_view reason) {
    const auto* found = book.reason(reason);
    return found ? contractWords(found->name) : qs(reason);
}

QString eventWord(const contracts::ContractBook& book, const contracts::ContractEvent& event) {
    const auto to = event.terms ? isoDate(event.terms->until) : QString();
    const auto whose = event.terms ? qs(event.terms->team) + u" · "_s + qs(event.terms->doctor) : QString();
    switch (event.kind) {
        case EventKind::Offered: return ContractText::tr("Offered to %1").arg(to);
        case EventKind::Accepted: return ContractText::tr("Accepted");
        case EventKind::Signed: return event.signer.empty() ? ContractText::tr("Signed") : ContractText::tr("Signed by %1").arg(qs(event.signer));
        case EventKind::Renewed: return ContractText::tr("Renewed to %1").arg(to);
        case EventKind::Transferred: return ContractText::tr("Transferred: %1").arg(whose);
        case EventKind::Ended: return ContractText::tr("Ended: %1").arg(endReasonWord(book, event.reason));
    }
    return {};
}

QString itemWord(const contracts::ItemStanding& item) {
    if (item.done >= item.owed) return ContractText::tr("Done");
    if (item.isLate()) return ContractText::tr("%n late", nullptr, item.due - item.done);
    return ContractText::tr("On time");
}

Tone itemTone(const contracts::ItemStanding& item) {
    if (item.done >= item.owed) return Tone::Ok;
    return item.isLate() ? Tone::Warn : Tone::Neutral;
}

QString loadText(const contracts::DoctorLoad& load) { return ContractText::tr("%1: %2 of %3").arg(qs(load.doctor), countText(load.inForce), countText(load.cap)); }

QString schemeWord(std::string_view scheme) {
    if (scheme == "employee") return ContractText::tr("Employee scheme");
    if (scheme == "resident") return ContractText::tr("Resident scheme");
    return ContractText::tr("Scheme not known");
}

QString benefitWord(std::string_view benefit) {
    return benefit == "special-disease" ? ContractText::tr("Special-disease entitlement") : benefit == "two-disease" ? ContractText::tr("Two-disease medicines") : qs(benefit);
}

QString spanText(Date since, std::optional<Date> until) {
    return until ? ContractText::tr("from %1 to %2").arg(isoDate(since), isoDate(*until)) : ContractText::tr("from %1 on").arg(isoDate(since));
}

}  // namespace jiayi::ui
