#include "ui/capitation/people_card.h"

#include "ui/capitation/capitation_words.h"
#include "ui/common/button.h"
#include "ui/common/clinic_words.h"
#include "ui/common/labels.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr std::size_t kPeopleShown = 6;
}

PeopleCard::PeopleCard(Ask ask, const Clock& clock, QWidget* parent) : Card(parent), m_ask(std::move(ask)), m_clock(clock) {
    setObjectName(u"account.people"_s);
    retranslate();
}

void PeopleCard::show(std::vector<capitation::LookAt> people, const capitation::AccountAsked& asked) {
    m_people = std::move(people);
    m_asked = asked;
    m_costs.clear();
    showPeople();
}

void PeopleCard::hideCosts() {
    if (m_costs.empty()) return;
    m_costs.clear();
    showPeople();
}

void PeopleCard::showPeople() {
    delete m_rows;
    m_rows = new QWidget(this);
    auto* column = new QVBoxLayout(m_rows);
    space(column, 0, 10);
    int number = 0;
    for (const auto& person : m_people) {
        if (static_cast<std::size_t>(number) == kPeopleShown) break;
        column->addWidget(personLine(person, ++number));
    }
    if (m_people.empty()) column->addWidget(makeLabel(TextRole::Soft, tr("Nobody stands out."), m_rows));
    auto* note = makeLabel(TextRole::Soft, tr("The budget is an average: nobody has a limit. Each look at a cost is kept in the audit, and none is printed."), m_rows);
    note->setWordWrap(true);
    column->addWidget(note);
    body()->addWidget(m_rows);
}

QWidget* PeopleCard::personLine(const capitation::LookAt& person, int number) {
    auto* row = new QWidget(m_rows);
    auto* line = new QHBoxLayout(row);
    space(line, 0, 8);
    auto* words = new QVBoxLayout;
    space(words, 0, 0);
    auto* name = makeLabel(TextRole::Strong, qs(person.name) + u"  "_s + sexAndAge(person.sex, person.birth, person.birthEstimated, localDate(m_clock.now())), row);
    name->setTextFormat(Qt::PlainText);
    words->addWidget(name);
    QStringList reasons;
    for (const auto& reason : person.reasons) reasons << lookReason(reason);
    auto* why = makeLabel(TextRole::Soft, reasons.join(tr(", ")), row);
    why->setWordWrap(true);
    words->addWidget(why);
    line->addLayout(words, 1);
    if (const auto cost = m_costs.find(person.resident.uuid); cost != m_costs.end()) {
        auto* amount = makeLabel(TextRole::Strong, wholeYuan(cost->second.spent()), row);
        amount->setObjectName(u"account.cost.%1"_s.arg(number));
        QStringList parts;
        for (const auto& [category, money] : cost->second.categories) parts << categoryWord(category) + u" "_s + moneyText(money);
        amount->setToolTip(parts.join(u'\n'));
        amount->setAccessibleDescription(parts.join(u", "_s));
        line->addWidget(amount, 0, Qt::AlignTop);
    } else {
        auto* ask = new Button(Button::Kind::Quiet, tr("Cost"), row);
        ask->setObjectName(u"account.ask.%1"_s.arg(number));
        ask->setAccessibleName(tr("Show what %1 cost").arg(qs(person.name)));
        ask->setKeys(Qt::ALT | static_cast<Qt::Key>(Qt::Key_0 + number));
        line->addWidget(ask, 0, Qt::AlignTop);
        connect(ask, &QPushButton::clicked, this, [this, number] { askCost(number); });
    }
    auto* chart = new Button(Button::Kind::Quiet, tr("Chart"), row);
    chart->setObjectName(u"account.chart.%1"_s.arg(number));
    chart->setAccessibleName(tr("Chart of %1").arg(qs(person.name)));
    line->addWidget(chart, 0, Qt::AlignTop);
    connect(chart, &QPushButton::clicked, this, [this, resident = person.resident] { Q_EMIT chartAsked(resident); });
    return row;
}

void PeopleCard::askCost(int number) {
    const auto resident = m_people.at(static_cast<std::size_t>(number - 1)).resident;
    m_asking.run(this, m_ask({resident, m_asked}), [this, resident, number](Result<capitation::AskPersonCost::Answer> answer) {
        if (!answer) {
            Q_EMIT failed(answer.error());
            return;
        }
        m_costs[resident.uuid] = std::move(*answer);
        showPeople();
        // The button is gone; the keyboard goes on beside it.
        if (auto* next = findChild<QWidget*>(u"account.chart.%1"_s.arg(number))) next->setFocus();
    });
}

void PeopleCard::retranslate() {
    setTitle(tr("Residents to look at"));
    setHint(tr("far above what their tier suggests"));
    showPeople();
}

}  // namespace jiayi::ui
