#include "ui/pharmacy/shortage_pane.h"

#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/words.h"
#include "ui/pharmacy/shortage_model.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

ShortagePane::ShortagePane(const Clock& clock, QWidget* parent) : Card(parent), m_clock(clock) {
    setObjectName(u"shortage.pane"_s);
    buildFacts();
    buildAnswer();
    connect(m_note->edit(), &QLineEdit::returnPressed, this, &ShortagePane::send);
    connect(m_save, &QPushButton::clicked, this, &ShortagePane::send);
    connect(m_choices, &ChipRow::chosenChanged, this, [this] { m_note->setError({}); });
    retranslate();
}

void ShortagePane::buildFacts() {
    auto* grid = new QGridLayout;
    space(grid, 0, 4);
    grid->setHorizontalSpacing(px(12));
    grid->setColumnStretch(1, 1);
    for (std::size_t fact = 0; fact < FactCount; ++fact) {
        m_labels[fact] = makeLabel(TextRole::Soft, {}, this);
        m_labels[fact]->setContentsMargins(0, px(1), 0, 0);  // on the line of the larger letters
        m_facts[fact] = makeLabel(TextRole::Body, {}, this);
        m_facts[fact]->setWordWrap(true);
        m_facts[fact]->setTextFormat(Qt::PlainText);
        grid->addWidget(m_labels[fact], static_cast<int>(fact), 0, Qt::AlignTop);
        grid->addWidget(m_facts[fact], static_cast<int>(fact), 1);
    }
    m_facts[For]->setObjectName(u"shortage.for"_s);
    m_facts[Place]->setObjectName(u"shortage.where"_s);
    body()->addLayout(grid);
}

void ShortagePane::buildAnswer() {
    m_given = new QWidget(this);
    auto* given = new QVBoxLayout(m_given);
    space(given, {0, 6, 0, 0}, 6);
    m_answer = new Badge({}, Tone::Neutral, m_given);
    m_answer->setObjectName(u"shortage.answer"_s);
    m_words = makeLabel(TextRole::Body, {}, m_given);
    m_words->setObjectName(u"shortage.words"_s);
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::PlainText);
    given->addWidget(m_answer, 0, Qt::AlignLeft);
    given->addWidget(m_words);
    body()->addWidget(m_given);

    m_form = new QWidget(this);
    auto* form = new QVBoxLayout(m_form);
    space(form, {0, 6, 0, 0}, 10);
    m_choices = new ChipRow(ChipRow::Mode::One, m_form);
    m_choices->setObjectName(u"shortage.choice"_s);
    m_note = new TextField(m_form);
    m_note->edit()->setObjectName(u"shortage.note"_s);
    m_save = new Button(Button::Kind::Primary, {}, m_form);
    m_save->setObjectName(u"shortage.save"_s);
    m_save->setKeys(Qt::Key_F8);
    form->addWidget(m_choices);
    form->addWidget(m_note);
    form->addWidget(m_save, 0, Qt::AlignLeft);
    body()->addWidget(m_form);
}

void ShortagePane::showEntry(ShownShortage shown) {
    // The same entry read again keeps what has been typed.
    if (shown.entry.id != m_shown.entry.id || shown.entry.state != "open") {
        m_choices->setChosen({});
        m_note->edit()->clear();
        m_note->setError({});
    }
    m_shown = std::move(shown);
    retranslate();
}

bool ShortagePane::takeKey(int key) {
    const auto at = static_cast<std::size_t>(key - Qt::Key_1);
    if (!isOpen() || key < Qt::Key_1 || at >= kShortageAnswers.size()) return false;
    m_choices->setChosen({qs(kShortageAnswers[at])});
    m_note->setError({});
    m_note->edit()->setFocus();
    return true;
}

void ShortagePane::keyPressEvent(QKeyEvent* event) {
    if (event->modifiers() == Qt::NoModifier && takeKey(event->key())) return;
    Card::keyPressEvent(event);
}

void ShortagePane::focusAnswer() {
    if (!isOpen()) return;
    const auto chosen = m_choices->chosen();
    m_choices->chip(chosen.isEmpty() ? qs(kShortageAnswers.front()) : chosen.front())->setFocus();
}

void ShortagePane::setBusy(bool busy) { m_save->setEnabled(!busy); }

void ShortagePane::showFailure(const Error& error) { m_note->setError(wordsFor(error).all()); }

void ShortagePane::send() {
    if (!isOpen() || !m_save->isEnabled()) return;
    const auto chosen = m_choices->chosen();
    Q_EMIT answered({m_shown.entry.id, chosen.isEmpty() ? std::string() : utf8(chosen.front()), utf8(m_note->text().trimmed())});
}

void ShortagePane::retranslate() {
    const auto& entry = m_shown.entry;
    setTitle(qs(entry.name));
    setSubtitle(qs(entry.atc));
    m_labels[For]->setText(tr("For", "whom"));
    m_labels[Packs]->setText(tr("Wanted"));
    m_labels[Place]->setText(tr("Looked for at"));
    m_labels[Asked]->setText(tr("Asked"));
    m_facts[For]->setText(forWhomText(m_shown));
    m_facts[Packs]->setText(packsText(entry.packs));
    m_facts[Place]->setText(lookedForText(m_shown));
    m_facts[Asked]->setText(tr("%1 by %2", "a time, and who asked").arg(dateAndTime(entry.asked), qs(entry.askedBy)));
    m_given->setVisible(!isOpen());
    m_form->setVisible(isOpen());
    m_answer->setText(shortageAnswerWord(entry.answer));
    m_answer->setTone(shortageTone(entry));
    QStringList said;
    if (!entry.note.empty()) said << qs(entry.note);
    if (entry.answered) said << tr("Answered %1 by %2").arg(ago(*entry.answered, m_clock.now()), qs(entry.answeredBy));
    m_words->setText(said.join(u'\n'));
    QList<ChipRow::Choice> choices;
    int number = 0;
    for (const auto answer : kShortageAnswers) choices.append({qs(answer), QString::number(++number) + u"  "_s + shortageAnswerWord(answer)});
    m_choices->setChoices(choices);
    m_note->setLabel(tr("Note"));
    m_note->setSuffix(tr("↵ keeps"));
    m_save->setText(tr("Keep the answer"));
}

}  // namespace jiayi::ui
