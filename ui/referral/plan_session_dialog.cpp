#include "ui/referral/plan_session_dialog.h"

#include "ui/common/button.h"
#include "ui/common/columns.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/referral/referral_words.h"

#include <QHBoxLayout>
#include <QTime>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

PlanSessionDialog::PlanSessionDialog(const referral::ReferralBook& book, Date today, QWidget* parent) : FittedDialog(parent) {
    setObjectName(u"planSession"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Joint clinic"));
    auto* all = new QVBoxLayout(this);
    space(all, {18, 16, 18, 14}, 12);
    all->addWidget(makeLabel(TextRole::Heading, tr("A day on which a specialist sees people here"), this));
    auto* fields = new QWidget(this);
    auto* grid = new FieldGrid(220, 2, fields);
    space(grid, 0, 8);
    const auto line = [fields, grid](const char* name, const QString& label) {
        auto* field = new TextField(fields);
        field->edit()->setObjectName(QLatin1String(name));
        field->setLabel(label);
        grid->addWidget(field);
        return field;
    };
    const auto number = [fields, grid](const char* name, const QString& label, double value) {
        auto* field = new NumberField(fields);
        field->edit()->setObjectName(QLatin1String(name));
        field->setLabel(label);
        field->edit()->setValue(value);
        grid->addWidget(field);
        return field;
    };
    m_day = new DateField(fields);
    m_day->edit()->setObjectName(u"planSession.day"_s);
    m_day->setLabel(tr("Day"));
    m_day->edit()->setToday(today);
    m_day->edit()->setLeaning(DateEdit::Leaning::Future);
    m_day->edit()->setRange(today, std::nullopt);
    grid->addWidget(m_day);
    m_time = line("planSession.time", tr("Begins at (14:00)"));
    m_minutes = number("planSession.minutes", tr("Minutes"), book.limit("joint.minutes"));
    m_seats = number("planSession.seats", tr("Places"), book.limit("joint.seats"));
    m_specialist = line("planSession.specialist", tr("Specialist"));
    m_specialty = new ChoiceField(fields);
    m_specialty->edit()->setObjectName(u"planSession.specialty"_s);
    m_specialty->setLabel(tr("Department"));
    QList<ChoiceEdit::Choice> choices;
    for (const auto& each : book.specialties) choices << ChoiceEdit::Choice{qs(each.id), referralText(each.name)};
    m_specialty->edit()->setChoices(choices);
    grid->addWidget(m_specialty);
    m_institution = line("planSession.institution", tr("Institution"));
    m_place = line("planSession.place", tr("Room"));
    all->addWidget(fields);
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    auto* cancel = new Button(Button::Kind::Secondary, tr("Cancel"), this);
    cancel->setObjectName(u"planSession.cancel"_s);
    cancel->setAutoDefault(false);
    auto* ok = new Button(Button::Kind::Primary, tr("Plan"), this);
    ok->setObjectName(u"planSession.ok"_s);
    ok->setDefault(true);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(ok);
    all->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(ok, &QPushButton::clicked, this, &PlanSessionDialog::give);
    for (auto* field : {m_time, m_specialist}) connect(field->edit(), &QLineEdit::textEdited, field, [field] { field->setError({}); });
    setMinimumWidth(px(540));
    m_day->edit()->setFocus();
}

void PlanSessionDialog::give() {
    const auto day = m_day->edit()->value();
    const auto time = QTime::fromString(m_time->text().trimmed(), u"H:mm"_s);
    if (!day) {
        m_day->setError(tr("A day from today on"));
        return m_day->edit()->setFocus();
    }
    if (!time.isValid()) {
        m_time->setError(tr("A time such as 14:00"));
        return m_time->edit()->setFocus();
    }
    if (m_specialist->text().trimmed().isEmpty()) {
        m_specialist->setError(tr("Who comes?"));
        return m_specialist->edit()->setFocus();
    }
    referral::PlanSession plan;
    plan.session.start = startOfDay(*day) + std::chrono::milliseconds{time.msecsSinceStartOfDay()};
    plan.session.minutes = static_cast<int>(m_minutes->edit()->value().value_or(0));
    plan.session.seats = static_cast<int>(m_seats->edit()->value().value_or(0));
    plan.session.specialty = utf8(m_specialty->edit()->key());
    plan.session.specialist = utf8(m_specialist->text().trimmed());
    plan.session.institution = utf8(m_institution->text().trimmed());
    plan.session.place = utf8(m_place->text().trimmed());
    Q_EMIT given(plan);
    accept();
}

}  // namespace jiayi::ui
