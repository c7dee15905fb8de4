#include "ui/referral/thread_pane.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/clinic_words.h"
#include "ui/common/field.h"
#include "ui/common/flow_layout.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/reason_dialog.h"
#include "ui/referral/answer_dialog.h"
#include "ui/referral/referral_words.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using referral::Kind;
using referral::State;

namespace {

/// "Present illness: …" for every part that says something.
QString saidParts(const QList<std::pair<QString, std::string>>& parts) {
    QString html;
    for (const auto& [name, text] : parts)
        if (!text.empty()) html += u"<p><b>"_s + name.toHtmlEscaped() + u"</b><br>"_s + qs(text).toHtmlEscaped().replace(u'\n', u"<br>"_s) + u"</p>"_s;
    return html;
}

QLabel* richText(QWidget* parent, const QString& name) {
    auto* label = makeLabel(TextRole::Body, {}, parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::RichText);
    label->setWordWrap(true);
    return label;
}

}  // namespace

ThreadPane::ThreadPane(const referral::ReferralBook& book, const Clock& clock, QWidget* parent) : Live<QWidget>(parent), m_book(book), m_clock(clock) {
    setObjectName(u"thread"_s);
    build();
    connectActions();
    restyle();
    retranslate();
}

void ThreadPane::build() {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(u"thread.scroll"_s);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = new QWidget;
    inside->setObjectName(u"scrolled"_s);
    auto* cards = new QVBoxLayout(inside);
    space(cards, 0, 14);
    m_head = new Card(inside);
    m_state = new Badge({}, Tone::Neutral, m_head);
    m_state->setObjectName(u"thread.state"_s);
    m_head->addHeadAction(m_state);
    m_terms = makeLabel(TextRole::Soft, {}, m_head);
    m_terms->setObjectName(u"thread.terms"_s);
    m_terms->setWordWrap(true);
    m_head->body()->addWidget(m_terms);
    m_answer = new Card(inside);
    m_answerText = richText(m_answer, u"thread.answer"_s);
    m_answer->body()->addWidget(m_answerText);
    m_said = new Card(inside);
    m_letter = new Card(inside);
    m_letterText = richText(m_letter, u"thread.letter"_s);
    m_letter->body()->addWidget(m_letterText);
    m_summary = new Card(inside);
    m_summaryText = richText(m_summary, u"thread.summary"_s);
    m_summary->body()->addWidget(m_summaryText);
    for (auto* card : {m_head, m_answer, m_said, m_letter, m_summary}) cards->addWidget(card);
    cards->addStretch(1);
    m_scroll->setWidget(inside);
    all->addWidget(m_scroll, 1);
    buildActions(all);
}

void ThreadPane::buildActions(QVBoxLayout* all) {
    m_foot = new Card(this);
    m_failure = new Notice(Tone::Bad, m_foot);
    m_failure->setObjectName(u"thread.failure"_s);
    m_failure->hide();
    m_foot->body()->addWidget(m_failure);
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    m_text = new TextField(m_foot);
    m_text->setLabelShown(false);
    m_text->edit()->setObjectName(u"thread.text"_s);
    row->addWidget(m_text, 1);
    const auto button = [this](Button::Kind kind, const char* name, const QKeySequence& keys) {
        auto* made = new Button(kind, {}, m_foot);
        made->setObjectName(QLatin1String(name));
        made->setKeys(keys);
        return made;
    };
    m_send = button(Button::Kind::Primary, "thread.send", Qt::CTRL | Qt::Key_Return);
    row->addWidget(m_send, 0, Qt::AlignTop);
    m_foot->body()->addLayout(row);
    m_accept = button(Button::Kind::Primary, "thread.accept", Qt::ALT | Qt::Key_A);
    m_refuse = button(Button::Kind::Secondary, "thread.refuse", Qt::ALT | Qt::Key_R);
    m_follow = button(Button::Kind::Secondary, "thread.follow", Qt::Key_F6);
    m_heard = button(Button::Kind::Secondary, "thread.heard", Qt::Key_F7);
    m_edit = button(Button::Kind::Primary, "thread.edit", Qt::Key_F2);
    m_close = button(Button::Kind::Secondary, "thread.close", Qt::Key_F8);
    m_withdraw = button(Button::Kind::Quiet, "thread.withdraw", Qt::ALT | Qt::Key_W);
    m_print = button(Button::Kind::Quiet, "thread.print", Qt::CTRL | Qt::Key_P);
    m_chart = button(Button::Kind::Quiet, "thread.chart", Qt::Key_F4);
    auto* actions = new QWidget(m_foot);
    auto* flow = new FlowLayout(actions);
    space(flow, 0, 8);
    for (auto* each : {m_accept, m_refuse, m_edit, m_follow, m_heard, m_close, m_withdraw, m_print, m_chart}) flow->addWidget(each);
    m_foot->body()->addWidget(actions);
    all->addWidget(m_foot);
}

void ThreadPane::connectActions() {
    const auto id = [this] { return m_thread->row.referral.id; };
    connect(m_send, &QPushButton::clicked, this, &ThreadPane::sayIt);
    connect(m_text->edit(), &QLineEdit::returnPressed, this, &ThreadPane::sayIt);
    connect(m_text->edit(), &QLineEdit::textEdited, this, [this] { m_text->setError({}); });
    connect(m_chart, &QPushButton::clicked, this, [this] { Q_EMIT chartAsked(m_thread->row.referral.resident); });
    connect(m_print, &QPushButton::clicked, this, [this, id] { Q_EMIT printAsked(id()); });
    connect(m_edit, &QPushButton::clicked, this, [this, id] { Q_EMIT draftAsked(m_thread->row.referral.resident, id()); });
    connect(m_close, &QPushButton::clicked, this, [this, id] { Q_EMIT closed({id()}); });
    connect(m_withdraw, &QPushButton::clicked, this, [this, id] { askWhy(tr("Why is it withdrawn?"), [this, id](const QString& why) { Q_EMIT withdrawn({id(), utf8(why)}); }); });
    connect(m_refuse, &QPushButton::clicked, this, [this, id] { askWhy(tr("Why can the person not be taken?"), [this, id](const QString& why) { Q_EMIT refused({id(), utf8(why)}); }); });
    connect(m_follow, &QPushButton::clicked, this, [this, id] {
        auto* dialog = new ReasonDialog(tr("What came of it?"), window());
        auto* how = dialog->addChoice(tr("Reached by"));
        how->edit()->setChoices({{u"phone"_s, tr("Telephone")}, {u"message"_s, tr("Message")}, {u"home"_s, tr("At home")}, {u"clinic"_s, tr("At the clinic")}});
        how->edit()->setKey(u"phone"_s);
        connect(dialog, &ReasonDialog::given, this, [this, id, how](const QString& note) { Q_EMIT followed({id(), utf8(how->edit()->key()), utf8(note)}); });
        dialog->open();
    });
    connect(m_heard, &QPushButton::clicked, this, [this, id] {
        auto* dialog = new AnswerDialog(id(), m_thread->row.referral.kind, localDate(m_clock.now()), window());
        connect(dialog, &AnswerDialog::given, this, &ThreadPane::heard);
        dialog->open();
    });
    connect(m_accept, &QPushButton::clicked, this, [this, id] {
        const auto today = localDate(m_clock.now());
        auto* dialog = new AcceptDialog(id(), today, today + Days{m_book.whole("received.visit-days")}, window());
        connect(dialog, &AcceptDialog::given, this, &ThreadPane::accepted);
        dialog->open();
    });
}

void ThreadPane::askWhy(const QString& title, const std::function<void(const QString&)>& given) {
    auto* dialog = new ReasonDialog(title, window());
    connect(dialog, &ReasonDialog::given, this, given);
    dialog->open();
}

void ThreadPane::sayIt() {
    if (!m_thread || m_text->edit()->isReadOnly()) return;
    const auto words = m_text->text().trimmed();
    if (!words.isEmpty()) return Q_EMIT said({m_thread->row.referral.id, utf8(words)});
    m_text->setError(tr("Type what you want to say"));
    focusText();
}

void ThreadPane::focusText() { m_text->edit()->setFocus(); }
void ThreadPane::clearText() {
    m_text->setText({});
    m_text->setError({});
}

void ThreadPane::setBusy(bool busy) {
    for (auto* each : {m_send, m_accept, m_refuse, m_follow, m_heard, m_edit, m_close, m_withdraw}) each->setEnabled(!busy);
    m_text->edit()->setReadOnly(busy);
}

void ThreadPane::showFailure(const Error& error) {
    setBusy(false);
    m_failure->setWords(wordsFor(error));
    m_failure->show();
}

void ThreadPane::showThread(referral::Thread thread) {
    if (shown() != thread.row.referral.id) {
        clearText();
        m_scroll->verticalScrollBar()->setValue(0);
    }
    m_failure->hide();
    m_thread = std::move(thread);
    setBusy(false);
    showAll();
}

void ThreadPane::showAll() {
    if (!m_thread) return;
    showHead();
    showLetter();
    showAnswer();
    showMessages();
    showActions();
    m_summary->setVisible(m_thread->summary.has_value());
    if (m_thread->summary) {
        m_summary->setTitle(tr("Summary that went with it"));
        m_summary->setHint(dateAndTime(m_thread->summary->made));
        m_summaryText->setText(summaryHtml(m_book, m_thread->summary->sections));
    }
}

void ThreadPane::showHead() {
    const auto& row = m_thread->row;
    const auto& letter = row.referral;
    m_head->setTitle(qs(row.name));
    m_head->setSubtitle(sexAndAge(row.sex, row.birth, row.birthEstimated, localDate(m_clock.now())));
    m_state->setText(stateWord(letter.kind, row.state));
    m_state->setTone(stateTone(row));
    QStringList where{kindWord(letter.kind)};
    for (const auto& each : {qs(letter.institution), specialtyWord(m_book, letter.specialty), qs(letter.receiver)})
        if (!each.isEmpty()) where << each;
    QStringList why;
    for (const auto& each : {reasonWord(m_book, letter.reason), urgencyWord(m_book, letter.urgency)})
        if (!each.isEmpty()) why << each;
    QStringList lines{where.join(u" · "_s), why.join(u" · "_s)};
    if (letter.sent) lines << tr("Sent %1 by %2").arg(dateAndTime(*letter.sent), qs(letter.by));
    if (letter.validUntil) lines << tr("Valid until %1").arg(isoDate(*letter.validUntil));
    for (const auto& each : {lateWord(row), followWord(row, localDate(m_clock.now()))})
        if (!each.isEmpty()) lines << tr("Note: %1").arg(each);
    if (m_thread->seenSince) lines << tr("Seen here again on %1").arg(isoDate(*m_thread->seenSince));
    lines.removeAll(QString());
    m_terms->setText(lines.join(u'\n'));
    const bool late = row.late != referral::Late::Nothing || (row.followBy && *row.followBy < localDate(m_clock.now()));
    m_head->setStripe(late ? std::optional{Tone::Warn} : std::nullopt);
}

void ThreadPane::showLetter() {
    const auto& letter = m_thread->row.referral;
    QList<std::pair<QString, std::string>> parts;
    if (letter.kind == Kind::Down) parts = {{tr("Diagnosis"), letter.impression}, {tr("Main results"), letter.history}, {tr("Treatment and advice"), letter.treatment}};
    else if (letter.kind == Kind::Consult) parts = {{tr("Question"), letter.history}, {tr("Diagnoses"), letter.impression}};
    else parts = {{tr("Present illness, why referred"), letter.history}, {tr("Initial impression"), letter.impression}, {tr("Past history"), letter.past}, {tr("Treatment so far"), letter.treatment}};
    std::string attached;
    for (const auto& each : letter.attachments) attached += (attached.empty() ? "" : "\n") + each.title;
    parts << std::pair{tr("Attached"), attached};
    m_letter->setTitle(letter.kind == Kind::Consult ? tr("Question") : tr("Letter"));
    m_letterText->setText(saidParts(parts));
}

void ThreadPane::showAnswer() {
    const auto& progress = m_thread->row.progress;
    const bool said = progress && (referral::isAnswer(progress->state) || referral::isOver(progress->state)) &&
                      !(progress->note.empty() && progress->diagnosis.empty() && progress->advice.empty() && progress->findings.empty() && !progress->visitBy);
    m_answer->setVisible(said);
    if (!said) return;
    m_answer->setTitle(tr("Answer"));
    m_answer->setHint(tr("%1, %2").arg(qs(progress->by), dateAndTime(progress->at)));
    m_answer->setStripe(progress->state == State::Refused ? std::optional{Tone::Bad} : std::optional{Tone::Ok});
    m_answerText->setText(saidParts({{stateWord(m_thread->row.referral.kind, progress->state), progress->note},
                                     {tr("Diagnosis"), progress->diagnosis},
                                     {tr("Main results"), progress->findings},
                                     {tr("Treatment and advice"), progress->advice},
                                     {tr("To be seen here by"), progress->visitBy ? formatDate(*progress->visitBy) : std::string{}}}));
}

void ThreadPane::showMessages() {
    delete m_rows;
    m_rows = nullptr;
    m_said->setTitle(tr("Messages"));
    m_said->setVisible(!m_thread->messages.empty());
    if (m_thread->messages.empty()) return;
    m_rows = new QWidget(m_said);
    auto* column = new QVBoxLayout(m_rows);
    space(column, 0, 10);
    for (const auto& each : m_thread->messages) {
        auto* words = new QVBoxLayout;
        space(words, 0, 2);
        auto* who = makeLabel(TextRole::Soft, (each.ours ? tr("We, %1").arg(qs(each.by)) : qs(each.by)) + u" · "_s + dateAndTime(each.at), m_rows);
        auto* what = makeLabel(each.ours || each.readAt ? TextRole::Body : TextRole::Strong, qs(each.words), m_rows);
        who->setTextFormat(Qt::PlainText);
        what->setTextFormat(Qt::PlainText);
        what->setWordWrap(true);
        words->addWidget(who);
        words->addWidget(what);
        column->addLayout(words);
    }
    m_said->body()->addWidget(m_rows);
}

void ThreadPane::showActions() {
    const auto& row = m_thread->row;
    const auto kind = row.referral.kind;
    const bool down = kind == Kind::Down, draft = row.state == State::Drafted, over = referral::isOver(row.state);
    const auto side = down ? referral::Side::Receiver : referral::Side::Sender;
    const auto may = [&](State to) { return referral::mayGo(row.state, to, side); };
    m_text->setVisible(!draft && !over);
    m_send->setVisible(!draft && !over);
    m_edit->setVisible(draft && !down);
    m_accept->setVisible(down && may(State::Accepted));
    m_refuse->setVisible(down && may(State::Refused));
    m_follow->setVisible(row.followBy.has_value());
    m_heard->setVisible(!down && !draft && !over && referral::mayGo(row.state, State::Replied, referral::Side::Receiver));
    m_close->setVisible(may(State::Closed));
    m_withdraw->setVisible(!down && may(State::Withdrawn));
    m_print->setVisible(kind != Kind::Consult);
}

void ThreadPane::retranslate() {
    m_send->setText(tr("Send"));
    m_chart->setText(tr("Chart"));
    m_print->setText(tr("Print form"));
    m_edit->setText(tr("Go on writing"));
    m_follow->setText(tr("Reached the person"));
    m_heard->setText(tr("Answer heard"));
    m_accept->setText(tr("Accept"));
    m_refuse->setText(tr("Refuse"));
    m_withdraw->setText(tr("Withdraw"));
    m_close->setText(tr("Close"));
    m_text->setLabel(tr("Message"));
    m_text->edit()->setPlaceholderText(tr("Message to the other side"));
    showAll();
}

void ThreadPane::restyle() { setMinimumWidth(px(360)); }

}  // namespace jiayi::ui
