#include "ui/care/visit_forms_bar.h"

#include "ui/care/care_words.h"
#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/format.h"

#include <QHBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

bool isOn(const std::vector<care::FormKey>& forms, const care::FormKey& form) { return std::find(forms.begin(), forms.end(), form) != forms.end(); }

}  // namespace

VisitFormsBar::VisitFormsBar(const care::RuleBook& rules, QWidget* parent) : Live<QWidget>(parent), m_rules(rules) {
    setObjectName(u"visit.formsBar"_s);
    auto* row = new QHBoxLayout(this);
    space(row, 0, 8);
    m_forms = new ChipRow(ChipRow::Mode::Many, this);
    m_forms->setObjectName(u"visit.forms"_s);
    m_due = new Button(Button::Kind::Secondary, {}, this);
    m_due->setObjectName(u"visit.foldIn"_s);
    m_due->setKeys(Qt::ALT | Qt::Key_D);
    row->addWidget(m_forms, 1);
    row->addWidget(m_due, 0, Qt::AlignTop);
    connect(m_forms, &ChipRow::chosenChanged, this, &VisitFormsBar::choose);
    connect(m_due, &QPushButton::clicked, this, [this] { Q_EMIT formsWanted(withDue()); });
    hide();
}

void VisitFormsBar::show(const care::VisitSheet& sheet, bool readOnly) {
    m_sheet = sheet;
    setVisible(sheet.choices.size() > 1 && !readOnly);
    retranslate();
}

std::vector<care::FormKey> VisitFormsBar::withDue() const {
    std::vector<care::FormKey> forms;
    for (const auto& choice : m_sheet.choices)
        if (isOn(m_sheet.forms, choice.form) || choice.due) forms.push_back(choice.form);
    return forms;
}

void VisitFormsBar::choose(const QStringList& keys) {
    std::vector<care::FormKey> forms;
    for (const auto& choice : m_sheet.choices)
        if (keys.contains(qs(choice.form.text))) forms.push_back(choice.form);
    // A visit has at least one form.
    if (forms.empty()) return retranslate();
    Q_EMIT formsWanted(forms);
}

void VisitFormsBar::retranslate() {
    QList<ChipRow::Choice> choices;
    QStringList chosen, waiting;
    for (const auto& choice : m_sheet.choices) {
        const bool on = isOn(m_sheet.forms, choice.form);
        const auto name = formName(m_rules, choice.form);
        choices.append({qs(choice.form.text), choice.due && !on ? tr("%1 · due", "form").arg(name) : name});
        if (on) chosen << qs(choice.form.text);
        else if (choice.due) waiting << name;
    }
    m_forms->setChoices(choices);
    m_forms->setChosen(chosen);
    m_forms->setAccessibleName(tr("Forms of this visit"));
    m_due->setText(tr("Fold in what is due"));
    m_due->setToolTip(waiting.join(tr(", ")));
    m_due->setVisible(!waiting.isEmpty());
}

}  // namespace jiayi::ui
