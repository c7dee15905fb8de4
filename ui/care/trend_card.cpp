#include "ui/care/trend_card.h"

#include "models/care/measures.h"
#include "ui/care/care_words.h"
#include "ui/care/treatment_lanes.h"
#include "ui/care/trend_plot.h"
#include "ui/common/chip.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/states.h"
#include "ui/common/table_style.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTrendMonths[] = {12, 24, 60};
const auto kAllTime = u"0"_s;

/// The unit that other clinics or other decades use for the same thing.
struct OtherUnit {
    std::string_view key;
    const char* ucum;
};
constexpr OtherUnit kOtherUnits[] = {{"hba1c", "mmol/mol"}, {"fpg", "mg/dL"}, {"ldl", "mg/dL"}};

const char* otherUnitOf(std::string_view key) {
    for (const auto& unit : kOtherUnits)
        if (unit.key == key) return unit.ucum;
    return nullptr;
}

enum TrendColumn { TrendDay, TrendWhat, TrendValue, TrendState, TrendKind, TrendOriginal, TrendColumns };

}  // namespace

TrendCard::TrendCard(const ChartAsks& asks, const care::RuleBook& rules, const Clock& clock, QWidget* parent)
    : Card(parent), m_asks(asks), m_rules(rules), m_clock(clock) {
    setObjectName(u"trend"_s);
    m_query.key = "hba1c";
    build();
    retranslate();
    restyle();
}

void TrendCard::build() {
    m_otherUnit = new Chip({}, this);
    m_otherUnit->setObjectName(u"trend.unit"_s);
    m_otherUnit->setCheckable(true);
    m_asTable = new Chip({}, this);
    m_asTable->setObjectName(u"trend.asTable"_s);
    m_asTable->setCheckable(true);
    addHeadAction(m_otherUnit);
    addHeadAction(m_asTable);

    auto* row = new QHBoxLayout;
    space(row, 0, 8);
    m_measures = new ChipRow(ChipRow::Mode::One, this);
    m_measures->setObjectName(u"trend.measure"_s);
    m_periods = new ChipRow(ChipRow::Mode::One, this);
    m_periods->setObjectName(u"trend.period"_s);
    row->addWidget(m_measures, 1);
    row->addWidget(m_periods, 0, Qt::AlignTop);
    body()->addLayout(row);

    auto* drawing = new QWidget(this);
    auto* column = new QVBoxLayout(drawing);
    space(column, 0, 6);
    m_plot = new TrendPlot(drawing);
    m_lanes = new TreatmentLanes(drawing);
    column->addWidget(m_plot, 1);
    column->addWidget(m_lanes);
    m_table = new QTableView(this);
    m_table->setObjectName(u"trend.table"_s);
    m_rows = new qt::ValueModel<Row>(TrendColumns, [](const Row&, int) { return QString(); }, this);
    m_table->setModel(m_rows);
    styleTable(m_table);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_faces = new QStackedWidget(this);
    m_faces->addWidget(drawing);
    m_faces->addWidget(m_table);
    m_states = new StateStack(m_faces, this);
    m_states->panel()->setObjectName(u"trend.state"_s);
    body()->addWidget(m_states, 1);
    m_legend = makeLabel(TextRole::Soft, {}, this);
    m_legend->setObjectName(u"trend.legend"_s);
    m_legend->setWordWrap(true);
    body()->addWidget(m_legend);

    connect(m_plot, &TrendPlot::axisMoved, m_lanes, &TreatmentLanes::setAxis);
    connect(m_measures, &ChipRow::chosenChanged, this,
            [this](const QStringList& keys) { showMeasure(keys.value(0, u"hba1c"_s)); });
    connect(m_periods, &ChipRow::chosenChanged, this, &TrendCard::ask);
    connect(m_otherUnit, &QAbstractButton::clicked, this, &TrendCard::ask);
    connect(m_asTable, &QAbstractButton::clicked, this,
            [this](bool on) { m_faces->setCurrentIndex(on ? 1 : 0); });
    connect(m_states, &StateStack::acted, this, &TrendCard::ask);
}

void TrendCard::open(care::ResidentId resident) {
    m_resident = resident;
    ask();
}

void TrendCard::showMeasure(const QString& key) {
    m_query.key = utf8(key);
    m_measures->setChosen({key});
    m_otherUnit->setChecked(false);
    retranslate();
    ask();
}

std::string TrendCard::unitAsked() const {
    const auto* other = otherUnitOf(m_query.key);
    return other && m_otherUnit->isChecked() ? std::string(other) : std::string();
}

void TrendCard::ask() {
    if (m_resident.isNil()) return;
    const auto today = localDate(m_clock.now());
    const int months = m_periods->chosen().value(0, u"24"_s).toInt();
    m_query.resident = m_resident;
    m_query.from = months > 0 ? addMonths(today, -months) : makeDate(1980, 1, 1);
    m_query.to = today;
    m_query.unit = unitAsked();
    m_states->showLoading(tr("Reading the trend …"));
    m_latest.run(this, m_asks.trend(m_query), [this](Result<care::TrendSeries> series) {
        if (series) show(std::move(*series));
        else m_states->showError(wordsFor(series.error()));
    });
}

void TrendCard::setForecast(std::optional<TrendForecast> forecast) {
    m_forecast = forecast;
    if (m_series.isEmpty()) return;
    draw();
    retranslate();
}

/// In the unit of the series.
std::optional<TrendForecast> TrendCard::forecastShown() const {
    if (!m_forecast || m_series.key != "hba1c" || m_series.isEmpty()) return {};
    auto shown = *m_forecast;
    for (double* each : {&shown.last, &shown.value, &shown.low, &shown.high}) {
        if (m_series.unit == "%") break;
        const auto converted = care::convert(m_rules, m_series.lines.front().code, *each, "%", m_series.unit);
        if (!converted) return {};
        *each = *converted;
    }
    return shown;
}

void TrendCard::draw() {
    auto from = m_query.from;
    if (m_periods->chosen().value(0) == kAllTime) {
        // "All" begins with the first value, not with the first year that could be asked for.
        from = addMonths(m_query.to, -12);
        for (const auto& line : m_series.lines)
            if (!line.points.empty()) from = std::min(from, line.points.front().date);
    }
    m_plot->setSeries(m_series, from, m_query.to, forecastShown());
}

void TrendCard::show(care::TrendSeries series) {
    m_series = std::move(series);
    draw();
    m_lanes->setLanes(m_series.lanes);
    fillTable();
    retranslate();
    if (m_series.isEmpty())
        m_states->showEmpty(tr("No values in this period"), tr("Choose a longer one, or another measurement."));
    else m_states->showContent();
}

void TrendCard::fillTable() {
    std::vector<Row> rows;
    const bool two = m_series.lines.size() > 1;
    for (std::size_t i = 0; i < m_series.lines.size(); ++i)
        for (const auto& point : m_series.lines[i].points)
            rows.push_back({point, !two ? QString() : i == 0 ? tr("systolic") : tr("diastolic")});
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.point.date > b.point.date; });
    m_table->setColumnHidden(TrendWhat, !two);
    m_rows->setRows(std::move(rows));
}

void TrendCard::retranslate() {
    const auto key = QString::fromStdString(m_query.key);
    QList<ChipRow::Choice> measures;
    for (const auto& measure : care::measures())
        if (measure.trend && measure.key != "bmi") measures.append({qs(measure.key), measureWord(measure.key)});
    m_measures->setChoices(measures);
    m_measures->setAccessibleName(tr("Measurement"));
    if (m_measures->chosen().isEmpty()) m_measures->setChosen({key});
    QList<ChipRow::Choice> periods;
    for (const int months : kTrendMonths)
        periods.append({QString::number(months), tr("%n y", "period in years", months / 12)});
    periods.append({kAllTime, tr("All", "period")});
    m_periods->setChoices(periods);
    m_periods->setAccessibleName(tr("Period"));
    if (m_periods->chosen().isEmpty()) m_periods->setChosen({u"24"_s});

    setTitle(measureWord(m_query.key));
    auto unit = unitWord(m_series.unit);
    if (m_query.key == "hba1c" && !unit.isEmpty()) unit += m_series.unit == "%" ? u" (NGSP)"_s : u" (IFCC)"_s;
    setSubtitle(unit);
    const auto* other = otherUnitOf(m_query.key);
    m_otherUnit->setVisible(other != nullptr);
    if (other) m_otherUnit->setText(QString::fromLatin1(other));
    m_otherUnit->setAccessibleName(tr("Show in %1").arg(m_otherUnit->text()));
    m_asTable->setText(tr("Table"));
    m_asTable->setAccessibleName(tr("Show as a table"));
    m_table->setAccessibleName(tr("Values"));

    QStringList legend{tr("● on target  ▲ off  ◆ far off")};
    bool self = false, estimated = false;
    for (const auto& line : m_series.lines)
        for (const auto& point : line.points) {
            self = self || point.kind == care::PointKind::Self;
            estimated = estimated || point.kind == care::PointKind::Estimated;
        }
    if (self) legend.append(tr("○ self-reported"));
    if (estimated) legend.append(tr("□ estimated"));
    if (forecastShown()) legend.append(tr("⋯ forecast with its interval"));
    if (!m_series.visits.empty()) legend.append(tr("| visit"));
    if (m_series.doubted > 0) legend.append(tr("%n value(s) not believed and not drawn", nullptr, m_series.doubted));
    m_legend->setText(legend.join(u"  ·  "_s));

    const int decimals = m_series.decimals;
    m_rows->setWords(
        [decimals, unit](const Row& row, int column) -> QString {
            switch (column) {
                case TrendDay:
                    return isoDate(row.point.date);
                case TrendWhat:
                    return row.line;
                case TrendValue:
                    return QLocale().toString(row.point.value, 'f', decimals);
                case TrendState:
                    return stateWord(row.point.state);
                case TrendKind:
                    return pointKindWord(row.point.kind);
                case TrendOriginal:
                    return qs(row.point.original);
                default:
                    return {};
            }
        },
        [unit](int column) {
            const QStringList heads{tr("Date"), tr("Which"), unit, tr("Target"), tr("Kind"), tr("As it came")};
            return heads.value(column);
        });
}

void TrendCard::restyle() {
    m_table->setMinimumHeight(px(230));
    for (int column = 0; column < TrendOriginal; ++column) m_table->setColumnWidth(column, px(118));
}

}  // namespace jiayi::ui
