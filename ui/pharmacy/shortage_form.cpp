#include "ui/pharmacy/shortage_form.h"

#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int kMostPacks = 9999;  // what the field takes, not what a clinic may ask for
}

ShortageForm::ShortageForm(QWidget* parent) : Live<QWidget>(parent) {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 8);
    auto* fields = new QHBoxLayout;
    space(fields, 0, 10);
    m_name = new TextField(this);
    m_name->edit()->setObjectName(u"shortage.name"_s);
    m_name->setRequired(true);
    m_packs = new NumberField(this);
    m_packs->edit()->setObjectName(u"shortage.packs"_s);
    m_packs->edit()->setRange(1, kMostPacks, 0);
    fields->addWidget(m_name, 1, Qt::AlignTop);
    fields->addWidget(m_packs, 0, Qt::AlignTop);
    all->addLayout(fields);
    auto* foot = new QHBoxLayout;
    space(foot, 0, 8);
    m_place = makeLabel(TextRole::Soft, {}, this);
    m_place->setObjectName(u"shortage.place"_s);
    m_place->setWordWrap(true);
    m_record = new Button(Button::Kind::Primary, {}, this);
    m_record->setObjectName(u"shortage.record"_s);
    m_record->setKeys(Qt::CTRL | Qt::Key_Return);
    m_cancel = new Button(Button::Kind::Quiet, {}, this);
    m_cancel->setObjectName(u"shortage.cancel"_s);
    foot->addWidget(m_place, 1);
    foot->addWidget(m_cancel);
    foot->addWidget(m_record);
    all->addLayout(foot);
    for (auto* edit : {m_name->edit(), static_cast<QLineEdit*>(m_packs->edit())}) connect(edit, &QLineEdit::returnPressed, this, &ShortageForm::send);
    connect(m_record, &QPushButton::clicked, this, &ShortageForm::send);
    connect(m_cancel, &QPushButton::clicked, this, &ShortageForm::cancelled);
    restyle();
    retranslate();
}

void ShortageForm::begin(pharmacy::RecordShortage known, const QString& where) {
    m_known = std::move(known);
    m_where = where;
    m_name->setText(qs(m_known.name));
    m_name->setError({});
    m_packs->edit()->setValue(static_cast<double>(m_known.packs));
    m_packs->setError({});
    setBusy(false);
    retranslate();
    show();
    if (m_known.name.empty()) return m_name->edit()->setFocus();
    m_packs->edit()->setFocus();
    m_packs->edit()->selectAll();
}

void ShortageForm::setBusy(bool busy) { m_record->setEnabled(!busy); }

void ShortageForm::showFailure(const Error& error) {
    const bool packs = error.reason == "shortage.packs";
    m_name->setError(packs ? QString() : fieldWords(error));
    m_packs->setError(packs ? fieldWords(error) : QString());
    (packs ? static_cast<QLineEdit*>(m_packs->edit()) : m_name->edit())->setFocus();
}

void ShortageForm::send() {
    if (!m_record->isEnabled()) return;
    auto shortage = m_known;
    shortage.name = utf8(m_name->text().trimmed());
    shortage.packs = static_cast<std::int64_t>(m_packs->edit()->value().value_or(0));
    // Another name is another medicine: the codes of the first are not its.
    if (shortage.name != m_known.name) {
        shortage.atc.clear();
        shortage.product.clear();
    }
    m_name->setError({});
    m_packs->setError({});
    Q_EMIT recorded(shortage);
}

void ShortageForm::retranslate() {
    m_name->setLabel(tr("Which medicine was missing"));
    m_packs->setLabel(tr("Packs"));
    m_place->setText(m_where.isEmpty() ? QString() : tr("Looked for at %1.").arg(m_where));
    m_record->setText(tr("Write into the log"));
    m_cancel->setText(tr("Cancel"));
}

void ShortageForm::restyle() { m_packs->setFixedWidth(px(120)); }

}  // namespace jiayi::ui
