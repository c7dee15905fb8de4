#include "ui/capitation/year_board.h"

#include "ui/capitation/capitation_words.h"
#include "ui/capitation/fund_dialog.h"
#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/columns.h"
#include "ui/common/labels.h"
#include "ui/common/reason_dialog.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kStackYear = 860;
constexpr std::size_t kEntriesShown = 12;

/// A table of labels; the first column takes what is left.
class YearTable {
public:
    explicit YearTable(Card* card) : m_card(card), m_grid(new QGridLayout) {
        space(m_grid, 0, 8);
        m_grid->setColumnStretch(0, 1);
        card->body()->addLayout(m_grid);
    }
    QLabel* put(int column, const QString& text, TextRole role = TextRole::Body) {
        auto* label = makeLabel(role, text, m_card);
        label->setTextFormat(Qt::PlainText);
        if (column == 0) label->setWordWrap(true);
        else label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_grid->addWidget(label, m_row, column);
        return label;
    }
    void put(int column, QWidget* widget) { m_grid->addWidget(widget, m_row, column, Qt::AlignRight); }
    void next() { ++m_row; }
    void pair(const QString& name, Money money, bool strong = false) {
        put(0, name)->setAccessibleDescription(moneyText(money));
        put(1, moneyText(money), strong ? TextRole::Strong : TextRole::Body);
        next();
    }

private:
    Card* m_card;
    QGridLayout* m_grid;
    int m_row = 0;
};

const capitation::FundLine* fundOf(const capitation::YearPage& page, const std::string& fund) {
    const auto found = std::find_if(page.funds.begin(), page.funds.end(), [&](const auto& one) { return one.fund == fund; });
    return found == page.funds.end() ? nullptr : &*found;
}

}  // namespace

YearBoard::YearBoard(QWidget* parent) : Live<QWidget>(parent) {
    setObjectName(u"account.year"_s);
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    m_record = new Button(Button::Kind::Primary, {}, this);
    m_record->setObjectName(u"year.record"_s);
    m_record->setKeys(Qt::CTRL | Qt::Key_N);
    connect(m_record, &QPushButton::clicked, this, &YearBoard::askRecord);
    all->addWidget(m_record, 0, Qt::AlignRight);
    retranslate();
}

void YearBoard::show(const capitation::YearPage& page) {
    m_page = page;
    showYear();
}

QWidget* YearBoard::schemeCard(const capitation::YearOfScheme& scheme) {
    auto* card = new Card(payerWord(scheme.scheme), m_rows);
    card->setObjectName(u"year.scheme.%1"_s.arg(qs(scheme.scheme)));
    card->setHint(tr("as of %1").arg(monthText(m_page->upTo)));
    const auto& end = scheme.end;
    YearTable sums(card);
    sums.pair(tr("Budget"), end.settlement.budget);
    sums.pair(tr("Lost to quality (%1)").arg(percentText(static_cast<double>(end.quality.millionths) / capitation::kMillion)), Money{} - end.settlement.withheld);
    sums.pair(tr("Cost, after stop-loss"), Money{} - end.settlement.counted);
    sums.pair(tr("On its way"), Money{} - end.settlement.outstanding);
    sums.pair(end.settlement.surplus.fen < 0 ? tr("Deficit") : tr("Surplus"), end.settlement.surplus, true);
    sums.pair(end.settlement.surplus.fen < 0 ? tr("Borne by the clinic") : tr("Kept by the clinic"), end.settlement.surplus.fen < 0 ? Money{} - end.settlement.borne : end.settlement.kept, true);
    card->body()->addSpacing(px(8));
    YearTable steps(card);
    for (const auto& [column, text] : {std::pair{1, tr("expected")}, std::pair{2, tr("written down")}, std::pair{3, tr("due")}}) steps.put(column, text, TextRole::Soft);
    steps.next();
    for (const auto& step : scheme.steps) {
        steps.put(0, yearStepWord(step.step))->setToolTip(moneyWords(step.text));
        steps.put(1, step.expected.fen == 0 ? u"–"_s : moneyText(step.expected));
        steps.put(2, step.done ? moneyText(step.recorded) : u"–"_s);
        steps.put(3, step.due ? isoDate(*step.due) : QString(), TextRole::Soft);
        steps.put(4, new Badge(step.done ? tr("written") : tr("to come"), step.done ? Tone::Ok : Tone::Neutral, card));
        steps.next();
    }
    if (!end.distribution.empty()) {
        card->body()->addSpacing(px(8));
        card->body()->addWidget(makeLabel(TextRole::Soft, tr("What is kept goes, by the rule in force, to"), card));
        YearTable parts(card);
        static const auto book = capitation::loadBook().value();
        for (const auto& [id, money] : end.distribution) {
            const auto found = std::find_if(book.distribution.begin(), book.distribution.end(), [&, part = id](const auto& one) { return one.id == part; });
            parts.pair(found == book.distribution.end() ? qs(id) : moneyWords(found->text), money);
        }
    }
    card->body()->addStretch(1);
    return card;
}

QWidget* YearBoard::qualityCard() {
    auto* card = new Card(tr("Quality that is paid by"), m_rows);
    card->setObjectName(u"year.quality"_s);
    card->setHint(tr("limits fixed for all, no personal targets"));
    YearTable table(card);
    table.put(1, tr("weight"), TextRole::Soft);
    table.put(2, tr("score"), TextRole::Soft);
    table.next();
    static const auto book = capitation::loadBook().value();
    for (const auto& item : m_page->schemes.front().end.quality.items) {
        const auto found = std::find_if(book.quality.begin(), book.quality.end(), [&](const auto& one) { return one.measure == item.measure; });
        table.put(0, found == book.quality.end() ? qs(item.measure) : moneyWords(found->text))->setToolTip(qs(item.measure));
        table.put(1, QString::number(item.weight), TextRole::Soft);
        table.put(2, item.missing ? tr("missing: 0") : percentText(static_cast<double>(item.score) / capitation::kMillion), item.missing ? TextRole::Soft : TextRole::Body);
        table.next();
    }
    card->body()->addStretch(1);
    return card;
}

QWidget* YearBoard::fundsCard() {
    auto* card = new Card(tr("Funds, each by itself"), m_rows);
    card->setObjectName(u"year.funds"_s);
    YearTable table(card);
    for (const auto& fund : m_page->funds) {
        table.put(0, moneyWords(fund.text) + (fund.settles ? tr(" (settles)") : QString()));
        table.put(1, tr("%n entry(ies)", nullptr, static_cast<int>(fund.entries)), TextRole::Soft);
        table.put(2, moneyText(fund.balance), TextRole::Strong);
        table.next();
    }
    return card;
}

QWidget* YearBoard::entriesCard() {
    auto* card = new Card(tr("Written down"), m_rows);
    card->setObjectName(u"year.entries"_s);
    if (m_page->entries.empty()) {
        card->body()->addWidget(makeLabel(TextRole::Soft, tr("Nothing yet. Advances, the assessment and the clearing are written down as they come."), card));
        return card;
    }
    YearTable table(card);
    std::size_t shown = 0;
    for (const auto& entry : m_page->entries) {
        if (++shown > kEntriesShown) break;
        const auto* fund = fundOf(*m_page, entry.fund);
        QStringList words{isoDate(localDate(entry.at)), fund ? moneyWords(fund->text) : qs(entry.fund), yearStepWord(entry.step)};
        if (!entry.scheme.empty()) words << payerWord(entry.scheme);
        if (!entry.note.empty()) words << qs(entry.note);
        table.put(0, words.join(u" · "_s));
        table.put(1, moneyText(entry.amount), TextRole::Strong);
        const bool corrected = entry.reverses || std::any_of(m_page->entries.begin(), m_page->entries.end(), [&](const auto& one) { return one.reverses == entry.id; });
        if (!corrected) {
            auto* correct = new Button(Button::Kind::Quiet, tr("Take back"), card);
            correct->setObjectName(u"year.correct.%1"_s.arg(shown));
            correct->setAccessibleName(tr("Take back: %1").arg(words.join(u", "_s)));
            connect(correct, &QPushButton::clicked, this, [this, entry] { askCorrection(entry); });
            table.put(2, correct);
        }
        table.next();
    }
    return card;
}

void YearBoard::showYear() {
    delete m_rows;
    m_rows = nullptr;
    if (!m_page) return;
    m_rows = new QWidget(this);
    auto* column = new QVBoxLayout(m_rows);
    space(column, 0, 14);
    auto* schemes = new Columns(kStackYear, m_rows);
    for (const auto& scheme : m_page->schemes) schemes->add(schemeCard(scheme), 1);
    column->addWidget(schemes);
    auto* lower = new Columns(kStackYear, m_rows);
    auto* money = new QWidget(m_rows);
    auto* cards = new QVBoxLayout(money);
    space(cards, 0, 14);
    cards->addWidget(fundsCard());
    cards->addWidget(entriesCard());
    cards->addStretch(1);
    lower->add(money, 1);
    if (!m_page->schemes.empty()) lower->add(qualityCard(), 1);
    column->addWidget(lower);
    column->addStretch(1);
    layout()->addWidget(m_rows);
}

void YearBoard::askRecord() {
    if (!m_page) return;
    auto* dialog = new FundDialog(*m_page, window());
    connect(dialog, &FundDialog::given, this, &YearBoard::recordAsked);
    dialog->open();
}

void YearBoard::askCorrection(const capitation::FundEntry& entry) {
    auto* dialog = new ReasonDialog(tr("Take back %1: why?").arg(moneyText(entry.amount)), window());
    connect(dialog, &ReasonDialog::given, this, [this, id = entry.id](const QString& why) { Q_EMIT correctAsked({id, utf8(why)}); });
    dialog->open();
}

void YearBoard::retranslate() {
    m_record->setText(tr("Write down money"));
    showYear();
}

}  // namespace jiayi::ui
