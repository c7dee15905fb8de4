// A critical value (危急值): who was told, when, and that it was read back.
#pragma once

#include "models/core/clock.h"
#include "ui/common/live.h"
#include "ui/results/results_asks.h"

#include <QDialog>

class QCheckBox;
class QLabel;

namespace jiayi::ui {

class Button;
class DateField;
class Notice;
class TextField;

/// Nothing is acknowledged before all of it is said: who was told, at a time that is not still to come, read back, and by whom. Open it with open(); it
/// stays until its owner says that the answer was taken.
class CriticalDialog : public Live<QDialog> {
    Q_OBJECT
public:
    CriticalDialog(ReportView report, const Clock& clock, QWidget* parent);
    ReportId report() const { return m_report.row.id; }
    void setBusy(bool busy);
    void showFailure(const Error& error);

Q_SIGNALS:
    void given(const jiayi::ui::CriticalTold& told);

protected:
    void retranslate() override;

private:
    void build();
    void give();
    /// Nothing where date or time cannot be read.
    std::optional<Instant> when() const;

    ReportView m_report;
    const Clock& m_clock;
    QLabel* m_heading;
    QLabel* m_about;
    TextField* m_who;
    DateField* m_date;
    TextField* m_time;
    QCheckBox* m_readBack;
    QLabel* m_readBackMissing;
    TextField* m_readBackBy;
    TextField* m_note;
    Notice* m_failure;
    Button* m_cancel;
    Button* m_ok;
};

}  // namespace jiayi::ui
