#include "ui/sync/history_card.h"

#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/table_style.h"
#include "ui/common/words.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kHistoryShown = 10;

struct HistoryText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::HistoryText)
};

struct Said {
    QString text;
    std::optional<Tone> tone;
};

/// The engine's events; what none of these names is a reason of the table of words.
Said eventWords(const sync::LogLine& line) {
    const auto& event = line.event;
    if (event == "round") return {HistoryText::tr("all well"), {}};
    if (event == "offline") return {HistoryText::tr("hub not reached"), Tone::Warn};
    if (event == "refused") return {HistoryText::tr("a record refused"), Tone::Bad};
    if (event == "resnapshot") return {HistoryText::tr("too long away: everything compared"), Tone::Warn};
    if (event == "reconcile" && line.detail.starts_with("begun")) return {HistoryText::tr("hub restored: everything compared"), Tone::Warn};
    if (event == "reconcile") return {HistoryText::tr("comparison with the hub finished"), Tone::Ok};
    if (event == "unreadable") return {HistoryText::tr("a record not understood; kept whole"), Tone::Warn};
    if (event == "clock") return {HistoryText::tr("this desk's clock is wrong"), Tone::Warn};
    if (event == "halt") return {wordsFor({Errc::Denied, line.detail, {}}).what, Tone::Bad};
    return {wordsFor({Errc::Rejected, line.detail, {}}).what, event == "failed" ? std::optional{Tone::Bad} : std::nullopt};
}

}  // namespace

HistoryCard::HistoryCard(QWidget* parent)
    : Card(parent), m_empty(makeLabel(TextRole::Soft, {}, this)), m_model(new QStandardItemModel(0, 4, this)), m_table(new QTableView(this)) {
    setObjectName(u"sync.history"_s);
    m_empty->setWordWrap(true);
    body()->addWidget(m_empty);
    m_table->setObjectName(u"sync.log"_s);
    m_table->setModel(m_model);
    styleTable(m_table);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(3, QHeaderView::Stretch);
    body()->addWidget(m_table);
    retranslate();
}

void HistoryCard::setLines(const std::vector<sync::LogLine>& lines, Instant now) {
    m_lines = lines;
    m_now = now;
    retranslate();
}

void HistoryCard::retranslate() {
    setTitle(tr("History"));
    m_empty->setText(tr("No round has brought or sent anything yet."));
    m_empty->setVisible(m_lines.empty());
    m_table->setVisible(!m_lines.empty());
    m_table->setAccessibleName(tr("History of rounds"));
    m_model->setHorizontalHeaderLabels({tr("When"), tr("Received"), tr("Sent"), tr("How it went")});
    m_model->setRowCount(0);
    const auto today = localDate(m_now);
    for (const auto& line : m_lines) {
        const auto said = eventWords(line);
        const auto day = localDate(line.at);
        const auto number = [](std::int64_t count) { return new QStandardItem(count > 0 ? countText(count) : u"–"_s); };
        QList<QStandardItem*> items{new QStandardItem(day == today ? clockTime(line.at) : shortDate(day, today) + u' ' + clockTime(line.at)), number(line.pulled), number(line.pushed),
                                    new QStandardItem(said.text)};
        items[0]->setData(true, SoftRole);
        for (const int column : {1, 2}) items[column]->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        items[3]->setToolTip(dateAndTime(line.at) + u"  "_s + said.text);
        if (said.tone) items[3]->setData(static_cast<int>(*said.tone), ToneRole);
        else items[3]->setData(true, SoftRole);
        m_model->appendRow(items);
    }
    fitHeight();
}

void HistoryCard::restyle() { fitHeight(); }

void HistoryCard::fitHeight() { m_table->setFixedHeight(px(42) * std::min(kHistoryShown, std::max(1, m_model->rowCount())) + px(38)); }

}  // namespace jiayi::ui
