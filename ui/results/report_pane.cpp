#include "ui/results/report_pane.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/person_header.h"
#include "ui/results/report_items.h"
#include "ui/results/results_words.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int kNarrowestPane = 420;
}

ReportPane::ReportPane(const diagnostics::DiagnosticsBook& book, const Clock& clock, QWidget* parent) : Live<QWidget>(parent), m_book(book), m_clock(clock) {
    setObjectName(u"report"_s);
    build();
    restyle();
    retranslate();
}

void ReportPane::build() {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(u"report.scroll"_s);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = new QWidget;
    inside->setObjectName(u"scrolled"_s);
    auto* cards = new QVBoxLayout(inside);
    space(cards, 0, 14);
    m_person = new PersonHeader(m_clock, inside);
    m_chart = new Button(Button::Kind::Quiet, {}, m_person);
    m_chart->setObjectName(u"report.chart"_s);
    m_chart->setKeys(Qt::Key_C);
    m_person->addAction(m_chart);
    m_unmatch = new Button(Button::Kind::Quiet, {}, inside);
    m_unmatch->setObjectName(u"report.unmatch"_s);
    m_unmatch->setKeys(Qt::Key_U);
    m_head = new Card(inside);
    m_state = new Badge({}, Tone::Neutral, m_head);
    m_state->setObjectName(u"report.state"_s);
    m_notes = new Badge({}, Tone::Info, m_head);
    m_notes->setObjectName(u"report.notes"_s);
    for (auto* badge : {m_notes, m_state}) m_head->addHeadAction(badge);
    const auto text = [this](TextRole role, const QString& name, Card* card) {
        auto* label = makeLabel(role, {}, card);
        label->setObjectName(name);
        label->setWordWrap(true);
        card->body()->addWidget(label);
        return label;
    };
    // What the laboratory adds, the values, and only then where they come from: the values have to be seen without scrolling.
    m_conclusion = text(TextRole::Body, u"report.conclusion"_s, m_head);
    m_source = text(TextRole::Soft, u"report.source"_s, m_head);
    m_times = text(TextRole::Soft, u"report.times"_s, m_head);
    m_said = new Card(inside);
    m_said->addHeadAction(m_unmatch);
    m_acts = text(TextRole::Body, u"report.acts"_s, m_said);
    cards->addWidget(m_person);
    for (auto* card : {m_head, m_said}) cards->addWidget(card);
    cards->addStretch(1);
    m_scroll->setWidget(inside);
    all->addWidget(m_scroll, 1);
    buildFoot(all);
    connect(m_chart, &QPushButton::clicked, this, [this] {
        if (m_report && m_report->view.head.resident) Q_EMIT chartAsked(*m_report->view.head.resident);
    });
    connect(m_unmatch, &QPushButton::clicked, this, &ReportPane::unmatchAsked);
}

void ReportPane::buildFoot(QVBoxLayout* all) {
    m_foot = new Card(this);
    m_failure = new Notice(Tone::Bad, m_foot);
    m_failure->setObjectName(u"report.failure"_s);
    m_failure->hide();
    m_comment = new TextField(m_foot);
    m_comment->setLabelShown(false);
    m_comment->edit()->setObjectName(u"report.comment"_s);
    m_keep = new Button(Button::Kind::Quiet, {}, m_foot);
    m_keep->setObjectName(u"report.keep"_s);
    m_keep->setKeys(Qt::Key_M);
    m_print = new Button(Button::Kind::Secondary, {}, m_foot);
    m_print->setObjectName(u"report.print"_s);
    m_print->setKeys(Qt::CTRL | Qt::Key_P);
    m_acknowledge = new Button(Button::Kind::Primary, {}, m_foot);
    m_acknowledge->setObjectName(u"report.acknowledge"_s);
    m_acknowledge->setKeys(Qt::Key_A);
    m_foot->body()->addWidget(m_failure);
    auto* words = new QHBoxLayout;
    space(words, 0, 8);
    words->addWidget(m_comment, 1);
    words->addWidget(m_keep, 0, Qt::AlignTop);
    m_foot->body()->addLayout(words);
    auto* acts = new QHBoxLayout;
    space(acts, 0, 8);
    acts->addStretch(1);
    for (auto* button : {m_print, m_acknowledge}) acts->addWidget(button);
    m_foot->body()->addLayout(acts);
    all->addWidget(m_foot);
    connect(m_keep, &QPushButton::clicked, this, &ReportPane::giveComment);
    connect(m_comment->edit(), &QLineEdit::returnPressed, this, &ReportPane::giveComment);
    connect(m_comment->edit(), &QLineEdit::textEdited, this, [this] { m_comment->setError({}); });
    connect(m_print, &QPushButton::clicked, this, &ReportPane::printAsked);
    connect(m_acknowledge, &QPushButton::clicked, this, &ReportPane::acknowledgeAsked);
}

/// The key goes into the field first; the second time, with words in it, they are given.
void ReportPane::giveComment() {
    if (!m_report || m_busy) return;
    if (hasComment()) return Q_EMIT commentGiven(m_comment->text().trimmed());
    if (m_comment->edit()->hasFocus()) m_comment->setError(tr("Write the comment, then press Enter"));
    m_comment->edit()->setFocus();
}

bool ReportPane::hasComment() const { return !m_comment->text().trimmed().isEmpty(); }

void ReportPane::clearComment() {
    m_comment->setText({});
    m_comment->setError({});
}

void ReportPane::focusReport() { m_scroll->setFocus(); }

void ReportPane::setBusy(bool busy) {
    m_busy = busy;
    showFoot();
}

void ReportPane::showFailure(const Error& error) {
    m_failure->setWords(wordsFor(error));
    m_failure->show();
}

void ReportPane::clear() {
    m_report.reset();
    clearComment();
    hide();
}

void ReportPane::showReport(OpenedReport report) {
    if (!m_report || m_report->view.head.report != report.view.head.report) {
        clearComment();
        m_scroll->verticalScrollBar()->setValue(0);
    }
    m_failure->hide();
    m_report = std::move(report);
    m_busy = false;
    showAll();
}

void ReportPane::showAll() {
    if (!m_report) return;
    m_person->setVisible(m_report->person.has_value());
    if (m_report->person) m_person->show(*m_report->person);
    showHead();
    delete m_itemRows;
    m_itemRows = reportItems(*m_report, m_book, m_head);
    m_head->body()->insertWidget(1, m_itemRows);
    showSaid();
    showFoot();
    fitWidth();
}

void ReportPane::fitWidth() {
    auto* inside = m_scroll->widget();
    inside->layout()->activate();
    const int needed = inside->minimumSizeHint().width() + m_scroll->verticalScrollBar()->sizeHint().width();
    setMinimumWidth(std::max(px(kNarrowestPane), std::min(needed, window()->width() * 3 / 5)));
}

void ReportPane::showHead() {
    const auto& view = m_report->view;
    m_head->setTitle(qs(view.head.test));
    m_head->setStripe(view.head.gravity == diagnostics::Gravity::Critical ? std::optional{Tone::Bad} : std::nullopt);
    m_state->setText(stateWord(view.head));
    m_state->setTone(stateTone(view.head));
    const auto notes = stateNotes(view.head);
    m_notes->setText(notes.join(u" · "_s));
    m_notes->setVisible(!notes.isEmpty());
    m_source->setText(sourceText());
    m_times->setText(timesText());
    QStringList lines;
    if (isPartial(view.head)) lines << tr("%n value(s) still to come.", nullptr, view.head.itemsAwaited - view.head.itemsDone);
    for (const auto& comment : view.report.comments) lines << qs(comment);
    if (!view.report.conclusion.empty()) lines << qs(view.report.conclusion);
    m_conclusion->setText(lines.join(u'\n'));
    m_conclusion->setVisible(!lines.isEmpty());
}

QString ReportPane::sourceText() const {
    const auto& report = m_report->view.report;
    QStringList parts{qs(report.senderName.empty() ? report.sender : report.senderName)};
    if (!report.specimen.type.empty()) parts << codeName(report.specimen.type);
    if (!report.specimen.number.empty()) parts << tr("tube %1", "specimen").arg(qs(report.specimen.number));
    if (!report.orderNumber.empty()) parts << tr("order %1").arg(qs(report.orderNumber));
    parts << tr("report %1").arg(qs(report.number));
    return parts.join(u" · "_s);
}

QString ReportPane::timesText() const {
    const auto& report = m_report->view.report;
    QStringList parts;
    parts << (report.specimen.collected ? tr("taken %1", "specimen").arg(momentText(*report.specimen.collected)) : tr("when it was taken is not said", "specimen"));
    if (report.specimen.received) parts << tr("at the laboratory %1").arg(momentText(*report.specimen.received));
    parts << tr("reported %1").arg(momentText(report.issued)) << tr("received %1").arg(dateAndTime(m_report->view.head.received));
    // A moment stays on one line.
    for (auto& part : parts) part.replace(u' ', QChar(QChar::Nbsp));
    return parts.join(u" · "_s);
}

QString ReportPane::matchText() const {
    const auto& view = m_report->view;
    if (!view.matchRule.empty()) {
        for (const auto& rule : m_book.matching)
            if (rule.id == view.matchRule) return tr("Given to this person by a rule: %1").arg(inLanguage(rule.en, rule.zh));
        return tr("Given to this person by a rule");
    }
    if (view.matchedBy.empty()) return {};
    return view.matchReason.empty() ? tr("Given to this person by %1").arg(qs(view.matchedBy)) : tr("Given to this person by %1: %2").arg(qs(view.matchedBy), qs(view.matchReason));
}

void ReportPane::showSaid() {
    QStringList lines;
    for (const auto& act : m_report->view.acts)
        if (const auto line = actText(act); !line.isEmpty()) lines << line;
    if (const auto match = matchText(); !match.isEmpty()) lines << match;
    m_acts->setText(lines.join(u'\n'));
    m_acts->setVisible(!lines.isEmpty());
    m_unmatch->setVisible(m_report->view.head.resident.has_value());
    m_said->setVisible(!lines.isEmpty() || m_report->view.head.resident);
}

void ReportPane::showFoot() {
    const bool there = m_report.has_value();
    const bool waits = there && !m_report->view.head.seen;
    m_acknowledge->setText(there && m_report->view.untold ? tr("Tell and acknowledge") : tr("Acknowledge"));
    m_acknowledge->setVisible(waits);
    for (auto* button : {m_acknowledge, m_keep, m_unmatch}) button->setEnabled(there && !m_busy);
    m_print->setEnabled(there);
    m_comment->edit()->setReadOnly(m_busy);
}

void ReportPane::retranslate() {
    m_chart->setText(tr("Chart"));
    m_said->setTitle(tr("Said and done"));
    m_unmatch->setText(tr("Somebody else's …"));
    m_keep->setText(tr("Comment"));
    m_print->setText(tr("Print"));
    m_comment->setLabel(tr("Comment on this report"));
    m_comment->edit()->setPlaceholderText(m_comment->label());
    m_scroll->setAccessibleName(tr("Report"));
    showAll();
    showFoot();
}

void ReportPane::restyle() {
    if (m_report) fitWidth();
    else setMinimumWidth(px(kNarrowestPane));
}

}  // namespace jiayi::ui
