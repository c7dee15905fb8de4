#include "ui/quality/groups_view.h"

#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/clinic_words.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/row_table.h"
#include "ui/quality/quality_words.h"
#include "ui/quality/text_model.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

enum GroupColumn { GroupName, GroupRate, GroupCounted, GroupAgainst, GroupMissing, GroupExcluded, GroupColumns };
constexpr std::pair<int, int> kGroupWidths[] = {{GroupRate, 90}, {GroupCounted, 130}, {GroupAgainst, 210}, {GroupMissing, 110}, {GroupExcluded, 90}};
constexpr int kNarrowestGroup = 150;
constexpr const char* kFirstGrouped = "JY-DM-05";
const auto kByDoctor = u"doctor"_s, kByGrid = u"grid"_s, kByProgramme = u"programme"_s;

}  // namespace

GroupsView::GroupsView(const quality::MeasureBook& book, QWidget* parent) : Live<QWidget>(parent), m_book(book) {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    m_card = new Card(this);
    m_partition = new ChipRow(ChipRow::Mode::One, m_card);
    m_partition->setObjectName(u"groups.partition"_s);
    m_measure = new ChoiceField(m_card);
    m_measure->edit()->setObjectName(u"groups.measure"_s);
    m_model = new TextModel(GroupColumns, {GroupRate, GroupCounted, GroupAgainst, GroupMissing, GroupExcluded}, this);
    m_table = new RowTable(m_card, false);
    m_table->setObjectName(u"groups.table"_s);
    m_table->setModel(m_model);
    m_table->setColumns(GroupName, kGroupWidths, kNarrowestGroup);
    m_table->setMinimumHeight(px(300));
    m_card->body()->addWidget(m_measure);
    m_card->body()->addWidget(m_partition);
    m_card->body()->addWidget(m_table, 1);
    all->addWidget(m_card, 1);
    connect(m_partition, &ChipRow::chosenChanged, this, &GroupsView::showGroups);
    connect(m_measure->edit(), &ChoiceEdit::chosen, this, &GroupsView::showGroups);
    connect(m_table, &RowTable::rowActed, this, [this](int row) {
        const bool whole = row >= static_cast<int>(m_groups.size());
        Q_EMIT groupAsked(measure(), partition(), whole ? QString() : qs(m_groups[static_cast<std::size_t>(row)].first), whole);
    });
    retranslate();
    m_partition->setChosen({kByDoctor});
    m_measure->edit()->setKey(QLatin1String(kFirstGrouped));
}

void GroupsView::setBoard(std::shared_ptr<const quality::Board> board) {
    m_board = std::move(board);
    showGroups();
}

void GroupsView::setMeasure(const QString& id) {
    m_measure->edit()->setKey(id);
    showGroups();
}

QString GroupsView::measure() const { return m_measure->edit()->key(); }
QString GroupsView::partition() const { return m_partition->chosen().value(0, kByDoctor); }

void GroupsView::showGroups() {
    m_groups.clear();
    const auto at = m_book.indexOf(utf8(measure()));
    if (!m_board || !at) return m_model->setRows({});
    const auto& rule = m_book.measures[*at];
    const auto& all = partition() == kByGrid ? m_board->grids : partition() == kByProgramme ? m_board->programmes : m_board->doctors;
    for (const auto& [name, counts] : all)
        if (counts[*at].population > 0) m_groups.emplace_back(name, counts[*at]);
    const auto better = [&](const auto& one, const auto& other) {
        const double a = one.second.rate().value_or(-1), b = other.second.rate().value_or(-1);
        return rule.inverse ? a < b : a > b;
    };
    std::stable_sort(m_groups.begin(), m_groups.end(), better);
    const auto& whole = m_board->lines[*at];
    std::vector<TextRow> rows;
    const auto add = [&](const QString& name, const quality::Count& count, bool total) {
        TextRow row(GroupColumns);
        const auto moved = movementOf(rule, count.rate(), whole.rate);
        row[GroupName] = {name, {}, {}, false, total};
        row[GroupRate] = {rateText(count.rate()), {}, {}, false, true};
        row[GroupCounted] = {countedText(count)};
        row[GroupAgainst] = {total || moved.sense == Movement::Sense::Unknown ? u"–"_s : pointsText(moved.points), {}, {}, true};
        row[GroupMissing] = {countText(count.missing), {}, {}, true};
        row[GroupExcluded] = {countText(count.excluded), {}, {}, true};
        rows.push_back(std::move(row));
    };
    quality::Count sum;
    for (const auto& [name, count] : m_groups) {
        add(partition() == kByProgramme ? programmesText(name) : groupText(name), count, false);
        sum.add(count);
    }
    add(tr("Everybody"), sum, true);
    m_model->setRows(std::move(rows));
    m_table->setCurrentIndex(m_model->index(0, 0));
}

void GroupsView::retranslate() {
    m_card->setTitle(tr("By doctor, grid and programme"));
    m_card->setSubtitle(tr("the last row is the sum of those above it"));
    m_partition->setChoices({{kByDoctor, tr("Doctors")}, {kByGrid, tr("Grids")}, {kByProgramme, tr("Programmes")}});
    m_partition->setAccessibleName(tr("Groups"));
    m_measure->setLabel(tr("Indicator"));
    QList<ChoiceEdit::Choice> choices;
    for (const auto& measure : m_book.measures)
        if (measure.byPerson()) choices << ChoiceEdit::Choice{qs(measure.id), qs(measure.id) + u"  "_s + inForce(measure.en, measure.zh)};
    m_measure->edit()->setChoices(choices);
    m_table->setAccessibleName(tr("Groups"));
    m_model->setHeads({tr("Whose people"), tr("Share"), tr("Counted"), tr("Against everybody"), tr("Not measured"), tr("Excluded")});
    showGroups();
}

}  // namespace jiayi::ui
