#include "ui/contracts/end_contract_dialog.h"

#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/contracts/contract_words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

EndContractDialog::EndContractDialog(const contracts::ContractBook& book, const contracts::Contract& contract, Date today, QWidget* parent) : FittedDialog(parent) {
    setObjectName(u"endContract"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("End contract"));
    auto* all = new QVBoxLayout(this);
    space(all, {18, 16, 18, 14}, 10);
    all->addWidget(makeLabel(TextRole::Heading, contract.isOpen() ? tr("Why is nothing signed?") : tr("Why does it end?"), this));
    auto* reasons = new ChipRow(ChipRow::Mode::One, this);
    reasons->setObjectName(u"endContract.reason"_s);
    reasons->setAccessibleName(tr("Reason"));
    QList<ChipRow::Choice> choices;
    for (const auto& reason : book.reasons)
        if (reason.offer == contract.isOpen()) choices << ChipRow::Choice{qs(reason.id), contractWords(reason.name)};
    reasons->setChoices(choices);
    all->addWidget(reasons);
    auto* missing = makeLabel(TextRole::Soft, tr("A reason is needed."), this);
    missing->setObjectName(u"endContract.missing"_s);
    missing->hide();
    all->addWidget(missing);
    auto* day = new DateField(this);
    day->edit()->setObjectName(u"endContract.day"_s);
    day->setLabel(tr("Last day in force"));
    day->edit()->setToday(today);
    day->edit()->setValue(today);
    day->setVisible(!contract.isOpen());
    all->addWidget(day);
    auto* note = new TextField(this);
    note->edit()->setObjectName(u"endContract.note"_s);
    note->setLabel(tr("Note"));
    all->addWidget(note);
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    auto* cancel = new Button(Button::Kind::Secondary, tr("Cancel"), this);
    cancel->setObjectName(u"endContract.cancel"_s);
    cancel->setAutoDefault(false);
    auto* ok = new Button(Button::Kind::Danger, contract.isOpen() ? tr("Close the offer") : tr("End contract"), this);
    ok->setObjectName(u"endContract.ok"_s);
    ok->setDefault(true);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(ok);
    all->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(ok, &QPushButton::clicked, this, [this, reasons, missing, day, note, id = contract.id, today] {
        missing->setVisible(reasons->chosen().isEmpty());
        if (reasons->chosen().isEmpty()) return reasons->setFocus();
        const auto last = day->isHidden() ? std::optional{today} : day->edit()->value();
        if (!last) {
            day->setError(tr("A day is needed"));
            return day->edit()->setFocus();
        }
        Q_EMIT given({id, *last, utf8(reasons->chosen().first()), utf8(note->text().trimmed())});
        accept();
    });
    setMinimumWidth(px(480));
    reasons->setFocus();
}

}  // namespace jiayi::ui
