#include "ui/referral/referrals_screen.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/row_table.h"
#include "ui/common/states.h"
#include "ui/referral/referral_model.h"
#include "ui/referral/thread_pane.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using referral::ListView;
using referral::ReferralId;

namespace {

constexpr std::array<std::pair<ListView, const char*>, 5> kReferralViews{
    {{ListView::Open, "open"}, {ListView::Unread, "unread"}, {ListView::Late, "late"}, {ListView::Drafts, "drafts"}, {ListView::Over, "over"}}};
/// Design widths; where there is no room the later ones go first.
constexpr std::pair<int, int> kReferralColumns[] = {{ReferralModel::Course, 168}, {ReferralModel::Where, 190}, {ReferralModel::Moved, 84}};
constexpr int kNarrowestPerson = 96;

}  // namespace

ReferralsScreen::ReferralsScreen(ReferralAsks asks, const referral::ReferralBook& book, const Clock& clock, QWidget* parent)
    : Screen(parent), m_asks(std::move(asks)), m_book(book), m_clock(clock) {
    setObjectName(u"referrals"_s);
    build();
    connectPane();
    retranslate();
}

QString ReferralsScreen::title() const { return tr("Referrals and questions"); }

void ReferralsScreen::build() {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    auto* head = new QHBoxLayout;
    space(head, 0, 8);
    m_count = makeLabel(TextRole::Heading, {}, this);
    m_count->setObjectName(u"referrals.count"_s);
    m_joint = new Button(Button::Kind::Secondary, {}, this);
    m_joint->setObjectName(u"referrals.joint"_s);
    m_joint->setKeys(Qt::Key_F9);
    head->addWidget(m_count, 1);
    head->addWidget(m_joint);
    all->addLayout(head);
    auto* columns = new QHBoxLayout;
    space(columns, 0, 14);
    auto* card = new Card(this);
    m_views = new ChipRow(ChipRow::Mode::One, card);
    m_views->setObjectName(u"referrals.view"_s);
    card->body()->addWidget(m_views);
    m_model = new ReferralModel(m_book, m_clock, this);
    m_table = new RowTable(card);
    m_table->setObjectName(u"referrals.table"_s);
    m_table->setModel(m_model);
    m_table->setColumns(ReferralModel::Person, kReferralColumns, kNarrowestPerson);
    m_states = new StateStack(m_table, card);
    m_states->panel()->setObjectName(u"referrals.state"_s);
    card->body()->addWidget(m_states, 1);
    m_pane = new ThreadPane(m_book, m_clock, this);
    m_pane->hide();
    columns->addWidget(card, 6);
    columns->addWidget(m_pane, 5);
    all->addLayout(columns, 1);
    connect(m_views, &ChipRow::chosenChanged, this, [this] {
        m_wanted.reset();
        reload();
    });
    connect(m_joint, &QPushButton::clicked, this, &ReferralsScreen::jointAsked);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) { openRow(now.row()); });
    connect(m_table, &RowTable::rowActed, this, [this] {
        if (m_pane->isVisible()) m_pane->focusText();
    });
    connect(m_states, &StateStack::acted, this, &ReferralsScreen::reload);
}

template <class Act>
void ReferralsScreen::act(QFuture<Result<Act>> written) {
    m_pane->setBusy(true);
    m_writing.run(this, std::move(written), [this](Result<Act> result) { done(result ? Result<void>{} : Result<void>{result.error()}); });
}

void ReferralsScreen::connectPane() {
    connect(m_pane, &ThreadPane::chartAsked, this, &ReferralsScreen::chartAsked);
    connect(m_pane, &ThreadPane::draftAsked, this, &ReferralsScreen::draftAsked);
    connect(m_pane, &ThreadPane::printAsked, this, [this](ReferralId id) { m_asks.print(id, window()); });
    connect(m_pane, &ThreadPane::said, this, [this](const referral::SayInThread& say) { act(m_asks.say(say)); });
    connect(m_pane, &ThreadPane::followed, this, [this](const referral::FollowReferral& follow) { act(m_asks.follow(follow)); });
    connect(m_pane, &ThreadPane::heard, this, [this](const referral::RecordAnswer& answer) { act(m_asks.heard(answer)); });
    connect(m_pane, &ThreadPane::accepted, this, [this](const referral::AcceptReturn& accept) { act(m_asks.accept(accept)); });
    connect(m_pane, &ThreadPane::refused, this, [this](const referral::RefuseReturn& refuse) { act(m_asks.refuse(refuse)); });
    connect(m_pane, &ThreadPane::withdrawn, this, [this](const referral::WithdrawReferral& withdraw) { act(m_asks.withdraw(withdraw)); });
    connect(m_pane, &ThreadPane::closed, this, [this](const referral::CloseReferral& close) { act(m_asks.close(close)); });
}

ListView ReferralsScreen::view() const {
    for (const auto& [view, name] : kReferralViews)
        if (m_views->chosen().contains(QLatin1String(name))) return view;
    return ListView::Open;
}

void ReferralsScreen::open(ReferralId id) {
    m_wanted = id;
    m_wantedOf.reset();
    m_views->setChosen({u"open"_s});
    reload();
}

void ReferralsScreen::openOf(roster::ResidentId resident) {
    m_wanted.reset();
    m_wantedOf = resident;
    m_views->setChosen({u"open"_s});
    reload();
}

void ReferralsScreen::reload() {
    if (!m_read) m_states->showLoading(tr("Reading referrals …"));
    m_reading.run(this, m_asks.list(view()), [this](Result<referral::ReferralList> list) {
        if (list) return show(std::move(*list));
        m_pane->hide();
        m_states->showError(wordsFor(list.error()));
    });
}

void ReferralsScreen::show(referral::ReferralList list) {
    m_read = true;
    const auto shown = m_pane->isVisible() ? m_pane->shown() : std::nullopt;
    m_list = std::move(list);
    const auto& rows = m_list.rows;
    auto found = std::find_if(rows.begin(), rows.end(), [&](const referral::ReferralRow& row) {
        if (m_wantedOf) return row.referral.resident == *m_wantedOf;
        const auto wanted = m_wanted ? m_wanted : shown;
        return wanted && row.referral.id == *wanted;
    });
    const bool elsewhere = m_wanted && found == rows.end();
    m_wantedOf.reset();
    m_model->setRows(rows);
    showCounts();
    if (rows.empty()) {
        m_states->showEmpty(view() == ListView::Open ? tr("Nothing is open") : tr("Nothing here"), tr("Refer from a chart, or ask a specialist; what comes back stands here."));
    } else {
        m_states->showContent();
        m_table->setCurrentIndex(m_model->index(found == rows.end() ? 0 : static_cast<int>(found - rows.begin()), 0));
    }
    // A draft, or one that is over: it stands in another list, and is shown all the same.
    if (elsewhere) readThread(*m_wanted);
    else if (rows.empty()) m_pane->hide();
    m_wanted.reset();
}

void ReferralsScreen::showCounts() {
    const auto count = [this](ListView each) { return m_list.counts.contains(each) ? m_list.counts.at(each) : 0; };
    const auto choice = [&](ListView each, const QString& name) {
        const auto* key = std::find_if(kReferralViews.begin(), kReferralViews.end(), [&](const auto& row) { return row.first == each; })->second;
        return ChipRow::Choice{QLatin1String(key), m_read ? name + u' ' + countText(count(each)) : name};
    };
    m_views->setChoices({choice(ListView::Open, tr("Open")), choice(ListView::Unread, tr("Unread")), choice(ListView::Late, tr("Late")), choice(ListView::Drafts, tr("Drafts")),
                         choice(ListView::Over, tr("Over"))});
    if (m_views->chosen().isEmpty()) m_views->setChosen({u"open"_s});
    if (!m_read) return m_count->setText(title());
    m_count->setText(count(ListView::Open) == 0 ? tr("No referral is open") : tr("%n referral(s) and question(s) open", nullptr, count(ListView::Open)));
}

void ReferralsScreen::openRow(int row) {
    if (row >= 0 && row < m_model->rowCount()) readThread(m_model->at(row).referral.id);
}

void ReferralsScreen::readThread(ReferralId id) {
    m_pane->setBusy(true);
    m_opening.run(this, m_asks.thread(id), [this, id](Result<referral::Thread> thread) {
        if (!thread) return m_states->showError(wordsFor(thread.error()));
        const bool unread = thread->row.unread > 0;
        m_pane->showThread(std::move(*thread));
        m_pane->show();
        if (!unread) return;
        m_marking.run(this, m_asks.read({id}), [this](Result<void> read) {
            if (!read) return m_pane->showFailure(read.error());
            Q_EMIT changed();
        });
    });
}

void ReferralsScreen::done(Result<void> result) {
    m_pane->setBusy(false);
    if (!result) return m_pane->showFailure(result.error());
    m_pane->clearText();
    m_wanted = m_pane->shown();
    reload();
    if (m_wanted) readThread(*m_wanted);
    Q_EMIT changed();
}

bool ReferralsScreen::goBack() {
    if (m_table->hasFocus() || !m_pane->isVisible() || !m_pane->isAncestorOf(focusWidget())) return false;
    m_table->setFocus();
    return true;
}

void ReferralsScreen::focusFirst() { m_table->setFocus(); }

void ReferralsScreen::retranslate() {
    m_joint->setText(tr("Joint clinics"));
    m_table->setAccessibleName(tr("Referrals and questions, unread first"));
    m_model->retranslate();
    showCounts();
    Q_EMIT titleChanged();
}

}  // namespace jiayi::ui
