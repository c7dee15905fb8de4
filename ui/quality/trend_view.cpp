#include "ui/quality/trend_view.h"

#include "ui/common/card.h"
#include "ui/common/field.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/row_table.h"
#include "ui/quality/quality_words.h"
#include "ui/quality/text_model.h"
#include "ui/quality/trend_lines.h"

#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

enum TrendColumn { TrendMonthColumn, TrendRate, TrendChange, TrendCounted, TrendMissing, TrendConsortium, TrendColumns };
constexpr std::pair<int, int> kTrendWidths[] = {{TrendRate, 90}, {TrendChange, 210}, {TrendCounted, 130}, {TrendMissing, 110}, {TrendConsortium, 120}};
constexpr int kNarrowestMonth = 120;
constexpr const char* kFirstMeasure = "JY-DM-05";

std::optional<double> consortiumOn(const ConsortiumFigures& figures, const std::string& measure, const quality::Period& period) {
    const auto found = figures.points.find(measure);
    if (found == figures.points.end()) return {};
    const auto point = std::find_if(found->second.begin(), found->second.end(), [&](const auto& one) { return one.from == period.from && one.to == period.to; });
    return point == found->second.end() ? std::nullopt : std::optional{point->mean};
}

}  // namespace

QList<std::pair<QString, QString>> measureChoices(const quality::MeasureBook& book) {
    QList<std::pair<QString, QString>> choices;
    for (const auto& measure : book.measures)
        if (measure.whyNot.empty() && isShare(measure)) choices << std::pair{qs(measure.id), qs(measure.id) + u"  "_s + inForce(measure.en, measure.zh)};
    return choices;
}

TrendView::TrendView(const quality::MeasureBook& book, QWidget* parent) : Live<QWidget>(parent), m_book(book) {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    m_card = new Card(this);
    m_measure = new ChoiceField(m_card);
    m_measure->edit()->setObjectName(u"trend.measure"_s);
    m_note = makeLabel(TextRole::Soft, {}, m_card);
    m_note->setObjectName(u"trend.note"_s);
    m_note->setWordWrap(true);
    m_lines = new TrendLines(m_card);
    m_model = new TextModel(TrendColumns, {TrendRate, TrendChange, TrendCounted, TrendMissing, TrendConsortium}, this);
    m_table = new RowTable(m_card, false);
    m_table->setObjectName(u"trend.table"_s);
    m_table->setModel(m_model);
    m_table->setColumns(TrendMonthColumn, kTrendWidths, kNarrowestMonth);
    m_table->setMinimumHeight(px(230));
    m_card->body()->addWidget(m_measure);
    m_card->body()->addWidget(m_note);
    m_card->body()->addWidget(m_lines, 3);
    m_card->body()->addWidget(m_table, 2);
    all->addWidget(m_card, 1);
    connect(m_measure->edit(), &ChoiceEdit::chosen, this, &TrendView::showMonths);
    connect(m_table, &RowTable::rowActed, this, [this](int row) {
        if (!m_series || measure().isEmpty()) return;
        const auto months = m_series->periods.size();
        Q_EMIT peopleAsked(measure(), m_series->periods[months - 1 - static_cast<std::size_t>(row)].to);
    });
    retranslate();
    m_measure->edit()->setKey(QLatin1String(kFirstMeasure));
}

void TrendView::setSeries(std::shared_ptr<const quality::Series> series) {
    m_series = std::move(series);
    showMonths();
}

void TrendView::setConsortium(ConsortiumFigures figures) {
    m_consortium = std::move(figures);
    showMonths();
}

void TrendView::setMeasure(const QString& id) {
    m_measure->edit()->setKey(id);
    showMonths();
}

QString TrendView::measure() const { return m_measure->edit()->key(); }

void TrendView::showMonths() {
    const auto id = utf8(measure());
    const auto at = m_book.indexOf(id);
    if (!at) return;
    const auto& chosen = m_book.measures[*at];
    m_lines->setVisible(m_series != nullptr);
    m_table->setVisible(m_series != nullptr);
    if (!m_series) {
        m_note->setText(tr("Counting the months …"));
        m_lines->setMonths({});
        return m_model->setRows({});
    }
    auto note = chosen.inverse ? tr("Less is better.") : QString();
    const auto heard = m_consortium.heard ? tr("The consortium was last heard of at %1.").arg(dateAndTime(*m_consortium.heard)) : tr("The consortium's figures are not known yet.");
    m_note->setText(note.isEmpty() ? heard : note + u' ' + heard);
    std::vector<TrendMonth> months;
    std::vector<TextRow> rows;
    std::optional<double> before;
    for (std::size_t month = 0; month < m_series->periods.size(); ++month) {
        const auto& period = m_series->periods[month];
        const auto& count = m_series->counts[month][*at];
        const auto rate = count ? count->rate() : std::nullopt;
        const auto others = consortiumOn(m_consortium, id, period);
        months.push_back({period.to.time_since_epoch().count(), rate, others});
        const bool anew = month > 0 && m_window != quality::Window::Rolling && period.from != m_series->periods[month - 1].from;
        const auto moved = movementOf(chosen, rate, anew ? std::nullopt : before);
        TextRow row(TrendColumns);
        row[TrendMonthColumn].text = isoDate(period.to);
        row[TrendRate] = {rateText(rate), {}, {}, !rate, rate.has_value()};
        row[TrendChange] = {moved.sense == Movement::Sense::Unknown ? u"–"_s : pointsText(moved.points), {}, {}, moved.sense == Movement::Sense::Unknown};
        row[TrendCounted] = {count ? countedText(chosen, *count) : u"–"_s};
        row[TrendMissing] = {count ? countText(count->missing) : u"–"_s, {}, {}, true};
        row[TrendConsortium] = {others ? rateText(others) : tr("not known yet"), {}, {}, true};
        rows.push_back(std::move(row));
        before = rate;
    }
    m_lines->setMonths(std::move(months));
    std::reverse(rows.begin(), rows.end());  // the newest first, as everywhere
    m_model->setRows(std::move(rows));
    if (m_model->rowCount() > 0) m_table->setCurrentIndex(m_model->index(0, 0));
}

void TrendView::retranslate() {
    m_card->setTitle(tr("Month by month"));
    m_card->setSubtitle(tr("each month as it stood on its last day"));
    m_measure->setLabel(tr("Indicator"));
    QList<ChoiceEdit::Choice> choices;
    for (const auto& [key, text] : measureChoices(m_book)) choices << ChoiceEdit::Choice{key, text};
    m_measure->edit()->setChoices(choices);
    m_table->setAccessibleName(tr("Month by month"));
    m_model->setHeads({tr("Up to"), tr("Share"), tr("Change"), tr("Counted"), tr("Not measured"), tr("Consortium")});
    showMonths();
}

}  // namespace jiayi::ui
