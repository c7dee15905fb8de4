#pragma once

#include "models/core/dates.h"
#include "ui/common/live.h"

#include <QWidget>

#include <optional>

namespace jiayi::ui {

class Button;
class ChipRow;
class TextField;

/// Why a card is put aside, and until when: chosen or in one's own words. Ctrl+Enter saves, Esc goes back.
class DismissForm : public Live<QWidget> {
    Q_OBJECT
public:
    DismissForm(Date today, QWidget* parent);
    void begin();

Q_SIGNALS:
    /// Without a day: until the facts change.
    void given(const QString& reason, std::optional<jiayi::Date> until);
    void cancelled();

protected:
    void retranslate() override;

private:
    void send();
    QString reason() const;
    std::optional<Date> until() const;

    Date m_today;
    ChipRow* m_reasons;
    TextField* m_words;
    ChipRow* m_until;
    Button* m_save;
    Button* m_back;
};

}  // namespace jiayi::ui
