#include "ui/care/visit_screen.h"

#include "ui/care/care_words.h"
#include "ui/common/person_header.h"
#include "ui/common/reason_dialog.h"
#include "ui/care/regimen_side_card.h"
#include "ui/care/visit_form.h"
#include "ui/care/visit_forms_bar.h"
#include "ui/care/visit_side.h"
#include "ui/care/visit_words.h"
#include "ui/common/busy_overlay.h"
#include "ui/common/button.h"
#include "ui/common/columns.h"
#include "ui/common/format.h"
#include "ui/common/notice.h"
#include "ui/common/states.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kHintRefreshMs = 20'000;

}  // namespace

VisitScreen::VisitScreen(VisitAsks asks, const care::RuleBook& rules, const Clock& clock, QWidget* parent)
    : Screen(parent), m_asks(std::move(asks)), m_rules(rules), m_clock(clock) {
    setObjectName(u"visit"_s);
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(kDraftDelayMs);
    m_agoTimer.setInterval(kHintRefreshMs);
    build();
    connectParts();
    retranslate();
}

// A field that loses the keyboard with its window would speak to a screen that is half gone.
VisitScreen::~VisitScreen() {
    m_form->disconnect(this);
    m_next->disconnect(this);
}

void VisitScreen::build() {
    auto* content = new QWidget(this);
    auto* all = new QVBoxLayout(content);
    space(all, 0, 14);
    m_header = new PersonHeader(m_clock, content);
    all->addWidget(m_header);
    m_notice = new Notice(Tone::Bad, content);
    m_notice->setObjectName(u"visit.notice"_s);
    m_notice->hide();
    all->addWidget(m_notice);
    m_stop = new VisitStopPanel(content);
    all->addWidget(m_stop);

    auto* columns = new Columns(760, content);
    m_bar = new VisitFormsBar(m_rules, content);
    all->addWidget(m_bar);
    m_form = new VisitForm(m_rules, m_clock, columns);
    auto* side = new QWidget(columns);
    auto* column = new QVBoxLayout(side);
    space(column, 0, 14);
    m_open = new Button(Button::Kind::Quiet, {}, side);
    m_open->setObjectName(u"visit.nextOpen"_s);
    m_open->setKeys(Qt::Key_F7);
    m_class = new ClassificationCard(m_rules, side);
    m_next = new NextVisitCard(m_clock, side);
    m_regimen = new RegimenSideCard(side);
    m_order = new Button(Button::Kind::Quiet, {}, side);
    m_order->setObjectName(u"visit.order"_s);
    m_order->setKeys(Qt::ALT | Qt::Key_O);
    auto* top = new QHBoxLayout;
    space(top, 0, 8);
    top->addWidget(m_order);
    top->addStretch(1);
    top->addWidget(m_open);
    column->addLayout(top);
    column->addWidget(m_class);
    column->addWidget(m_regimen);
    column->addWidget(m_next);
    auto* actions = new QHBoxLayout;
    space(actions, 0, 8);
    m_save = new Button(Button::Kind::Secondary, {}, side);
    m_save->setObjectName(u"visit.saveDraft"_s);
    m_save->setKeys(Qt::CTRL | Qt::Key_S, false);
    m_amend = new Button(Button::Kind::Secondary, {}, side);
    m_amend->setObjectName(u"visit.amend"_s);
    m_amend->hide();
    m_print = new Button(Button::Kind::Primary, {}, side);
    m_print->setObjectName(u"visit.print"_s);
    m_print->setKeys(Qt::CTRL | Qt::Key_P);
    m_print->hide();
    m_sign = new Button(Button::Kind::Primary, {}, side);
    m_sign->setObjectName(u"visit.sign"_s);
    m_sign->setKeys(Qt::CTRL | Qt::Key_Return);
    actions->addStretch(1);
    for (auto* button : {m_save, m_amend, m_print, m_sign}) actions->addWidget(button);
    column->addLayout(actions);
    column->addStretch(1);
    columns->add(m_form, 70);
    columns->add(side, 30);
    all->addWidget(columns, 1);

    auto* outer = new QVBoxLayout(this);
    space(outer, 0, 0);
    m_states = new StateStack(content, this);
    m_states->panel()->setObjectName(u"visit.state"_s);
    outer->addWidget(m_states);
    m_busy = new BusyOverlay(this);
}

void VisitScreen::connectParts() {
    connect(m_form, &VisitForm::changed, this, &VisitScreen::inputChanged);
    connect(m_form, &VisitForm::phrasesAsked, this, &VisitScreen::openPhrases);
    connect(m_bar, &VisitFormsBar::formsWanted, this, &VisitScreen::changeForms);
    connect(m_notice, &Notice::acted, this, [this] { moveTo(std::exchange(m_without, {})); });
    connect(m_print, &QPushButton::clicked, this, [this] { Q_EMIT printAsked(m_visit); });
    connect(m_stop, &VisitStopPanel::doneChanged, this, [this](const QString& done) {
        changeInput([&](auto& input) { input.dangerDone = utf8(done.trimmed()); });
    });
    connect(m_class, &ClassificationCard::overridden, this,
            [this](const care::FormKey& form, std::optional<care::VisitClass> visitClass, const QString& reason) {
                changeInput([&](auto& input) {
                    if (visitClass) input.classes[form] = {*visitClass, utf8(reason)};
                    else input.classes.erase(form);
                });
            });
    connect(m_next, &NextVisitCard::dateChosen, this, [this](std::optional<Date> date) {
        changeInput([&](auto& input) { input.nextOverride = date; });
    });
    connect(m_next, &NextVisitCard::reasonChanged, this, [this](const QString& reason) {
        changeInput([&](auto& input) { input.nextReason = utf8(reason.trimmed()); });
    });
    connect(m_order, &QPushButton::clicked, this, [this] { Q_EMIT orderAsked(m_sheet.resident, m_state == State::Writing ? care::VisitId{} : m_visit); });
    connect(m_regimen, &RegimenSideCard::prescribeAsked, this, [this](bool renewAll) { Q_EMIT prescribeAsked(m_sheet.resident, renewAll); });
    connect(m_save, &QPushButton::clicked, this, [this] {
        m_unsaved = true;
        saveDraft();
    });
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (!m_form->focusNextOpen()) m_sign->setFocus();
    });
    connect(m_sign, &QPushButton::clicked, this, &VisitScreen::sign);
    connect(m_amend, &QPushButton::clicked, this, &VisitScreen::askAmendReason);
    connect(qApp, &QApplication::focusChanged, this, [this] {
        if (m_moreTaken) takeInOthers();
    });
    connect(&m_draftTimer, &QTimer::timeout, this, &VisitScreen::saveDraft);
    connect(&m_agoTimer, &QTimer::timeout, this, &VisitScreen::showHint);
    connect(m_states, &StateStack::acted, this, &VisitScreen::ask);
}

void VisitScreen::setUser(const QString& user) {
    m_user = utf8(user);
    m_form->setUser(m_user);
}

Date VisitScreen::today() const { return localDate(m_clock.now()); }

QString VisitScreen::title() const {
    const auto name = m_chart ? qs(m_chart->resident.name) : QString();
    return name.isEmpty() ? tr("Visit") : tr("%1, visit").arg(name);
}

void VisitScreen::focusFirst() {
    if (m_state == State::Writing || m_state == State::Amending) m_form->focusFirst();
    else m_amend->setFocus();
}

void VisitScreen::start(care::ResidentId resident, std::vector<care::FormKey> wanted) {
    m_wanted = std::move(wanted);
    if (m_state == State::Writing && m_sheet.resident == resident) {  // it is open
        auto forms = m_sheet.forms;
        for (const auto& form : m_wanted)
            if (std::find(forms.begin(), forms.end(), form) == forms.end()) forms.push_back(form);
        return forms == m_sheet.forms ? void() : moveTo(forms);
    }
    saveDraft();
    m_sheet = {};
    m_sheet.resident = resident;
    m_visit = {};
    ask();
}

void VisitScreen::showSigned(care::VisitId visit) {
    saveDraft();
    m_sheet = {};
    m_visit = visit;
    ask();
}

void VisitScreen::ask() {
    setState(State::Loading);
    m_chart.reset();
    m_notice->hide();
    m_states->showEmpty({}, {});
    m_states->showLoading(tr("Opening the visit …"));
    const auto take = [this](Result<care::VisitSheet> sheet) { takeSheet(std::move(sheet)); };
    if (m_visit.isNil()) m_latest.run(this, m_asks.open(m_sheet.resident), take);
    else m_latest.run(this, m_asks.reopen(m_visit), take);
}

void VisitScreen::showSheet(care::VisitSheet sheet) {
    m_sheet = std::move(sheet);
    m_input = m_sheet.input;
    m_tried = false;
    m_unsaved = false;
    m_moreTaken = false;
    m_latestTaken.drop();
    m_savedAt = m_sheet.draft ? std::optional(m_sheet.draft->savedAt) : std::nullopt;
    m_without.clear();
    m_form->setSheet(m_sheet);
    setState(m_visit.isNil() ? State::Writing : State::Signed);
    recheck();
    showCheck(true);
    m_states->showContent();
    if (isVisible()) focusFirst();
    askRegimen();
    m_latestChart.run(this, m_asks.chart(m_sheet.resident), [this](Result<care::ChartSummary> chart) {
        if (!chart) return;  // who it is stands in the title; the visit itself does not depend on it
        m_chart = std::move(*chart);
        m_header->show(*m_chart);
        m_form->setTargets(m_chart->latest);
        showCheck(true);
        Q_EMIT titleChanged();
    });
}

void VisitScreen::askRegimen() {
    m_regimen->clear();
    m_latestRegimen.run(this, m_asks.regimen(m_sheet.resident), [this](Result<RegimenSummary> regimen) {
        if (regimen) m_regimen->show(std::move(*regimen));
        else m_regimen->showFailure(regimen.error());
    });
}

void VisitScreen::reloadRegimen() {
    if (m_state != State::Loading && !m_sheet.resident.isNil()) askRegimen();
}

void VisitScreen::setState(State state) {
    m_state = state;
    const bool writing = state == State::Writing || state == State::Amending;
    m_form->setReadOnly(!writing);
    m_bar->show(m_sheet, state != State::Writing);
    m_print->setVisible(state == State::Signed);
    m_save->setVisible(state == State::Writing);
    m_sign->setVisible(state != State::Signed);
    m_sign->setEnabled(writing);
    m_amend->setVisible(state == State::Signed);
    if (state == State::Writing) m_agoTimer.start();
    else m_agoTimer.stop();
    m_draftTimer.stop();
    retranslate();
}

void VisitScreen::changeInput(const std::function<void(care::VisitInput&)>& change) {
    if (m_state != State::Writing && m_state != State::Amending) return;
    change(m_input);
    inputChanged(true);
}

void VisitScreen::inputChanged(bool settled) {
    if (m_state != State::Writing && m_state != State::Amending) return;
    const auto& form = m_form->input();
    m_input.answers = form.answers;
    m_input.measured = form.measured;
    m_input.toConfirm = form.toConfirm;
    m_input.keptImplausible = form.keptImplausible;
    m_input.note = form.note;
    recheck();
    showCheck(settled);
    if (m_state == State::Writing) {
        m_unsaved = true;
        m_draftTimer.start();
    }
}

void VisitScreen::recheck() {
    const bool reading = m_state == State::Signed;
    if (m_sheet.forms.empty()) return;
    m_check = care::checkVisit(m_rules, m_sheet, m_input, reading ? std::string() : m_user, today());
}

void VisitScreen::showCheck(bool settled) {
    m_form->showCheck(m_check, m_tried);
    // "16.7" begins with "1": nothing is concluded from half a figure.
    if (!settled && m_form->isBeingTyped()) return;
    const bool readOnly = m_state == State::Signed || m_state == State::Signing;
    m_stop->show(m_check, m_input, readOnly);
    const auto latest = m_chart ? m_chart->latest : std::vector<care::LatestValue>{};
    m_class->show(m_input, m_check, latest, readOnly);
    showOpen();
    m_next->show(m_input, m_check, readOnly);
    showHint();
    if (m_stop->isNew() && !readOnly) stopForDanger();
    if (m_tried && m_check.canSign()) m_notice->hide();
}

void VisitScreen::showOpen() {
    const int open = m_form->openQuestions() + (m_check.unconfirmed.empty() ? 0 : 1);
    m_open->setVisible(open > 0 && (m_state == State::Writing || m_state == State::Amending));
    m_open->setText(tr("%n open question(s)", nullptr, open));
    m_order->setText(tr("Order tests"));
}

void VisitScreen::stopForDanger() {
    // Later: the keyboard is just on its way to the next field.
    QTimer::singleShot(0, this, [this] {
        bringIntoView(m_stop);
        m_stop->focusOpen();
    });
}

void VisitScreen::showHint() {
    QStringList parts;
    if (m_state == State::Writing) {
        if (m_sheet.lastVisit && !m_input.toConfirm.empty())
            parts.append(tr("lifestyle carried from %1, to confirm").arg(shortDate(*m_sheet.lastVisit, today())));
        parts.append(tr("measured values start empty"));
        if (m_savedAt) parts.append(tr("draft saved %1").arg(ago(*m_savedAt, m_clock.now())));
    }
    if (m_state == State::Signed) parts.append(tr("signed"));
    if (m_state == State::Amending) parts.append(tr("amending: %1").arg(qs(m_amendReason)));
    m_form->setHint(parts.join(u" · "_s));
}

void VisitScreen::saveDraft() {
    m_draftTimer.stop();
    if (m_state != State::Writing || !m_unsaved) return;
    m_unsaved = false;
    const auto at = m_clock.now();
    m_latestDraft.run(this, m_asks.saveDraft(m_sheet.resident, m_sheet.forms, m_input), [this, at](Result<void> answer) {
        if (m_state != State::Writing) return;
        if (answer) {
            m_savedAt = at;
            const bool measured = std::any_of(m_input.measured.begin(), m_input.measured.end(), [this](const auto& each) { return each.second.by == m_user; });
            if (measured) Q_EMIT measurementSaved(m_sheet.resident);
            return showHint();
        }
        // What was entered is still on the screen; the next change tries again.
        m_unsaved = true;
        m_notice->setTone(Tone::Bad);
        m_notice->setAction({});
        m_notice->setWords(wordsFor(answer.error()));
        m_notice->show();
    });
}

bool VisitScreen::goBack() {
    saveDraft();
    return false;
}

void VisitScreen::hideEvent(QHideEvent* event) {
    saveDraft();
    Screen::hideEvent(event);
}

void VisitScreen::retranslate() {
    m_save->setText(tr("Save draft"));
    m_sign->setText(m_state == State::Amending || (m_state == State::Signing && m_before == State::Amending)
                        ? tr("Sign the amendment")
                        : tr("Sign"));
    m_amend->setText(tr("Amend …"));
    m_print->setText(tr("Print …"));
    showOpen();
    showHint();
}

}  // namespace jiayi::ui
