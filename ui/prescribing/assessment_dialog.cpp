#include "ui/prescribing/assessment_dialog.h"

#include "ui/common/button.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/prescribing/prescribing_words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

AssessmentDialog::AssessmentDialog(care::ResidentId resident, int normalLong, QWidget* parent) : FittedDialog(parent), m_resident(resident) {
    setObjectName(u"assessment"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Assessment for a long prescription"));
    auto* all = new QVBoxLayout(this);
    space(all, {18, 16, 18, 14}, 10);
    all->addWidget(makeLabel(TextRole::Heading, windowTitle(), this));
    auto* hint = makeLabel(TextRole::Soft, tr("More than %1 days want an assessment, education and a signature. The first one wants an intermediate title or higher.").arg(normalLong), this);
    hint->setWordWrap(true);
    all->addWidget(hint);
    m_title = new ChoiceField(this);
    m_title->edit()->setObjectName(u"assessment.title"_s);
    all->addWidget(m_title);
    const auto field = [this, all](const char* name) {
        auto* made = new TextField(this);
        made->edit()->setObjectName(QLatin1String(name));
        made->setRequired(true);
        connect(made->edit(), &QLineEdit::textEdited, made, [made] { made->setError({}); });
        connect(made->edit(), &QLineEdit::returnPressed, this, &AssessmentDialog::give);
        all->addWidget(made);
        return made;
    };
    m_note = field("assessment.note");
    m_education = field("assessment.education");
    m_signature = field("assessment.signature");
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    m_cancel = new Button(Button::Kind::Secondary, {}, this);
    m_cancel->setObjectName(u"assessment.cancel"_s);
    m_ok = new Button(Button::Kind::Primary, {}, this);
    m_ok->setObjectName(u"assessment.ok"_s);
    m_ok->setKeys(Qt::CTRL | Qt::Key_Return);
    row->addStretch(1);
    row->addWidget(m_cancel);
    row->addWidget(m_ok);
    all->addLayout(row);
    connect(m_ok, &QPushButton::clicked, this, &AssessmentDialog::give);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    setMinimumWidth(px(520));
    retranslate();
    m_title->edit()->setFocus();
}

void AssessmentDialog::give() {
    if (m_title->edit()->key().isEmpty()) {
        m_title->setError(tr("Choose the title"));
        return m_title->edit()->setFocus();
    }
    for (auto* field : {m_note, m_education, m_signature})
        if (field->text().trimmed().isEmpty()) {
            if (field->edit()->hasFocus()) field->setError(tr("This is needed"));
            return field->edit()->setFocus();
        }
    const auto text = [](const TextField* field) { return utf8(field->text().trimmed()); };
    Q_EMIT given({m_resident, utf8(m_title->edit()->key()), text(m_note), text(m_education), text(m_signature)});
    accept();
}

void AssessmentDialog::retranslate() {
    m_title->setLabel(tr("Assessed by, title"));
    QList<ChoiceEdit::Choice> titles;
    for (const auto* title : {"resident", "attending", "associate-chief", "chief"}) titles.append({QLatin1String(title), titleOfDoctorWord(title)});
    m_title->edit()->setChoices(titles);
    m_note->setLabel(tr("What was found: stable, adherent, controlled"));
    m_education->setLabel(tr("What was taught: storage, what to watch for, when to come back"));
    m_signature->setLabel(tr("Signed by the resident or who cares for them"));
    m_ok->setText(tr("Record"));
    m_cancel->setText(tr("Cancel"));
}

}  // namespace jiayi::ui
