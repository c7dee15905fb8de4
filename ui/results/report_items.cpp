#include "ui/results/report_items.h"

#include "ui/common/chip.h"
#include "ui/common/flow_layout.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/results/results_words.h"
#include "ui/results/trend_spark.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using diagnostics::Change;
using diagnostics::Gravity;
using diagnostics::ItemView;

namespace {

struct ItemsText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::ItemsText)
};

/// What lies between two items.
class Hairline : public QWidget {
public:
    explicit Hairline(QWidget* parent) : QWidget(parent) { setFixedHeight(1); }

protected:
    void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), tokens().rowLine); }
};

QLabel* sayItem(QBoxLayout* into, TextRole role, const QString& text, const QString& name, QWidget* parent) {
    auto* label = makeLabel(role, text, parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    into->addWidget(label);
    return label;
}

/// A line of small pieces that wraps.
class PieceLine {
public:
    explicit PieceLine(QWidget* parent) : m_widget(new QWidget(parent)), m_across(new FlowLayout(m_widget)) {
        space(m_across, 0, 6);
        auto policy = m_widget->sizePolicy();
        policy.setHeightForWidth(true);
        m_widget->setSizePolicy(policy);
    }
    void badge(const QString& text, Tone tone, const QString& name, const QString& whose) {
        auto* made = new Badge(text, tone, m_widget);
        made->setObjectName(name);
        made->setToolTip(whose);
        made->setAccessibleName(whose + u": "_s + text);
        m_across->addWidget(made);
    }
    QLabel* say(TextRole role, const QString& text) {
        auto* label = makeLabel(role, text, m_widget);
        m_across->addWidget(label);
        return label;
    }
    QWidget* widget() const { return m_widget; }

private:
    QWidget* m_widget;
    FlowLayout* m_across;
};

/// "5.4 mmol/L → 6.1 mmol/L, difference +0.7": the old one struck through.
QWidget* correctionLine(const ItemView& view, QWidget* parent) {
    PieceLine line(parent);
    const auto old = sentText(*view.before);
    auto* was = line.say(TextRole::Soft, old);
    was->setProperty("struck", true);
    was->setObjectName(u"item.before"_s);
    was->setAccessibleName(ItemsText::tr("before: %1").arg(old));
    line.say(TextRole::Soft, u"→"_s);
    line.say(TextRole::Strong, view.change == Change::TakenBack ? ItemsText::tr("taken back") : sentText(view.item));
    const auto difference = differenceText(*view.before, view.item);
    if (view.change == Change::TakenBack) return line.widget();
    line.badge(difference.isEmpty() ? ItemsText::tr("not comparable") : ItemsText::tr("difference %1").arg(difference), Tone::Info, u"item.difference"_s, ItemsText::tr("Correction"));
    return line.widget();
}

/// The laboratory's opinion, ours beside it, and what they stand on.
QWidget* opinions(const ItemView& view, const diagnostics::DiagnosticsBook& book, QWidget* parent) {
    auto* holder = new QWidget(parent);
    auto* column = new QVBoxLayout(holder);
    space(column, 0, 3);
    PieceLine badges(holder);
    const auto& judged = view.judgement;
    const bool flagged = !view.item.flag.empty();
    if (flagged || judged.laboratory.gravity != Gravity::NotChecked)
        badges.badge(ItemsText::tr("Lab: %1").arg(flagged ? flagWord(view.item.flag) : opinionWord(judged.laboratory)), gravityTone(judged.laboratory.gravity), u"item.flag"_s,
                     ItemsText::tr("The laboratory"));
    badges.badge(ItemsText::tr("Ours: %1", "judgement").arg(opinionWord(judged.ours)), gravityTone(judged.ours.gravity), u"item.judged"_s, ItemsText::tr("Our own limits"));
    column->addWidget(badges.widget());
    if (!view.item.range.text.empty()) sayItem(column, TextRole::Soft, ItemsText::tr("laboratory's range %1").arg(qs(view.item.range.text)), u"item.range"_s, holder);
    const auto why = whyWords(book, judged);
    if (!why.text.isEmpty()) sayItem(column, TextRole::Soft, why.text, u"item.why"_s, holder)->setToolTip(why.source);
    return holder;
}

/// One point is no course.
std::vector<SparkPoint> sparkPoints(const ItemView& view, const std::vector<TrendMark>& marks) {
    std::vector<SparkPoint> points;
    if (marks.size() < 2) return points;
    const auto unit = qs(view.judgement.unit);
    for (const auto& mark : marks) {
        const auto words = QStringList{isoDate(mark.on), QString::number(mark.value, 'g', 6) + u' ' + unit, opinionWord(mark.ours)};
        points.push_back({mark.on, mark.value, unit, gravityTone(mark.ours.gravity), words.join(u"  "_s)});
    }
    return points;
}

QString quietLine(const ItemView& view) {
    QStringList quiet;
    if (!view.item.method.empty()) quiet << qs(view.item.method);
    const auto status = view.change == Change::Awaited ? itemStatusWord(diagnostics::ItemStatus::Registered) : itemStatusWord(view.item.status);
    if (!status.isEmpty()) quiet << status;
    return quiet.join(u" · "_s);
}

QWidget* itemRow(const ItemView& view, const std::vector<TrendMark>& marks, const diagnostics::DiagnosticsBook& book, QWidget* parent) {
    auto* row = new QWidget(parent);
    row->setObjectName(u"item"_s);
    auto* down = new QVBoxLayout(row);
    space(down, 0, 4);
    auto* across = new QHBoxLayout;
    space(across, 0, 12);
    auto* left = new QVBoxLayout;
    space(left, 0, 1);
    const bool there = diagnostics::isReported(view.item.status) && view.change != Change::Awaited && view.change != Change::TakenBack;
    sayItem(left, TextRole::Body, itemName(view.item), u"item.name"_s, row);
    if (there) sayItem(left, TextRole::Strong, sentText(view.item), u"item.value"_s, row);
    if (const auto quiet = quietLine(view); !quiet.isEmpty()) sayItem(left, TextRole::Soft, quiet, u"item.method"_s, row);
    left->addStretch(1);
    across->addLayout(left, 4);
    if (there) across->addWidget(opinions(view, book, row), 6, Qt::AlignTop);
    else across->addStretch(6);
    auto* spark = new TrendSpark(row);
    spark->setObjectName(u"item.trend"_s);
    spark->setPoints(itemName(view.item), sparkPoints(view, marks));
    across->addWidget(spark, 0, Qt::AlignTop);
    down->addLayout(across);
    if (view.before) down->addWidget(correctionLine(view, row));
    if (!view.judgement.doubt.empty() && there)
        sayItem(down, TextRole::Body, u"▲ "_s + ItemsText::tr("Doubt: %1").arg(doubtText(view.judgement.doubt)), u"item.doubt"_s, row)->setProperty("tone", u"warn"_s);
    for (const auto& comment : view.item.comments) sayItem(down, TextRole::Soft, ItemsText::tr("Laboratory: %1").arg(qs(comment)), u"item.comment"_s, row);
    return row;
}

}  // namespace

QWidget* reportItems(const OpenedReport& report, const diagnostics::DiagnosticsBook& book, QWidget* parent) {
    auto* all = new QWidget(parent);
    auto* column = new QVBoxLayout(all);
    space(column, 0, 8);
    static const std::vector<TrendMark> none;
    for (std::size_t at = 0; at < report.view.items.size(); ++at) {
        if (at > 0) column->addWidget(new Hairline(all));
        column->addWidget(itemRow(report.view.items[at], at < report.trends.size() ? report.trends[at] : none, book, all));
    }
    if (report.view.items.empty()) sayItem(column, TextRole::Soft, ItemsText::tr("No value has come yet."), u"items.none"_s, all);
    return all;
}

QWidget* criticalItems(const diagnostics::ReportView& report, const diagnostics::DiagnosticsBook& book, QWidget* parent) {
    auto* all = new QWidget(parent);
    auto* column = new QVBoxLayout(all);
    space(column, 0, 8);
    for (const auto& view : report.items) {
        if (view.judgement.gravity() != Gravity::Critical) continue;
        QStringList lines;
        if (view.judgement.laboratory.gravity == Gravity::Critical) lines << ItemsText::tr("By the laboratory's own mark: %1").arg(flagWord(view.item.flag));
        if (const auto why = whyWords(book, view.judgement); view.judgement.ours.gravity == Gravity::Critical && !why.text.isEmpty()) {
            lines << why.text;
            if (!why.source.isEmpty()) lines << ItemsText::tr("Source: %1").arg(why.source);
        }
        auto* notice = new Notice(Tone::Bad, all);
        notice->setObjectName(u"critical.value"_s);
        notice->setWords(itemName(view.item) + u"  "_s + sentText(view.item), u'\n' + lines.join(u'\n'));
        column->addWidget(notice);
    }
    return all;
}

}  // namespace jiayi::ui
