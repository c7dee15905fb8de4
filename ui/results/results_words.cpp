#include "ui/results/results_words.h"

#include "ui/common/format.h"

#include <QCoreApplication>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

struct ResultsText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::ResultsText)
};

}  // namespace

QString inLanguage(const std::string& en, const std::string& zh) {
    const bool chinese = currentLanguage().startsWith(u"zh"_s);
    const auto& first = chinese ? zh : en;
    return qs(first.empty() ? (chinese ? en : zh) : first);
}

QString rankWord(ReportRank rank) {
    switch (rank) {
        case ReportRank::Critical: return ResultsText::tr("Critical", "result");
        case ReportRank::Abnormal: return ResultsText::tr("Abnormal", "result");
        case ReportRank::Corrected: return ResultsText::tr("Corrected", "result");
        case ReportRank::Partial: return ResultsText::tr("Partial", "result");
        case ReportRank::Normal: break;
    }
    return ResultsText::tr("Normal", "result");
}

Tone rankTone(ReportRank rank) {
    switch (rank) {
        case ReportRank::Critical: return Tone::Bad;
        case ReportRank::Abnormal: return Tone::Warn;
        case ReportRank::Corrected: return Tone::Info;
        case ReportRank::Partial: return Tone::Neutral;
        case ReportRank::Normal: break;
    }
    return Tone::Ok;
}

QString stateWord(const InboxRow& row) {
    if (row.rank == ReportRank::Partial && row.of > 0) return ResultsText::tr("%1 of %2", "tests of a report that are there").arg(row.have).arg(row.of);
    return rankWord(row.rank);
}

QString judgementWord(Judgement judgement) {
    switch (judgement) {
        case Judgement::Fine: return ResultsText::tr("within limits");
        case Judgement::Low: return ResultsText::tr("low", "value");
        case Judgement::High: return ResultsText::tr("high", "value");
        case Judgement::Abnormal: return ResultsText::tr("abnormal", "value");
        case Judgement::Critical: return ResultsText::tr("critical", "value");
        case Judgement::NotChecked: break;
    }
    return ResultsText::tr("not checked", "value");
}

Tone judgementTone(Judgement judgement) {
    switch (judgement) {
        case Judgement::Fine: return Tone::Ok;
        case Judgement::Low:
        case Judgement::High:
        case Judgement::Abnormal: return Tone::Warn;
        case Judgement::Critical: return Tone::Bad;
        case Judgement::NotChecked: break;
    }
    return Tone::Neutral;
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

Tone flagTone(const std::string& flag) {
    if (flag == "HH" || flag == "LL" || flag == "AA") return Tone::Bad;
    return flag == "N" || flag.empty() ? Tone::Neutral : Tone::Warn;
}

QString itemStatusWord(const std::string& status) {
    if (status == "final") return {};
    if (status == "preliminary") return ResultsText::tr("preliminary");
    if (status == "registered") return ResultsText::tr("not there yet");
    if (status == "corrected" || status == "amended") return ResultsText::tr("corrected", "value");
    if (status == "cancelled") return ResultsText::tr("not done", "test");
    if (status == "entered-in-error") return ResultsText::tr("withdrawn", "value");
    return qs(status);
}

QString sentText(const SentValue& value) { return value.unit.empty() ? qs(value.text) : qs(value.text) + u' ' + qs(value.unit); }

QString evidenceWord(Evidence evidence) {
    switch (evidence) {
        case Evidence::Agrees: return ResultsText::tr("agrees");
        case Evidence::Disagrees: return ResultsText::tr("disagrees");
        case Evidence::Blank: break;
    }
    return ResultsText::tr("blank");
}

Tone evidenceTone(Evidence evidence) {
    switch (evidence) {
        case Evidence::Agrees: return Tone::Ok;
        case Evidence::Disagrees: return Tone::Bad;
        case Evidence::Blank: break;
    }
    return Tone::Neutral;
}

QString identityWord(const std::string& field) {
    if (field == "order") return ResultsText::tr("Order number");
    if (field == "citizen-id") return ResultsText::tr("Citizen id");
    if (field == "record-no") return ResultsText::tr("Record number");
    if (field == "insurance-no") return ResultsText::tr("Insurance number");
    if (field == "name") return ResultsText::tr("Name");
    if (field == "sex") return ResultsText::tr("Sex");
    if (field == "birth") return ResultsText::tr("Birth date");
    if (field == "phone") return ResultsText::tr("Telephone");
    return qs(field);
}

}  // namespace jiayi::ui
