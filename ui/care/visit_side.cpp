#include "ui/care/visit_side.h"

#include "models/care/measures.h"
#include "ui/care/care_words.h"
#include "ui/common/reason_dialog.h"
#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <set>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using care::VisitClass;

namespace {

QLabel* wrapped(TextRole role, const QString& name, Card* card) {
    auto* label = makeLabel(role, {}, card);
    label->setObjectName(name);
    label->setWordWrap(true);
    card->body()->addWidget(label);
    return label;
}

void say(QLabel* label, const QStringList& lines) {
    label->setText(lines.join(u'\n'));
    label->setVisible(!lines.isEmpty());
}

/// What was not there before; the words may repeat, the rules' ids do not.
bool hasNew(const care::DangerReport& now, const care::DangerReport& before) {
    const auto known = [&](const std::string& id) {
        const auto same = [&](const auto& each) {
            if constexpr (requires { each.text; }) return each.text.id == id;
            else return each.id == id;
        };
        return std::any_of(before.findings.begin(), before.findings.end(), same) ||
               std::any_of(before.questions.begin(), before.questions.end(), same);
    };
    return std::any_of(now.findings.begin(), now.findings.end(), [&](const auto& f) { return !known(f.text.id); }) ||
           std::any_of(now.questions.begin(), now.questions.end(), [&](const auto& q) { return !known(q.id); });
}

}  // namespace

VisitStopPanel::VisitStopPanel(QWidget* parent) : Card(parent) {
    setObjectName(u"visit.stop"_s);
    m_questions = wrapped(TextRole::Body, u"visit.stop.questions"_s, this);
    m_findings = wrapped(TextRole::Strong, u"visit.stop.findings"_s, this);
    m_done = new TextField(this);
    m_done->edit()->setObjectName(u"visit.stop.done"_s);
    body()->addWidget(m_done);
    connect(m_done->edit(), &QLineEdit::textEdited, this, &VisitStopPanel::doneChanged);
    hide();
    retranslate();
}

void VisitStopPanel::show(const care::VisitCheck& check, const care::VisitInput& input, bool readOnly) {
    m_new = hasNew(check.dangers, m_report);
    m_report = check.dangers;
    const auto done = qs(input.dangerDone);
    if (m_done->text().trimmed() != done) m_done->setText(done);
    m_done->edit()->setReadOnly(readOnly);
    retranslate();
    setVisible(m_report.stops() || !m_report.questions.empty());
}

bool VisitStopPanel::focusOpen() {
    if (!m_report.stops() || !m_done->text().trimmed().isEmpty()) return false;
    m_done->edit()->setFocus();
    return true;
}

void VisitStopPanel::retranslate() {
    setTitle(m_report.stops() ? tr("Stop: this is dangerous") : tr("Is it acute?"));
    setStripe(m_report.stops() ? Tone::Bad : Tone::Warn);
    QStringList findings, questions;
    for (const auto& finding : m_report.findings) {
        auto text = u"⚠ "_s + ruleText(finding.text);
        if (finding.action == care::DangerAction::TreatThenRefer) text += u' ' + tr("Treat at once, then refer.");
        findings.append(text);
    }
    for (const auto& question : m_report.questions) questions.append(u"? "_s + ruleText(question));
    if (!questions.isEmpty()) questions.append(tr("Answer “Is it acute?” under Symptoms."));
    say(m_findings, findings);
    say(m_questions, questions);
    m_done->setLabel(tr("What was done"));
    m_done->setRequired(true);
    m_done->edit()->setPlaceholderText(tr("treated with …, referred to …, who was told"));
    m_done->setVisible(m_report.stops());
}

ClassificationCard::ClassificationCard(const care::RuleBook& rules, QWidget* parent) : Card(parent), m_rules(rules) {
    setObjectName(u"visit.class"_s);
    m_clinical = wrapped(TextRole::Soft, u"visit.class.clinical"_s, this);
    retranslate();
}

std::vector<care::FormCheck> ClassificationCard::classified() const {
    std::vector<care::FormCheck> forms;
    std::copy_if(m_check.forms.begin(), m_check.forms.end(), std::back_inserter(forms), [](const auto& form) { return form.classified; });
    return forms;
}

void ClassificationCard::build() {
    delete m_rowsHolder;
    m_rows.clear();
    m_rowsHolder = new QWidget(this);
    auto* column = new QVBoxLayout(m_rowsHolder);
    space(column, 0, 10);
    for (const auto& form : classified()) {
        const auto key = u'.' + qs(form.form.text);
        auto* block = new QVBoxLayout;
        space(block, 0, 2);
        auto* head = new QHBoxLayout;
        space(head, 0, 8);
        Row row{form.form, makeLabel(TextRole::Strong, {}, m_rowsHolder), new Badge({}, Tone::Neutral, m_rowsHolder), makeLabel(TextRole::Soft, {}, m_rowsHolder),
                new Button(Button::Kind::Quiet, {}, m_rowsHolder), new Button(Button::Kind::Quiet, {}, m_rowsHolder)};
        row.badge->setObjectName(u"visit.class.badge"_s + key);
        row.reasons->setObjectName(u"visit.class.reasons"_s + key);
        row.reasons->setWordWrap(true);
        row.change->setObjectName(u"visit.class.change"_s + key);
        row.undo->setObjectName(u"visit.class.undo"_s + key);
        head->addWidget(row.name, 1);
        head->addWidget(row.badge);
        auto* actions = new QHBoxLayout;
        space(actions, 0, 4);
        actions->addWidget(row.change);
        actions->addWidget(row.undo);
        actions->addStretch(1);
        block->addLayout(head);
        block->addWidget(row.reasons);
        block->addLayout(actions);
        column->addLayout(block);
        connect(row.change, &QPushButton::clicked, this, [this, of = form.form] {
            for (const auto& now : m_check.forms)
                if (now.form == of) ask(now);
        });
        connect(row.undo, &QPushButton::clicked, this, [this, of = form.form] { Q_EMIT overridden(of, std::nullopt, {}); });
        m_rows.push_back(row);
    }
    body()->insertWidget(0, m_rowsHolder);
}

void ClassificationCard::show(const care::VisitInput& input, const care::VisitCheck& check, const std::vector<care::LatestValue>& latest, bool readOnly) {
    m_input = input;
    m_check = check;
    m_latest = latest;
    m_readOnly = readOnly;
    const auto same = [](const Row& row, const care::FormCheck& form) { return row.form == form.form; };
    const auto rows = classified();
    if (!std::equal(m_rows.begin(), m_rows.end(), rows.begin(), rows.end(), same)) build();
    setVisible(check.assessed);
    retranslate();
}

/// The clinical targets stand apart from the classes: no class follows from them.
QStringList ClassificationCard::clinicalLines() const {
    QStringList lines;
    std::set<std::string_view> seen;
    for (const auto& form : m_check.forms)
        for (const auto& field : m_rules.form(form.form).fields()) {
            const auto value = care::numberAnswer(form.answers, field.name);
            const auto* measure = field.observation.empty() ? nullptr : care::measureByCode(field.observation);
            if (!value || !measure || measure->key == "bmi" || measure->key == "weight" || !seen.insert(field.observation).second) continue;
            for (const auto& latest : m_latest) {
                if (latest.key != measure->key) continue;
                const auto& target = measure->second == field.observation ? latest.secondTarget : latest.target;
                const auto state = care::stateOf(value, target);
                if (!target || state == care::ValueState::NotChecked) continue;
                lines.append(tr("%1 %2, clinical target %3: %4")
                                 .arg(observationWord(m_rules, field.observation), figure(*value, field.decimals),
                                      targetRange(target->low, target->high, field.decimals), stateWord(state)));
            }
        }
    return lines;
}

void ClassificationCard::ask(const care::FormCheck& form) {
    if (m_dialog) return;
    m_dialog = new ReasonDialog(tr("Change the class"), window());
    auto* choice = m_dialog->addChoice(formName(m_rules, form.form));
    QList<ChoiceEdit::Choice> classes;
    for (const auto each : {VisitClass::Satisfactory, VisitClass::Unsatisfactory, VisitClass::AdverseReaction,
                            VisitClass::Complication, VisitClass::NotAssessable})
        classes.append({QString::number(static_cast<int>(each)), classWord(each)});
    choice->edit()->setChoices(classes);
    choice->edit()->setKey(QString::number(static_cast<int>(form.visitClass)));
    connect(m_dialog, &ReasonDialog::given, this, [this, choice, of = form.form](const QString& reason) {
        Q_EMIT overridden(of, static_cast<VisitClass>(choice->edit()->key().toInt()), reason);
    });
    m_dialog->open();
}

void ClassificationCard::showRow(const Row& row, const care::FormCheck& form) const {
    row.name->setText(formName(m_rules, form.form));
    row.badge->setText(classWord(form.visitClass));
    row.badge->setTone(classTone(form.visitClass));
    QStringList reasons;
    if (form.isOverridden())
        reasons.append(tr("Changed by hand: %1 The rules say: %2.").arg(qs(m_input.classes.at(form.form).reason) + u'.', classWord(form.derived.visitClass)));
    // A limit's own words say what it asks, not how it came out.
    const bool met = form.derived.visitClass == VisitClass::Satisfactory;
    for (const auto& reason : form.derived.reasons) {
        const auto text = ruleText(reason);
        const bool isLimit = reason.id.find(".limit.") != std::string::npos;
        reasons.append(!isLimit ? text : (met ? tr("Limit met. %1") : tr("Limit not met. %1")).arg(text));
    }
    QStringList missing;
    for (const auto& fact : form.derived.missing) missing.append(factWord(m_rules, form.form, fact));
    if (!missing.isEmpty()) reasons.append(tr("Not known: %1.").arg(missing.join(u", "_s)));
    if (form.derived.action == care::VisitAction::ReferUp) reasons.append(tr("Refer up, follow within two weeks."));
    say(row.reasons, reasons);
    row.change->setText(tr("Change …"));
    row.change->setAccessibleName(tr("Change the class of %1").arg(formName(m_rules, form.form)));
    row.undo->setText(tr("As the rules say"));
    row.change->setVisible(!m_readOnly);
    row.undo->setVisible(form.isOverridden() && !m_readOnly);
}

void ClassificationCard::retranslate() {
    const auto forms = classified();
    setTitle(forms.size() > 1 ? tr("Classification, one per form") : tr("Classification"));
    auto gravest = VisitClass::Satisfactory;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        showRow(m_rows[i], forms[i]);
        const auto each = forms[i].visitClass;
        // Not assessable hides no graver class, and is never as good as satisfactory.
        if (each > gravest || (each == VisitClass::NotAssessable && gravest == VisitClass::Satisfactory)) gravest = each;
    }
    if (!m_rows.empty()) setStripe(classTone(gravest));
    say(m_clinical, clinicalLines());
}

NextVisitCard::NextVisitCard(const Clock& clock, QWidget* parent) : Card(parent) {
    setObjectName(u"visit.next"_s);
    m_date = new DateField(this);
    m_date->edit()->setObjectName(u"visit.next.date"_s);
    m_date->edit()->setToday(localDate(clock.now()));
    m_date->edit()->setLeaning(DateEdit::Leaning::Future);
    m_reason = new TextField(this);
    m_reason->edit()->setObjectName(u"visit.next.reason"_s);
    body()->addWidget(m_date);
    m_rule = wrapped(TextRole::Soft, u"visit.next.rule"_s, this);
    body()->addWidget(m_reason);
    connect(m_date->edit(), &QLineEdit::editingFinished, this, [this] {
        const auto date = m_date->edit()->value();
        if (date == m_check.nextDate) return;
        Q_EMIT dateChosen(date == m_check.next.suggested ? std::nullopt : date);
    });
    connect(m_reason->edit(), &QLineEdit::textEdited, this, &NextVisitCard::reasonChanged);
    retranslate();
}

void NextVisitCard::show(const care::VisitInput& input, const care::VisitCheck& check, bool readOnly) {
    m_check = check;
    setVisible(check.nextDate.has_value());
    if (!m_date->edit()->hasFocus() || m_date->edit()->text().isEmpty()) m_date->edit()->setValue(check.nextDate);
    m_date->edit()->setReadOnly(readOnly);
    const auto reason = qs(input.nextReason);
    if (m_reason->text().trimmed() != reason) m_reason->setText(reason);
    m_reason->edit()->setReadOnly(readOnly);
    m_reason->setVisible(check.nextDate && *check.nextDate > check.next.latest);
    retranslate();
}

bool NextVisitCard::focusReason() {
    if (m_reason->isHidden()) return false;
    m_reason->edit()->setFocus();
    return true;
}

void NextVisitCard::retranslate() {
    setTitle(tr("Next"));
    m_date->setLabel(tr("Next visit"));
    m_reason->setLabel(tr("Why later"));
    m_reason->setRequired(true);
    if (!m_check.nextDate) return;
    QStringList lines{tr("By the rule until %1; suggested %2, a working day.")
                          .arg(isoDate(m_check.next.latest), isoDate(m_check.next.suggested))};
    if (!m_check.next.holidaysKnown)
        lines.append(tr("The public holidays of that year are not published yet; only its weekends are known."));
    say(m_rule, lines);
}

}  // namespace jiayi::ui
