// Writing a medicine into the shortage log, above the list.
#pragma once

#include "models/pharmacy/fulfilment/shortages.h"
#include "ui/common/live.h"

#include <QWidget>

class QLabel;

namespace jiayi::ui {

class Button;
class NumberField;
class TextField;

/// Name and packs. Enter in either records.
class ShortageForm : public Live<QWidget> {
    Q_OBJECT
public:
    explicit ShortageForm(QWidget* parent = nullptr);
    /// What is known already; `where` is the pharmacy's name, "" for none.
    void begin(pharmacy::RecordShortage known, const QString& where);
    void setBusy(bool busy);
    /// Said at the field that it is about.
    void showFailure(const Error& error);

Q_SIGNALS:
    void recorded(const jiayi::pharmacy::RecordShortage& shortage);
    void cancelled();

protected:
    void retranslate() override;
    void restyle() override;

private:
    void send();

    pharmacy::RecordShortage m_known;
    QString m_where;
    TextField* m_name;
    NumberField* m_packs;
    QLabel* m_place;
    Button* m_record;
    Button* m_cancel;
};

}  // namespace jiayi::ui
