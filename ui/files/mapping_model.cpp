#include "ui/files/mapping_model.h"

#include "models/care/rules/observation_rules.h"
#include "models/roster/import/cell_values.h"
#include "ui/common/format.h"
#include "ui/common/table_style.h"
#include "ui/common/words.h"
#include "ui/files/file_words.h"
#include "ui/files/fitted_table.h"

#include <algorithm>

namespace jiayi::ui {

using roster::kIgnoreColumn;
using roster::kKeepColumn;

namespace {

constexpr int kSamplesShown = 3;

/// Whether a number in `unit` can be a value of this observation; nothing when the unit is none of its own.
std::optional<bool> isPossible(const care::RuleBook& rules, const std::string& code, double value,
                               const std::string& unit) {
    const auto canonical = care::toCanonical(rules, code, value, unit);
    if (!canonical) return std::nullopt;
    return care::plausibility(rules, code, {canonical->value, {}}).verdict == care::Plausible::Yes;
}

}  // namespace

MappingModel::MappingModel(const care::RuleBook& rules, std::vector<std::string> targets, QObject* parent)
    : QAbstractTableModel(parent), m_rules(rules), m_targets(std::move(targets)) {}

void MappingModel::setTable(roster::TablePreview table) {
    beginResetModel();
    m_table = std::move(table);
    m_proposedUnits.clear();
    for (const auto& column : m_table.mapping.columns) m_proposedUnits.push_back(column.unit);
    judgeAll();
    endResetModel();
}

void MappingModel::setSource(const std::string& source) { m_table.mapping.source = source; }

void MappingModel::judgeAll() {
    m_judged.clear();
    for (std::size_t i = 0; i < m_table.mapping.columns.size(); ++i) m_judged.push_back(judge(i));
    m_table.problems =
        roster::mappingProblems(m_table.mapping, [this](std::string_view code) { return isKnown(code); });
}

MappingModel::Judged MappingModel::judge(std::size_t column) const {
    Judged judged;
    const auto& mapping = m_table.mapping.columns[column];
    const auto* known = m_rules.observation(mapping.target);
    if (!known || !known->isQuantity()) return judged;
    std::vector<double> numbers;
    for (const auto& row : m_table.samples) {
        if (column >= row.size() || roster::isMissing(row[column])) continue;
        if (const auto number = roster::parseCellNumber(row[column])) numbers.push_back(number->value);
    }
    judged.numbers = static_cast<int>(numbers.size());
    for (const auto value : numbers) {
        const auto possible = isPossible(m_rules, known->code, value, mapping.unit);
        if (!possible)
            judged.convertible = false;
        else if (!*possible)
            ++judged.impossible;
    }
    if (judged.impossible == 0 && judged.convertible) return judged;
    for (const auto& unit : unitsOf(m_rules, known->code)) {
        const bool fits = std::all_of(numbers.begin(), numbers.end(), [&](double value) {
            return isPossible(m_rules, known->code, value, unit).value_or(false);
        });
        if (fits && judged.wouldFit.empty()) judged.wouldFit = unit;
    }
    return judged;
}

const roster::MappingProblem* MappingModel::problemOf(const std::string& header) const {
    const auto found = std::find_if(
        m_table.problems.begin(), m_table.problems.end(),
        [&](const auto& problem) { return !problem.column.empty() && problem.column == header; });
    return found == m_table.problems.end() ? nullptr : &*found;
}

QString MappingModel::samples(std::size_t column) const {
    QStringList shown;
    for (const auto& row : m_table.samples) {
        if (shown.size() == kSamplesShown) break;
        if (column < row.size() && !row[column].empty()) shown << qs(row[column]);
    }
    return shown.isEmpty() ? tr("empty") : shown.join(QStringLiteral(" · "));
}

QString MappingModel::written(std::size_t column) const {
    const auto& unit = m_proposedUnits[column];
    if (unit.empty()) return QStringLiteral("–");
    const bool inHeader = m_table.mapping.columns[column].header.find(unit) != std::string::npos;
    return inHeader ? qs(unit) : tr("none");
}

QString MappingModel::unitKey(std::size_t column) const {
    const auto& unit = m_table.mapping.columns[column].unit;
    return qs(care::ucumUnit(m_rules, unit).value_or(unit));
}

QList<ChoiceEdit::Choice> MappingModel::unitChoices(std::size_t column) const {
    QList<ChoiceEdit::Choice> choices;
    const auto units = unitsOf(m_rules, m_table.mapping.columns[column].target);
    for (const auto& unit : units) choices.append({qs(unit), unitWords(unit)});
    const auto now = unitKey(column);
    const bool there =
        std::any_of(choices.begin(), choices.end(), [&](const auto& choice) { return choice.key == now; });
    if (!units.empty() && !there && !now.isEmpty()) choices.append({now, unitWords(utf8(now))});
    return choices;
}

MappingModel::Word MappingModel::state(std::size_t column) const {
    const auto& mapping = m_table.mapping.columns[column];
    if (problemOf(mapping.header)) return {tr("wrong"), Tone::Bad};
    if (mapping.target == kIgnoreColumn) return {tr("left out"), Tone::Neutral};
    if (mapping.target == kKeepColumn) return {tr("kept"), Tone::Info};
    if (!m_judged[column].convertible) return {tr("unit?"), Tone::Warn};
    if (m_judged[column].impossible > 0) return {tr("unit?"), Tone::Warn};
    return {tr("ready"), Tone::Ok};
}

QString MappingModel::note(int row) const {
    if (row < 0 || row >= rowCount()) return {};
    const auto column = static_cast<std::size_t>(row);
    const auto& mapping = m_table.mapping.columns[column];
    const auto& judged = m_judged[column];
    const auto header = qs(mapping.header);
    if (const auto* problem = problemOf(mapping.header))
        return tr("“%1”: %2").arg(header, wordsFor(invalid(problem->reason)).what);
    if (mapping.target == kIgnoreColumn)
        return tr("“%1” is left out: its values are not imported.").arg(header);
    if (mapping.target == kKeepColumn)
        return tr("“%1” is not known: its values are kept under this name.").arg(header);
    if (!judged.convertible) {
        return tr("“%1”: %2 is no unit of %3. The values are kept as written and not believed.")
            .arg(header, mapping.unit.empty() ? tr("none") : unitWords(mapping.unit),
                 targetWords(m_rules, mapping.target));
    }
    if (judged.impossible > 0) {
        auto said = tr("“%1”: %2 of %3 samples are not possible in %4. Such values are kept, flagged and not "
                       "believed.")
                        .arg(header)
                        .arg(judged.impossible)
                        .arg(judged.numbers)
                        .arg(unitWords(mapping.unit));
        if (!judged.wouldFit.empty()) said += tr(" They would fit %1.").arg(unitWords(judged.wouldFit));
        return said;
    }
    const auto* known = m_rules.observation(mapping.target);
    if (known && known->isQuantity() && utf8(unitKey(column)) != known->unit && judged.numbers > 0)
        return tr("“%1” is shown in %2; what was written is kept beside it.")
            .arg(header, unitWords(known->unit));
    return {};
}

QStringList MappingModel::warnings() const {
    QStringList said;
    for (std::size_t i = 0; i < m_judged.size(); ++i) {
        const bool doubted = m_judged[i].impossible > 0 || !m_judged[i].convertible;
        if (doubted && m_table.mapping.columns[i].target != kIgnoreColumn) said << note(static_cast<int>(i));
    }
    return said;
}

QStringList MappingModel::obstacles() const {
    QStringList said;
    for (const auto& problem : m_table.problems) {
        const auto words = wordsFor(invalid(problem.reason));
        auto line = problem.column.empty() ? words.what : tr("“%1”: %2").arg(qs(problem.column), words.what);
        if (!words.todo.isEmpty()) line += QLatin1Char(' ') + words.todo;
        if (!said.contains(line)) said << line;
    }
    return said;
}

void MappingModel::retranslate() {
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int MappingModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_table.mapping.columns.size());
}

int MappingModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString MappingModel::display(std::size_t row, int column) const {
    const auto& mapping = m_table.mapping.columns[row];
    switch (column) {
        case Header:
            return qs(mapping.header);
        case Written:
            return written(row);
        case Samples:
            return samples(row);
        case Becomes:
            return targetWords(m_rules, mapping.target);
        case Unit:
            return unitChoices(row).isEmpty() ? QString() : unitWords(utf8(unitKey(row)));
        case State:
            return state(row).text;
    }
    return {};
}

QVariant MappingModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto row = static_cast<std::size_t>(index.row());
    const auto& mapping = m_table.mapping.columns[row];
    switch (role) {
        case Qt::DisplayRole:
            return display(row, index.column());
        case Qt::EditRole:
            if (index.column() == Becomes) return qs(mapping.target);
            if (index.column() == Unit) return unitKey(row);
            return display(row, index.column());
        case Qt::ToolTipRole:
            if (const auto said = note(index.row()); !said.isEmpty()) return said;
            return display(row, index.column());
        case Qt::AccessibleTextRole:
            return headerData(index.column(), Qt::Horizontal).toString() + QStringLiteral(": ") +
                   display(row, index.column());
        case ChoicesRole:
            if (index.column() == Becomes) return QVariant::fromValue(targetChoices(m_rules, m_targets));
            if (index.column() == Unit) return QVariant::fromValue(unitChoices(row));
            return {};
        case ToneRole:
            return index.column() == State ? QVariant(static_cast<int>(state(row).tone)) : QVariant();
        case SoftRole:
            return index.column() == Written || index.column() == Samples;
        case StrongRole:
            return index.column() == Header;
    }
    return {};
}

bool MappingModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid)) return false;
    if (!(flags(index) & Qt::ItemIsEditable)) return false;
    const auto row = static_cast<std::size_t>(index.row());
    auto& mapping = m_table.mapping.columns[row];
    const auto wanted = utf8(value.toString());
    const auto before = mapping;
    if (index.column() == Becomes) {
        mapping.target = wanted;
        // What the file says stays; where it says nothing, the observation's own unit is meant.
        mapping.unit = m_proposedUnits[row];
        const auto units = unitsOf(m_rules, wanted);
        if (mapping.unit.empty() && !units.empty()) mapping.unit = units.front();
    } else {
        mapping.unit = wanted;
    }
    if (mapping == before) return true;
    judgeAll();
    // Another column may have become one of two, or the only one.
    Q_EMIT dataChanged(this->index(0, 0), this->index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT edited();
    return true;
}

QVariant MappingModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case Header:
            return tr("Column of the file");
        case Written:
            return tr("Unit said");
        case Samples:
            return tr("Values");
        case Becomes:
            return tr("Becomes");
        case Unit:
            return tr("Unit");
        case State:
            return tr("State");
    }
    return {};
}

Qt::ItemFlags MappingModel::flags(const QModelIndex& index) const {
    auto flags = QAbstractTableModel::flags(index);
    if (!index.isValid()) return flags;
    const bool units =
        index.column() == Unit && !unitChoices(static_cast<std::size_t>(index.row())).isEmpty();
    if (index.column() == Becomes || units) flags |= Qt::ItemIsEditable;
    return flags;
}

}  // namespace jiayi::ui
