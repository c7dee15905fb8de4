#include "ui/pharmacist/form_rows.h"

#include "ui/common/chip.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/pharmacist/pharmacist_words.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using pharmacy::OpenedForm;

namespace {

struct FormText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::FormText)
};

class RowColumn {
public:
    RowColumn(int spacing, QWidget* parent) : m_widget(new QWidget(parent)), m_column(new QVBoxLayout(m_widget)) { space(m_column, 0, spacing); }

    QLabel* say(TextRole role, const QString& text, const QString& name = {}) {
        auto* label = makeLabel(role, text, m_widget);
        label->setWordWrap(true);
        label->setObjectName(name);
        m_column->addWidget(label);
        return label;
    }
    void add(QWidget* widget) { m_column->addWidget(widget); }
    QWidget* widget() const { return m_widget; }

private:
    QWidget* m_widget;
    QVBoxLayout* m_column;
};

/// What the badges of a list may say: its column is as wide as the widest of them.
using BadgeWords = QStringList;
BadgeWords orderBadges() { return {FormText::tr("stopped"), FormText::tr("new", "a medicine that begins"), FormText::tr("goes on", "a medicine")}; }
BadgeWords findingBadges() { return {severityWord(pharmacy::Severity::Contraindicated), FormText::tr("Not checked"), FormText::tr("Reason given")}; }
BadgeWords saidBadges() { return {FormText::tr("Pharmacist"), FormText::tr("Doctor")}; }

/// A badge at the left, words beside it, all words of a list at one place.
QWidget* besideBadge(const QString& badge, Tone tone, const BadgeWords& badges, QWidget* words, QWidget* parent) {
    auto* row = new QWidget(parent);
    auto* line = new QHBoxLayout(row);
    space(line, 0, 10);
    auto* place = new QWidget(row);
    auto* column = new QVBoxLayout(place);
    space(column, 0, 0);
    column->addWidget(new Badge(badge, tone, place), 0, Qt::AlignLeft | Qt::AlignTop);
    int width = 0;
    for (const auto& each : badges) width = std::max(width, Badge(each).sizeHint().width());
    place->setMinimumWidth(width);
    line->addWidget(place, 0, Qt::AlignTop);
    words->setParent(row);
    line->addWidget(words, 1);
    return row;
}

/// The medicines that a finding is about, as far as its own words do not name them.
QString namesBeside(const QString& words, const pharmacy::Finding& finding, const OpenedForm& form) {
    QStringList names;
    for (const auto& id : finding.lines) {
        for (const auto& queued : form.orders)
            if (queued.order.id.toString() == id) names << qs(queued.order.name);
        for (const auto& other : form.others)
            if (other.id.toString() == id) names << qs(other.name);
    }
    names.removeDuplicates();
    const bool told = std::all_of(names.begin(), names.end(), [&](const QString& name) { return words.contains(name, Qt::CaseInsensitive); });
    return told ? QString() : names.join(u" + "_s);
}

QWidget* findingRow(const pharmacy::QueuedFinding& queued, const OpenedForm& form, QWidget* parent) {
    const auto& finding = queued.finding;
    RowColumn words(2, parent);
    words.say(TextRole::Strong, ruleText(finding.reason));
    const auto names = namesBeside(ruleText(finding.reason), finding, form);
    const auto action = ruleText(finding.action);
    const bool any = !names.isEmpty() || !action.isEmpty();
    if (any) words.say(TextRole::Body, names.isEmpty() ? action : action.isEmpty() ? names : FormText::tr("%1 – %2", "medicines, and what to do").arg(names, action));
    if (!queued.reason.empty()) {
        auto* reason = words.say(TextRole::Body, FormText::tr("Doctor: %1").arg(qs(queued.reason)), u"form.reason"_s);
        reason->setProperty("tone", u"ok"_s);
    } else if (finding.interrupts()) {
        auto* none = words.say(TextRole::Body, FormText::tr("No reason: this stands only since the signature"), u"form.noReason"_s);
        none->setProperty("tone", u"bad"_s);
    }
    words.say(TextRole::Soft, knowledgeText(finding))->setToolTip(qs(finding.source));
    return besideBadge(severityWord(finding.severity), severityTone(finding.severity), findingBadges(), words.widget(), parent);
}

/// "Not checked: allergy (not asked); kidney (no eGFR …)": never green.
void addNotChecked(RowColumn& rows, const OpenedForm& form) {
    if (form.notChecked.empty()) return;
    RowColumn words(2, rows.widget());
    for (const auto& each : form.notChecked) words.say(TextRole::Body, ruleText(each.reason), u"form.notChecked"_s);
    rows.add(besideBadge(FormText::tr("Not checked"), Tone::Neutral, findingBadges(), words.widget(), rows.widget()));
}

}  // namespace

QWidget* orderRows(const std::vector<pharmacy::QueuedOrder>& orders, QWidget* parent) {
    RowColumn rows(8, parent);
    for (const auto& [order, begins] : orders) {
        auto* words = new QWidget(rows.widget());
        auto* line = new QHBoxLayout(words);
        space(line, 0, 10);
        const auto strength = order.strength.empty() ? QString() : u"  "_s + qs(order.strength);
        auto* name = makeLabel(TextRole::Strong, qs(order.name) + strength, words);
        name->setObjectName(u"form.order"_s);
        auto* terms = makeLabel(TextRole::Body, orderText(order), words);
        for (auto* label : {name, terms}) label->setWordWrap(true);
        line->addWidget(name, 2, Qt::AlignTop);
        line->addWidget(terms, 3, Qt::AlignTop);
        const bool stopped = order.status == "stopped" || order.status == "entered-in-error";
        const auto badge = stopped ? FormText::tr("stopped") : begins ? FormText::tr("new", "a medicine that begins") : FormText::tr("goes on", "a medicine");
        rows.add(besideBadge(badge, stopped ? Tone::Bad : begins ? Tone::Info : Tone::Neutral, orderBadges(), words, rows.widget()));
    }
    return rows.widget();
}

QWidget* findingRows(const OpenedForm& form, QWidget* parent) {
    RowColumn rows(12, parent);
    if (form.findings.empty()) rows.say(TextRole::Body, FormText::tr("The review finds nothing in what could be checked."), u"form.clear"_s);
    for (const auto& finding : form.findings) rows.add(findingRow(finding, form, rows.widget()));
    for (const auto& settled : form.settled) {
        RowColumn words(2, rows.widget());
        words.say(TextRole::Strong, settledText(settled));
        words.say(TextRole::Body, FormText::tr("Doctor: %1").arg(qs(settled.reason)), u"form.settled"_s)->setProperty("tone", u"ok"_s);
        rows.add(besideBadge(FormText::tr("Reason given"), Tone::Neutral, findingBadges(), words.widget(), rows.widget()));
    }
    addNotChecked(rows, form);
    return rows.widget();
}

QWidget* saidRows(const pharmacy::PrescriptionReview& review, QWidget* parent) {
    RowColumn rows(8, parent);
    for (const auto& word : pharmacy::wordsOf(review)) {
        RowColumn words(0, rows.widget());
        words.say(TextRole::Body, qs(word.text), word.byPharmacist ? u"form.comment"_s : u"form.answered"_s);
        rows.add(besideBadge(word.byPharmacist ? FormText::tr("Pharmacist") : FormText::tr("Doctor"), word.byPharmacist ? Tone::Info : Tone::Neutral, saidBadges(), words.widget(),
                             rows.widget()));
    }
    return rows.widget();
}

}  // namespace jiayi::ui
