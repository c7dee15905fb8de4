#include "ui/care/targets_dialog.h"

#include "models/care/measures.h"
#include "ui/care/care_words.h"
#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/columns.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/states.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double kMostRecorded = 10'000;
constexpr const char* kGeneral = "general";

QString inLanguage(const guidance::Words& words) { return ruleText(words.en, words.zh); }

}  // namespace

TargetsDialog::TargetsDialog(TargetAsks asks, care::ResidentId resident, const care::RuleBook& rules, const Clock& clock, QWidget* parent)
    : Live<QDialog>(parent), m_asks(std::move(asks)), m_resident(resident), m_rules(rules), m_clock(clock) {
    setObjectName(u"targets"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    retranslate();
    resize(px(640), std::min(px(540), parent ? parent->height() - px(40) : px(540)));
    ask();
}

// While everything is alive: leaving a field checks it.
TargetsDialog::~TargetsDialog() { hide(); }

void TargetsDialog::build() {
    auto* all = new QVBoxLayout(this);
    space(all, {18, 16, 18, 14}, 12);
    m_title = makeLabel(TextRole::Heading, {}, this);
    all->addWidget(m_title);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* inner = new QWidget;
    inner->setObjectName(u"scrolled"_s);
    auto* column = new QVBoxLayout(inner);
    space(column, 0, 10);
    m_codes = new ChipRow(ChipRow::Mode::One, inner);
    m_codes->setObjectName(u"targets.codes"_s);
    column->addWidget(m_codes);
    m_inForce = makeLabel(TextRole::Strong, {}, inner);
    m_inForce->setObjectName(u"targets.inForce"_s);
    m_inForce->setWordWrap(true);
    column->addWidget(m_inForce);
    m_proposals = new QVBoxLayout;
    space(m_proposals, 0, 6);
    column->addLayout(m_proposals);
    column->addWidget(buildFields(inner));
    m_historyTitle = makeLabel(TextRole::Strong, {}, inner);
    column->addWidget(m_historyTitle);
    m_history = makeLabel(TextRole::Soft, {}, inner);
    m_history->setObjectName(u"targets.history"_s);
    m_history->setWordWrap(true);
    column->addWidget(m_history);
    column->addStretch(1);
    scroll->setWidget(inner);
    m_states = new StateStack(scroll, this);
    m_states->panel()->setObjectName(u"targets.state"_s);
    all->addWidget(m_states, 1);
    m_notice = new Notice(Tone::Bad, this);
    m_notice->setObjectName(u"targets.notice"_s);
    m_notice->hide();
    all->addWidget(m_notice);
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    const auto button = [&](Button::Kind kind, const QString& name) {
        auto* made = new Button(kind, {}, this);
        made->setObjectName(name);
        row->addWidget(made);
        return made;
    };
    m_guideline = button(Button::Kind::Quiet, u"targets.guideline"_s);
    m_guideline->setKeys(Qt::ALT | Qt::Key_G);
    row->addStretch(1);
    m_close = button(Button::Kind::Secondary, u"targets.close"_s);
    m_set = button(Button::Kind::Primary, u"targets.set"_s);
    m_set->setKeys(Qt::CTRL | Qt::Key_Return);
    all->addLayout(row);
    connect(m_codes, &ChipRow::chosenChanged, this, [this](const QStringList& keys) {
        if (!keys.isEmpty()) choose(utf8(keys.front()));
    });
    connect(m_states, &StateStack::acted, this, &TargetsDialog::ask);
    connect(m_set, &QPushButton::clicked, this, [this] { set(false); });
    connect(m_guideline, &QPushButton::clicked, this, [this] { set(true); });
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
}

QWidget* TargetsDialog::buildFields(QWidget* parent) {
    auto* fields = new QWidget(parent);
    auto* column = new QVBoxLayout(fields);
    space(column, 0, 8);
    auto* grid = new FieldGrid(168, 3);
    m_low = new NumberField(fields);
    m_low->edit()->setObjectName(u"targets.low"_s);
    m_high = new NumberField(fields);
    m_high->edit()->setObjectName(u"targets.high"_s);
    m_from = new DateField(fields);
    m_from->edit()->setObjectName(u"targets.from"_s);
    m_from->edit()->setToday(localDate(m_clock.now()));
    m_from->edit()->setLeaning(DateEdit::Leaning::Past);
    m_from->edit()->setRange({}, localDate(m_clock.now()));
    for (LabeledField* field : {static_cast<LabeledField*>(m_low), static_cast<LabeledField*>(m_high), static_cast<LabeledField*>(m_from)}) grid->addWidget(field);
    column->addLayout(grid);
    m_reason = new TextField(fields);
    m_reason->edit()->setObjectName(u"targets.reason"_s);
    m_reason->setRequired(true);
    column->addWidget(m_reason);
    return fields;
}

void TargetsDialog::ask() {
    m_states->showLoading(tr("Reading the targets …"));
    m_latest.run(this, m_asks.read(m_resident), [this](Result<std::vector<guidance::TargetPlan>> plans) {
        if (plans) show(std::move(*plans));
        else m_states->showError(wordsFor(plans.error()));
    });
}

void TargetsDialog::show(std::vector<guidance::TargetPlan> plans) {
    m_plans = std::move(plans);
    for (auto* each : {m_set, m_guideline}) each->setEnabled(!m_plans.empty());
    if (m_plans.empty())
        return m_states->showEmpty(tr("No target is proposed"), tr("No diagnosis or programme of this person asks for a target, and none was agreed."));
    QList<ChipRow::Choice> choices;
    for (const auto& each : m_plans) {
        // The two halves of a pressure share a short name.
        const auto* measure = care::measureByCode(each.code);
        const bool alone = measure && measure->second.empty();
        choices.append({qs(each.code), alone ? measureWord(measure->key) : observationWord(m_rules, each.code, each.code)});
    }
    m_codes->setChoices(choices);
    m_states->showContent();
    const bool first = !plan();
    choose(first ? m_plans.front().code : m_code);
    if (first) m_codes->chip(qs(m_code))->setFocus();
}

const guidance::TargetPlan* TargetsDialog::plan() const {
    const auto found = std::find_if(m_plans.begin(), m_plans.end(), [&](const auto& each) { return each.code == m_code; });
    return found == m_plans.end() ? nullptr : &*found;
}

void TargetsDialog::choose(const std::string& code) {
    m_code = code;
    m_codes->setChosen({qs(code)});
    const auto* def = m_rules.observation(m_code);
    for (auto* field : {m_low, m_high}) {
        field->edit()->setRange(0, kMostRecorded, def ? def->decimals : 1);
        field->edit()->clear();
        field->setSuffix(def ? unitWord(def->unit) : QString());
    }
    m_from->edit()->setValue(localDate(m_clock.now()));
    m_reason->setText({});
    m_reason->setError({});
    m_notice->hide();
    showPlan();
}

QString TargetsDialog::range(std::optional<double> low, std::optional<double> high) const {
    const auto* def = m_rules.observation(m_code);
    const auto text = targetRange(low, high, def ? def->decimals : 1);
    return text.isEmpty() || !def ? text : text + u' ' + unitWord(def->unit);
}

QString TargetsDialog::groupWord(const std::string& key) const {
    if (key == kGeneral) return {};
    for (const auto& group : m_rules.targetGroups)
        if (group.key == key) return ruleText(group.en, group.zh);
    return {};
}

void TargetsDialog::showPlan() {
    const auto* shown = plan();
    if (!shown) return;
    const auto today = localDate(m_clock.now());
    const auto* agreed = shown->agreed(today);
    const auto inForce = shown->inForce ? range(shown->inForce->low, shown->inForce->high) : QString();
    m_inForce->setText(inForce.isEmpty() ? tr("No target is in force.")
                       : agreed          ? tr("In force: %1, agreed on %2").arg(inForce, isoDate(agreed->validFrom))
                                         : tr("In force: %1, by the guideline").arg(inForce));
    m_guideline->setVisible(agreed != nullptr);
    showProposals(*shown);
    showHistory(*shown);
}

void TargetsDialog::showProposals(const guidance::TargetPlan& plan) {
    while (auto* item = m_proposals->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int number = 0;
    for (const auto& proposal : plan.proposals) {
        auto* notice = new Notice(Tone::Info, this);
        notice->setObjectName(u"targets.proposal.%1"_s.arg(++number));
        QStringList why;
        if (const auto group = groupWord(proposal.choice->group); !group.isEmpty()) why << group + (group.endsWith(u'.') ? QString() : u"."_s);
        why << inLanguage(proposal.why);
        QStringList missing;
        for (const auto& each : proposal.missing) missing << inLanguage(each);
        if (!missing.isEmpty()) why << tr("Not known: %1.").arg(missing.join(tr(", ")));
        why << tr("Source: %1").arg(qs(proposal.choice->origin.source));
        notice->setWords(tr("Proposed: %1").arg(range(proposal.target.low, proposal.target.high)), why.join(u' '));
        notice->setAction(tr("Take over"));
        if (auto* button = notice->findChild<Button*>(u"notice.action"_s)) button->setKeys(Qt::ALT | static_cast<Qt::Key>(Qt::Key_0 + number));
        connect(notice, &Notice::acted, this, [this, proposal] { take(proposal); });
        m_proposals->addWidget(notice);
    }
}

void TargetsDialog::showHistory(const guidance::TargetPlan& plan) {
    m_historyTitle->setVisible(!plan.agreements.empty());
    m_history->setVisible(!plan.agreements.empty());
    QStringList lines;
    for (const auto& each : plan.agreements) {
        const auto agreed = targetRange(each.low, each.high, m_rules.observation(each.code) ? m_rules.observation(each.code)->decimals : 1);
        QStringList parts{isoDate(each.validFrom), agreed.isEmpty() ? tr("guideline") : agreed + u' ' + unitWord(each.unit)};
        for (const auto& said : {each.reason, each.setBy})
            if (!said.empty()) parts << qs(said);
        lines << parts.join(u" · "_s);
    }
    m_history->setText(lines.join(u'\n'));
}

void TargetsDialog::take(const guidance::TargetProposal& proposal) {
    m_low->edit()->setValue(proposal.target.low);
    m_high->edit()->setValue(proposal.target.high);
    const auto group = groupWord(proposal.choice->group);
    m_reason->setText(group.isEmpty() ? inLanguage(proposal.why) : group);
    m_set->setFocus();
}

void TargetsDialog::set(bool toGuideline) {
    const auto* def = m_rules.observation(m_code);
    const auto reason = m_reason->text().trimmed();
    m_reason->setError(reason.isEmpty() ? tr("A reason is needed") : QString());
    if (reason.isEmpty()) return m_reason->edit()->setFocus();
    care::SetTarget wanted{m_resident, m_code, {}, {}, def ? def->unit : std::string(), m_from->edit()->value().value_or(localDate(m_clock.now())), utf8(reason), toGuideline};
    if (!toGuideline) {
        wanted.low = m_low->edit()->value();
        wanted.high = m_high->edit()->value();
    }
    m_set->setEnabled(false);
    qt::onFinished(this, m_asks.set(wanted), [this](Result<care::TargetId> answer) {
        m_set->setEnabled(true);
        m_notice->setVisible(!answer);
        if (!answer) return m_notice->setWords(wordsFor(answer.error()));
        Q_EMIT targetSet();
        ask();
    });
}

void TargetsDialog::retranslate() {
    setWindowTitle(tr("Personal targets"));
    m_title->setText(tr("Personal targets"));
    m_codes->setAccessibleName(tr("Measurement"));
    m_low->setLabel(tr("At least"));
    m_high->setLabel(tr("Below"));
    m_from->setLabel(tr("Valid from"));
    m_reason->setLabel(tr("Reason"));
    m_historyTitle->setText(tr("Agreed before"));
    m_guideline->setText(tr("Back to the guideline"));
    m_close->setText(tr("Close"));
    m_set->setText(tr("Set the target"));
    showPlan();
}

}  // namespace jiayi::ui
