// A pair of records, or a merge, with all that can be done about it.
#pragma once

#include "ui/common/live.h"
#include "ui/duplicates/duplicates_asks.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace jiayi::ui {

class Badge;
class Button;
class Card;
class FieldChoices;
class Notice;

/// Shown beside the list. Which record stays is chosen here; every act asks for a reason. UI thread.
class PairPane : public Live<QWidget> {
    Q_OBJECT
public:
    explicit PairPane(QWidget* parent = nullptr);
    void showPair(DuplicateRow row, roster::duplicates::Preview preview);
    void showMerged(DuplicateRow row);
    void showFailure(const Error& error);
    void setBusy(bool busy);
    void focusFirst();
    /// The record that would stay.
    roster::ResidentId kept() const;

Q_SIGNALS:
    void mergeAsked(const jiayi::roster::duplicates::MergeResidents& merge);
    void unmergeAsked(const jiayi::roster::duplicates::UnmergeResidents& unmerge);
    void apartAsked(const jiayi::roster::duplicates::KeepApart& apart);
    void chartAsked(jiayi::roster::ResidentId resident);

protected:
    void retranslate() override;

private:
    void build();
    void buildFoot(QVBoxLayout* all);
    void connectActions();
    void showAll();
    void showEvidence();
    void showTogether();
    void showActions();
    void swap();
    void askReason(const QString& title, const std::function<void(const std::string&)>& then);

    DuplicateRow m_row;
    std::optional<roster::duplicates::Preview> m_preview;
    bool m_otherStays = false;
    bool m_busy = false;
    QScrollArea* m_scroll;
    Card* m_head;
    Badge* m_band;
    QLabel* m_people;
    QWidget* m_evidence;
    Card* m_values;
    QLabel* m_valuesHint;
    FieldChoices* m_choices;
    Card* m_together;
    QWidget* m_counts;
    QGridLayout* m_countGrid;
    QLabel* m_togetherHint;
    Notice* m_failure;
    Button* m_merge;
    Button* m_swap;
    Button* m_apart;
    Button* m_back;
    Button* m_chart;
    Button* m_otherChart;
};

}  // namespace jiayi::ui
