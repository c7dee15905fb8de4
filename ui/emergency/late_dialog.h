#pragma once

#include "models/core/clock.h"
#include "ui/common/async.h"
#include "ui/common/live.h"
#include "ui/emergency/emergency_asks.h"

#include <QDialog>

class QLabel;

namespace jiayi::ui {

class Button;
class ChoiceField;
class DateField;
class LabeledField;
class Notice;
class NumberField;
class TextField;

/// One line of a fallback sheet, typed in. Fields start empty; nothing is recorded without who wrote it and a second person who verifies. UI thread.
class LateDialog : public Live<QDialog> {
    Q_OBJECT
public:
    LateDialog(EmergencyAsks asks, roster::ResidentId resident, const QString& name, const Clock& clock, QWidget* parent);

Q_SIGNALS:
    void recorded();

protected:
    void retranslate() override;
    void restyle() override;

private:
    void build();
    void readVerifiers();
    void record();
    void fail(const Error& error);
    std::optional<emergency::RecordLate> entry();

    EmergencyAsks m_asks;
    roster::ResidentId m_resident;
    QString m_name;
    const Clock& m_clock;
    Latest m_reading, m_recording;
    QLabel* m_title;
    QLabel* m_what;
    Notice* m_trouble;
    TextField* m_form;
    DateField* m_day;
    TextField* m_time;
    LabeledField* m_pressure;
    NumberField* m_glucose;
    TextField* m_writtenBy;
    ChoiceField* m_verifiedBy;
    Button* m_close;
    Button* m_record;
};

}  // namespace jiayi::ui
