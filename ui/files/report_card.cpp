#include "ui/files/report_card.h"

#include "ui/common/button.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/words.h"
#include "ui/files/file_words.h"
#include "ui/files/fitted_table.h"

#include <QItemSelectionModel>
#include <QLabel>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace jiayi::ui {

void RejectsModel::setRejects(std::vector<roster::Reject> rejects) {
    beginResetModel();
    m_rejects = std::move(rejects);
    endResetModel();
}

QString RejectsModel::advice(int row) const {
    if (row < 0 || row >= rowCount()) return {};
    const auto& reject = m_rejects[static_cast<std::size_t>(row)];
    const auto words = wordsFor(invalid(reject.reason));
    const auto place = reject.row == 0 ? tr("whole file") : tr("Row %1").arg(reject.row);
    return tr("%1: %2").arg(place,
                            words.todo.isEmpty() ? words.what : words.what + QLatin1Char(' ') + words.todo);
}

void RejectsModel::retranslate() {
    if (!m_rejects.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int RejectsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rejects.size());
}

int RejectsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant RejectsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& reject = m_rejects[static_cast<std::size_t>(index.row())];
    if (role == SoftRole) return index.column() == File;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    switch (index.column()) {
        case File:
            return fileName(reject.file);
        case Row:
            return reject.row == 0 ? tr("whole file") : QString::number(reject.row);
        case Header:
            return qs(reject.column);
        case Reason:
            return wordsFor(invalid(reject.reason)).what;
    }
    return {};
}

QVariant RejectsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case File:
            return tr("File");
        case Row:
            return tr("Row");
        case Header:
            return tr("Column");
        case Reason:
            return tr("Why");
    }
    return {};
}

ReportCard::ReportCard(QWidget* parent) : Card(parent) {
    setObjectName(QStringLiteral("import.report"));
    m_summary = makeLabel(TextRole::Body, {}, this);
    m_summary->setObjectName(QStringLiteral("import.summary"));
    m_summary->setWordWrap(true);
    body()->addWidget(m_summary);
    m_countsModel = new QStandardItemModel(this);
    m_counts = new FittedTable({28, 12, 12, 12, 12, 12, 12}, 12, this);
    m_counts->setObjectName(QStringLiteral("import.counts"));
    m_counts->setModel(m_countsModel);
    body()->addWidget(m_counts);
    m_doubts = new Notice(Tone::Warn, this);
    m_doubts->setObjectName(QStringLiteral("import.doubts"));
    body()->addWidget(m_doubts);

    m_rejectsTitle = makeLabel(TextRole::Strong, {}, this);
    m_rejectsModel = new RejectsModel(this);
    m_rejects = new FittedTable({18, 11, 18, 53}, 8, this);
    m_rejects->setObjectName(QStringLiteral("import.rejects"));
    m_rejects->setModel(m_rejectsModel);
    m_advice = makeLabel(TextRole::Soft, {}, this);
    m_advice->setObjectName(QStringLiteral("import.advice"));
    m_advice->setWordWrap(true);
    m_save = new Button(Button::Kind::Secondary, {}, this);
    m_save->setObjectName(QStringLiteral("import.saveRejects"));
    m_save->setKeys(QKeySequence(Qt::CTRL | Qt::Key_S));
    m_saved = new Notice(Tone::Ok, this);
    m_saved->setObjectName(QStringLiteral("import.saved"));
    m_saved->hide();
    body()->addWidget(m_rejectsTitle);
    body()->addWidget(m_rejects);
    body()->addWidget(m_advice);
    body()->addWidget(m_save, 0, Qt::AlignLeft);
    body()->addWidget(m_saved);
    connect(m_rejects->selectionModel(), &QItemSelectionModel::currentChanged, this, &ReportCard::showAdvice);
    connect(m_save, &QPushButton::clicked, this, &ReportCard::saveAsked);
    retranslate();
}

void ReportCard::setReport(roster::ImportReport report, bool dryRun) {
    m_report = std::move(report);
    m_dryRun = dryRun;
    m_rejectsModel->setRejects(m_report.rejects);
    m_saved->hide();
    retranslate();
}

void ReportCard::saySaved(Tone tone, const QString& words) {
    m_saved->setTone(tone);
    m_saved->setWords(words);
    m_saved->show();
}

void ReportCard::showAdvice() {
    const auto advice = m_rejectsModel->advice(m_rejects->currentIndex().row());
    m_advice->setText(advice);
    m_advice->setVisible(!advice.isEmpty());
}

void ReportCard::fillCounts() {
    m_countsModel->setRowCount(0);
    m_countsModel->setHorizontalHeaderLabels({tr("Kind"), tr("New"), tr("Changed"), tr("Unchanged"),
                                              tr("Kept as is"), tr("Waiting"), tr("Rejected")});
    const auto add = [this](const QString& kind, const roster::ImportCounts& counts, bool strong) {
        QList<QStandardItem*> row{new QStandardItem(kind)};
        for (const auto count :
             {counts.created, counts.changed, counts.unchanged, counts.kept, counts.waiting, counts.rejected})
            row << new QStandardItem(countText(static_cast<qint64>(count)));
        if (counts.rejected > 0) row.last()->setData(static_cast<int>(Tone::Bad), MarkRole);
        for (auto* item : row) {
            item->setEditable(false);
            item->setData(strong, StrongRole);
        }
        m_countsModel->appendRow(row);
    };
    for (const auto& [type, counts] : m_report.kinds) add(typeWords(type), counts, false);
    if (m_report.kinds.size() != 1) add(tr("All"), m_report.total(), true);
}

QString ReportCard::doubts() const {
    QStringList lines;
    for (const auto& flag : m_report.flags) {
        lines << tr("“%1”: %n value(s). %2", nullptr, static_cast<int>(flag.count))
                     .arg(qs(flag.column), wordsFor(invalid(flag.reason)).what);
    }
    for (const auto& [column, count] : m_report.keptColumns)
        lines << tr("“%1”: %n value(s) kept under this name.", nullptr, static_cast<int>(count))
                     .arg(qs(column));
    return lines.join(QLatin1Char('\n'));
}

void ReportCard::retranslate() {
    setTitle(m_dryRun ? tr("Dry run: nothing was written") : tr("What was imported"));
    const auto all = m_report.total();
    const auto whole = static_cast<qint64>(all.created + all.changed + all.unchanged + all.rejected);
    m_summary->setText(m_dryRun ? tr("%1 records looked at. An import would add %2, change %3, leave %4 as "
                                     "they are and refuse %5.")
                                      .arg(countText(whole), countText(static_cast<qint64>(all.created)),
                                           countText(static_cast<qint64>(all.changed)),
                                           countText(static_cast<qint64>(all.unchanged)),
                                           countText(static_cast<qint64>(all.rejected)))
                                : tr("%1 records: %2 new, %3 changed, %4 already there, %5 refused.")
                                      .arg(countText(whole), countText(static_cast<qint64>(all.created)),
                                           countText(static_cast<qint64>(all.changed)),
                                           countText(static_cast<qint64>(all.unchanged)),
                                           countText(static_cast<qint64>(all.rejected))));
    fillCounts();
    m_counts->setAccessibleName(tr("Counts by kind"));
    const auto doubted = doubts();
    m_doubts->setVisible(!doubted.isEmpty());
    m_doubts->setWords(tr("Kept, but look at these"), doubted);

    const bool rejects = !m_report.rejects.empty();
    m_rejectsTitle->setText(tr("%n row(s) refused", nullptr, static_cast<int>(m_report.rejects.size())));
    m_rejects->setAccessibleName(m_rejectsTitle->text());
    m_save->setText(tr("Save rejects…"));
    for (auto* widget : {static_cast<QWidget*>(m_rejectsTitle), static_cast<QWidget*>(m_rejects),
                         static_cast<QWidget*>(m_save)})
        widget->setVisible(rejects);
    m_rejectsModel->retranslate();
    if (rejects && !m_rejects->currentIndex().isValid())
        m_rejects->setCurrentIndex(m_rejectsModel->index(0, 0));
    showAdvice();
}

}  // namespace jiayi::ui
