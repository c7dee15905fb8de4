#pragma once

#include "models/care/rules/followup_form.h"
#include "ui/common/live.h"

#include <QStringList>
#include <QWidget>

class QLineEdit;

namespace jiayi::ui {

/// Several codes out of a long list, found by code or name: Enter adds the one that is typed or chosen below it, a chip takes it away again.
class CodeSearch : public Live<QWidget> {
    Q_OBJECT
public:
    /// More options than these do not fit in a row of chips.
    static constexpr std::size_t kManyOptions = 40;

    /// `field` outlives it.
    explicit CodeSearch(const care::FieldDef& field, QWidget* parent = nullptr);
    QStringList chosen() const { return m_chosen; }
    void setChosen(const QStringList& codes);
    void setReadOnly(bool readOnly);
    QLineEdit* edit() const { return m_edit; }

Q_SIGNALS:
    /// Not sent by setChosen().
    void chosenChanged();

protected:
    void retranslate() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addTyped();
    void showChosen();
    /// The code that the text means; empty for none.
    QString codeOf(const QString& typed) const;

    const care::FieldDef& m_field;
    QStringList m_chosen;
    bool m_readOnly = false;
    QWidget* m_chips;
    QLineEdit* m_edit;
};

}  // namespace jiayi::ui
