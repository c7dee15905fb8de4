#include "ui/guidance/guidance_card.h"

#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/scroll.h"
#include "ui/guidance/guidance_words.h"
#include "ui/guidance/plan_panel.h"

#include <QHBoxLayout>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using guidance::PersonCard;
using State = GuidanceRow::State;

namespace {
/// The chart fits a screen with so many; a reader has time for no more.
constexpr std::size_t kFewCards = 3;
/// Of what is missing so many names stand in the line beneath.
constexpr std::size_t kFewNames = 4;
}  // namespace

GuidanceCard::GuidanceCard(GuidanceAsks asks, const guidance::GuidanceBook& book, const Clock& clock, QWidget* parent)
    : Card(parent), m_asks(std::move(asks)), m_book(book), m_clock(clock) {
    setObjectName(u"guidance"_s);
    build();
    hide();
    retranslate();
}

void GuidanceCard::build() {
    m_rules = new Button(Button::Kind::Quiet, {}, this);
    m_rules->setObjectName(u"guidance.rules"_s);
    m_rules->setKeys(Qt::ALT | Qt::Key_R);
    addHeadAction(m_rules);
    m_notice = new Notice(Tone::Bad, this);
    m_notice->setObjectName(u"guidance.failure"_s);
    m_notice->hide();
    m_none = makeLabel(TextRole::Soft, {}, this);
    m_none->setObjectName(u"guidance.none"_s);
    m_none->setWordWrap(true);
    m_rows = new QWidget(this);
    space(new QVBoxLayout(m_rows), 0, 14);
    m_more = new Button(Button::Kind::Quiet, {}, this);
    m_more->setObjectName(u"guidance.more"_s);
    m_more->setKeys(Qt::ALT | Qt::Key_G);
    m_foot = new QWidget(this);
    auto* foot = new QHBoxLayout(m_foot);
    space(foot, 0, 8);
    m_mark = new StateMark(m_foot);
    m_notChecked = makeLabel(TextRole::Soft, {}, m_foot);
    m_notChecked->setObjectName(u"guidance.notChecked"_s);
    m_notChecked->setWordWrap(true);
    foot->addWidget(m_mark, 0, Qt::AlignTop);
    foot->addWidget(m_notChecked, 1);
    body()->addWidget(m_notice);
    body()->addWidget(m_none);
    body()->addWidget(m_rows);
    m_plan = new Button(Button::Kind::Quiet, {}, this);
    m_plan->setObjectName(u"guidance.takeAll"_s);
    m_plan->setKeys(Qt::CTRL | Qt::Key_F8);
    m_planPanel = new PlanPanel(m_book, this);
    auto* links = new QHBoxLayout;
    space(links, 0, 8);
    links->addWidget(m_more);
    links->addWidget(m_plan);
    links->addStretch(1);
    body()->addLayout(links);
    body()->addWidget(m_planPanel);
    body()->addWidget(m_foot);
    m_forecastText = makeLabel(TextRole::Soft, {}, this);
    m_forecastText->setObjectName(u"guidance.forecast"_s);
    m_forecastText->setWordWrap(true);
    body()->addWidget(m_forecastText);
    connect(m_plan, &Button::clicked, this, [this] {
        m_planPanel->propose(openCards(), [this](const PersonCard& card) { return !testsOf(card).empty(); });
        // Once it has its place.
        QMetaObject::invokeMethod(this, [this] { bringIntoView(m_planPanel); }, Qt::QueuedConnection);
    });
    connect(m_planPanel, &PlanPanel::taken, this, &GuidanceCard::takePlan);
    connect(m_planPanel, &PlanPanel::left, this, [this] {
        m_planPanel->hide();
        m_plan->setFocus();
    });
    connect(m_rules, &Button::clicked, this, &GuidanceCard::rulesAsked);
    connect(m_notice, &Notice::acted, this, &GuidanceCard::reload);
    connect(m_more, &Button::clicked, this, [this] {
        m_all = !m_all;
        showRows();
        countShown();
    });
    connect(new QShortcut(QKeySequence(Qt::Key_F7), this), &QShortcut::activated, this, &GuidanceCard::goToNext);
}

void GuidanceCard::showResident(roster::ResidentId resident) {
    if (resident != m_resident) {
        // Nothing of the person before may be seen under the next one's name.
        m_all = false;
        m_latestForecast.drop();
        fill({});
        m_onThePad.clear();
        m_onTheOrder.clear();
        m_inTheLetter.clear();
        m_forecast.reset();
        Q_EMIT forecastRead({});
    }
    m_resident = resident;
    m_notice->hide();
    reload();
}

void GuidanceCard::reload() {
    m_latest.run(this, m_asks.read(m_resident), [this](Result<std::optional<guidance::PersonGuidance>> answer) {
        if (!answer) return fail(answer.error());
        m_notice->hide();
        fill(std::move(*answer));
        countShown();
        if (m_person) askForecast();
    });
}

void GuidanceCard::askForecast() {
    m_latestForecast.run(this, m_asks.forecast(m_resident), [this](Result<forecast::PersonForecast> answer) {
        if (!answer) return fail(answer.error());
        m_forecast = std::move(*answer);
        Q_EMIT forecastRead(m_forecast->next);
        retranslate();
    });
}

void GuidanceCard::fill(std::optional<guidance::PersonGuidance> person) {
    m_person = std::move(person);
    m_planPanel->hide();  // what it proposed may not be open any more
    showRows();
    setVisible(m_person || !m_notice->isHidden());
}

std::vector<const PersonCard*> GuidanceCard::openCards() const {
    std::vector<const PersonCard*> open;
    for (const auto& card : m_person->open)
        if (!card.answer) open.push_back(&card);
    return open;
}

void GuidanceCard::clearRows() {
    m_shown.clear();
    m_current = nullptr;
    qDeleteAll(m_rows->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
}

void GuidanceCard::showRows() {
    const bool hadKeyboard = m_rows->isAncestorOf(window()->focusWidget());
    clearRows();
    if (!m_person) return;
    const auto open = openCards();
    for (std::size_t at = 0; at < open.size() && (m_all || at < kFewCards); ++at) addRow(*open[at], State::Open);
    if (m_all) {
        for (const auto& card : m_person->open)
            if (card.answer) addRow(card, State::Taken);
        for (const auto& card : m_person->dismissed) addRow(card, State::Dismissed);
        addNotChecked();
    }
    m_rows->setVisible(m_rows->layout()->count() > 0);
    const bool grave = std::any_of(open.begin(), open.end(), [](const auto* card) { return card->card.rule->severity >= guidance::Severity::Urgent; });
    setStripe(grave ? std::optional{Tone::Bad} : open.empty() ? std::nullopt : std::optional{Tone::Warn});
    setCurrent(m_shown.empty() ? nullptr : m_shown.front());
    if (hadKeyboard && m_current) m_current->enter();
    retranslate();
}

void GuidanceCard::addRow(const PersonCard& card, State state) {
    auto* row = new GuidanceRow(card, state, m_book, localDate(m_clock.now()), !testsOf(card).empty(), m_rows);
    m_rows->layout()->addWidget(row);
    m_shown.push_back(row);
    connect(row, &GuidanceRow::entered, this, [this, row] { setCurrent(row); });
    connect(row, &GuidanceRow::acted, this, [this, row] { act(row->card()); });
    connect(row, &GuidanceRow::dismissed, this, [this, row](const QString& reason, std::optional<Date> until) {
        const auto& rule = *row->card().card.rule;
        auto answer = m_asks.dismiss({m_resident, rule.id, rule.origin.version, row->card().card.facts, utf8(reason), until});
        send(answer.then([](const Result<guidance::AnswerId>& id) -> Result<void> {
            if (!id) return id.error();
            return {};
        }));
    });
    connect(row, &GuidanceRow::takenBack, this, [this, row] { send(m_asks.takeBack(row->card().answer->id)); });
}

/// Rule by rule, with what would have to be known.
void GuidanceCard::addNotChecked() {
    for (const auto& each : m_person->notChecked) {
        auto* label = makeLabel(TextRole::Soft, tr("Not checked: %1 (%2).", "a rule, and what is missing").arg(guidanceText(guidance::wordsOfNobody(each.rule->headline)), missingText(each)), m_rows);
        label->setObjectName(u"guidance.notCheckedRule"_s);
        label->setWordWrap(true);
        m_rows->layout()->addWidget(label);
    }
}

void GuidanceCard::setCurrent(GuidanceRow* row) {
    if (row == m_current) return;
    if (m_current) m_current->setCurrent(false);
    m_current = row;
    if (m_current) m_current->setCurrent(true);
}

void GuidanceCard::goToNext() {
    if (m_shown.empty()) return;
    const auto at = std::find(m_shown.begin(), m_shown.end(), m_current);
    // The first time the keyboard comes to the first card, not past it.
    const bool inside = m_rows->isAncestorOf(window()->focusWidget());
    auto* next = !inside || at == m_shown.end() || at + 1 == m_shown.end() ? m_shown.front() : *(at + 1);
    if (!inside && m_current) next = m_current;
    next->enter();
    bringIntoView(next);
}

guidance::AcceptCard GuidanceCard::acceptanceOf(const PersonCard& card) const {
    const auto& rule = *card.card.rule;
    return {m_resident, rule.id, rule.origin.version, card.card.facts, testsOf(card).empty() ? guidance::toCode(rule.action.kind) : std::string{kOrderSigned}};
}

std::vector<std::string> GuidanceCard::testsOf(const PersonCard& card) const {
    const auto& action = card.card.rule->action;
    std::vector<std::string> tests;
    if (!m_asks.tests || action.kind != guidance::Action::Kind::Order) return tests;
    for (const auto& fact : action.codes)
        for (auto& test : m_asks.tests(m_book.facts.at(m_book.fact(fact)).codes))
            if (std::find(tests.begin(), tests.end(), test) == tests.end()) tests.push_back(std::move(test));
    return tests;
}

/// What another page does is done when that page has signed it; what no page does yet is noted down.
void GuidanceCard::act(const PersonCard& card) {
    auto acceptance = acceptanceOf(card);
    if (const auto tests = testsOf(card); !tests.empty()) {
        m_onTheOrder.push_back(std::move(acceptance));
        return Q_EMIT orderAsked(m_resident, tests);
    }
    if (card.card.rule->action.kind == guidance::Action::Kind::Refer) {
        m_inTheLetter.push_back(std::move(acceptance));
        return Q_EMIT referAsked(m_resident, guidanceText(card.card.headline) + u'\n' + guidanceText(card.card.why));
    }
    if (!hasPage(card.card.rule->action)) return send(m_asks.accept({{std::move(acceptance)}}));
    m_onThePad.push_back(std::move(acceptance));
    Q_EMIT prescribeAsked(m_resident);
}

void GuidanceCard::takePlan() {
    guidance::AcceptCards noted;
    bool toPad = false;
    std::vector<std::string> tests;
    for (const auto& step : m_planPanel->steps()) {
        if (const auto mine = testsOf(step); !mine.empty()) {
            tests.insert(tests.end(), mine.begin(), mine.end());
            m_onTheOrder.push_back(acceptanceOf(step));
            continue;
        }
        const bool paged = hasPage(step.card.rule->action);
        (paged ? m_onThePad : noted.cards).push_back(acceptanceOf(step));
        toPad = toPad || paged;
    }
    m_planPanel->hide();
    if (!noted.cards.empty()) send(m_asks.accept(noted));
    // One page after the other: whoever comes back from the first finds the second in the plan again.
    if (toPad) Q_EMIT prescribeAsked(m_resident);
    if (!tests.empty()) Q_EMIT orderAsked(m_resident, tests);
}

void GuidanceCard::ordered(roster::ResidentId resident) {
    if (resident != m_resident || m_onTheOrder.empty()) return;
    send(m_asks.accept({std::exchange(m_onTheOrder, {})}));
}

void GuidanceCard::referred(roster::ResidentId resident) {
    if (resident != m_resident || m_inTheLetter.empty()) return;
    send(m_asks.accept({std::exchange(m_inTheLetter, {})}));
}

void GuidanceCard::prescribed(roster::ResidentId resident) {
    if (resident != m_resident || m_onThePad.empty()) return;
    send(m_asks.accept({std::exchange(m_onThePad, {})}));
}

/// One at a time: until it is written nothing else can be pressed.
void GuidanceCard::send(QFuture<Result<void>> answer) {
    m_rows->setEnabled(false);
    const auto about = m_resident;
    onFinished(this, std::move(answer), [this, about](Result<void> done) {
        m_rows->setEnabled(true);
        if (done) Q_EMIT changed();
        if (about != m_resident) return;
        if (!done) return fail(done.error());
        reload();
    });
}

void GuidanceCard::countShown() {
    std::vector<PersonCard> seen;
    for (const auto* row : m_shown)
        if (row->state() == State::Open) seen.push_back(row->card());
    if (seen.empty()) return;
    onFinished(this, m_asks.noteShown(m_resident, seen), [this](Result<void> noted) {
        if (!noted) fail(noted.error());
    });
}

void GuidanceCard::fail(const Error& error) {
    m_notice->setWords(wordsFor(error));
    m_notice->setAction(tr("Try again"));
    m_notice->show();
    show();
}

void GuidanceCard::retranslate() {
    setTitle(tr("What to do now"));
    m_rules->setText(tr("Rules"));
    m_none->hide();
    m_foot->hide();
    m_more->hide();
    m_plan->hide();
    m_forecastText->hide();
    if (!m_person) return setHint({});
    const auto open = openCards().size();
    const auto taken = m_person->open.size() - open;
    setHint(open > 0 ? tr("%n card(s)", nullptr, static_cast<int>(open)) : QString());
    m_none->setText(m_person->notChecked.empty() ? tr("No rule asks for anything.") : tr("No rule that could be checked asks for anything."));
    m_none->setVisible(open == 0);
    m_foot->setVisible(!m_person->notChecked.empty());
    m_mark->setState(Tone::Neutral, tr("not checked"));
    m_notChecked->setText(tr("%n rule(s) not checked: %1.", nullptr, static_cast<int>(m_person->notChecked.size())).arg(missingText(m_person->notChecked, kFewNames)));
    QStringList rest;
    if (open > kFewCards) rest << tr("%n more", nullptr, static_cast<int>(open - kFewCards));
    if (taken > 0) rest << tr("%n taken", nullptr, static_cast<int>(taken));
    if (!m_person->dismissed.empty()) rest << tr("%n put aside", nullptr, static_cast<int>(m_person->dismissed.size()));
    if (rest.isEmpty() && !m_person->notChecked.empty()) rest << tr("What was not checked");
    m_more->setText(m_all ? tr("Show fewer") : rest.join(u" · "_s));
    m_more->setVisible(!rest.isEmpty());
    m_plan->setText(tr("Take them all …"));
    m_plan->setVisible(PlanPanel::isPlan(openCards()));
    // Why there is none is for those who ask for everything.
    const auto forecast = m_forecast && (m_forecast->next || m_all) ? forecastText(*m_forecast, localDate(m_clock.now())) : QString();
    m_forecastText->setText(forecast);
    m_forecastText->setVisible(!forecast.isEmpty());
}

}  // namespace jiayi::ui
