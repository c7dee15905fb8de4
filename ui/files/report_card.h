// What a dry run would do, or an import did: counts, doubts, and every reject with its reason.
#pragma once

#include "models/roster/import/import_values.h"
#include "ui/common/card.h"

#include <QAbstractTableModel>

#include <vector>

class QLabel;
class QStandardItemModel;

namespace jiayi::ui {

class Button;
class FittedTable;
class Notice;

/// File, row, column and reason in words. What the row held is not shown: the rejects file has it.
class RejectsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { File, Row, Header, Reason, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;
    void setRejects(std::vector<roster::Reject> rejects);
    /// What is wrong with a row and what to do about it; empty for no row.
    QString advice(int row) const;
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<roster::Reject> m_rejects;
};

class ReportCard : public Card {
    Q_OBJECT
public:
    explicit ReportCard(QWidget* parent = nullptr);
    void setReport(roster::ImportReport report, bool dryRun);
    const roster::ImportReport& report() const { return m_report; }
    /// Words beneath the rejects about their file.
    void saySaved(Tone tone, const QString& words);

Q_SIGNALS:
    void saveAsked();

protected:
    void retranslate() override;

private:
    void fillCounts();
    void showAdvice();
    QString doubts() const;

    roster::ImportReport m_report;
    bool m_dryRun = true;
    QLabel* m_summary;
    FittedTable* m_counts;
    QStandardItemModel* m_countsModel;
    Notice* m_doubts;
    QLabel* m_rejectsTitle;
    FittedTable* m_rejects;
    RejectsModel* m_rejectsModel;
    QLabel* m_advice;
    Button* m_save;
    Notice* m_saved;
};

}  // namespace jiayi::ui
