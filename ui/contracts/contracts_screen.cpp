#include "ui/contracts/contracts_screen.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/clinic_words.h"
#include "ui/common/columns.h"
#include "ui/common/flow_layout.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/row_table.h"
#include "ui/common/states.h"
#include "ui/contracts/benefit_dialog.h"
#include "ui/contracts/contract_models.h"
#include "ui/contracts/end_contract_dialog.h"
#include "ui/contracts/entitlement_card.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using contracts::State;

namespace {

/// Design widths; where there is no room the later ones go first.
constexpr std::pair<int, int> kContractColumns[] = {{ContractModel::Standing, 128}, {ContractModel::Term, 196}};
constexpr std::pair<int, int> kItemColumns[] = {{PackageModel::Standing, 92}, {PackageModel::Done, 80}, {PackageModel::Next, 100}};
constexpr std::pair<int, int> kHistoryColumns[] = {{HistoryModel::When, 104}};
constexpr int kNarrowest = 120;

RowTable* makeTable(QWidget* parent, const char* name, QAbstractItemModel* model, int stretched, RowTable::Widths widths, int height) {
    auto* table = new RowTable(parent);
    table->setObjectName(QLatin1String(name));
    table->setModel(model);
    table->setColumns(stretched, widths, kNarrowest);
    table->setMinimumHeight(px(height));
    return table;
}

}  // namespace

ContractsScreen::ContractsScreen(ContractAsks asks, const contracts::ContractBook& book, const Clock& clock, QWidget* parent)
    : Screen(parent), m_asks(std::move(asks)), m_book(book), m_clock(clock) {
    setObjectName(u"contracts"_s);
    build();
    connectActs();
    retranslate();
}

QString ContractsScreen::title() const { return tr("Contract"); }

void ContractsScreen::build() {
    auto* content = new QWidget(this);
    auto* all = new QVBoxLayout(content);
    space(all, 0, 14);
    all->addWidget(buildHead());
    m_notice = new Notice(Tone::Bad, content);
    m_notice->setObjectName(u"contracts.notice"_s);
    m_notice->hide();
    all->addWidget(m_notice);
    auto* columns = new Columns(820, content);
    columns->add(buildLeft(), 56);
    columns->add(buildRight(), 44);
    all->addWidget(columns, 1);
    auto* outer = new QVBoxLayout(this);
    space(outer, 0, 0);
    m_states = new StateStack(content, this);
    m_states->panel()->setObjectName(u"contracts.state"_s);
    outer->addWidget(m_states);
    connect(m_states, &StateStack::acted, this, &ContractsScreen::reload);
}

QWidget* ContractsScreen::buildHead() {
    auto* head = new QWidget(this);
    auto* column = new QVBoxLayout(head);
    space(column, 0, 8);
    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    m_name = makeLabel(TextRole::Heading, {}, head);
    m_name->setObjectName(u"contracts.name"_s);
    m_name->setTextFormat(Qt::PlainText);
    m_standing = makeLabel(TextRole::Soft, {}, head);
    m_standing->setObjectName(u"contracts.standing"_s);
    row->addWidget(m_name);
    row->addWidget(m_standing, 1);
    const auto button = [&](Button::Kind kind, const char* name, const QKeySequence& keys) {
        auto* made = new Button(kind, {}, head);
        made->setObjectName(u"contracts."_s + QLatin1String(name));
        made->setKeys(keys);
        return made;
    };
    m_chart = button(Button::Kind::Quiet, "chart", Qt::Key_F2);
    m_drive = button(Button::Kind::Quiet, "drive", Qt::ALT | Qt::Key_N);
    row->addWidget(m_chart);
    row->addWidget(m_drive);
    column->addLayout(row);
    auto* acts = new QWidget(head);
    auto* flow = new FlowLayout(acts);
    space(flow, 0, 8);
    m_accept = button(Button::Kind::Primary, "accept", Qt::Key_F5);
    m_sign = button(Button::Kind::Primary, "sign", Qt::Key_F6);
    m_renew = button(Button::Kind::Primary, "renew", Qt::Key_F7);
    m_offer = button(Button::Kind::Primary, "offer", Qt::Key_F4);
    m_record = button(Button::Kind::Secondary, "record", Qt::Key_F3);
    m_transfer = button(Button::Kind::Secondary, "transfer", Qt::Key_F8);
    m_print = button(Button::Kind::Secondary, "print", Qt::CTRL | Qt::Key_P);
    m_end = button(Button::Kind::Danger, "end", Qt::Key_F9);
    for (auto* each : {m_accept, m_sign, m_renew, m_offer, m_record, m_transfer, m_print, m_end}) flow->addWidget(each);
    column->addWidget(acts);
    return head;
}

QWidget* ContractsScreen::buildLeft() {
    auto* left = new QWidget(this);
    auto* column = new QVBoxLayout(left);
    space(column, 0, 14);
    m_contractCard = new Card(left);
    m_contracts = new ContractModel(m_book, m_clock, this);
    m_table = makeTable(m_contractCard, "contracts.table", m_contracts, ContractModel::Whose, kContractColumns, 150);
    m_none = new StateStack(m_table, m_contractCard);
    m_none->panel()->setObjectName(u"contracts.none"_s);
    m_contractCard->body()->addWidget(m_none, 1);
    m_packageCard = new Card(left);
    m_items = new PackageModel(this);
    m_itemTable = makeTable(m_packageCard, "contracts.items", m_items, PackageModel::Item, kItemColumns, 200);
    m_packageCard->body()->addWidget(m_itemTable, 1);
    column->addWidget(m_contractCard, 4);
    column->addWidget(m_packageCard, 6);
    return left;
}

QWidget* ContractsScreen::buildRight() {
    auto* right = new QWidget(this);
    auto* column = new QVBoxLayout(right);
    space(column, 0, 14);
    m_entitlement = new EntitlementCard(m_clock, right);
    m_historyCard = new Card(right);
    m_history = new HistoryModel(m_book, this);
    m_historyTable = makeTable(m_historyCard, "contracts.history", m_history, HistoryModel::What, kHistoryColumns, 170);
    m_historyCard->body()->addWidget(m_historyTable, 1);
    column->addWidget(m_entitlement);
    column->addWidget(m_historyCard, 1);
    return right;
}

void ContractsScreen::connectActs() {
    using Act = TermsDialog::Act;
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &ContractsScreen::showChosen);
    for (const auto& [button, act] : {std::pair{m_offer, Act::Offer}, {m_record, Act::Record}, {m_sign, Act::Sign}, {m_renew, Act::Renew}, {m_transfer, Act::Transfer}})
        connect(button, &QPushButton::clicked, this, [this, act = act] { ask(act); });
    connect(m_accept, &QPushButton::clicked, this, [this] {
        if (const auto* card = chosen()) write(m_asks.accept({card->contract.id}));
    });
    connect(m_end, &QPushButton::clicked, this, &ContractsScreen::askEnd);
    connect(m_print, &QPushButton::clicked, this, [this] {
        if (const auto* card = chosen()) m_asks.print(card->contract.id, window());
    });
    connect(m_chart, &QPushButton::clicked, this, [this] { Q_EMIT chartAsked(m_resident); });
    connect(m_drive, &QPushButton::clicked, this, &ContractsScreen::driveAsked);
    connect(m_entitlement, &EntitlementCard::codeGiven, this, &ContractsScreen::readCard);
    connect(m_entitlement, &EntitlementCard::addAsked, this, [this] {
        roster::Entitlement fresh;
        if (m_page) fresh.institution = m_page->standing.clinicCode;
        askBenefit(fresh);
    });
    connect(m_entitlement, &EntitlementCard::editAsked, this, &ContractsScreen::askBenefit);
}

void ContractsScreen::open(roster::ResidentId resident) {
    if (m_resident != resident) {
        // Nothing of the person before may be seen under the next one's name.
        m_page.reset();
        m_notice->hide();
        m_states->showEmpty({}, {});
    }
    m_resident = resident;
    reload();
}

void ContractsScreen::reload() {
    if (m_resident.isNil()) return;
    if (!m_page) m_states->showLoading(tr("Reading contracts …"));
    m_reading.run(this, m_asks.page(m_resident), [this](Result<ContractPage> page) {
        if (page) return show(std::move(*page));
        m_states->showError(wordsFor(page.error()));
    });
}

void ContractsScreen::show(ContractPage page) {
    const auto before = chosen() ? std::optional{chosen()->contract.id} : std::nullopt;
    m_page = std::move(page);
    const auto& person = m_page->contracts;
    m_contracts->setRows(person.cards);
    std::set<contracts::EventId> refused;
    for (const auto& one : person.refused) refused.insert(one.event);
    std::vector<HistoryLine> lines;
    for (const auto& event : person.events) lines.push_back({event, refused.contains(event.id)});
    m_history->setRows(std::move(lines));
    m_entitlement->show(m_page->standing);
    m_states->showContent();
    if (person.cards.empty()) {
        m_none->showEmpty(tr("No contract yet"), person.listed ? tr("An imported list says until %1. Record the paper, and it counts.").arg(isoDate(*person.listed)) : tr("Offer one, or record what was signed on paper."));
    } else {
        m_none->showContent();
        // What was written last stands on top of what was looked at: a new one is shown.
        auto at = std::find_if(person.cards.begin(), person.cards.end(), [&](const auto& card) { return card.contract.isOpen(); });
        if (at == person.cards.end()) at = std::find_if(person.cards.begin(), person.cards.end(), [&](const auto& card) { return before && card.contract.id == *before; });
        if (at == person.cards.end()) at = std::find_if(person.cards.begin(), person.cards.end(), [&](const auto& card) { return card.contract.isInForce(localDate(m_clock.now())); });
        m_table->setCurrentIndex(m_contracts->index(at == person.cards.end() ? 0 : static_cast<int>(at - person.cards.begin()), 0));
    }
    showChosen();
    Q_EMIT titleChanged();
}

const contracts::ContractCard* ContractsScreen::chosen() const {
    const auto row = m_table->currentIndex().row();
    return m_page && row >= 0 && row < m_contracts->rowCount() ? &m_contracts->at(row) : nullptr;
}

bool ContractsScreen::mayRenew(const contracts::Contract& contract) const {
    if (contract.state != State::Signed || !contract.lastDay) return false;
    const auto today = localDate(m_clock.now());
    return today >= *contract.lastDay - Days{m_book.whole("renew.from-days", today)} && today <= *contract.lastDay + Days{m_book.whole("renew.grace-days", today)};
}

void ContractsScreen::showHead() {
    if (!m_page) return;
    const auto today = localDate(m_clock.now());
    m_name->setText(qs(m_page->name));
    auto words = sexAndAge(m_page->sex, m_page->birth, m_page->birthEstimated, today);
    const auto& doctor = m_page->contracts.doctor;
    for (const auto& load : m_page->contracts.loads)
        if (load.doctor == doctor) words += u" · "_s + tr("people with %1").arg(loadText(load));
    m_standing->setText(words);
}

void ContractsScreen::showChosen() {
    if (!m_page) return;
    showHead();
    const auto today = localDate(m_clock.now());
    const auto& cards = m_page->contracts.cards;
    const bool free = std::none_of(cards.begin(), cards.end(), [&](const auto& card) { return card.contract.isOpen() || (card.contract.lastDay && *card.contract.lastDay >= today); });
    const auto* card = chosen();
    const auto state = card ? std::optional{card->contract.state} : std::nullopt;
    m_offer->setVisible(free);
    m_record->setVisible(free);
    m_accept->setVisible(state == State::Offered);
    m_sign->setVisible(state == State::Accepted);
    m_renew->setVisible(card && mayRenew(card->contract));
    m_transfer->setVisible(state == State::Signed && card->contract.isInForce(today) && card->contract.terms.since < today);
    m_print->setVisible(card && m_asks.print);
    m_end->setVisible(card && (card->contract.isOpen() || ((state == State::Signed || state == State::Renewed) && *card->contract.lastDay > today)));
    m_items->setRows(card ? card->items : std::vector<contracts::ItemStanding>{});
    m_packageCard->setTitle(card ? packageWord(m_book, card->contract.terms.package) : tr("Service package"));
    m_packageCard->setHint(card && card->items.empty() ? tr("Counts once it is signed") : card ? tr("From visits and results that are there") : QString());
}

contracts::Terms ContractsScreen::proposedTerms() const {
    const auto today = localDate(m_clock.now());
    const auto& person = m_page->contracts;
    contracts::Terms terms;
    terms.team = !person.cards.empty() ? person.cards.front().contract.terms.team : person.teams.empty() ? std::string{} : person.teams.front();
    terms.doctor = person.doctor;
    terms.package = contracts::proposedPackage(m_book, person.programmes);
    terms.since = today;
    terms.until = m_book.lastDayOf(today);
    return terms;
}

void ContractsScreen::ask(TermsDialog::Act act) {
    if (!m_page) return;
    const auto today = localDate(m_clock.now());
    const auto* card = chosen();
    auto terms = proposedTerms();
    if (card && act == TermsDialog::Act::Sign) terms = card->contract.terms;
    if (card && act == TermsDialog::Act::Renew) terms = contracts::renewalOf(m_book, card->contract, today);
    if (card && act == TermsDialog::Act::Transfer) {
        terms = card->contract.terms;
        terms.since = today;
    }
    auto* dialog = new TermsDialog(act, m_book, m_page->contracts, terms, today, window());
    connect(dialog, &TermsDialog::agreed, this, [this, act](const TermsDialog::Agreed& what) { agreed(act, what); });
    dialog->open();
}

void ContractsScreen::agreed(TermsDialog::Act act, const TermsDialog::Agreed& what) {
    using Act = TermsDialog::Act;
    if (act == Act::Offer) return write(m_asks.offer({m_resident, what.terms, what.note}));
    if (act == Act::Record) return write(m_asks.record({m_resident, what.terms, what.on, what.signer}));
    const auto* card = chosen();
    if (!card) return;
    const auto id = card->contract.id;
    if (act == Act::Sign) return write(m_asks.sign({id, what.on, what.signer}));
    if (act == Act::Renew) return write(m_asks.renew({id, what.terms, what.on, what.signer}));
    write(m_asks.transfer({id, what.terms, what.note}));
}

void ContractsScreen::askEnd() {
    const auto* card = chosen();
    if (!card) return;
    auto* dialog = new EndContractDialog(m_book, card->contract, localDate(m_clock.now()), window());
    connect(dialog, &EndContractDialog::given, this, [this](const contracts::EndContract& end) { write(m_asks.end(end)); });
    dialog->open();
}

void ContractsScreen::askBenefit(const roster::Entitlement& before) {
    auto* dialog = new BenefitDialog(before, localDate(m_clock.now()), window());
    connect(dialog, &BenefitDialog::given, this, [this](const roster::Entitlement& made) {
        if (made.id.isNil()) write(m_asks.addBenefit({m_resident, made}));
        else write(m_asks.editBenefit({made}));
    });
    dialog->open();
}

void ContractsScreen::readCard(const QString& text) {
    m_writing.run(this, m_asks.card({m_resident, utf8(text)}), [this](Result<roster::TakeCard::Outcome> outcome) {
        if (!outcome) return m_entitlement->cardRefused(outcome.error());
        m_entitlement->cardTaken(*outcome);
        reload();
        Q_EMIT changed();
    });
}

template <class T>
void ContractsScreen::write(QFuture<Result<T>> written) {
    m_notice->hide();
    m_writing.run(this, std::move(written), [this](Result<T> result) { done(result ? Result<void>{} : Result<void>{result.error()}); });
}

void ContractsScreen::done(Result<void> result) {
    if (!result) {
        m_notice->setWords(wordsFor(result.error()));
        return m_notice->show();
    }
    reload();
    Q_EMIT changed();
}

void ContractsScreen::focusFirst() { m_table->setFocus(); }

void ContractsScreen::retranslate() {
    m_chart->setText(tr("Chart"));
    m_drive->setText(tr("Renewal drive"));
    m_offer->setText(tr("Offer"));
    m_record->setText(tr("Record paper"));
    m_accept->setText(tr("Accepted"));
    m_sign->setText(tr("Sign"));
    m_renew->setText(tr("Renew"));
    m_transfer->setText(tr("Transfer"));
    m_print->setText(tr("Print"));
    m_end->setText(tr("End"));
    m_contractCard->setTitle(tr("Contracts"));
    m_historyCard->setTitle(tr("History"));
    m_table->setAccessibleName(tr("Contracts, the newest first"));
    m_itemTable->setAccessibleName(tr("What the package owes"));
    m_historyTable->setAccessibleName(tr("What happened, the newest first"));
    m_contracts->retranslate();
    m_items->retranslate();
    m_history->retranslate();
    showChosen();
    Q_EMIT titleChanged();
}

}  // namespace jiayi::ui
