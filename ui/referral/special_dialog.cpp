#include "ui/referral/special_dialog.h"

#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/referral/referral_words.h"

#include <QHBoxLayout>
#include <QTime>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using referral::Verdict;

namespace {
const auto kJointKind = u"joint"_s;
const auto kOnlineKind = u"online"_s;
}  // namespace

SpecialDialog::SpecialDialog(JointAsks asks, roster::ResidentId resident, SpecialOffer offer, const Clock& clock, QWidget* parent)
    : FittedDialog(parent), m_asks(std::move(asks)), m_resident(resident), m_offer(std::move(offer)), m_clock(clock) {
    setObjectName(u"special"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Joint clinic, online visit"));
    auto* all = new QVBoxLayout(this);
    space(all, {18, 16, 18, 14}, 12);
    m_kinds = new ChipRow(ChipRow::Mode::One, this);
    m_kinds->setObjectName(u"special.kind"_s);
    m_kinds->setChoices({{kJointKind, tr("Joint clinic")}, {kOnlineKind, tr("Online return visit")}});
    m_kinds->setChosen({kJointKind});
    all->addWidget(m_kinds);
    all->addWidget(buildStanding());
    m_joint = buildJoint();
    m_online = buildOnline();
    all->addWidget(m_joint);
    all->addWidget(m_online);
    m_notice = new Notice(Tone::Bad, this);
    m_notice->setObjectName(u"special.notice"_s);
    m_notice->hide();
    all->addWidget(m_notice);
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    auto* cancel = new Button(Button::Kind::Secondary, tr("Cancel"), this);
    cancel->setObjectName(u"special.cancel"_s);
    cancel->setAutoDefault(false);
    m_ok = new Button(Button::Kind::Primary, tr("Book"), this);
    m_ok->setObjectName(u"special.ok"_s);
    m_ok->setDefault(true);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(m_ok);
    all->addLayout(row);
    connect(m_kinds, &ChipRow::chosenChanged, this, &SpecialDialog::showKind);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ok, &QPushButton::clicked, this, &SpecialDialog::book);
    setMinimumWidth(px(560));
    showKind();
    m_kinds->setFocus();
}

/// What stands already, and can be given up.
QWidget* SpecialDialog::buildStanding() {
    auto* rows = new QWidget(this);
    auto* column = new QVBoxLayout(rows);
    space(column, 0, 4);
    int number = 0;
    for (const auto& each : m_offer.standing) {
        auto* row = new QHBoxLayout;
        space(row, 0, 8);
        const auto words = (each.kind == referral::BookingKind::Online ? tr("Online visit on %1") : tr("Joint clinic on %1")).arg(dateAndTime(each.start));
        row->addWidget(makeLabel(TextRole::Body, words, rows), 1);
        auto* give = new Button(Button::Kind::Quiet, tr("Give up"), rows);
        give->setObjectName(u"special.giveUp.%1"_s.arg(++number));
        give->setAutoDefault(false);
        give->setAccessibleName(tr("Give up: %1").arg(words));
        row->addWidget(give);
        column->addLayout(row);
        connect(give, &QPushButton::clicked, this, [this, id = each.id] { m_writing.run(this, m_asks.cancelBooking({id}), [this](Result<void> result) { finished(std::move(result)); }); });
    }
    rows->setVisible(number > 0);
    return rows;
}

QWidget* SpecialDialog::buildJoint() {
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    space(column, 0, 8);
    m_sessions = new ChipRow(ChipRow::Mode::One, page);
    m_sessions->setObjectName(u"special.session"_s);
    QList<ChipRow::Choice> choices;
    for (const auto& each : m_offer.sessions) {
        const auto free = each.session.seats - each.taken;
        const auto who = qs(each.session.specialist) + (each.session.institution.empty() ? QString() : u" · "_s + qs(each.session.institution));
        choices << ChipRow::Choice{qs(each.session.id.toString()), dateAndTime(each.session.start) + u" · "_s + who + u" · "_s + (free > 0 ? tr("%n free", nullptr, free) : tr("full"))};
    }
    m_sessions->setChoices(choices);
    column->addWidget(m_sessions);
    auto* none = makeLabel(TextRole::Soft, tr("No joint clinic is planned. Days are planned under Referrals, Joint clinics."), page);
    none->setWordWrap(true);
    none->setVisible(choices.isEmpty());
    column->addWidget(none);
    return page;
}

QWidget* SpecialDialog::buildOnline() {
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    space(column, 0, 6);
    for (const auto& check : m_offer.online) {
        auto* row = new QHBoxLayout;
        space(row, 0, 8);
        auto* badge = new Badge(verdictWord(check.verdict), verdictTone(check.verdict), page);
        badge->setObjectName(u"special.check."_s + qs(check.rule->id));
        row->addWidget(badge, 0, Qt::AlignTop);
        auto words = conditionWord(*check.rule);
        if (check.since) words += tr(" (last %1)").arg(isoDate(*check.since));
        if (check.verdict != Verdict::Met) words += u'\n' + referralText(check.rule->todo);
        auto* label = makeLabel(TextRole::Body, words, page);
        label->setWordWrap(true);
        row->addWidget(label, 1);
        column->addLayout(row);
    }
    auto* source = makeLabel(TextRole::Soft, tr("General knowledge that nobody has signed yet; the platform and the city set their own limits."), page);
    source->setWordWrap(true);
    column->addWidget(source);
    auto* when = new QHBoxLayout;
    space(when, 0, 8);
    m_day = new DateField(page);
    m_day->edit()->setObjectName(u"special.day"_s);
    m_day->setLabel(tr("Day"));
    m_day->edit()->setToday(localDate(m_clock.now()));
    m_day->edit()->setLeaning(DateEdit::Leaning::Future);
    m_day->edit()->setRange(localDate(m_clock.now()), std::nullopt);
    m_time = new TextField(page);
    m_time->edit()->setObjectName(u"special.time"_s);
    m_time->setLabel(tr("Time (14:30)"));
    when->addWidget(m_day, 1);
    when->addWidget(m_time, 1);
    column->addLayout(when);
    m_reason = new TextField(page);
    m_reason->edit()->setObjectName(u"special.reason"_s);
    m_reason->setLabel(tr("Why all the same, although not everything was checked"));
    m_reason->setVisible(!referral::isWholeChecked(m_offer.online));
    column->addWidget(m_reason);
    for (auto* field : {m_time, m_reason}) connect(field->edit(), &QLineEdit::textEdited, field, [field] { field->setError({}); });
    return page;
}

void SpecialDialog::showKind() {
    const bool online = m_kinds->chosen().contains(kOnlineKind);
    m_joint->setVisible(!online);
    m_online->setVisible(online);
    m_notice->hide();
    const bool refused = online && !referral::mayBeOnline(m_offer.online);
    if (refused) {
        m_notice->setWords(tr("This person cannot be seen online now."), tr("See the person at the clinic, or refer."));
        m_notice->show();
    }
    m_ok->setEnabled(online ? !refused : !m_offer.sessions.empty());
    adjustSize();
}

void SpecialDialog::book() {
    if (m_kinds->chosen().contains(kOnlineKind)) return bookOnline();
    const auto session = m_sessions->chosen().isEmpty() ? std::nullopt : Uuid::parse(utf8(m_sessions->chosen().first()));
    if (!session) return m_sessions->setFocus();
    m_writing.run(this, m_asks.book({{*session}, m_resident}), [this](Result<referral::BookingId> id) { finished(id ? Result<void>{} : Result<void>{id.error()}); });
}

void SpecialDialog::bookOnline() {
    const auto day = m_day->edit()->value();
    const auto time = QTime::fromString(m_time->text().trimmed(), u"H:mm"_s);
    if (!day) {
        m_day->setError(tr("A day from today on"));
        return m_day->edit()->setFocus();
    }
    if (!time.isValid()) {
        m_time->setError(tr("A time such as 14:30"));
        return m_time->edit()->setFocus();
    }
    if (!m_reason->isHidden() && m_reason->text().trimmed().isEmpty()) {
        m_reason->setError(tr("A reason is needed"));
        return m_reason->edit()->setFocus();
    }
    referral::BookOnline book{m_resident, startOfDay(*day) + std::chrono::milliseconds{time.msecsSinceStartOfDay()}, utf8(m_reason->text().trimmed())};
    m_writing.run(this, m_asks.bookOnline(book), [this](Result<referral::BookingId> id) { finished(id ? Result<void>{} : Result<void>{id.error()}); });
}

void SpecialDialog::finished(Result<void> result) {
    if (!result) {
        m_notice->setWords(wordsFor(result.error()));
        return m_notice->show();
    }
    Q_EMIT booked();
    accept();
}

}  // namespace jiayi::ui
