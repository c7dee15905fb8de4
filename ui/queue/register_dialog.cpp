#include "ui/queue/register_dialog.h"

#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

RegisterDialog::RegisterDialog(roster::ResidentId resident, const QString& name, QWidget* parent) : FittedDialog(parent), m_resident(resident) {
    setObjectName(u"register"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Register"));
    auto* all = new QVBoxLayout(this);
    space(all, {18, 16, 18, 14}, 12);
    auto* heading = makeLabel(TextRole::Heading, tr("%1 is here").arg(name), this);
    heading->setTextFormat(Qt::PlainText);
    all->addWidget(heading);
    m_note = new TextField(this);
    m_note->edit()->setObjectName(u"register.note"_s);
    m_note->edit()->setMaxLength(80);
    m_note->setLabel(tr("Why they came (may stay empty)"));
    all->addWidget(m_note);
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    auto* chart = new Button(Button::Kind::Quiet, tr("Open the chart instead"), this);
    chart->setObjectName(u"register.chart"_s);
    chart->setKeys(Qt::Key_F4);
    auto* cancel = new Button(Button::Kind::Secondary, tr("Cancel"), this);
    cancel->setObjectName(u"register.cancel"_s);
    auto* ok = new Button(Button::Kind::Primary, tr("Register"), this);
    ok->setObjectName(u"register.ok"_s);
    ok->setDefault(true);
    for (auto* button : {chart, cancel}) button->setAutoDefault(false);
    row->addWidget(chart);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(ok);
    all->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(chart, &QPushButton::clicked, this, [this] {
        Q_EMIT chartAsked(m_resident);
        reject();
    });
    connect(ok, &QPushButton::clicked, this, [this] {
        Q_EMIT registered({m_resident, utf8(m_note->text().trimmed())});
        accept();
    });
    setMinimumWidth(px(520));
    m_note->edit()->setFocus();
}

}  // namespace jiayi::ui
