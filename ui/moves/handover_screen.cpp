#include "ui/moves/handover_screen.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/clinic_words.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/reason_dialog.h"
#include "ui/common/states.h"
#include "ui/moves/moves_words.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kNoteHeight = 84;

}  // namespace

HandoverScreen::HandoverScreen(MovesAsks asks, const moves::MovesBook& book, const Clock& clock, QWidget* parent)
    : Screen(parent), m_asks(std::move(asks)), m_book(book), m_clock(clock) {
    setObjectName(u"handover"_s);
    build();
    retranslate();
}

QString HandoverScreen::title() const { return tr("Leaving and handover"); }

void HandoverScreen::build() {
    auto* content = new QWidget(this);
    auto* all = new QVBoxLayout(content);
    space(all, 0, 14);
    auto* head = new Card(content);
    auto* row = new QHBoxLayout;
    space(row, 0, 10);
    auto* words = new QVBoxLayout;
    space(words, 0, 2);
    m_name = makeLabel(TextRole::Heading, {}, head);
    m_name->setObjectName(u"handover.name"_s);
    m_line = makeLabel(TextRole::Soft, {}, head);
    m_line->setObjectName(u"handover.line"_s);
    m_line->setWordWrap(true);
    words->addWidget(m_name);
    words->addWidget(m_line);
    row->addLayout(words, 1);
    m_badge = new Badge({}, Tone::Neutral, head);
    m_badge->setObjectName(u"handover.badge"_s);
    row->addWidget(m_badge, 0, Qt::AlignTop);
    head->body()->addLayout(row);
    all->addWidget(head);
    m_notice = new Notice(Tone::Bad, content);
    m_notice->setObjectName(u"handover.notice"_s);
    m_notice->hide();
    all->addWidget(m_notice);
    all->addWidget(buildAsk());
    all->addWidget(buildHandover());
    m_told = new Card(content);
    m_sections = makeLabel(TextRole::Body, {}, m_told);
    m_sections->setObjectName(u"handover.sections"_s);
    m_sections->setTextFormat(Qt::RichText);
    m_sections->setWordWrap(true);
    m_told->body()->addWidget(m_sections);
    all->addWidget(m_told);
    all->addStretch(1);
    auto* outer = new QVBoxLayout(this);
    space(outer, 0, 0);
    m_states = new StateStack(content, this);
    m_states->panel()->setObjectName(u"handover.state"_s);
    outer->addWidget(m_states);
    connect(m_states, &StateStack::acted, this, &HandoverScreen::reload);
}

QWidget* HandoverScreen::buildAsk() {
    m_askCard = new Card(this);
    m_reasonWords = makeLabel(TextRole::Soft, {}, m_askCard);
    m_reasons = new ChipRow(ChipRow::Mode::One, m_askCard);
    m_reasons->setObjectName(u"handover.reasons"_s);
    m_why = new TextField(m_askCard);
    m_why->edit()->setObjectName(u"handover.why"_s);
    m_other = new TextField(m_askCard);
    m_other->edit()->setObjectName(u"handover.other"_s);
    m_other->setRequired(true);
    m_wanted = new DateField(m_askCard);
    m_wanted->edit()->setObjectName(u"handover.wanted"_s);
    m_wanted->edit()->setLeaning(DateEdit::Leaning::Future);
    m_ask = new Button(Button::Kind::Primary, {}, m_askCard);
    m_ask->setObjectName(u"handover.ask"_s);
    m_ask->setKeys(Qt::CTRL | Qt::Key_Return);
    auto* fields = new QHBoxLayout;
    space(fields, 0, 14);
    fields->addWidget(m_other, 2);
    fields->addWidget(m_wanted, 1);
    m_askCard->body()->addWidget(m_reasonWords);
    m_askCard->body()->addWidget(m_reasons);
    m_askCard->body()->addWidget(m_why);
    m_askCard->body()->addLayout(fields);
    m_askCard->body()->addWidget(m_ask, 0, Qt::AlignLeft);
    connect(m_ask, &QPushButton::clicked, this, &HandoverScreen::ask);
    connect(m_reasons, &ChipRow::chosenChanged, this, &HandoverScreen::checkNote);
    connect(m_other->edit(), &QLineEdit::textEdited, this, [this] { m_other->setError({}); });
    connect(m_why->edit(), &QLineEdit::textEdited, this, [this] { m_why->setError({}); });
    return m_askCard;
}

QWidget* HandoverScreen::buildHandover() {
    m_noteCard = new Card(this);
    m_note = new QPlainTextEdit(m_noteCard);
    m_note->setObjectName(u"handover.note"_s);
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(px(kNoteHeight));
    m_noteShown = makeLabel(TextRole::Body, {}, m_noteCard);
    m_noteShown->setObjectName(u"handover.noteShown"_s);
    m_noteShown->setWordWrap(true);
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    const auto button = [&](Button::Kind kind, const char* name, const QKeySequence& keys) {
        auto* made = new Button(kind, {}, m_noteCard);
        made->setObjectName(QLatin1String(name));
        made->setKeys(keys);
        row->addWidget(made);
        return made;
    };
    m_confirm = button(Button::Kind::Primary, "handover.confirm", Qt::CTRL | Qt::Key_Return);
    m_save = button(Button::Kind::Secondary, "handover.save", Qt::CTRL | Qt::Key_S);
    m_withdraw = button(Button::Kind::Quiet, "handover.withdraw", Qt::ALT | Qt::Key_W);
    row->addStretch(1);
    m_noteCard->body()->addWidget(m_note);
    m_noteCard->body()->addWidget(m_noteShown);
    m_noteCard->body()->addLayout(row);
    connect(m_confirm, &QPushButton::clicked, this, [this] { act(m_asks.confirm({m_page->moves.open->id, utf8(m_note->toPlainText().trimmed())})); });
    connect(m_save, &QPushButton::clicked, this, [this] { act(m_asks.save({m_page->moves.open->id, utf8(m_note->toPlainText().trimmed())})); });
    connect(m_withdraw, &QPushButton::clicked, this, [this] {
        auto* dialog = new ReasonDialog(tr("Why do they stay?"), window());
        connect(dialog, &ReasonDialog::given, this, [this](const QString& why) { act(m_asks.withdraw({m_page->moves.open->id, utf8(why)})); });
        dialog->open();
    });
    return m_noteCard;
}

void HandoverScreen::activated() {
    if (m_page && !isAsked()) reload();
}

void HandoverScreen::focusFirst() {
    if (isAsked() && !isFrozen()) m_note->setFocus();
    else if (!isAsked()) m_reasons->setFocus();
}

void HandoverScreen::open(roster::ResidentId resident) {
    if (m_resident != resident) {
        m_page.reset();
        m_reasons->setChosen({});
        for (auto* field : {m_other, m_why}) {
            field->setText({});
            field->setError({});
        }
        m_wanted->edit()->setValue({});
        m_note->clear();
    }
    m_resident = resident;
    m_notice->hide();
    reload();
}

void HandoverScreen::reload() {
    if (m_resident.isNil()) return;
    if (!m_page) m_states->showLoading(tr("Reading the chart …"));
    m_reading.run(this, m_asks.page(m_resident), [this](Result<MovePage> page) {
        if (!page) return m_states->showError(wordsFor(page.error()));
        show(std::move(*page));
    });
}

void HandoverScreen::show(MovePage page) {
    const bool first = !m_page || isAsked() != page.moves.open.has_value();
    m_page = std::move(page);
    const auto& draft = m_page->moves.draft;
    if (first && draft && m_note->toPlainText().isEmpty()) m_note->setPlainText(qs(draft->note));
    m_wanted->edit()->setToday(localDate(m_clock.now()));
    m_states->showContent();
    showState();
    if (first) focusFirst();
}

void HandoverScreen::showState() {
    if (!m_page) return;
    const auto& person = m_page->person;
    const auto today = localDate(m_clock.now());
    m_name->setText(qs(person.name));
    const auto& open = m_page->moves.open;
    auto line = sexAndAge(person.sex, person.birth, person.birthEstimated, today);
    if (open) {
        line += u" · "_s + (open->announced ? tr("asked at %1 to come there, %2").arg(qs(open->other), isoDate(localDate(open->at))) : tr("asked on %2 to leave for %1").arg(qs(open->other), isoDate(localDate(open->at))));
        line += u" · "_s + departureWord(m_book, open->reason);
    }
    m_line->setText(line);
    m_badge->setVisible(open.has_value());
    m_badge->setText(isFrozen() ? tr("Handed over") : m_page->moves.draft ? tr("Handover to confirm") : tr("Handover to write"));
    m_badge->setTone(isFrozen() ? Tone::Ok : Tone::Warn);
    m_askCard->setVisible(!open);
    m_noteCard->setVisible(open.has_value());
    m_note->setVisible(!isFrozen());
    m_noteShown->setVisible(isFrozen());
    if (isFrozen()) {
        const auto& draft = *m_page->moves.draft;
        m_noteShown->setText(draft.note.empty() ? tr("No note.") : qs(draft.note));
        m_noteCard->setHint(draft.confirmedAt ? tr("confirmed by %1, %2").arg(qs(draft.confirmedBy), dateAndTime(*draft.confirmedAt)) : QString());
    } else {
        m_noteCard->setHint({});
    }
    for (auto* each : {m_save, m_confirm}) each->setVisible(open && !isFrozen());
    m_withdraw->setVisible(open && !open->announced);
    m_told->setVisible(open.has_value());
    m_told->setTitle(isFrozen() ? tr("What was handed over") : tr("What the next doctor will read"));
    m_told->setHint(isFrozen() ? QString() : tr("from the chart, as it is now"));
    m_sections->setText(handoverHtml(m_book, isFrozen() ? m_page->moves.draft->sections : m_page->asNow));
    checkNote();
}

void HandoverScreen::checkNote() {
    const auto* reason = m_reasons->chosen().isEmpty() ? nullptr : m_book.reason(utf8(m_reasons->chosen().first()));
    m_why->setRequired(reason && reason->wantsNote);
    if (reason) m_notice->hide();
}

void HandoverScreen::ask() {
    const auto* reason = m_reasons->chosen().isEmpty() ? nullptr : m_book.reason(utf8(m_reasons->chosen().first()));
    if (!reason) {
        m_notice->setWords(tr("Why do they leave?"), tr("Choose the reason that they give."));
        m_notice->show();
        return m_reasons->setFocus();
    }
    const auto other = m_other->text().trimmed(), why = m_why->text().trimmed();
    m_other->setError(other.isEmpty() ? tr("The code of the other clinic") : QString());
    m_why->setError(reason->wantsNote && why.isEmpty() ? tr("Say it in words") : QString());
    if (!m_why->error().isEmpty()) return m_why->edit()->setFocus();
    if (!m_other->error().isEmpty()) return m_other->edit()->setFocus();
    act(m_asks.askLeave({m_resident, utf8(other), reason->id, utf8(why), m_wanted->edit()->value()}));
}

template <class Answer>
void HandoverScreen::act(QFuture<Result<Answer>> written) {
    for (auto* each : {m_ask, m_save, m_confirm, m_withdraw}) each->setEnabled(false);
    m_notice->hide();
    m_writing.run(this, std::move(written), [this](Result<Answer> done) {
        for (auto* each : {m_ask, m_save, m_confirm, m_withdraw}) each->setEnabled(true);
        if (!done) {
            m_notice->setWords(wordsFor(done.error()));
            return m_notice->show();
        }
        reload();
        Q_EMIT changed();
    });
}

void HandoverScreen::retranslate() {
    m_askCard->setTitle(tr("Ask the consortium to move them"));
    m_reasonWords->setText(tr("Why they leave, as they say it"));
    m_reasons->setAccessibleName(m_reasonWords->text());
    QList<ChipRow::Choice> reasons;
    for (const auto& each : m_book.reasons) reasons << ChipRow::Choice{qs(each.id), movesText(each.name)};
    m_reasons->setChoices(reasons);
    m_why->setLabel(tr("In their words"));
    m_other->setLabel(tr("Clinic they have chosen (code)"));
    m_wanted->setLabel(tr("From"));
    m_ask->setText(tr("Ask"));
    m_noteCard->setTitle(tr("To the next doctor"));
    m_note->setAccessibleName(tr("Note to the next doctor"));
    m_note->setPlaceholderText(tr("What the chart does not say: what matters to them, what was tried, what to watch"));
    m_confirm->setText(tr("Confirm and freeze"));
    m_save->setText(tr("Save the draft"));
    m_withdraw->setText(tr("They stay"));
    showState();
    Q_EMIT titleChanged();
}

}  // namespace jiayi::ui
