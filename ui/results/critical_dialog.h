// A critical value (危急值): who was told, when, and that it was read back.
#pragma once

#include "ui/common/live.h"
#include "ui/results/results_asks.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QScrollArea;

namespace jiayi::ui {

class Button;
class ChipRow;
class DateField;
class Notice;
class TextField;

/// Nothing is acknowledged before all of it is said: who was told, how, at a time that is not still to come, and that whoever was told read it back.
/// Open it with open(); it stays until its owner says that the answer was taken.
class CriticalDialog : public Live<QDialog> {
    Q_OBJECT
public:
    CriticalDialog(OpenedReport report, const diagnostics::DiagnosticsBook& book, const Clock& clock, QWidget* parent);
    const OpenedReport& report() const { return m_report; }
    void setBusy(bool busy);
    void showFailure(const Error& error);

Q_SIGNALS:
    void given(const jiayi::diagnostics::TellCritical& told);

protected:
    void retranslate() override;
    void showEvent(QShowEvent* event) override;

private:
    void build();
    void give();
    void showReadBack();
    void fit();
    /// Nothing where date or time cannot be read.
    std::optional<Instant> when() const;

    OpenedReport m_report;
    const diagnostics::DiagnosticsBook& m_book;
    const Clock& m_clock;
    QScrollArea* m_scroll;
    QLabel* m_heading;
    QLabel* m_about;
    QLabel* m_tellBy;
    TextField* m_who;
    QLabel* m_howLabel;
    ChipRow* m_how;
    DateField* m_date;
    TextField* m_time;
    QCheckBox* m_readBack;
    QLabel* m_readBackMissing;
    TextField* m_note;
    Notice* m_failure;
    Button* m_cancel;
    Button* m_ok;
};

}  // namespace jiayi::ui
