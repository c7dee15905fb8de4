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

namespace jiayi::ui {

using namespace Qt::StringLiterals;

ReportPane::ReportPane(const Clock& clock, QWidget* parent) : Live<QWidget>(parent), m_clock(clock) {
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
    m_head = new Card(inside);
    m_state = new Badge({}, Tone::Neutral, m_head);
    m_state->setObjectName(u"report.state"_s);
    m_corrected = new Badge({}, Tone::Info, m_head);
    m_corrected->setObjectName(u"report.corrected"_s);
    for (auto* badge : {m_corrected, m_state}) m_head->addHeadAction(badge);
    const auto text = [this](TextRole role, const QString& name, Card* card) {
        auto* label = makeLabel(role, {}, card);
        label->setObjectName(name);
        label->setWordWrap(true);
        card->body()->addWidget(label);
        return label;
    };
    m_source = text(TextRole::Body, u"report.source"_s, m_head);
    m_times = text(TextRole::Soft, u"report.times"_s, m_head);
    m_conclusion = text(TextRole::Body, u"report.conclusion"_s, m_head);
    m_items = new Card(inside);
    m_said = new Card(inside);
    m_told = text(TextRole::Body, u"report.told"_s, m_said);
    m_comments = text(TextRole::Body, u"report.comments"_s, m_said);
    cards->addWidget(m_person);
    for (auto* card : {m_head, m_items, m_said}) cards->addWidget(card);
    cards->addStretch(1);
    m_scroll->setWidget(inside);
    all->addWidget(m_scroll, 1);
    buildFoot(all);
    connect(m_chart, &QPushButton::clicked, this, [this] {
        if (m_report) Q_EMIT chartAsked(m_report->row.resident);
    });
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
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    row->addWidget(m_comment, 1);
    for (auto* button : {m_keep, m_print, m_acknowledge}) row->addWidget(button, 0, Qt::AlignTop);
    m_foot->body()->addLayout(row);
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

void ReportPane::showReport(ReportView report) {
    if (!m_report || m_report->row.id != report.row.id) {
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
    m_person->show(m_report->person);
    showHead();
    delete m_itemRows;
    m_itemRows = reportItems(m_report->items, m_items);
    m_items->body()->addWidget(m_itemRows);
    showSaid();
    showFoot();
}

void ReportPane::showHead() {
    const auto& row = m_report->row;
    m_head->setTitle(qs(row.title));
    m_head->setStripe(row.rank == ReportRank::Critical ? std::optional{Tone::Bad} : std::nullopt);
    m_state->setText(stateWord(row));
    m_state->setTone(rankTone(row.rank));
    m_corrected->setText(rankWord(ReportRank::Corrected));
    m_corrected->setVisible(row.corrected && row.rank != ReportRank::Corrected);
    m_source->setText(sourceText());
    m_times->setText(timesText());
    const auto missing = row.of > row.have ? tr("%n test(s) still to come.", nullptr, row.of - row.have) : QString();
    QStringList lines;
    if (!missing.isEmpty()) lines << missing;
    if (!m_report->correctionReason.empty()) lines << tr("Corrected: %1").arg(qs(m_report->correctionReason));
    if (!m_report->conclusion.empty()) lines << qs(m_report->conclusion);
    m_conclusion->setText(lines.join(u'\n'));
    m_conclusion->setVisible(!lines.isEmpty());
}

QString ReportPane::sourceText() const {
    QStringList parts{qs(m_report->laboratory)};
    if (!m_report->specimen.empty()) parts << qs(m_report->specimen);
    if (!m_report->orderNumber.empty()) parts << tr("order %1").arg(qs(m_report->orderNumber));
    if (!m_report->reportNumber.empty()) parts << tr("report %1").arg(qs(m_report->reportNumber));
    return parts.join(u" · "_s);
}

QString ReportPane::timesText() const {
    QStringList parts;
    parts << (m_report->collected ? tr("taken %1", "specimen").arg(dateAndTime(*m_report->collected)) : tr("taken: not said", "specimen"));
    if (m_report->arrived) parts << tr("at the laboratory %1").arg(dateAndTime(*m_report->arrived));
    if (m_report->issued) parts << tr("reported %1").arg(dateAndTime(*m_report->issued));
    return parts.join(u" · "_s);
}

void ReportPane::showSaid() {
    QStringList told, comments;
    if (const auto& said = m_report->told) {
        told << tr("Critical value: %1 was told on %2", "who, when").arg(qs(said->who), dateAndTime(said->when));
        if (said->readBack) told << tr("Read back by %1").arg(qs(said->readBackBy));
        if (!said->note.empty()) told << qs(said->note);
    }
    if (!m_report->row.acknowledgedBy.empty()) {
        const auto by = qs(m_report->row.acknowledgedBy);
        told << (m_report->acknowledgedAt ? tr("Acknowledged by %1 on %2").arg(by, dateAndTime(*m_report->acknowledgedAt)) : tr("Acknowledged by %1").arg(by));
    }
    for (const auto& comment : m_report->comments) comments << qs(comment.by) + u" · "_s + dateAndTime(comment.at) + u"\n"_s + qs(comment.text);
    m_told->setText(told.join(u'\n'));
    m_told->setVisible(!told.isEmpty());
    m_comments->setText(comments.join(u"\n\n"_s));
    m_comments->setVisible(!comments.isEmpty());
    m_said->setVisible(!told.isEmpty() || !comments.isEmpty());
}

void ReportPane::showFoot() {
    const bool there = m_report.has_value();
    const bool waits = there && m_report->row.acknowledgedBy.empty();
    m_acknowledge->setText(there && m_report->hasCritical() ? tr("Told and acknowledge") : tr("Acknowledge"));
    m_acknowledge->setVisible(waits);
    for (auto* button : {m_acknowledge, m_keep}) button->setEnabled(there && !m_busy);
    m_print->setEnabled(there);
    m_comment->edit()->setReadOnly(m_busy);
}

void ReportPane::retranslate() {
    m_chart->setText(tr("Chart"));
    m_items->setTitle(tr("Values"));
    m_said->setTitle(tr("Said so far"));
    m_keep->setText(tr("Comment"));
    m_print->setText(tr("Print"));
    m_comment->setLabel(tr("Comment on this report"));
    m_comment->edit()->setPlaceholderText(m_comment->label());
    m_scroll->setAccessibleName(tr("Report"));
    showAll();
    showFoot();
}

void ReportPane::restyle() { setMinimumWidth(px(420)); }

}  // namespace jiayi::ui
