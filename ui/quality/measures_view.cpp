#include "ui/quality/measures_view.h"

#include "ui/common/card.h"
#include "ui/common/columns.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/row_table.h"
#include "ui/quality/quality_words.h"
#include "ui/quality/rule_card.h"
#include "ui/quality/text_model.h"

#include <QShortcut>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {
enum MeasureColumn { MeasureName, MeasureRate, MeasureCounted, MeasureMissing, MeasureColumns };
constexpr std::pair<int, int> kMeasureWidths[] = {{MeasureRate, 80}, {MeasureCounted, 130}, {MeasureMissing, 105}};
constexpr int kNarrowestRule = 230, kStackMeasuresBelow = 820;
}  // namespace

MeasuresView::MeasuresView(const quality::MeasureBook& book, QWidget* parent) : Live<QWidget>(parent), m_book(book) {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 0);
    auto* columns = new Columns(kStackMeasuresBelow, this);
    m_card = new Card(columns);
    m_search = new TextField(m_card);
    m_search->setLabelShown(false);
    m_search->edit()->setObjectName(u"measures.search"_s);
    m_model = new TextModel(MeasureColumns, {MeasureRate, MeasureCounted, MeasureMissing}, this);
    m_table = new RowTable(m_card);
    m_table->setObjectName(u"measures.table"_s);
    m_table->setModel(m_model);
    m_table->setColumns(MeasureName, kMeasureWidths, kNarrowestRule);
    m_table->setMinimumHeight(px(360));
    m_card->body()->addWidget(m_search);
    m_card->body()->addWidget(m_table, 1);
    m_rule = new RuleCard(columns);
    columns->add(m_card, 3);
    columns->add(m_rule, 2);
    all->addWidget(columns, 1);
    connect(m_search->edit(), &QLineEdit::textChanged, this, &MeasuresView::showMeasures);
    connect(m_rule, &RuleCard::peopleAsked, this, &MeasuresView::peopleAsked);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
        if (now.isValid()) m_rule->showMeasure(m_board->lines[m_shown[static_cast<std::size_t>(now.row())]]);
    });
    connect(m_table, &RowTable::rowActed, this, [this](int row) {
        const auto& line = m_board->lines[m_shown[static_cast<std::size_t>(row)]];
        if (line.measure->byPerson()) Q_EMIT peopleAsked(qs(line.measure->id));
    });
    connect(new QShortcut(Qt::Key_Slash, m_table, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this, [this] { m_search->edit()->setFocus(); });
    retranslate();
}

void MeasuresView::setBoard(std::shared_ptr<const quality::Board> board) {
    m_board = std::move(board);
    showMeasures();
}

void MeasuresView::showMeasures() {
    const int row = std::max(0, m_table->currentIndex().row());
    m_shown.clear();
    if (!m_board) return m_model->setRows({});
    const auto typed = m_search->text().trimmed();
    std::vector<TextRow> rows;
    for (std::size_t at = 0; at < m_board->lines.size(); ++at) {
        const auto& line = m_board->lines[at];
        const auto& measure = *line.measure;
        if (!typed.isEmpty() && !(qs(measure.id) + u'\n' + qs(measure.en) + u'\n' + qs(measure.zh)).contains(typed, Qt::CaseInsensitive)) continue;
        m_shown.push_back(at);
        TextRow cells(MeasureColumns);
        auto second = qs(measure.id) + u" · "_s + ruleSetWord(measure.rules);
        if (isGeneralKnowledge(measure.origin)) second += u" · "_s + tr("not verified");
        cells[MeasureName] = {inForce(measure.en, measure.zh), second};
        cells[MeasureRate] = {valueText(measure, line.rate), {}, {}, !line.rate, line.rate.has_value()};
        cells[MeasureCounted] = {line.count && line.rate ? countedText(measure, *line.count) : tr("not known"), {}, {}, !line.rate};
        cells[MeasureMissing] = {line.count && measure.byPerson() ? countText(line.count->missing) : u"–"_s, {}, {}, true};
        rows.push_back(std::move(cells));
    }
    m_model->setRows(std::move(rows));
    if (m_model->rowCount() > 0) m_table->setCurrentIndex(m_model->index(std::min(row, m_model->rowCount() - 1), 0));
}

void MeasuresView::retranslate() {
    m_card->setTitle(tr("All indicators"));
    m_search->setLabel(tr("Search the indicators"));
    m_search->edit()->setPlaceholderText(tr("Search  /"));
    m_table->setAccessibleName(tr("All indicators"));
    m_model->setHeads({tr("Indicator"), tr("Share"), tr("Counted"), tr("Not measured")});
    showMeasures();
}

}  // namespace jiayi::ui
