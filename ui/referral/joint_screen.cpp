#include "ui/referral/joint_screen.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/clinic_words.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/reason_dialog.h"
#include "ui/common/row_table.h"
#include "ui/common/states.h"
#include "ui/referral/joint_model.h"
#include "ui/referral/plan_session_dialog.h"
#include "ui/referral/referral_words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using referral::BookedPerson;
using referral::SessionPage;

namespace {

constexpr std::pair<int, int> kJointColumns[] = {{JointModel::When, 110}, {JointModel::Places, 140}};
constexpr int kNarrowestWho = 150;
/// Keys of the first rows' buttons.
constexpr int kKeyedRows = 9;

QString bookingWord(const referral::SpecialBooking& one) {
    if (one.status == "fulfilled") return JointScreen::tr("Came");
    return one.status == "noshow" ? JointScreen::tr("Did not come") : JointScreen::tr("Booked");
}
Tone bookingTone(const referral::SpecialBooking& one) { return one.status == "fulfilled" ? Tone::Ok : one.status == "noshow" ? Tone::Warn : Tone::Info; }

}  // namespace

JointScreen::JointScreen(JointAsks asks, const referral::ReferralBook& book, const Clock& clock, QWidget* parent) : Screen(parent), m_asks(std::move(asks)), m_book(book), m_clock(clock) {
    setObjectName(u"joint"_s);
    build();
    retranslate();
}
JointScreen::~JointScreen() = default;

QString JointScreen::title() const { return tr("Joint clinics"); }

void JointScreen::build() {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    auto* head = new QHBoxLayout;
    space(head, 0, 8);
    m_count = makeLabel(TextRole::Heading, {}, this);
    m_count->setObjectName(u"joint.count"_s);
    m_plan = new Button(Button::Kind::Primary, {}, this);
    m_plan->setObjectName(u"joint.plan"_s);
    m_plan->setKeys(Qt::CTRL | Qt::Key_N);
    head->addWidget(m_count, 1);
    head->addWidget(m_plan);
    all->addLayout(head);
    auto* columns = new QHBoxLayout;
    space(columns, 0, 14);
    auto* card = new Card(this);
    m_model = new JointModel(m_book, this);
    m_table = new RowTable(card);
    m_table->setObjectName(u"joint.table"_s);
    m_table->setModel(m_model);
    m_table->setColumns(JointModel::Who, kJointColumns, kNarrowestWho);
    m_states = new StateStack(m_table, card);
    m_states->panel()->setObjectName(u"joint.state"_s);
    card->body()->addWidget(m_states, 1);
    m_pane = new Card(this);
    m_about = makeLabel(TextRole::Soft, {}, m_pane);
    m_about->setObjectName(u"joint.about"_s);
    m_about->setWordWrap(true);
    m_pane->body()->addWidget(m_about);
    m_failure = new Notice(Tone::Bad, m_pane);
    m_failure->setObjectName(u"joint.failure"_s);
    m_failure->hide();
    m_pane->body()->addWidget(m_failure);
    m_pane->body()->addStretch(1);
    m_cancel = new Button(Button::Kind::Quiet, {}, m_pane);
    m_cancel->setObjectName(u"joint.cancel"_s);
    m_cancel->setKeys(Qt::ALT | Qt::Key_W);
    m_pane->body()->addWidget(m_cancel, 0, Qt::AlignRight);
    m_pane->hide();
    columns->addWidget(card, 5);
    columns->addWidget(m_pane, 5);
    all->addLayout(columns, 1);
    connect(m_plan, &QPushButton::clicked, this, &JointScreen::planSession);
    connect(m_cancel, &QPushButton::clicked, this, &JointScreen::cancelSession);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) { showSession(now.row()); });
    connect(m_states, &StateStack::acted, this, &JointScreen::reload);
}

void JointScreen::focusFirst() { m_table->setFocus(); }

const SessionPage* JointScreen::current() const {
    const int row = m_table->currentIndex().row();
    return row < 0 || row >= m_model->rowCount() ? nullptr : &m_model->at(row);
}

void JointScreen::reload() {
    if (!m_read) m_states->showLoading(tr("Reading joint clinics …"));
    m_reading.run(this, m_asks.sessions(), [this](Result<std::vector<SessionPage>> pages) {
        if (!pages) {
            m_pane->hide();
            return m_states->showError(wordsFor(pages.error()));
        }
        m_read = true;
        const auto now = m_clock.now();
        const auto shown = current() ? std::optional{current()->session.id} : std::nullopt;
        int row = -1, coming = 0;
        for (std::size_t i = 0; i < pages->size(); ++i) {
            const auto& session = (*pages)[i].session;
            if (shown ? session.id == *shown : row < 0 && session.start >= now) row = static_cast<int>(i);
            if (session.start >= now) ++coming;
        }
        m_model->setRows(std::move(*pages));
        m_count->setText(coming == 0 ? tr("No joint clinic is planned") : tr("%n joint clinic(s) to come", nullptr, coming));
        if (m_model->rowCount() == 0) {
            m_pane->hide();
            return m_states->showEmpty(tr("No joint clinic yet"), tr("Plan a day on which a specialist sees people here; who comes is booked from the chart."));
        }
        m_states->showContent();
        m_table->setCurrentIndex(m_model->index(row < 0 ? m_model->rowCount() - 1 : row, 0));
    });
}

void JointScreen::showSession(int row) {
    m_failure->hide();
    delete m_people;
    m_people = nullptr;
    if (row < 0 || row >= m_model->rowCount()) return m_pane->hide();
    const auto& page = m_model->at(row);
    const auto& session = page.session;
    m_pane->setTitle(qs(session.specialist));
    m_pane->setSubtitle(specialtyWord(m_book, session.specialty));
    QStringList lines{longDate(localDate(session.start)) + u", "_s + clockTime(session.start) + u"–"_s + clockTime(session.start + std::chrono::minutes{session.minutes})};
    for (const auto& each : {session.institution, session.place})
        if (!each.empty()) lines << qs(each);
    if (page.people.empty()) lines << tr("Nobody is booked. Book from a chart (Alt+J).");
    m_about->setText(lines.join(u'\n'));
    m_people = new QWidget(m_pane);
    auto* column = new QVBoxLayout(m_people);
    space(column, 0, 8);
    int number = 0;
    for (const auto& each : page.people) column->addWidget(personRow(each, ++number));
    m_pane->body()->insertWidget(2, m_people);
    m_cancel->setVisible(session.status == "planned" && session.start > m_clock.now());
    m_pane->show();
}

QWidget* JointScreen::personRow(const BookedPerson& person, int number) {
    auto* row = new QWidget(m_people);
    auto* line = new QHBoxLayout(row);
    space(line, 0, 8);
    auto* words = new QVBoxLayout;
    space(words, 0, 2);
    auto* name = makeLabel(TextRole::Strong, qs(person.name) + u"  "_s + sexAndAge(person.sex, person.birth, person.birthEstimated, localDate(m_clock.now())), row);
    name->setTextFormat(Qt::PlainText);
    words->addWidget(name);
    if (!person.booking.outcome.empty()) {
        auto* outcome = makeLabel(TextRole::Body, qs(person.booking.outcome), row);
        outcome->setTextFormat(Qt::PlainText);
        outcome->setWordWrap(true);
        words->addWidget(outcome);
    }
    line->addLayout(words, 1);
    line->addWidget(new Badge(bookingWord(person.booking), bookingTone(person.booking), row), 0, Qt::AlignTop);
    auto* chart = new Button(Button::Kind::Quiet, tr("Chart"), row);
    chart->setObjectName(u"joint.chart.%1"_s.arg(number));
    chart->setAccessibleName(tr("Chart of %1").arg(qs(person.name)));
    line->addWidget(chart, 0, Qt::AlignTop);
    connect(chart, &QPushButton::clicked, this, [this, resident = person.booking.resident] { Q_EMIT chartAsked(resident); });
    if (person.booking.start > m_clock.now()) return row;
    auto* outcome = new Button(Button::Kind::Secondary, tr("Outcome"), row);
    outcome->setObjectName(u"joint.outcome.%1"_s.arg(number));
    outcome->setAccessibleName(tr("Outcome of %1").arg(qs(person.name)));
    if (number <= kKeyedRows) outcome->setKeys(Qt::ALT | static_cast<Qt::Key>(Qt::Key_0 + number));
    line->addWidget(outcome, 0, Qt::AlignTop);
    connect(outcome, &QPushButton::clicked, this, [this, person] { askOutcome(person); });
    return row;
}

void JointScreen::askOutcome(const BookedPerson& person) {
    auto* dialog = new ReasonDialog(tr("%1: what came of it?").arg(qs(person.name)), window());
    auto* came = dialog->addChoice(tr("Came"));
    came->edit()->setChoices({{u"yes"_s, tr("Came")}, {u"no"_s, tr("Did not come")}});
    came->edit()->setKey(u"yes"_s);
    connect(dialog, &ReasonDialog::given, this, [this, id = person.booking.id, came](const QString& words) {
        m_writing.run(this, m_asks.outcome({id, came->edit()->key() == u"yes"_s, utf8(words)}), [this](Result<void> result) { written(std::move(result)); });
    });
    dialog->open();
}

void JointScreen::planSession() {
    auto* dialog = new PlanSessionDialog(m_book, localDate(m_clock.now()), window());
    connect(dialog, &PlanSessionDialog::given, this, [this](const referral::PlanSession& plan) {
        m_writing.run(this, m_asks.plan(plan), [this](Result<referral::SessionId> id) { written(id ? Result<void>{} : Result<void>{id.error()}); });
    });
    dialog->open();
}

void JointScreen::cancelSession() {
    if (const auto* page = current()) m_writing.run(this, m_asks.cancelSession({page->session.id}), [this](Result<void> result) { written(std::move(result)); });
}

void JointScreen::written(Result<void> result) {
    if (!result) {
        m_failure->setWords(wordsFor(result.error()));
        m_failure->show();
        return m_pane->show();
    }
    reload();
    Q_EMIT changed();
}

void JointScreen::retranslate() {
    m_plan->setText(tr("Plan a day"));
    m_cancel->setText(tr("Cancel this day"));
    m_table->setAccessibleName(tr("Joint clinics by day"));
    if (!m_read) m_count->setText(title());
    m_model->retranslate();
    showSession(m_table->currentIndex().row());
    Q_EMIT titleChanged();
}

}  // namespace jiayi::ui
