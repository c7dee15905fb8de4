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
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    into->addWidget(label);
    return label;
}

void sayTone(QBoxLayout* into, const char* tone, const QString& text, const QString& name, QWidget* parent) {
    sayItem(into, TextRole::Body, text, name, parent)->setProperty("tone", QLatin1String(tone));
}

QString beforeText(const ReportItem& item) {
    const auto old = sentText(*item.before);
    return item.difference.empty() ? old : old + u"  "_s + ItemsText::tr("changed by %1").arg(qs(item.difference));
}

/// "was 5.4 mmol/L → 6.1 mmol/L, +0.7": the old one struck through.
QWidget* correctionLine(const ReportItem& item, QWidget* parent) {
    auto* line = new QWidget(parent);
    auto* across = new FlowLayout(line);
    space(across, 0, 6);
    auto* was = makeLabel(TextRole::Soft, sentText(*item.before), line);
    was->setProperty("struck", true);
    was->setObjectName(u"item.before"_s);
    was->setTextFormat(Qt::PlainText);
    was->setAccessibleName(ItemsText::tr("before: %1").arg(beforeText(item)));
    across->addWidget(was);
    across->addWidget(makeLabel(TextRole::Soft, u"→"_s, line));
    auto* now = makeLabel(TextRole::Strong, sentText(item.value), line);
    now->setTextFormat(Qt::PlainText);
    across->addWidget(now);
    if (!item.difference.empty()) {
        auto* difference = new Badge(ItemsText::tr("difference %1").arg(qs(item.difference)), Tone::Info, line);
        difference->setObjectName(u"item.difference"_s);
        across->addWidget(difference);
    }
    auto policy = line->sizePolicy();
    policy.setHeightForWidth(true);
    line->setSizePolicy(policy);
    return line;
}

/// Name and value at the left, whose judgement it is in the middle.
QWidget* judgements(const ReportItem& item, QWidget* parent) {
    auto* holder = new QWidget(parent);
    auto* column = new QVBoxLayout(holder);
    space(column, 0, 3);
    auto* badges = new QWidget(holder);
    auto* across = new FlowLayout(badges);
    space(across, 0, 6);
    const auto badge = [&](const QString& text, Tone tone, const QString& name, const QString& whose) {
        auto* made = new Badge(text, tone, badges);
        made->setObjectName(name);
        made->setToolTip(whose);
        made->setAccessibleName(whose + u": "_s + text);
        across->addWidget(made);
    };
    if (!item.flag.empty()) badge(ItemsText::tr("Lab: %1").arg(flagWord(item.flag)), flagTone(item.flag), u"item.flag"_s, ItemsText::tr("The laboratory"));
    badge(ItemsText::tr("Ours: %1", "judgement").arg(judgementWord(item.judged)), judgementTone(item.judged), u"item.judged"_s, ItemsText::tr("Our own limits"));
    column->addWidget(badges);
    if (!item.range.empty()) sayItem(column, TextRole::Soft, ItemsText::tr("Laboratory's range %1").arg(qs(item.range)), u"item.range"_s, holder);
    const auto why = inLanguage(item.whyEn, item.whyZh);
    if (!why.isEmpty()) sayItem(column, TextRole::Soft, why, u"item.why"_s, holder);
    auto policy = badges->sizePolicy();
    policy.setHeightForWidth(true);
    badges->setSizePolicy(policy);
    return holder;
}

std::vector<SparkPoint> sparkPoints(const ReportItem& item) {
    std::vector<SparkPoint> points;
    for (const auto& point : item.trend)
        points.push_back({point.on, point.value, qs(point.unit), judgementTone(point.judged),
                          isoDate(point.on) + u"  "_s + qs(point.original) + u", "_s + judgementWord(point.judged)});
    return points;
}

QWidget* itemRow(const ReportItem& item, QWidget* parent) {
    auto* row = new QWidget(parent);
    row->setObjectName(u"item"_s);
    auto* down = new QVBoxLayout(row);
    space(down, 0, 4);
    auto* across = new QHBoxLayout;
    space(across, 0, 12);
    auto* left = new QVBoxLayout;
    space(left, 0, 1);
    sayItem(left, TextRole::Body, qs(item.name), u"item.name"_s, row);
    sayItem(left, TextRole::Strong, sentText(item.value), u"item.value"_s, row);
    QStringList quiet;
    if (!item.method.empty()) quiet << qs(item.method);
    if (const auto status = itemStatusWord(item.status); !status.isEmpty()) quiet << status;
    if (!quiet.isEmpty()) sayItem(left, TextRole::Soft, quiet.join(u" · "_s), u"item.method"_s, row);
    left->addStretch(1);
    across->addLayout(left, 4);
    across->addWidget(judgements(item, row), 6, Qt::AlignTop);
    auto* spark = new TrendSpark(row);
    spark->setObjectName(u"item.trend"_s);
    // One point is no course; its place stays, so that values lie beneath each other.
    spark->setPoints(qs(item.name), item.trend.size() > 1 ? sparkPoints(item) : std::vector<SparkPoint>{});
    across->addWidget(spark, 0, Qt::AlignTop);
    down->addLayout(across);
    if (item.before) down->addWidget(correctionLine(item, row));
    if (const auto doubt = inLanguage(item.doubtEn, item.doubtZh); !doubt.isEmpty()) sayTone(down, "warn", u"▲ "_s + ItemsText::tr("Hardly possible: %1").arg(doubt), u"item.doubt"_s, row);
    if (!item.comment.empty()) sayItem(down, TextRole::Soft, ItemsText::tr("Laboratory: %1").arg(qs(item.comment)), u"item.comment"_s, row);
    return row;
}

}  // namespace

QWidget* reportItems(const std::vector<ReportItem>& items, QWidget* parent) {
    auto* all = new QWidget(parent);
    auto* column = new QVBoxLayout(all);
    space(column, 0, 8);
    for (const auto& item : items) {
        if (column->count() > 0) column->addWidget(new Hairline(all));
        column->addWidget(itemRow(item, all));
    }
    if (items.empty()) sayItem(column, TextRole::Soft, ItemsText::tr("No value has come yet."), u"items.none"_s, all);
    return all;
}

QWidget* criticalLimits(const std::vector<ReportItem>& items, QWidget* parent) {
    auto* all = new QWidget(parent);
    auto* column = new QVBoxLayout(all);
    space(column, 0, 8);
    for (const auto& item : items) {
        if (!item.critical) continue;
        auto* notice = new Notice(Tone::Bad, all);
        notice->setObjectName(u"critical.value"_s);
        notice->setWords(qs(item.name) + u"  "_s + sentText(item.value),
                         inLanguage(item.critical->limitEn, item.critical->limitZh) + u'\n' + ItemsText::tr("Source: %1").arg(qs(item.critical->source)));
        column->addWidget(notice);
    }
    return all;
}

}  // namespace jiayi::ui
