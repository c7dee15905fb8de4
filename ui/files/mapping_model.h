// Which column of a table becomes what: the table that a person corrects before an import.
#pragma once

#include "models/care/rules/rule_book.h"
#include "models/roster/import/import_values.h"
#include "ui/common/field.h"
#include "ui/common/tokens.h"

#include <QAbstractTableModel>

#include <string>
#include <vector>

namespace jiayi::ui {

/// One row a column of the file. Becomes and Unit are edited by stable keys (Qt::EditRole) out of ChoicesRole.
/// UI thread; `rules` outlives it.
class MappingModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Header, Written, Samples, Becomes, Unit, State, ColumnCount };

    /// `targets` are those of ColumnBook.
    MappingModel(const care::RuleBook& rules, std::vector<std::string> targets, QObject* parent = nullptr);

    void setTable(roster::TablePreview table);
    /// With the mapping as edited and the problems it has now.
    const roster::TablePreview& table() const { return m_table; }
    void setSource(const std::string& source);

    /// What there is to say about a column, in a sentence; empty when all is well.
    QString note(int row) const;
    /// Sentences about columns whose values will not be believed, and about what is left out.
    QStringList warnings() const;
    /// Why this table cannot be imported, a sentence each.
    QStringList obstacles() const;
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

Q_SIGNALS:
    /// A person changed the mapping.
    void edited();

private:
    /// What the samples of a column say about its unit.
    struct Judged {
        int numbers = 0;
        int impossible = 0;  ///< outside what the observation can be, in the unit said
        bool convertible = true;
        std::string wouldFit;  ///< another unit in which all of them are possible
    };
    struct Word {
        QString text;
        Tone tone;
    };

    Judged judge(std::size_t column) const;
    void judgeAll();
    const roster::MappingProblem* problemOf(const std::string& header) const;
    bool isKnown(std::string_view code) const { return m_rules.observation(code) != nullptr; }
    QString samples(std::size_t column) const;
    QString written(std::size_t column) const;
    QString unitKey(std::size_t column) const;
    Word state(std::size_t column) const;
    QList<ChoiceEdit::Choice> unitChoices(std::size_t column) const;
    QString display(std::size_t row, int column) const;

    const care::RuleBook& m_rules;
    std::vector<std::string> m_targets;
    roster::TablePreview m_table;
    std::vector<std::string> m_proposedUnits;
    std::vector<Judged> m_judged;
};

}  // namespace jiayi::ui
