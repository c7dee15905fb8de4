#include "ui/contracts/contracts_card.h"

#include "ui/common/button.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/words.h"
#include "ui/contracts/contract_words.h"

#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

/// What the person is bound by today, else what is open, else the newest.
const contracts::ContractCard* shownOf(const contracts::PersonContracts& person, Date today) {
    const auto& cards = person.cards;
    const auto found = std::find_if(cards.begin(), cards.end(), [&](const auto& card) { return card.contract.isInForce(today); });
    if (found != cards.end()) return &*found;
    const auto open = std::find_if(cards.begin(), cards.end(), [](const auto& card) { return card.contract.isOpen(); });
    if (open != cards.end()) return &*open;
    return cards.empty() ? nullptr : &cards.front();
}

}  // namespace

ContractsCard::ContractsCard(ContractAsks asks, const contracts::ContractBook& book, const Clock& clock, QWidget* parent) : Card(parent), m_asks(std::move(asks)), m_book(book), m_clock(clock) {
    setObjectName(u"contracts.card"_s);
    m_line = makeLabel(TextRole::Body, {}, this);
    m_line->setObjectName(u"contracts.line"_s);
    m_line->setTextFormat(Qt::PlainText);
    m_line->setWordWrap(true);
    body()->addWidget(m_line);
    m_open = new Button(Button::Kind::Quiet, {}, this);
    m_open->setObjectName(u"contracts.open"_s);
    m_open->setKeys(Qt::ALT | Qt::Key_N);
    addHeadAction(m_open);
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT pageAsked(m_resident); });
    retranslate();
}

void ContractsCard::showResident(roster::ResidentId resident) {
    if (m_resident != resident) m_page.reset();
    m_resident = resident;
    reload();
}

void ContractsCard::reload() {
    if (m_resident.isNil()) return;
    m_error.reset();
    showLines();
    m_reading.run(this, m_asks.lines(m_resident), [this](Result<ContractPage> page) {
        if (page) m_page = std::move(*page);
        else m_error = page.error();
        showLines();
    });
}

void ContractsCard::showLines() {
    setStripe(std::nullopt);
    if (m_error) return m_line->setText(wordsFor(*m_error).what);
    if (!m_page) return m_line->clear();
    const auto today = localDate(m_clock.now());
    QStringList lines;
    if (const auto* card = shownOf(m_page->contracts, today)) {
        const auto& contract = card->contract;
        lines << standingWord(contract, today) + u" · "_s + termText(contract) + u" · "_s + qs(contract.terms.team);
        const auto late = std::count_if(card->items.begin(), card->items.end(), [](const auto& item) { return item.isLate(); });
        if (contract.isInForce(today)) lines << packageWord(m_book, contract.terms.package) + u": "_s + (late > 0 ? tr("%n service(s) late", nullptr, static_cast<int>(late)) : tr("nothing late"));
        if (standingTone(contract, today) == Tone::Warn) setStripe(Tone::Warn);
    } else {
        lines << (m_page->contracts.listed ? tr("A list says until %1; no contract is recorded.").arg(isoDate(*m_page->contracts.listed)) : tr("No contract."));
    }
    lines << schemeWord(m_page->standing.scheme);
    for (const auto& one : m_page->standing.all)
        if (one.holdsOn(today)) lines.last() += u" · "_s + benefitWord(one.benefit) + u' ' + qs(one.icd10);
    m_line->setText(lines.join(u'\n'));
}

void ContractsCard::retranslate() {
    setTitle(tr("Contract and entitlement"));
    m_open->setText(tr("Contract"));
    showLines();
}

}  // namespace jiayi::ui
