#include "ui/orders/open_orders_model.h"

#include "models/diagnostics/orders/rules/order_number.h"
#include "ui/common/format.h"
#include "ui/common/table_style.h"
#include "ui/orders/order_words.h"

#include <QCoreApplication>

namespace jiayi::ui {

using orders::OpenTube;

namespace {

struct OpenOrdersText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::OpenOrdersText)
};

QString openOrdersHeader(int column) {
    switch (column) {
        case OpenOrdersModel::Person: return OpenOrdersText::tr("Person");
        case OpenOrdersModel::Tests: return OpenOrdersText::tr("Tests");
        case OpenOrdersModel::State: return OpenOrdersText::tr("State");
        case OpenOrdersModel::Due: return OpenOrdersText::tr("Due");
        case OpenOrdersModel::Number: return OpenOrdersText::tr("Number");
        default: return {};
    }
}

QString testsText(const OpenTube& tube) {
    QStringList names;
    for (const auto& test : tube.tests) names << orderName(test.order);
    return names.join(OpenOrdersText::tr(", ", "between tests"));
}

QString openCell(const OpenTube& tube, int column, Instant now) {
    switch (column) {
        case OpenOrdersModel::Person: return qs(tube.name);
        case OpenOrdersModel::Tests: return testsText(tube);
        case OpenOrdersModel::State: return orders::isOverdue(tube, now) && tube.state() != orders::OrderState::Refused ? OpenOrdersText::tr("overdue") : orderStateWord(tube.state());
        case OpenOrdersModel::Due: return dateAndTime(tube.due());
        case OpenOrdersModel::Number: return qs(orders::groupedNumber(tube.number));
        default: return {};
    }
}

QString secondLine(const OpenTube& tube, int column, Instant now) {
    if (column == OpenOrdersModel::Person) {
        QStringList parts;
        if (tube.birthDate) parts << ageText(*tube.birthDate, localDate(now));
        if (tube.urgent()) parts << OpenOrdersText::tr("urgent");
        return parts.join(QStringLiteral(" · "));
    }
    if (column == OpenOrdersModel::State && orders::isOverdue(tube, now) && tube.state() != orders::OrderState::Refused) return orderStateWord(tube.state());
    if (column != OpenOrdersModel::Tests) return {};
    for (const auto& test : tube.tests)
        if (!test.labReason.empty()) return qs(test.labReason);
    return {};
}

}  // namespace

OpenOrdersModel::OpenOrdersModel(const Clock& clock, QObject* parent) : qt::ValueModel<OpenTube>(ColumnCount, {}, parent), m_clock(clock) { setWords({}, openOrdersHeader); }

QVariant OpenOrdersModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& tube = at(index.row());
    const auto now = m_clock.now();
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) return openCell(tube, index.column(), now);
    if (role == StrongRole) return index.column() == Person;
    if (role == SoftRole) return index.column() > State;
    if (role == SecondLineRole) {
        const auto text = secondLine(tube, index.column(), now);
        return text.isEmpty() ? QVariant() : QVariant(text);
    }
    if (role == ToneRole && index.column() == State)
        return static_cast<int>(tube.state() == orders::OrderState::Refused ? Tone::Bad : orders::isOverdue(tube, now) ? Tone::Warn : orderStateTone(tube.state()));
    if (role == Qt::ToolTipRole && index.column() == Tests) return testsText(tube);
    return {};
}

}  // namespace jiayi::ui
