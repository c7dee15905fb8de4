#include "ui/care/visit_form.h"

#include "models/care/measures.h"
#include "ui/care/care_words.h"
#include "ui/care/visit_field.h"
#include "ui/care/visit_words.h"
#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/columns.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/notice.h"

#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using care::Carry;

namespace {

constexpr std::string_view kAcuteField = "symptoms_acute";

FieldGrid* gridOf(Card* card) { return card->findChild<FieldGrid*>(); }

/// Rows of chips take the whole width of a card, above its columns; texts of several lines the same beneath them.
void putInto(Card* card, VisitField* field) {
    auto* grid = gridOf(card);
    if (field->def().type == care::FieldType::Codes)
        card->body()->insertWidget(card->body()->indexOf(grid), field);
    else if (field->def().type == care::FieldType::LongText) card->body()->addWidget(field);
    else grid->addWidget(field);
}

}  // namespace

VisitForm::VisitForm(const care::RuleBook& rules, const Clock& clock, QWidget* parent)
    : Live<QWidget>(parent), m_rules(rules), m_clock(clock), m_column(new QVBoxLayout(this)) {
    setObjectName(u"visit.form"_s);
    space(m_column, 0, 14);
}

void VisitForm::setSheet(const care::VisitSheet& sheet) {
    m_sheet = sheet;
    m_input = sheet.input;
    m_touched.clear();
    m_everything = false;
    if (m_built != sheet.form) build();
    m_built = sheet.form;
    fill();
    retranslate();
}

void VisitForm::build() {
    while (auto* item = m_column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_cards.clear();
    m_fields.clear();
    const auto& form = m_rules.form(m_sheet.form);
    for (const auto& place : visitPlaces(form)) {
        std::vector<const care::FieldDef*> defs;
        for (const auto& name : place.fields) defs.push_back(form.field(name));
        auto* card = cardFor(place.card);
        auto* field = new VisitField(std::move(defs), card);
        putInto(card, field);
        m_fields.append(field);
        for (auto* stop : field->stops()) stop->installEventFilter(this);
        connect(field, &VisitField::edited, this, [this, field] { take(field, false); });
        connect(field, &VisitField::settled, this, [this, field] { take(field, true); });
    }
    m_device = new TextField(this);
    m_device->edit()->setObjectName(u"visit.device"_s);
    m_device->edit()->installEventFilter(this);
    gridOf(cardFor(VisitCard::More))->addWidget(m_device);
    connect(m_device->edit(), &QLineEdit::textEdited, this, [this] {
        for (auto& [field, measured] : m_input.measured)
            if (measured.by == m_user) measured.device = utf8(m_device->text().trimmed());
        Q_EMIT changed(false);
    });
    m_implausible = new Notice(Tone::Warn, this);
    m_implausible->setObjectName(u"visit.implausible"_s);
    m_implausible->hide();
    cardFor(VisitCard::Visit)->body()->addWidget(m_implausible);
    connect(m_implausible, &Notice::acted, this, &VisitForm::keepImplausible);
    m_confirm = new Button(Button::Kind::Quiet, {}, this);
    m_confirm->setObjectName(u"visit.confirm"_s);
    m_confirm->setKeys(Qt::ALT | Qt::Key_C);
    cardFor(VisitCard::Lifestyle)->addHeadAction(m_confirm);
    connect(m_confirm, &QPushButton::clicked, this, &VisitForm::confirmAll);
    buildNote();
    m_column->addStretch(1);
}

void VisitForm::buildNote() {
    m_noteCard = new Card(this);
    m_note = new QPlainTextEdit;
    m_note->setObjectName(u"visit.note"_s);
    m_note->setTabChangesFocus(true);
    m_noteField = new LabeledField(m_note, m_noteCard);
    m_noteField->setLabelShown(false);
    m_noteCard->body()->addWidget(m_noteField);
    m_column->addWidget(m_noteCard);
    restyle();
    connect(m_note, &QPlainTextEdit::textChanged, this, [this] {
        if (m_filling) return;
        m_input.note = utf8(m_note->toPlainText().trimmed());
        Q_EMIT changed(false);
    });
}

Card* VisitForm::cardFor(VisitCard which) {
    auto*& card = m_cards[static_cast<int>(which)];
    if (card) return card;
    card = new Card(this);
    card->setObjectName(u"visit.card.%1"_s.arg(static_cast<int>(which)));
    card->body()->addLayout(new FieldGrid(168, 4));
    m_column->addWidget(card);
    return card;
}

void VisitForm::fill() {
    m_filling = true;
    for (auto* field : m_fields) field->setAnswers(m_input.answers);
    m_note->setPlainText(qs(m_input.note));
    m_device->setText({});
    for (const auto& [name, measured] : m_input.measured)
        if (!measured.device.empty()) m_device->setText(qs(measured.device));
    m_filling = false;
}

void VisitForm::take(VisitField* field, bool settled) {
    if (m_filling || m_readOnly) return;
    const auto before = m_input.answers;
    field->writeTo(m_input.answers);
    if (before != m_input.answers) remember(*field);
    if (settled)
        for (const auto* def : field->defs()) m_touched.insert(def->name);
    for (const auto* def : field->defs()) m_input.toConfirm.erase(def->name);
    showSuffix(*field);
    Q_EMIT changed(settled);
}

void VisitForm::remember(const VisitField& field) {
    for (const auto* def : field.defs()) {
        m_input.keptImplausible.erase(def->name);
        if (def->carry != Carry::Measured) continue;
        if (care::answer(m_input.answers, def->name).empty()) m_input.measured.erase(def->name);
        else m_input.measured[def->name] = {m_user, m_clock.now(), utf8(m_device->text().trimmed())};
    }
}

void VisitForm::confirmAll() {
    m_input.toConfirm.clear();
    for (auto* field : m_fields) showSuffix(*field);
    m_confirm->hide();
    Q_EMIT changed(true);
}

void VisitForm::keepImplausible() {
    for (const auto& problem : m_check.problems)
        if (problem.overridable) m_input.keptImplausible.insert(problem.field);
    m_implausible->hide();
    Q_EMIT changed(true);
}

void VisitForm::setTargets(const std::vector<care::LatestValue>& latest) {
    m_latest = latest;
    for (auto* field : m_fields) showState(*field);
}

void VisitForm::showSuffix(VisitField& field) const {
    QStringList parts;
    const auto& def = field.def();
    QString last;
    for (const auto* each : field.defs()) {
        const auto found = m_sheet.last.find(each->name);
        if (found == m_sheet.last.end() || each->carry != Carry::Measured) continue;
        last += (last.isEmpty() ? QString() : u"/"_s) + answerWords(*each, found->second.value);
    }
    if (m_input.toConfirm.contains(def.name)) parts.append(tr("to confirm"));
    else if (!last.isEmpty() && !m_readOnly) parts.append(tr("last %1", "value of the last visit").arg(last));
    if (const auto unit = unitWord(def.unit); !unit.isEmpty()) parts.append(unit);
    field.setSuffix(parts.join(u" · "_s));
    const auto measured = m_input.measured.find(def.name);
    if (measured == m_input.measured.end()) return field.setToolTip({});
    QStringList who{qs(measured->second.by)};
    if (measured->second.at) who.append(clockTime(*measured->second.at));
    if (!measured->second.device.empty()) who.append(qs(measured->second.device));
    field.setToolTip(who.join(u" · "_s));
}

void VisitForm::showState(VisitField& field) const {
    if (m_input.toConfirm.contains(field.def().name)) return field.setState(Tone::Warn, tr("to confirm"));
    std::optional<care::ValueState> worst;
    for (const auto* def : field.defs()) {
        const auto value = care::numberAnswer(m_input.answers, def->name);
        const auto* measure = care::measureByCode(def->observation);
        if (!value || !measure || field.isBeingTyped()) continue;
        for (const auto& latest : m_latest) {
            if (latest.key != measure->key) continue;
            const auto state = care::stateOf(value, measure->second == def->observation ? latest.secondTarget : latest.target);
            worst = worst ? std::max(*worst, state) : state;
        }
    }
    if (!worst || *worst == care::ValueState::NotChecked) return field.setState(std::nullopt);
    field.setState(stateTone(*worst), tr("clinical target: %1").arg(stateWord(*worst)));
}

bool VisitForm::isTouched(const VisitField& field) const {
    return std::any_of(field.defs().begin(), field.defs().end(),
                       [&](const auto* def) { return m_touched.contains(def->name); });
}

void VisitForm::showCheck(const care::VisitCheck& check, bool everything) {
    m_check = check;
    m_everything = m_everything || everything;
    showShown(check);
    for (auto* field : m_fields) {
        if (field->def().carry == Carry::Computed && !field->isBeingTyped() && !field->editor()->hasFocus())
            field->setAnswers(check.answers);
        QString words;
        const bool speaks = (m_everything || isTouched(*field)) && !field->isBeingTyped() && !m_readOnly;
        for (const auto& problem : check.problems)
            if (speaks && words.isEmpty() && field->holds(problem.field))
                for (const auto* def : field->defs())
                    if (def->name == problem.field) words = problemWords(problem, *def);
        field->setError(words);
        showState(*field);
    }
    showImplausible(check);
    m_confirm->setVisible(!check.unconfirmed.empty() && !m_readOnly);
}

void VisitForm::showShown(const care::VisitCheck& check) {
    const auto& form = m_rules.form(m_sheet.form);
    QHash<QWidget*, bool> used;
    for (auto* field : m_fields) {
        const auto& def = field->def();
        bool shown = form.isShown(def, check.answers);
        if (def.name == kAcuteField)
            shown = check.asksAcute || !care::answer(check.answers, def.name).empty();
        field->setVisible(shown);
        field->setRequired(shown && form.isRequired(def, check.answers) && def.carry != Carry::Computed);
        auto& any = used[field->parentWidget()];
        any = any || shown;
    }
    for (auto* card : m_cards) card->setVisible(used.value(card));
    m_device->setVisible(used.value(m_cards.value(static_cast<int>(VisitCard::More))));
}

void VisitForm::showImplausible(const care::VisitCheck& check) {
    QStringList labels;
    for (const auto& problem : check.problems)
        for (const auto* field : m_fields)
            for (const auto* def : field->defs())
                if (problem.overridable && def->name == problem.field && !field->isBeingTyped())
                    labels.append(visitLabel(*def) + u' ' + qs(care::answer(check.answers, def->name)));
    const bool shown = !labels.isEmpty() && !m_readOnly;
    if (shown) {
        m_implausible->setWords(tr("Hardly possible: %1.").arg(labels.join(u", "_s)),
                                tr("Measure again, or keep it if it is true."));
        m_implausible->setAction(tr("It is true"));
    }
    m_implausible->setVisible(shown);
}

void VisitForm::setReadOnly(bool readOnly) {
    m_readOnly = readOnly;
    for (auto* field : m_fields)
        if (field->def().carry != Carry::Computed || field->def().type == care::FieldType::Date)
            field->setReadOnly(readOnly);
    if (m_note) m_note->setReadOnly(readOnly);
    if (m_device) m_device->edit()->setReadOnly(readOnly);
    for (auto* field : m_fields) showSuffix(*field);
}

void VisitForm::setHint(const QString& hint) {
    m_hint = hint;
    if (auto* card = m_cards.value(static_cast<int>(VisitCard::Visit))) card->setHint(hint);
}

bool VisitForm::isBeingTyped() const {
    return std::any_of(m_fields.begin(), m_fields.end(), [](const auto* field) { return field->isBeingTyped(); });
}

void VisitForm::focusFirst() {
    // Date and outcome are filled; work begins with the first thing that nobody knows yet.
    for (auto* field : m_fields)
        if (field->isVisibleTo(this) && care::answer(m_input.answers, field->def().name).empty())
            return field->editor()->setFocus();
    if (!m_fields.isEmpty()) m_fields.front()->editor()->setFocus();
}

bool VisitForm::focusProblem() {
    for (const auto* field : m_fields)
        for (const auto& problem : m_check.problems)
            if (field->holds(problem.field) && focusField(problem.field)) return true;
    return false;
}

bool VisitForm::focusField(std::string_view name) {
    for (auto* field : m_fields)
        if (field->holds(name) && field->isVisibleTo(this)) {
            field->stops().value(0, field->editor())->setFocus();
            return true;
        }
    return false;
}

bool VisitForm::focusConfirm() {
    if (m_confirm->isHidden()) return false;
    m_confirm->setFocus();
    return true;
}

bool VisitForm::chooseByFigure(QWidget* editor, const QString& figure) {
    auto* choice = qobject_cast<ChoiceEdit*>(editor);
    if (!choice || figure.isEmpty() || choice->findData(figure) < 0) return false;
    choice->setKey(figure);
    Q_EMIT choice->chosen(figure);
    return true;
}

bool VisitForm::leaveChips(QWidget* chip, bool forward) {
    auto* row = chip->parentWidget();
    auto* next = chip;
    do {
        next = forward ? next->nextInFocusChain() : next->previousInFocusChain();
    } while (next != chip && (row->isAncestorOf(next) || !(next->focusPolicy() & Qt::TabFocus) || !next->isEnabled() ||
                              !next->isVisibleTo(window())));
    next->setFocus(forward ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

bool VisitForm::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return Live<QWidget>::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    auto* editor = qobject_cast<QWidget*>(watched);
    auto* chip = qobject_cast<Chip*>(watched);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (chip && (key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab))
        return leaveChips(chip, key->key() == Qt::Key_Tab);
    if (enter && key->modifiers() == Qt::NoModifier && !qobject_cast<QPlainTextEdit*>(editor)) {
        if (chip && !m_readOnly) {
            if (!chip->isChecked()) chip->click();
            return leaveChips(chip, true);
        }
        focusNextChild();
        return true;
    }
    if (!m_readOnly && key->modifiers() == Qt::NoModifier && chooseByFigure(editor, key->text())) return true;
    return Live<QWidget>::eventFilter(watched, event);
}

void VisitForm::restyle() {
    if (m_note) m_note->setFixedHeight(px(72));
}

void VisitForm::retranslate() {
    if (!m_built) return;
    for (auto it = m_cards.cbegin(); it != m_cards.cend(); ++it)
        it.value()->setTitle(cardTitle(static_cast<VisitCard>(it.key())));
    m_cards[static_cast<int>(VisitCard::Visit)]->setTitle(formWord(care::keyOf(m_sheet.form)));
    m_confirm->setText(tr("Confirm what was carried"));
    m_device->setLabel(tr("Measured with"));
    m_noteCard->setTitle(tr("Note"));
    m_noteField->setLabel(tr("Note"));
    for (auto* field : m_fields) showSuffix(*field);
    if (m_sheet.lastVisit) setHint(m_hint);
}

}  // namespace jiayi::ui
