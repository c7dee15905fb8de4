#include "ui/results/results_words.h"

#include "models/diagnostics/rules/book.h"
#include "ui/common/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using diagnostics::ActKind;
using diagnostics::Agreement;
using diagnostics::Aspect;
using diagnostics::Gravity;
using diagnostics::InboxRow;
using diagnostics::ItemStatus;
using diagnostics::Opinion;
using diagnostics::ReportItem;
using diagnostics::Side;

namespace {

struct ResultsText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::ResultsText)
};

QString partialWord(const InboxRow& row) { return ResultsText::tr("%1 of %2", "tests of a report that are there").arg(row.itemsDone).arg(row.itemsAwaited); }

QString arrowOf(Side side, Gravity gravity) {
    const int times = gravity == Gravity::Critical ? 2 : 1;
    if (side == Side::High) return u" "_s + QString(times, QChar(0x2191));
    if (side == Side::Low) return u" "_s + QString(times, QChar(0x2193));
    return {};
}

int decimalsOf(const std::string& text) {
    const auto point = text.find('.');
    if (point == std::string::npos) return 0;
    return static_cast<int>(std::count_if(text.begin() + static_cast<std::ptrdiff_t>(point), text.end(), [](char c) { return c >= '0' && c <= '9'; }));
}

/// "3.9–6.1", "< 5.2", "≥ 1.0".
QString intervalText(const diagnostics::ReferenceInterval& interval) {
    const auto number = [](double value) { return QString::number(value, 'g', 6); };
    if (interval.low && interval.high) return number(*interval.low) + u"–"_s + number(*interval.high);
    if (interval.high) return (interval.highExclusive ? u"< "_s : u"≤ "_s) + number(*interval.high);
    return interval.low ? u"≥ "_s + number(*interval.low) : QString();
}

bool isPlainNumber(const ReportItem& item) { return item.value.number && item.value.comparator.empty() && item.value.beyond == diagnostics::Beyond::No; }

}  // namespace

QString inLanguage(const std::string& en, const std::string& zh) {
    const bool chinese = currentLanguage().startsWith(u"zh"_s);
    const auto& first = chinese ? zh : en;
    return qs(first.empty() ? (chinese ? en : zh) : first);
}

bool isPartial(const InboxRow& row) { return row.itemsDone < row.itemsAwaited; }

bool isPlain(const InboxRow& row) { return row.gravity == Gravity::Normal && !row.corrected && !isPartial(row) && row.status == diagnostics::ReportStatus::Final; }

QString stateWord(const InboxRow& row) {
    if (row.gravity == Gravity::Critical) return ResultsText::tr("Critical", "result");
    if (row.gravity == Gravity::Abnormal) return ResultsText::tr("Abnormal", "result");
    if (row.corrected) return ResultsText::tr("Corrected", "result");
    if (isPartial(row)) return partialWord(row);
    if (row.gravity == Gravity::Normal) return ResultsText::tr("Normal", "result");
    return ResultsText::tr("Not checked", "result");
}

Tone stateTone(const InboxRow& row) {
    if (row.gravity == Gravity::Critical || row.gravity == Gravity::Abnormal) return gravityTone(row.gravity);
    if (row.corrected) return Tone::Info;
    return isPartial(row) ? Tone::Neutral : gravityTone(row.gravity);
}

QStringList stateNotes(const InboxRow& row) {
    QStringList notes;
    const bool grave = row.gravity == Gravity::Critical || row.gravity == Gravity::Abnormal;
    if (row.corrected && grave) notes << ResultsText::tr("corrected", "report");
    if (isPartial(row) && (grave || row.corrected)) notes << partialWord(row);
    return notes;
}

QString gravestText(const InboxRow& row) {
    QStringList parts;
    for (const auto& item : row.gravest) parts << qs(item.name) + u' ' + qs(item.value) + arrowOf(item.side, item.gravity);
    return parts.join(u" · "_s);
}

QString opinionWord(const Opinion& opinion) {
    const auto arrow = arrowOf(opinion.side, opinion.gravity);
    if (opinion.gravity == Gravity::Normal) return ResultsText::tr("within limits");
    if (opinion.gravity == Gravity::NotChecked) return ResultsText::tr("not checked", "value");
    const bool critical = opinion.gravity == Gravity::Critical;
    if (opinion.side == Side::High) return (critical ? ResultsText::tr("critically high") : ResultsText::tr("high", "value")) + arrow;
    if (opinion.side == Side::Low) return (critical ? ResultsText::tr("critically low") : ResultsText::tr("low", "value")) + arrow;
    return critical ? ResultsText::tr("critical", "value") : ResultsText::tr("abnormal", "value");
}

Tone gravityTone(Gravity gravity) {
    switch (gravity) {
        case Gravity::Critical: return Tone::Bad;
        case Gravity::Abnormal: return Tone::Warn;
        case Gravity::Normal: return Tone::Ok;
        case Gravity::NotChecked: break;
    }
    return Tone::Neutral;
}

WhyWords whyWords(const diagnostics::DiagnosticsBook& book, const diagnostics::Judgement& judgement) {
    const std::string_view why = judgement.ours.why;
    const auto rest = why.substr(why.find(':') == std::string_view::npos ? why.size() : why.find(':') + 1);
    if (why.starts_with("limit:"))
        for (const auto& limit : book.limits)
            if (limit.id == rest) return {inLanguage(limit.en, limit.zh), qs(limit.origin.source)};
    if (why.starts_with("visit-limit:"))
        for (const auto& limit : book.care.criticalLimits)
            if (limit.text.id == rest) return {inLanguage(limit.text.en, limit.text.zh), qs(limit.origin.source)};
    if (judgement.interval) return {ResultsText::tr("our range %1").arg(intervalText(*judgement.interval) + u' ' + qs(judgement.unit)), qs(judgement.interval->origin.source)};
    return {};
}

QString doubtText(const std::string& doubt) {
    if (doubt == "unit.missing") return ResultsText::tr("no unit was sent, so the value is not compared");
    if (doubt == "unit.not-convertible" || doubt == "unit.unknown") return ResultsText::tr("its unit does not fit the test, so the value is not compared");
    if (doubt == "value.below-plausible") return ResultsText::tr("lower than the test can be in a living person; ask the laboratory");
    if (doubt == "value.above-plausible") return ResultsText::tr("higher than the test can be in a living person; ask the laboratory");
    if (doubt == "value.jump") return ResultsText::tr("too far from the value before; ask the laboratory");
    return qs(doubt);
}

QString flagWord(const std::string& flag) {
    // HL7 table 0078, as FHIR's observation interpretation has it too.
    if (flag == "H") return ResultsText::tr("H ↑ high");
    if (flag == "HH") return ResultsText::tr("HH ↑↑ critically high");
    if (flag == "L") return ResultsText::tr("L ↓ low");
    if (flag == "LL") return ResultsText::tr("LL ↓↓ critically low");
    if (flag == "A") return ResultsText::tr("A abnormal");
    if (flag == "AA") return ResultsText::tr("AA critically abnormal");
    if (flag == "N") return ResultsText::tr("N normal");
    return qs(flag);
}

QString itemStatusWord(ItemStatus status) {
    switch (status) {
        case ItemStatus::Final: return {};
        case ItemStatus::Registered: return ResultsText::tr("still to come", "value");
        case ItemStatus::Preliminary: return ResultsText::tr("preliminary", "value");
        case ItemStatus::Amended:
        case ItemStatus::Corrected: return ResultsText::tr("corrected", "value");
        case ItemStatus::Cancelled: return ResultsText::tr("not done", "test");
        case ItemStatus::EnteredInError: return ResultsText::tr("taken back", "value");
        case ItemStatus::Unknown: break;
    }
    return ResultsText::tr("state not said", "value");
}

QString sentText(const ReportItem& item) {
    const auto value = qs(item.value.shown());
    return item.unit.empty() || value.isEmpty() ? value : value + u' ' + qs(item.unit);
}

QString differenceText(const ReportItem& before, const ReportItem& now) {
    if (!isPlainNumber(before) || !isPlainNumber(now) || before.unit != now.unit) return {};
    const double by = *now.value.number - *before.value.number;
    const auto text = QString::number(by, 'f', std::max(decimalsOf(before.value.text), decimalsOf(now.value.text)));
    return by > 0 ? u"+"_s + text : text;
}

QString codeName(const diagnostics::Code& code) { return qs(code.display.empty() ? code.code : code.display); }

QString itemName(const ReportItem& item) { return codeName(item.code); }

QString momentText(const FhirTime& time) { return time.precision == Precision::Time ? dateAndTime(time.start) : qs(time.text); }

QString tellWord(const std::string& how) {
    if (how == "phone") return ResultsText::tr("by telephone");
    if (how == "in-person") return ResultsText::tr("in person");
    if (how == "message") return ResultsText::tr("by message");
    return qs(how);
}

QString actText(const diagnostics::ReportAct& act) {
    const auto by = qs(act.by), at = dateAndTime(act.at), note = qs(act.note);
    switch (act.kind) {
        case ActKind::Acknowledge: return (note.isEmpty() ? ResultsText::tr("Acknowledged by %1 on %2").arg(by, at) : ResultsText::tr("Acknowledged by %1 on %2: %3").arg(by, at, note));
        case ActKind::Tell: {
            auto line = ResultsText::tr("Critical value: %1 told %2 %3 on %4", "by whom, whom, how, when")
                            .arg(by, qs(act.whom), tellWord(act.how), act.told ? dateAndTime(*act.told) : at);
            line += u" · "_s + (act.readBack ? ResultsText::tr("read back") : ResultsText::tr("not read back"));
            return note.isEmpty() ? line : line + u" · "_s + note;
        }
        case ActKind::Comment: return ResultsText::tr("%1 on %2: %3", "who, when, comment").arg(by, at, note);
        case ActKind::Unmatch: return ResultsText::tr("Taken back by %1 on %2: %3", "a match").arg(by, at, note);
        case ActKind::Aside: return ResultsText::tr("Put aside by %1 on %2: %3").arg(by, at, note);
        case ActKind::Match: break;
    }
    return {};
}

QString aspectWord(Aspect aspect) {
    switch (aspect) {
        case Aspect::Order: return ResultsText::tr("Order number");
        case Aspect::Reference: return ResultsText::tr("Our own reference");
        case Aspect::CitizenId: return ResultsText::tr("Citizen id");
        case Aspect::RecordNumber: return ResultsText::tr("Record number");
        case Aspect::InsuranceNumber: return ResultsText::tr("Insurance number");
        case Aspect::OtherIdentifier: return ResultsText::tr("Other number");
        case Aspect::Name: return ResultsText::tr("Name");
        case Aspect::BirthDate: return ResultsText::tr("Birth date");
        case Aspect::Sex: return ResultsText::tr("Sex");
        case Aspect::Phone: break;
    }
    return ResultsText::tr("Telephone");
}

QString agreementWord(Agreement agreement) {
    switch (agreement) {
        case Agreement::Agrees: return ResultsText::tr("agrees");
        case Agreement::Disagrees: return ResultsText::tr("disagrees");
        case Agreement::NotSaid: return ResultsText::tr("blank in the report");
        case Agreement::NotKnown: break;
    }
    return ResultsText::tr("blank here");
}

Tone agreementTone(Agreement agreement) {
    if (agreement == Agreement::Agrees) return Tone::Ok;
    return agreement == Agreement::Disagrees ? Tone::Bad : Tone::Neutral;
}

QString unmatchedText(const std::string& why) {
    if (why == "no-candidate") return ResultsText::tr("No identifier leads to anybody here; a name alone never matches.");
    if (why == "not-enough") return ResultsText::tr("What agrees is not enough for a rule: a blank never matches.");
    if (why == "identifier-disagrees") return ResultsText::tr("An identifier disagrees.");
    if (why == "several") return ResultsText::tr("More than one person fits.");
    if (why == "left") return ResultsText::tr("The person who fits has moved to another institution.");
    if (why == "taken-back") return ResultsText::tr("It had been given to somebody, and was taken back.");
    return qs(why);
}

}  // namespace jiayi::ui
