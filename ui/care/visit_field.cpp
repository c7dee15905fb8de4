#include "ui/care/visit_field.h"

#include "ui/care/care_words.h"
#include "ui/care/code_search.h"
#include "ui/care/visit_layout.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using care::FieldType;

VisitField::VisitField(std::vector<const care::CombinedField*> parts, QWidget* parent)
    : Live<QWidget>(parent), m_parts(std::move(parts)) {
    build();
    retranslate();
    restyle();
}

bool VisitField::holds(std::string_view key) const {
    return std::any_of(m_parts.begin(), m_parts.end(), [&](const auto* part) { return part->key == key; });
}

void VisitField::build() {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 2);
    if (def().type == FieldType::Codes && def().options.size() <= CodeSearch::kManyOptions) {
        buildChips();
    } else {
        m_editor = makeEditor();
        m_field = new LabeledField(m_editor, this);
        all->addWidget(m_field);
    }
    m_editor->setObjectName(u"visit."_s + qs(key()));
    setFocusProxy(m_editor);
    const bool computed = def().carry == care::Carry::Computed && def().type != FieldType::Date;
    if (computed) {
        m_editor->setFocusPolicy(Qt::NoFocus);
        setReadOnly(true);
    }
}

void VisitField::buildChips() {
    m_chipLabel = makeLabel(TextRole::Soft, {}, this);
    m_chips = new ChipRow(ChipRow::Mode::Many, this);
    m_chips->setObjectName(u"visit."_s + qs(key()));
    for (const auto& option : def().options)
        if (option.exclusive) m_chips->setExcluding(qs(option.code));
    m_chipError = makeLabel(TextRole::Soft, {}, this);
    m_chipError->setProperty("tone", u"bad"_s);
    m_chipError->hide();
    for (auto* part : QList<QWidget*>{m_chipLabel, m_chips, m_chipError}) layout()->addWidget(part);
    m_editor = m_chips;
    connect(m_chips, &ChipRow::chosenChanged, this, [this] {
        Q_EMIT edited();
        Q_EMIT settled();
    });
}

QWidget* VisitField::makeEditor() {
    if (m_parts.size() == 2) {
        auto* pressure = new PressureEdit;
        watchLine(pressure);
        return pressure;
    }
    switch (def().type) {
        case FieldType::Code: {
            auto* choice = new ChoiceEdit;
            connect(choice, &ChoiceEdit::chosen, this, [this] {
                Q_EMIT edited();
                Q_EMIT settled();
            });
            return choice;
        }
        case FieldType::Date: {
            auto* date = new DateEdit;
            date->setLeaning(def().format == care::FieldFormat::AfterVisit ? DateEdit::Leaning::Future
                                                                           : DateEdit::Leaning::Past);
            watchLine(date);
            return date;
        }
        case FieldType::Integer:
        case FieldType::Decimal: {
            auto* number = new NumberEdit;
            number->setRange(-1e9, 1e9, def().decimals);  // what fits is the form's to say
            watchLine(number);
            return number;
        }
        case FieldType::LongText: {
            auto* text = new QPlainTextEdit;
            text->setTabChangesFocus(true);
            connect(text, &QPlainTextEdit::textChanged, this, &VisitField::edited);
            return text;
        }
        case FieldType::Codes:
            m_search = new CodeSearch(def());
            connect(m_search, &CodeSearch::chosenChanged, this, [this] {
                Q_EMIT edited();
                Q_EMIT settled();
            });
            return m_search;
        case FieldType::Text:
            break;
    }
    auto* line = new QLineEdit;
    watchLine(line);
    return line;
}

void VisitField::watchLine(QLineEdit* line) {
    connect(line, &QLineEdit::textEdited, this, [this] {
        m_typing = true;
        Q_EMIT edited();
    });
    connect(line, &QLineEdit::editingFinished, this, &VisitField::settle);
}

void VisitField::settle() {
    if (!m_typing) return;
    m_typing = false;
    Q_EMIT edited();
    Q_EMIT settled();
}

QString VisitField::text() const {
    if (m_chips) return m_chips->chosen().join(u';');
    if (m_search) return m_search->chosen().join(u';');
    if (const auto* choice = qobject_cast<const ChoiceEdit*>(m_editor)) return choice->key();
    if (const auto* date = qobject_cast<const DateEdit*>(m_editor)) {
        const auto value = date->value();
        return value ? isoDate(*value) : date->text().trimmed();
    }
    if (const auto* number = qobject_cast<const NumberEdit*>(m_editor)) return number->figures().replace(u',', u'.');
    if (const auto* long_ = qobject_cast<const QPlainTextEdit*>(m_editor)) return long_->toPlainText().trimmed();
    return static_cast<const QLineEdit*>(m_editor)->text().trimmed();
}

void VisitField::writeTo(care::Answers& answers) const {
    const auto put = [&](const std::string& field, const std::string& value) {
        if (value.empty()) answers.erase(field);
        else answers[field] = value;
    };
    if (m_parts.size() == 1) return put(key(), utf8(text()));
    const auto parts = text().split(u'/');
    put(m_parts[0]->key, utf8(parts.value(0).trimmed()));
    put(m_parts[1]->key, utf8(parts.value(1).trimmed()));
}

void VisitField::setAnswers(const care::Answers& answers) {
    const auto value = qs(care::answer(answers, key()));
    if (m_parts.size() == 2) {
        const auto second = qs(care::answer(answers, m_parts[1]->key));
        static_cast<QLineEdit*>(m_editor)->setText(value.isEmpty() && second.isEmpty() ? QString()
                                                                                       : value + u'/' + second);
    } else if (m_chips) {
        m_chips->setChosen(value.split(u';', Qt::SkipEmptyParts));
    } else if (m_search) {
        m_search->setChosen(value.split(u';', Qt::SkipEmptyParts));
    } else if (auto* choice = qobject_cast<ChoiceEdit*>(m_editor)) {
        choice->setKey(value);
    } else if (auto* long_ = qobject_cast<QPlainTextEdit*>(m_editor)) {
        const QSignalBlocker quiet(long_);
        long_->setPlainText(value);
    } else if (auto* line = static_cast<QLineEdit*>(m_editor); line->text() != value) {
        line->setText(value);
    }
    m_typing = false;
}

void VisitField::setSuffix(const QString& suffix) {
    if (m_field) m_field->setSuffix(suffix);
}

void VisitField::setError(const QString& error) {
    if (m_field) return m_field->setError(error);
    m_chipError->setText(error);
    m_chipError->setVisible(!error.isEmpty());
    m_chips->setAccessibleDescription(error);
}

QString VisitField::error() const { return m_field ? m_field->error() : m_chipError->text(); }

void VisitField::setState(std::optional<Tone> tone, const QString& word) {
    if (m_field) m_field->setState(tone, word);
}

void VisitField::setNote(const QString& note) {
    if (m_field) m_field->setNote(note);
}

void VisitField::setRequired(bool required) {
    m_required = required;
    if (m_field) m_field->setRequired(required);
    else retranslate();
}

void VisitField::setReadOnly(bool readOnly) {
    if (m_search) m_search->setReadOnly(readOnly);
    else if (auto* line = qobject_cast<QLineEdit*>(m_editor)) line->setReadOnly(readOnly);
    else if (auto* text = qobject_cast<QPlainTextEdit*>(m_editor)) text->setReadOnly(readOnly);
    else m_editor->setEnabled(!readOnly);
}

QList<QWidget*> VisitField::stops() const {
    if (m_search) return {m_search->edit()};
    if (!m_chips) return {m_editor};
    QList<QWidget*> chips;
    for (auto* chip : m_chips->findChildren<Chip*>()) chips.append(chip);
    return chips;
}

void VisitField::restyle() {
    if (def().type == FieldType::LongText) m_editor->setFixedHeight(px(56));
}

void VisitField::retranslate() {
    const auto label = visitLabel(def());
    if (m_field) m_field->setLabel(label);
    QList<ChoiceEdit::Choice> choices;
    for (const auto& option : def().options) choices.append({qs(option.code), ruleText(option.en, option.zh)});
    if (auto* choice = qobject_cast<ChoiceEdit*>(m_editor)) {
        choice->setChoices(choices);
        choice->setPlaceholderText(tr("choose"));
    }
    if (!m_chips) return;
    QList<ChipRow::Choice> chips;
    for (const auto& choice : choices) chips.append({choice.key, choice.text});
    m_chips->setChoices(chips);
    m_chips->setAccessibleName(label);
    m_chipLabel->setText(m_required ? label + u" *"_s : label);
}

}  // namespace jiayi::ui
