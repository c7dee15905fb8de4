// The right-hand column of the chart: medicines and what happened.
#pragma once

#include "models/qt/care_models.h"
#include "ui/care/care_asks.h"
#include "ui/common/card.h"

class QLabel;
class QTableView;

namespace jiayi::ui {

class Notice;

class MedicinesCard : public Card {
    Q_OBJECT
public:
    explicit MedicinesCard(const Clock& clock, QWidget* parent = nullptr);
    void show(std::vector<care::MedicationLine> medicines);

protected:
    void retranslate() override;
    void restyle() override;

private:
    const Clock& m_clock;
    qt::MedicationModel* m_model;
    QTableView* m_table;
    QLabel* m_none;
};

/// Newest first; older days come as one scrolls. Enter opens a signed visit.
class TimelineCard : public Card {
    Q_OBJECT
public:
    TimelineCard(const care::RuleBook& rules, const Clock& clock, QWidget* parent = nullptr);
    void show(care::TimelinePage first, qt::TimelineModel::PageFunction more);

Q_SIGNALS:
    void visitOpened(jiayi::care::VisitId visit);

protected:
    void retranslate() override;
    void restyle() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QString what(const care::TimelineEntry& entry) const;
    QString formsIn(const std::vector<care::FormClass>& forms) const;
    void openRow(int row);

    const care::RuleBook& m_rules;
    const Clock& m_clock;
    qt::TimelineModel* m_model;
    QTableView* m_table;
    QLabel* m_none;
    Notice* m_failure;
};

}  // namespace jiayi::ui
