#include "ui/plan/plan_screen.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/review_words.h"
#include "ui/common/states.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <tuple>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using plan::ItemKind;

namespace {

QString planText(const plan::PlanText& text) { return ruleText({text.en, text.zh}); }

/// Own goals stand in one field, told apart by semicolons of either width.
QStringList ownGoals(const QString& text) {
    auto plain = text;
    QStringList goals;
    for (const auto& each : plain.replace(u'；', u';').split(u';', Qt::SkipEmptyParts))
        if (const auto goal = each.trimmed(); !goal.isEmpty()) goals << goal;
    return goals;
}

constexpr const char* kPartNames[] = {"goal", "topic", "measure"};

}  // namespace

PlanScreen::PlanScreen(PlanAsks asks, const plan::PlanRules& rules, const care::RuleBook& care, QWidget* parent) : Screen(parent), m_asks(std::move(asks)), m_rules(rules), m_care(care) {
    setObjectName(u"plan"_s);
    build();
    retranslate();
}

QWidget* PlanScreen::buildHead() {
    auto* head = new Card(this);
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    auto* words = new QVBoxLayout;
    space(words, 0, 2);
    m_name = makeLabel(TextRole::Heading, {}, head);
    m_name->setObjectName(u"plan.name"_s);
    m_state = makeLabel(TextRole::Soft, {}, head);
    m_state->setObjectName(u"plan.inForce"_s);
    words->addWidget(m_name);
    words->addWidget(m_state);
    row->addLayout(words, 1);
    m_print = new Button(Button::Kind::Secondary, {}, head);
    m_print->setObjectName(u"plan.print"_s);
    m_print->setKeys(Qt::CTRL | Qt::Key_P);
    m_agree = new Button(Button::Kind::Primary, {}, head);
    m_agree->setObjectName(u"plan.agree"_s);
    m_agree->setKeys(Qt::CTRL | Qt::Key_Return);
    row->addWidget(m_print);
    row->addWidget(m_agree);
    head->body()->addLayout(row);
    m_targets = makeLabel(TextRole::Body, {}, head);
    m_targets->setObjectName(u"plan.targets"_s);
    m_targets->setWordWrap(true);
    head->body()->addWidget(m_targets);
    connect(m_agree, &QPushButton::clicked, this, &PlanScreen::agree);
    connect(m_print, &QPushButton::clicked, this, [this] { m_asks.print(m_resident, window()); });
    return head;
}

PlanScreen::Part PlanScreen::buildPart(ItemKind kind, QWidget* parent) {
    Part made;
    made.card = new Card(parent);
    made.chips = new ChipRow(ChipRow::Mode::Many, made.card);
    made.chips->setObjectName(u"plan."_s + QLatin1String(kPartNames[static_cast<std::size_t>(kind)]));
    made.card->body()->addWidget(made.chips);
    made.words = makeLabel(TextRole::Soft, {}, made.card);
    made.words->setWordWrap(true);
    made.card->body()->addWidget(made.words);
    connect(made.chips, &ChipRow::chosenChanged, this, &PlanScreen::showChosen);
    return made;
}

void PlanScreen::build() {
    auto* content = new QWidget(this);
    auto* all = new QVBoxLayout(content);
    space(all, 0, 14);
    all->addWidget(buildHead());
    m_notice = new Notice(Tone::Bad, content);
    m_notice->setObjectName(u"plan.notice"_s);
    m_notice->hide();
    all->addWidget(m_notice);
    for (const auto kind : {ItemKind::Goal, ItemKind::Measure, ItemKind::Topic}) {
        part(kind) = buildPart(kind, content);
        all->addWidget(part(kind).card);
    }
    m_own = new TextField(part(ItemKind::Goal).card);
    m_own->setObjectName(u"plan.own"_s);
    part(ItemKind::Goal).card->body()->addWidget(m_own);
    part(ItemKind::Goal).words->hide();
    all->addStretch(1);
    auto* outer = new QVBoxLayout(this);
    space(outer, 0, 0);
    m_states = new StateStack(content, this);
    m_states->panel()->setObjectName(u"plan.state"_s);
    outer->addWidget(m_states);
    connect(m_states, &StateStack::acted, this, &PlanScreen::reload);
    connect(m_notice, &Notice::acted, this, &PlanScreen::reload);
    connect(static_cast<QLineEdit*>(m_own->editor()), &QLineEdit::textChanged, this, &PlanScreen::showChosen);
}

QString PlanScreen::title() const { return tr("Care plan"); }

void PlanScreen::activated() {
    // What is being chosen stays under the hands of who chooses it.
    if (m_page && !isChanged()) reload();
}

void PlanScreen::focusFirst() { part(ItemKind::Goal).chips->setFocus(); }

void PlanScreen::open(roster::ResidentId resident) {
    if (m_resident != resident) {
        m_page.reset();
        m_states->showEmpty({}, {});
    }
    m_resident = resident;
    if (!m_page || !isChanged()) reload();
}

void PlanScreen::reload() {
    if (m_resident.isNil()) return;
    m_notice->hide();
    m_states->showLoading(tr("Reading the plan …"));
    m_latest.run(this, m_asks.page(m_resident), [this](Result<plan::PlanPage> page) {
        if (page) show(std::move(*page));
        else m_states->showError(wordsFor(page.error()));
    });
}

void PlanScreen::show(plan::PlanPage page) {
    m_page = std::move(page);
    fill();
    QStringList own;
    std::array<QStringList, 3> chosen;
    if (m_page->plan)
        for (const auto& item : m_page->plan->items) {
            if (item.choice.empty()) own << qs(item.words);
            else chosen[static_cast<std::size_t>(item.kind)] << qs(item.choice);
        }
    for (std::size_t i = 0; i < m_parts.size(); ++i) m_parts[i].chips->setChosen(chosen[i]);
    m_own->setText(own.join(u"; "_s));
    showChosen();
    m_states->showContent();
}

void PlanScreen::fill() {
    if (!m_page) return;
    for (const auto kind : {ItemKind::Goal, ItemKind::Topic, ItemKind::Measure}) {
        QList<ChipRow::Choice> choices;
        const auto offered = m_rules.offered(kind, m_page->programmes);
        for (const auto* choice : offered) choices << ChipRow::Choice{qs(choice->id), planText(choice->name)};
        // What is in force stays visible although it would not be offered today.
        if (m_page->plan)
            for (const auto& item : m_page->plan->items) {
                const auto* choice = m_rules.choice(item.choice);
                if (item.kind == kind && choice && std::find(offered.begin(), offered.end(), choice) == offered.end()) choices << ChipRow::Choice{qs(choice->id), planText(choice->name)};
            }
        part(kind).chips->setChoices(choices);
    }
    m_name->setText(qs(m_page->name));
    m_state->setText(m_page->plan ? tr("In force since %1, agreed by %2.").arg(isoDate(m_page->plan->agreed), qs(m_page->plan->by)) : tr("Nothing is agreed yet."));
    m_targets->setText(targetWords());
    m_targets->setVisible(!m_page->targets.empty());
}

QString PlanScreen::targetWords() const {
    QStringList parts;
    for (const auto& target : m_page->targets) {
        const auto* known = m_care.observation(target.code);
        if (!known) continue;
        const auto name = ruleText({known->en, known->zh});
        const auto number = [known](double value) { return QString::number(value, 'f', known->decimals); };
        const auto limit = target.high ? u"< "_s + number(*target.high) : u"≥ "_s + number(*target.low);
        const auto unit = target.unit == "mm[Hg]" ? u"mmHg"_s : qs(target.unit);
        parts << name + u' ' + limit + u' ' + unit + (target.personal ? tr(" (agreed)") : QString());
    }
    return tr("Targets today: %1.").arg(parts.join(u"; "_s));
}

std::vector<plan::PlanItem> PlanScreen::items() const {
    std::vector<plan::PlanItem> all;
    for (const auto kind : {ItemKind::Goal, ItemKind::Measure, ItemKind::Topic}) {
        for (const auto& key : m_parts[static_cast<std::size_t>(kind)].chips->chosen()) all.push_back({kind, utf8(key), {}});
        if (kind != ItemKind::Goal) continue;
        for (const auto& own : ownGoals(static_cast<QLineEdit*>(m_own->editor())->text())) all.push_back({kind, {}, utf8(own)});
    }
    return all;
}

bool PlanScreen::isChanged() const {
    if (!m_page) return false;
    auto mine = items();
    auto held = m_page->plan ? m_page->plan->items : std::vector<plan::PlanItem>{};
    const auto order = [](const plan::PlanItem& a, const plan::PlanItem& b) { return std::tie(a.kind, a.choice, a.words) < std::tie(b.kind, b.choice, b.words); };
    std::sort(mine.begin(), mine.end(), order);
    std::sort(held.begin(), held.end(), order);
    return mine != held;
}

/// What each choice means stands beneath the chips, as the sheet will say it.
void PlanScreen::showChosen() {
    for (const auto kind : {ItemKind::Topic, ItemKind::Measure}) {
        QStringList lines;
        for (const auto& key : part(kind).chips->chosen())
            if (const auto* choice = m_rules.choice(utf8(key))) lines << planText(choice->name) + u": "_s + planText(choice->how);
        part(kind).words->setText(lines.join(u'\n'));
        part(kind).words->setVisible(!lines.isEmpty());
    }
    m_agree->setEnabled(isChanged() && !items().empty());
    m_print->setEnabled(m_page && m_page->plan && !isChanged());
}

void PlanScreen::agree() {
    if (!m_page || !isChanged()) return;
    m_agree->setEnabled(false);
    const plan::AgreePlan wish{m_resident, m_page->plan ? std::optional{m_page->plan->id} : std::nullopt, items()};
    m_agreeing.run(this, m_asks.agree(wish), [this](const Result<plan::PlanId>& id) {
        if (id) {
            reload();
            Q_EMIT agreed();
            return;
        }
        m_notice->setWords(wordsFor(id.error()));
        m_notice->setAction(id.error().reason == "plan.changed" ? tr("Read it again") : QString());
        m_notice->show();
        showChosen();
    });
}

void PlanScreen::retranslate() {
    part(ItemKind::Goal).card->setTitle(tr("Goals"));
    part(ItemKind::Goal).card->setHint(tr("what the person wants to reach"));
    part(ItemKind::Topic).card->setTitle(tr("Explained"));
    part(ItemKind::Topic).card->setHint(tr("texts are general knowledge until a clinician signs them"));
    part(ItemKind::Measure).card->setTitle(tr("To measure at home"));
    m_own->setLabel(tr("In the person's own words, several divided by ;"));
    m_print->setText(tr("Print"));
    m_agree->setText(tr("Agree"));
    fill();
    if (m_page) showChosen();
    Q_EMIT titleChanged();
}

}  // namespace jiayi::ui
