#include "ui/results/critical_dialog.h"

#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/clinic_words.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/scroll.h"
#include "ui/results/report_items.h"
#include "ui/results/results_words.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QRegularExpression>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

/// "9:05", "0905", "09：05": a clock time of the clinic.
std::optional<std::chrono::minutes> readClock(const QString& typed) {
    static const QRegularExpression pattern(u"^\\s*(\\d{1,2})[:：]?(\\d{2})\\s*$"_s);
    const auto found = pattern.match(typed.normalized(QString::NormalizationForm_KC));
    if (!found.hasMatch()) return {};
    const int hour = found.captured(1).toInt(), minute = found.captured(2).toInt();
    if (hour > 23 || minute > 59) return {};
    return std::chrono::hours{hour} + std::chrono::minutes{minute};
}

}  // namespace

CriticalDialog::CriticalDialog(OpenedReport report, const diagnostics::DiagnosticsBook& book, const Clock& clock, QWidget* parent)
    : Live<QDialog>(parent), m_report(std::move(report)), m_book(book), m_clock(clock) {
    setObjectName(u"critical"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    const auto now = m_clock.now();
    m_date->edit()->setToday(localDate(now));
    m_date->edit()->setLeaning(DateEdit::Leaning::Past);
    m_date->edit()->setRange({}, localDate(now));
    m_date->edit()->setValue(localDate(now));
    m_time->setText(clockTime(now));
    retranslate();
    m_who->edit()->setFocus();
}

void CriticalDialog::build() {
    auto* outer = new QVBoxLayout(this);
    space(outer, {18, 16, 18, 14}, 12);
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(u"critical.scroll"_s);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = new QWidget;
    inside->setObjectName(u"scrolled"_s);
    auto* all = new QVBoxLayout(inside);
    space(all, 0, 12);
    m_scroll->setWidget(inside);
    outer->addWidget(m_scroll, 1);
    m_heading = makeLabel(TextRole::Heading, {}, this);
    m_about = makeLabel(TextRole::Body, {}, this);
    m_about->setObjectName(u"critical.about"_s);
    m_about->setWordWrap(true);
    all->addWidget(m_heading);
    all->addWidget(m_about);
    all->addWidget(criticalItems(m_report.view, m_book, this));
    m_tellBy = makeLabel(TextRole::Soft, {}, this);
    m_tellBy->setObjectName(u"critical.tellBy"_s);
    m_tellBy->setWordWrap(true);
    all->addWidget(m_tellBy);
    const auto field = [this](const QString& name) {
        auto* made = new TextField(this);
        made->edit()->setObjectName(name);
        connect(made->edit(), &QLineEdit::textEdited, made, [made] { made->setError({}); });
        return made;
    };
    m_who = field(u"critical.who"_s);
    m_who->setRequired(true);
    all->addWidget(m_who);
    m_howLabel = makeLabel(TextRole::Soft, {}, this);
    m_how = new ChipRow(ChipRow::Mode::One, this);
    m_how->setObjectName(u"critical.how"_s);
    all->addWidget(m_howLabel);
    all->addWidget(m_how);
    auto* times = new QHBoxLayout;
    space(times, 0, 8);
    m_date = new DateField(this);
    m_date->edit()->setObjectName(u"critical.date"_s);
    m_date->setRequired(true);
    m_time = field(u"critical.time"_s);
    m_time->setRequired(true);
    times->addWidget(m_date, 1);
    times->addWidget(m_time, 1);
    all->addLayout(times);
    m_readBack = new QCheckBox(this);
    m_readBack->setObjectName(u"critical.readBack"_s);
    all->addWidget(m_readBack);
    m_readBackMissing = makeLabel(TextRole::Soft, {}, this);
    m_readBackMissing->setObjectName(u"critical.readBack.missing"_s);
    m_readBackMissing->setProperty("tone", u"bad"_s);
    m_readBackMissing->hide();
    all->addWidget(m_readBackMissing);
    m_note = field(u"critical.note"_s);
    all->addWidget(m_note);
    m_failure = new Notice(Tone::Bad, this);
    m_failure->setObjectName(u"critical.failure"_s);
    m_failure->hide();
    all->addWidget(m_failure);
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    m_cancel = new Button(Button::Kind::Secondary, {}, this);
    m_cancel->setObjectName(u"critical.cancel"_s);
    m_ok = new Button(Button::Kind::Primary, {}, this);
    m_ok->setObjectName(u"critical.ok"_s);
    m_ok->setKeys(Qt::CTRL | Qt::Key_Return);
    for (auto* button : {m_cancel, m_ok}) button->setAutoDefault(false);
    row->addStretch(1);
    row->addWidget(m_cancel);
    row->addWidget(m_ok);
    outer->addLayout(row);
    connect(m_who->edit(), &QLineEdit::textChanged, this, &CriticalDialog::showReadBack);
    connect(m_readBack, &QCheckBox::toggled, this, [this] { m_readBackMissing->hide(); });
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ok, &QPushButton::clicked, this, &CriticalDialog::give);
    setMinimumWidth(px(560));
}

std::optional<Instant> CriticalDialog::when() const {
    const auto day = m_date->edit()->value();
    const auto clock = readClock(m_time->text());
    if (!day || !clock) return {};
    return startOfDay(*day) + *clock;
}

void CriticalDialog::give() {
    // The last complaint gets the keyboard: asked from below upwards, so that it is the topmost.
    QWidget* first = nullptr;
    const auto want = [&](TextField* field, const QString& complaint) {
        if (!field->text().trimmed().isEmpty()) return;
        field->setError(complaint);
        first = field->edit();
    };
    if (!m_readBack->isChecked()) {
        m_readBackMissing->setText(tr("A critical value is acknowledged only when whoever was told has read it back"));
        m_readBackMissing->show();
        first = m_readBack;
    }
    const auto told = when();
    if (!told || *told > m_clock.now()) {
        m_time->setError(told ? tr("That is still to come") : tr("A time such as 9:05"));
        first = m_time->edit();
    }
    want(m_who, tr("Who was told is needed"));
    fit();
    if (first) {
        first->setFocus();
        return bringIntoView(first);
    }
    Q_EMIT given({m_report.view.head.report, m_report.version(), utf8(m_who->text().trimmed()), utf8(m_how->chosen().value(0)), *told, true, utf8(m_note->text().trimmed())});
}

/// A window does not grow by itself with words that wrap; what the screen has no room for is scrolled to.
void CriticalDialog::fit() {
    const auto margins = layout()->contentsMargins();
    const int beside = margins.top() + margins.bottom() + layout()->spacing() + m_ok->sizeHint().height();
    auto* words = m_scroll->widget()->layout();
    words->activate();
    const int wanted = words->totalHeightForWidth(width() - margins.left() - margins.right()) + beside;
    resize(width(), std::min(wanted, screen()->availableGeometry().height() - px(40)));
}

void CriticalDialog::showEvent(QShowEvent* event) {
    fit();
    Live<QDialog>::showEvent(event);
}

void CriticalDialog::setBusy(bool busy) { m_ok->setEnabled(!busy); }

void CriticalDialog::showFailure(const Error& error) {
    m_failure->setWords(wordsFor(error));
    m_failure->show();
    fit();
    bringIntoView(m_failure);
}

/// By whom: nobody else than the one who was told.
void CriticalDialog::showReadBack() {
    const auto who = m_who->text().trimmed();
    m_readBack->setText(who.isEmpty() ? tr("Whoever was told read the value back, and it is right") : tr("%1 read the value back, and it is right").arg(who));
}

void CriticalDialog::retranslate() {
    setWindowTitle(tr("Critical value"));
    m_heading->setText(tr("Critical value: tell at once"));
    const auto& head = m_report.view.head;
    m_about->setText(QStringList{qs(head.name), sexAndAge(head.sex, head.birthDate, false, localDate(m_clock.now())), qs(head.test), qs(head.sender),
                                 tr("received %1").arg(dateAndTime(head.received))}.join(u" · "_s));
    m_tellBy->setVisible(m_report.view.tellBy.has_value());
    if (const auto by = m_report.view.tellBy)
        m_tellBy->setText(*by < m_clock.now() ? tr("It should have been told by %1").arg(dateAndTime(*by)) : tr("To be told by %1").arg(dateAndTime(*by)));
    m_howLabel->setText(tr("How"));
    QList<ChipRow::Choice> hows;
    for (const auto* how : {"phone", "in-person", "message"}) hows.append({QLatin1String(how), tellWord(how)});
    m_how->setChoices(hows);
    if (m_how->chosen().isEmpty()) m_how->setChosen({u"phone"_s});
    m_who->setLabel(tr("Who was told"));
    m_who->edit()->setPlaceholderText(tr("the person, a relative, the doctor on duty …"));
    m_date->setLabel(tr("On"));
    m_time->setLabel(tr("At"));
    showReadBack();
    m_note->setLabel(tr("What was agreed (may stay empty)"));
    m_cancel->setText(tr("Cancel"));
    m_ok->setText(tr("Acknowledge"));
}

}  // namespace jiayi::ui
