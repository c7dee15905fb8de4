#include "ui/care/visit_form.h"

#include "models/care/measures.h"
#include "ui/care/care_words.h"
#include "ui/care/visit_field.h"
#include "ui/care/visit_beside.h"
#include "ui/care/visit_words.h"
#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/columns.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/notice.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using care::Carry;

namespace {

constexpr std::string_view kAcuteField = "symptoms_acute";

/// Stable, whatever cards come between.
QString cardKey(VisitCard card) {
    switch (card) {
        case VisitCard::Visit: return u"0"_s;
        case VisitCard::Symptoms: return u"1"_s;
        case VisitCard::Lifestyle: return u"2"_s;
        case VisitCard::Treatment: return u"3"_s;
        case VisitCard::Programme: return u"4"_s;
        case VisitCard::Drugs: return u"5"_s;
        case VisitCard::More: return u"6"_s;
        case VisitCard::Referral: return u"7"_s;
        case VisitCard::Story: return u"story"_s;
        case VisitCard::Occasion: return u"occasion"_s;
    }
    return {};
}

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
    if (!m_combined || m_combined->forms() != sheet.forms) build();
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
    m_combined.emplace(m_rules, m_sheet.forms);
    for (const auto& place : visitPlaces(*m_combined)) {
        auto* card = cardFor(place.card, place.section, place.group);
        auto* field = new VisitField(place.fields, card);
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
    const bool hasLifestyle = m_cards.contains({static_cast<int>(VisitCard::Lifestyle), {}});
    cardFor(hasLifestyle ? VisitCard::Lifestyle : VisitCard::Visit)->addHeadAction(m_confirm);
    connect(m_confirm, &QPushButton::clicked, this, &VisitForm::confirmAll);
    buildNote();
    m_column->addStretch(1);
}

void VisitForm::buildNote() {
    m_noteCard = new Card(this);
    m_note = new QPlainTextEdit;
    m_note->setObjectName(u"visit.note"_s);
    m_note->setTabChangesFocus(true);
    m_note->installEventFilter(this);
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

Card* VisitForm::cardFor(VisitCard which, const care::FormKey& section, const std::string& group) {
    const auto key = group.empty() ? qs(section.text) : qs(section.text) + u'/' + qs(group);
    auto*& card = m_cards[{static_cast<int>(which), key}];
    if (card) return card;
    card = new Card(this);
    card->setObjectName(u"visit.card.%1%2"_s.arg(cardKey(which), key.isEmpty() ? QString() : u'.' + key));
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
        for (const auto* part : field->parts()) m_touched.insert(part->key);
    for (const auto* part : field->parts()) m_input.toConfirm.erase(part->key);
    showSuffix(*field);
    Q_EMIT changed(settled);
}

void VisitForm::remember(const VisitField& field) {
    for (const auto* part : field.parts()) {
        m_input.keptImplausible.erase(part->key);
        // Another figure than the one that was held is of today, and has nobody else's day.
        if (part->def->carry == Carry::Held) m_input.answers.erase(m_combined->keyOf(part->forms.front(), part->def->name + "_date"));
        if (part->def->carry != Carry::Measured) continue;
        if (care::answer(m_input.answers, part->key).empty()) m_input.measured.erase(part->key);
        else m_input.measured[part->key] = {m_user, m_clock.now(), utf8(m_device->text().trimmed())};
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
    for (auto* field : m_fields) showBeside(*field);
}

void VisitForm::showSuffix(VisitField& field) const {
    QStringList parts;
    const auto& def = field.def();
    QString last;
    for (const auto* each : field.parts()) {
        const auto found = m_sheet.last.find(each->key);
        if (found == m_sheet.last.end() || each->def->carry != Carry::Measured) continue;
        last += (last.isEmpty() ? QString() : u"/"_s) + answerWords(*each->def, found->second.value);
    }
    if (m_input.toConfirm.contains(field.key())) parts.append(tr("to confirm"));
    else if (!last.isEmpty() && !m_readOnly) parts.append(tr("last %1", "value of the last visit").arg(last));
    const auto measured = m_input.measured.find(field.key());
    // What somebody else wrote says so without being asked.
    if (measured != m_input.measured.end() && !measured->second.by.empty() && measured->second.by != m_user && !m_readOnly) parts.append(qs(measured->second.by));
    if (const auto unit = unitWord(def.unit); !unit.isEmpty()) parts.append(unit);
    field.setSuffix(parts.join(u" · "_s));
    if (measured == m_input.measured.end()) return field.setToolTip({});
    QStringList who{qs(measured->second.by)};
    if (measured->second.at) who.append(clockTime(*measured->second.at));
    if (!measured->second.device.empty()) who.append(qs(measured->second.device));
    field.setToolTip(who.join(u" · "_s));
}

void VisitForm::showBeside(VisitField& field) const {
    if (field.isBeingTyped()) return;
    const auto target = targetBeside(m_latest, m_check.answers, field);
    auto lines = limitLines(m_rules, m_check, field);
    if (!target.line.isEmpty()) lines.append(target.line);
    if (const auto held = heldWords(field); !held.isEmpty()) lines.prepend(held);
    field.setNote(lines.join(u'\n'));
    if (m_input.toConfirm.contains(field.key())) return field.setState(Tone::Warn, tr("to confirm"));
    if (!target.state) return field.setState(std::nullopt);
    field.setState(stateTone(*target.state), tr("clinical target: %1").arg(stateWord(*target.state)));
}

bool VisitForm::isTouched(const VisitField& field) const {
    return std::any_of(field.parts().begin(), field.parts().end(),
                       [&](const auto* part) { return m_touched.contains(part->key); });
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
                for (const auto* part : field->parts())
                    if (part->key == problem.field) words = problemWords(problem, *part->def);
        field->setError(words);
        showBeside(*field);
    }
    showImplausible(check);
    m_confirm->setVisible(!check.unconfirmed.empty() && !m_readOnly);
}

void VisitForm::showShown(const care::VisitCheck& check) {
    QHash<QWidget*, bool> used;
    for (auto* field : m_fields) {
        bool shown = false, required = false;
        for (const auto& form : check.forms) {
            const auto& forms = field->parts().front()->forms;
            const auto* def = m_rules.form(form.form).field(field->def().name);
            if (std::find(forms.begin(), forms.end(), form.form) == forms.end()) continue;
            const bool asked = def->name == kAcuteField ? form.asksAcute || !care::answer(form.answers, def->name).empty()
                                                        : m_rules.form(form.form).isShown(*def, form.answers);
            shown = shown || asked;
            required = required || (asked && m_rules.form(form.form).isRequired(*def, form.answers));
        }
        field->setVisible(shown);
        field->setRequired(required && field->def().carry != Carry::Computed);
        auto& any = used[field->parentWidget()];
        any = any || shown;
    }
    for (auto* card : m_cards) card->setVisible(used.value(card));
    m_device->setVisible(used.value(m_cards.value({static_cast<int>(VisitCard::More), {}})));
}

void VisitForm::showImplausible(const care::VisitCheck& check) {
    QStringList labels;
    for (const auto& problem : check.problems)
        for (const auto* field : m_fields)
            for (const auto* part : field->parts())
                if (problem.overridable && part->key == problem.field && !field->isBeingTyped())
                    labels.append(visitLabel(*part->def) + u' ' + qs(care::answer(check.answers, part->key)));
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
    if (auto* card = m_cards.value({static_cast<int>(VisitCard::Visit), {}})) card->setHint(hint);
}

bool VisitForm::isBeingTyped() const {
    return std::any_of(m_fields.begin(), m_fields.end(), [](const auto* field) { return field->isBeingTyped(); });
}

/// "12 Oct · Cloud laboratory": of what stands there as the record holds it.
QString VisitForm::heldWords(const VisitField& field) const {
    const auto held = m_sheet.held.find(field.key());
    if (held == m_sheet.held.end() || care::answer(m_input.answers, field.key()) != held->second.value) return {};
    QStringList parts{shortDate(held->second.date, localDate(m_clock.now()))};
    if (!held->second.source.empty()) parts << sourceWord(held->second.source);
    return parts.join(u" · "_s);
}

void VisitForm::restyle() {
    if (m_note) m_note->setFixedHeight(px(72));
}

QString VisitForm::titleOf(VisitCard card, const care::FormKey& section, const std::string& group) const {
    if (card == VisitCard::Visit) return formWord(m_rules, m_sheet.forms);
    if (!group.empty()) {
        const auto* named = m_rules.formSection(group);
        const auto title = named ? ruleText(named->en, named->zh) : qs(group);
        return m_sheet.forms.size() > 1 ? formName(m_rules, section) + u" · "_s + title : title;
    }
    if (section.empty()) return cardTitle(card);
    const auto name = formName(m_rules, section);
    return card == VisitCard::Programme ? name : cardTitle(card) + u" · "_s + name;
}

void VisitForm::retranslate() {
    if (!m_combined) return;
    for (auto it = m_cards.cbegin(); it != m_cards.cend(); ++it) {
        const auto card = static_cast<VisitCard>(it.key().first);
        const auto key = it.key().second;
        const care::FormKey section{utf8(key.section(u'/', 0, 0))};
        it.value()->setTitle(titleOf(card, section, utf8(key.section(u'/', 1))));
        const auto* programme = card == VisitCard::Programme ? m_rules.programmeOf(section) : nullptr;
        const auto* occasion = key.contains(u'/') ? m_rules.occasion(section) : nullptr;
        if (occasion && occasion->origin.source.starts_with("GK")) it.value()->setHint(tr("general knowledge, to be verified"));
        if (programme && !programme->verified) it.value()->setHint(tr("not a national form: general knowledge, to be verified"));
    }
    m_confirm->setText(tr("Confirm what was carried"));
    m_device->setLabel(tr("Measured with"));
    m_noteCard->setTitle(tr("Note"));
    m_noteField->setLabel(tr("Note"));
    for (auto* field : m_fields) showSuffix(*field);
    if (m_sheet.lastVisit) setHint(m_hint);
}

}  // namespace jiayi::ui
