// One report, opened beside the list.
#pragma once

#include "ui/common/live.h"
#include "ui/results/results_asks.h"

#include <QWidget>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace jiayi::ui {

class Badge;
class Button;
class Card;
class Notice;
class PersonHeader;
class TextField;

/// Who, what was measured where and when, each item with both judgements and its course, what was said about it, and the foot with the doctor's answer.
/// UI thread.
class ReportPane : public Live<QWidget> {
    Q_OBJECT
public:
    ReportPane(const diagnostics::DiagnosticsBook& book, const Clock& clock, QWidget* parent = nullptr);
    /// A comment typed for another report is dropped; for the same one it stays.
    void showReport(OpenedReport report);
    const std::optional<OpenedReport>& report() const { return m_report; }
    void clear();
    /// While an answer is under way, or another report, nothing can be given.
    void setBusy(bool busy);
    bool isBusy() const { return m_busy; }
    void showFailure(const Error& error);
    /// The keyboard reads here: arrows and Page keys scroll.
    void focusReport();
    bool hasComment() const;
    void clearComment();

Q_SIGNALS:
    void acknowledgeAsked();
    void commentGiven(const QString& text);
    void printAsked();
    void chartAsked(jiayi::roster::ResidentId resident);
    /// It is about somebody else.
    void unmatchAsked();

protected:
    void retranslate() override;
    void restyle() override;

private:
    void build();
    void buildFoot(QVBoxLayout* all);
    void giveComment();
    void showAll();
    /// It scrolls down, never across: at large type the list beside it gives way.
    void fitWidth();
    void showHead();
    void showSaid();
    void showFoot();
    QString timesText() const;
    QString sourceText() const;
    QString matchText() const;

    const diagnostics::DiagnosticsBook& m_book;
    const Clock& m_clock;
    std::optional<OpenedReport> m_report;
    bool m_busy = false;
    QScrollArea* m_scroll;
    PersonHeader* m_person;
    Card* m_head;
    Badge* m_state;
    Badge* m_notes;
    QLabel* m_source;
    QLabel* m_times;
    QLabel* m_conclusion;
    QWidget* m_itemRows = nullptr;
    Card* m_said;
    QLabel* m_acts;
    Card* m_foot;
    Notice* m_failure;
    TextField* m_comment;
    Button* m_keep;
    Button* m_print;
    Button* m_acknowledge;
    Button* m_chart;
    Button* m_unmatch;
};

}  // namespace jiayi::ui
