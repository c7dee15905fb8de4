#include "ui/pharmacy/shortage_model.h"

#include "ui/common/format.h"
#include "ui/common/table_style.h"

#include <QCoreApplication>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

struct ShortageText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::ShortageText)
};

QString shortageHeader(int column) {
    switch (column) {
        case ShortageModel::Name: return ShortageText::tr("Medicine");
        case ShortageModel::For: return ShortageText::tr("For");
        case ShortageModel::State: return ShortageText::tr("Answer");
        case ShortageModel::Asked: return ShortageText::tr("Asked");
        default: return {};
    }
}

bool isText(int role) { return role == Qt::DisplayRole || role == Qt::AccessibleTextRole; }

QVariant missingName(const ShownShortage& row, int role) {
    const auto second = packsText(row.entry.packs) + u" · "_s + lookedForText(row);
    if (role == Qt::DisplayRole) return qs(row.entry.name);
    if (role == Qt::AccessibleTextRole) return qs(row.entry.name) + u", "_s + second;
    if (role == StrongRole) return row.entry.state == "open";
    return role == SecondLineRole ? QVariant(second) : QVariant();
}

QVariant missingState(const pharmacy::Shortage& entry, int role) {
    if (isText(role)) return entry.state == "open" ? ShortageText::tr("Open") : shortageAnswerWord(entry.answer);
    return role == ToneRole ? QVariant(static_cast<int>(shortageTone(entry))) : QVariant();
}

QVariant missingAsked(const pharmacy::Shortage& entry, Instant now, int role) {
    if (isText(role)) return ago(entry.asked, now);
    if (role == Qt::ToolTipRole) return dateAndTime(entry.asked);
    if (role == SecondLineRole) return qs(entry.askedBy);
    return {};
}

}  // namespace

QString shortageAnswerWord(std::string_view answer) {
    if (answer == "stocked") return ShortageText::tr("In stock now");
    if (answer == "substituted") return ShortageText::tr("Another given");
    if (answer == "elsewhere") return ShortageText::tr("Had elsewhere");
    return ShortageText::tr("Not to be had");
}

Tone shortageTone(const pharmacy::Shortage& entry) {
    if (entry.state == "open") return Tone::Warn;
    if (entry.answer == "stocked") return Tone::Ok;
    return entry.answer == "unavailable" ? Tone::Bad : Tone::Info;
}

QString packsText(std::int64_t packs) { return ShortageText::tr("%n pack(s)", nullptr, static_cast<int>(packs)); }

QString lookedForText(const ShownShortage& shown) {
    if (shown.entry.pharmacy.empty()) return ShortageText::tr("no pharmacy yet");
    return qs(shown.pharmacyName.empty() ? shown.entry.pharmacy : shown.pharmacyName);
}

QString forWhomText(const ShownShortage& shown) {
    return shown.entry.resident ? qs(shown.residentName) : ShortageText::tr("no one named");
}

ShortageModel::ShortageModel(const Clock& clock, QObject* parent) : qt::ValueModel<ShownShortage>(ColumnCount, {}, parent), m_clock(clock) {
    setWords({}, shortageHeader);
}

QVariant ShortageModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& row = at(index.row());
    switch (index.column()) {
        case Name: return missingName(row, role);
        case For:
            if (isText(role)) return forWhomText(row);
            return role == SoftRole ? QVariant(!row.entry.resident) : QVariant();
        case State: return missingState(row.entry, role);
        case Asked:
            if (role == Qt::TextAlignmentRole) return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
            return missingAsked(row.entry, m_clock.now(), role);
        default: return {};
    }
}

QVariant ShortageModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role == Qt::TextAlignmentRole && section == Asked) return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    return qt::ValueModel<ShownShortage>::headerData(section, orientation, role);
}

}  // namespace jiayi::ui
