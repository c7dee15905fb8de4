#include "ui/worklist/work_dialog.h"

#include "ui/common/button.h"
#include "ui/common/labels.h"
#include "ui/common/tokens.h"
#include "ui/worklist/worklist_words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

QString aboutItem(const worklist::WorklistRow& row) { return workName(row) + u" · "_s + workText(row.why); }

WorkDialog::WorkDialog(const QString& objectName, QWidget* parent) : FittedDialog(parent) {
    setObjectName(objectName);
    setAttribute(Qt::WA_DeleteOnClose);
    auto* all = new QVBoxLayout(this);
    space(all, {18, 16, 18, 14}, 12);
    m_heading = makeLabel(TextRole::Heading, {}, this);
    m_about = makeLabel(TextRole::Soft, {}, this);
    m_about->setObjectName(objectName + u".about"_s);
    m_about->setWordWrap(true);
    m_about->setTextFormat(Qt::PlainText);
    all->addWidget(m_heading);
    all->addWidget(m_about);
    m_body = new QVBoxLayout;
    space(m_body, 0, 8);
    all->addLayout(m_body);
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    m_cancel = new Button(Button::Kind::Secondary, tr("Cancel"), this);
    m_cancel->setObjectName(objectName + u".cancel"_s);
    m_ok = new Button(Button::Kind::Primary, {}, this);
    m_ok->setObjectName(objectName + u".ok"_s);
    m_ok->setKeys(Qt::CTRL | Qt::Key_Return);
    row->addStretch(1);
    row->addWidget(m_cancel);
    row->addWidget(m_ok);
    all->addLayout(row);
    connect(m_ok, &QPushButton::clicked, this, [this] { give(); });
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    setMinimumWidth(px(520));
}

void WorkDialog::setHeading(const QString& title, const QString& about) {
    setWindowTitle(title);
    m_heading->setText(title);
    m_about->setText(about);
}

void WorkDialog::setOk(const QString& text) { m_ok->setText(text); }

QLabel* WorkDialog::addLabel(const QString& text) {
    auto* label = makeLabel(TextRole::Soft, text, this);
    m_body->addWidget(label);
    return label;
}

}  // namespace jiayi::ui
