#include "ui/pharmacy/substitution_model.h"

#include "ui/common/review_words.h"
#include "ui/common/table_style.h"
#include "ui/common/words.h"
#include "ui/pharmacy/formulary_words.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using pharmacy::LeftOut;

namespace {

struct SubstitutionText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::SubstitutionText)
};

QString substitutionHeader(int column) {
    switch (column) {
        case SubstitutionModel::Resident: return SubstitutionText::tr("Resident");
        case SubstitutionModel::Proposal: return SubstitutionText::tr("Would get");
        case SubstitutionModel::Price: return SubstitutionText::tr("Price");
        case SubstitutionModel::State: return SubstitutionText::tr("Signature");
        default: return {};
    }
}

QVariant residentCell(const SubstitutionRow& row, int role) {
    const auto& line = row.proposal.line;
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) return qs(line.residentName);
    if (role == StrongRole) return true;
    return role == SecondLineRole ? QVariant((qs(line.medicine) + u" · "_s + qs(line.dose))) : QVariant();
}

QVariant proposalCell(const SubstitutionRow& row, int role) {
    const auto& proposal = row.proposal;
    const auto* line = proposal.draft.lines.empty() ? nullptr : &proposal.draft.lines.front();
    if (!line) return role == Qt::DisplayRole || role == Qt::AccessibleTextRole ? QVariant(u"–"_s) : QVariant();
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) return line->dosage.empty() ? SubstitutionText::tr("dose not known") : qs(line->dosage);
    if (role != SecondLineRole || proposal.check.lines.empty()) return {};
    const auto& checked = proposal.check.lines.front();
    auto text = SubstitutionText::tr("%n day(s)", nullptr, checked.days);
    if (checked.quantity) text += u" · "_s + SubstitutionText::tr("%n pack(s)", nullptr, static_cast<int>(checked.quantity->packs));
    return text;
}

QVariant priceCell(const SubstitutionRow& row, int role) {
    const auto& check = row.proposal.check;
    const bool known = !check.lines.empty() && check.lines.front().quantity;
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) return known ? moneyText(check.price) : u"–"_s;
    if (role == Qt::TextAlignmentRole) return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (role != SecondLineRole || !known) return {};
    return check.share ? SubstitutionText::tr("pays %1", "the person").arg(moneyText(*check.share)) : SubstitutionText::tr("share not known");
}

QVariant stateCell(const SubstitutionRow& row, int role) {
    const auto left = leftOutWord(row);
    if (role == ToneRole)
        return static_cast<int>(row.isSigned ? Tone::Ok : !row.refused.empty() ? Tone::Bad : left.isEmpty() ? Tone::Info : Tone::Warn);
    if (role == Qt::ToolTipRole) return whyText(row);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
    if (row.isSigned) return SubstitutionText::tr("signed");
    if (!row.refused.empty()) return SubstitutionText::tr("not signed");
    return left.isEmpty() ? SubstitutionText::tr("ready") : left;
}

}  // namespace

QString leftOutWord(const SubstitutionRow& row) {
    switch (row.proposal.leftOut) {
        case LeftOut::NoSubstitute: return SubstitutionText::tr("no substitute");
        case LeftOut::Dose: return SubstitutionText::tr("dose unclear");
        case LeftOut::Incomplete: return SubstitutionText::tr("incomplete");
        case LeftOut::Interrupts: return SubstitutionText::tr("review interrupts");
        case LeftOut::ListUnsigned: return SubstitutionText::tr("one by one");
        case LeftOut::No: break;
    }
    return {};
}

QString whyText(const SubstitutionRow& row) {
    QStringList lines;
    if (!row.refused.empty()) {
        if (row.refused == "substitution.interrupts") lines << SubstitutionText::tr("The review interrupts by now: look at it alone.");
        else lines << wordsFor(Error{Errc::Invalid, row.refused, {}}).all();
    }
    for (const auto& why : row.proposal.why) lines << ruleText(why);
    if (row.proposal.leftOut == LeftOut::ListUnsigned) lines << SubstitutionText::tr("No pharmacist has signed this row of the equivalence list: it is signed one by one only.");
    if (row.proposal.leftOut == LeftOut::Dose) lines << SubstitutionText::tr("How much of the substitute is worth the same cannot be told from the dose as it is written.");
    return lines.join(u'\n');
}

SubstitutionModel::SubstitutionModel(QObject* parent) : qt::ValueModel<SubstitutionRow>(ColumnCount, {}, parent) { setWords({}, substitutionHeader); }

void SubstitutionModel::note(const std::vector<pharmacy::SubstitutionOutcome>& outcomes) {
    auto noted = rows();
    for (const auto& outcome : outcomes) {
        for (auto& row : noted) {
            if (row.isSigned || row.proposal.line.line != outcome.medicine.uuid) continue;
            row.isSigned = outcome.form.has_value();
            row.refused = outcome.refused;
        }
    }
    setRows(std::move(noted));
}

QVariant SubstitutionModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role == Qt::TextAlignmentRole && section == Price) return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    return qt::ValueModel<SubstitutionRow>::headerData(section, orientation, role);
}

QVariant SubstitutionModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& row = at(index.row());
    switch (index.column()) {
        case Resident: return residentCell(row, role);
        case Proposal: return proposalCell(row, role);
        case Price: return priceCell(row, role);
        case State: return stateCell(row, role);
        default: return {};
    }
}

}  // namespace jiayi::ui
