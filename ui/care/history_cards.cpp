#include "ui/care/history_cards.h"

#include "ui/care/care_words.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"
#include "ui/common/row_table.h"
#include "ui/common/table_style.h"
#include "ui/common/words.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using care::TimelineKind;

namespace {

void prepare(QTableView* table) {
    styleTable(table);
    table->horizontalHeader()->hide();
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

/// Design widths; where there is no room the start goes, and the name takes what is left.
constexpr std::pair<int, int> kMedicineColumns[] = {{qt::MedicationModel::Dose, 96}, {qt::MedicationModel::Start, 122}};
constexpr int kNarrowestMedicine = 180;
/// What the timeline shows at least, and where it scrolls.
constexpr int kFewestEntries = 3, kMostEntries = 9;

/// "28 Jul" of this year, "2022-07" of another: as much as the column holds.
QString startText(Date start, Date today) { return partsOf(start).year() == partsOf(today).year() ? shortDate(start, today) : isoDate(start).left(7); }

/// As high as its rows, up to `most` of them.
void fitRows(QTableView* table, int most) {
    const int rows = std::clamp(table->model()->rowCount(), 1, most);
    table->setFixedHeight(rows * table->verticalHeader()->defaultSectionSize() + px(2));
}

}  // namespace

MedicinesCard::MedicinesCard(const Clock& clock, QWidget* parent) : Card(parent), m_clock(clock) {
    setObjectName(u"medicines"_s);
    m_model = new qt::MedicationModel(this);
    m_table = new RowTable(this, false);
    m_table->setObjectName(u"medicines.table"_s);
    m_table->setModel(m_model);
    m_table->horizontalHeader()->hide();
    m_table->setColumns(qt::MedicationModel::Name, kMedicineColumns, kNarrowestMedicine);
    for (const int hidden : {qt::MedicationModel::End, qt::MedicationModel::Status}) m_table->hideColumn(hidden);
    m_none = makeLabel(TextRole::Soft, {}, this);
    body()->addWidget(m_table);
    body()->addWidget(m_none);
    retranslate();
    restyle();
}

void MedicinesCard::show(std::vector<care::MedicationLine> medicines) {
    m_table->setVisible(!medicines.empty());
    m_none->setVisible(medicines.empty());
    m_model->setRows(std::move(medicines));
    restyle();
}

void MedicinesCard::retranslate() {
    setTitle(tr("Medicines"));
    m_table->setAccessibleName(tr("Medicines"));
    m_none->setText(tr("No medicine is recorded as being taken."));
    const auto today = localDate(m_clock.now());
    m_model->setWords(
        [today](const care::MedicationLine& line, int column) -> QString {
            if (column == qt::MedicationModel::Name) return qs(line.name);
            if (column == qt::MedicationModel::Dose) return qs(line.dose);
            if (column == qt::MedicationModel::Start && line.start) return tr("since %1").arg(startText(*line.start, today));
            return {};
        },
        [](int) { return QString(); });
}

void MedicinesCard::restyle() {
    fitRows(m_table, 12);
}

TimelineCard::TimelineCard(const care::RuleBook& rules, const Clock& clock, QWidget* parent)
    : Card(parent), m_rules(rules), m_clock(clock) {
    setObjectName(u"timeline"_s);
    m_model = new qt::TimelineModel(this);
    m_table = new QTableView(this);
    m_table->setObjectName(u"timeline.table"_s);
    m_table->setModel(m_model);
    prepare(m_table);
    m_table->hideColumn(qt::TimelineModel::Kind);
    m_table->horizontalHeader()->setSectionResizeMode(qt::TimelineModel::What, QHeaderView::Stretch);
    m_table->installEventFilter(this);
    m_none = makeLabel(TextRole::Soft, {}, this);
    m_failure = new Notice(Tone::Warn, this);
    m_failure->setObjectName(u"timeline.failure"_s);
    m_failure->hide();
    body()->addWidget(m_table, 1000);  // before what is only empty
    body()->addWidget(m_none);
    body()->addWidget(m_failure);
    body()->addStretch(1);
    m_model->onFailure([this](const Error& error) {
        m_failure->setWords(wordsFor(error));
        m_failure->show();
    });
    connect(m_failure, &Notice::acted, this, [this] {
        m_failure->hide();
        m_model->fetchMore({});
    });
    connect(m_table, &QTableView::doubleClicked, this, [this](const QModelIndex& index) { openRow(index.row()); });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this] { restyle(); });
    retranslate();
    restyle();
}

void TimelineCard::show(care::TimelinePage first, qt::TimelineModel::PageFunction more) {
    m_failure->hide();
    m_none->setVisible(first.entries.empty());
    m_table->setVisible(!first.entries.empty());
    m_model->start(std::move(first), std::move(more));
    restyle();
}

/// "Diabetes follow-up · Satisfactory"; of several forms those of one class together.
QString TimelineCard::formsIn(const std::vector<care::FormClass>& forms) const {
    QStringList groups;
    for (auto form = forms.begin(); form != forms.end(); ++form) {
        const auto alike = [&](const care::FormClass& other) { return other.visitClass == form->visitClass; };
        if (std::any_of(forms.begin(), form, alike)) continue;
        std::vector<care::FormKey> together;
        for (const auto& other : forms)
            if (alike(other)) together.push_back({other.form});
        QStringList parts{formWord(m_rules, together), storedClassWord(form->visitClass)};
        parts.removeAll(QString());
        groups.append(parts.join(u" · "_s));
    }
    return groups.join(u" · "_s);
}

QString TimelineCard::what(const care::TimelineEntry& entry) const {
    QStringList parts;
    const auto values = [&] {
        QStringList shown;
        for (const auto& value : entry.values) {
            auto text = observationWord(m_rules, value.code, value.display) + u' ' + sayingWord(m_rules, value.code, value.text);
            QStringList notes;
            if (const auto origin = originWord(value.origin); !origin.isEmpty()) notes.append(origin);
            if (value.doubted) notes.append(tr("not believed"));
            if (!notes.isEmpty()) text += u" ("_s + notes.join(u", "_s) + u')';
            shown.append(text);
        }
        return shown.join(u", "_s);
    };
    const auto medicines = [&] {
        QStringList shown;
        for (const auto& medicine : entry.medicines) shown.append(qs(medicine));
        return shown.join(u", "_s);
    };
    switch (entry.kind) {
        case TimelineKind::Visit:
            parts << formsIn(entry.forms) << (entry.mode.empty() ? QString() : modeWord(entry.mode)) << qs(entry.by);
            break;
        case TimelineKind::Encounter:
            parts << (entry.title.empty() ? formWord(m_rules, {}) : qs(entry.title)) << qs(entry.by) << values();
            break;
        case TimelineKind::Results:
            parts << values() << qs(entry.by);
            break;
        case TimelineKind::MedicineStarted:
            parts << tr("Started: %1").arg(medicines());
            break;
        case TimelineKind::MedicineStopped:
            parts << tr("Stopped: %1").arg(medicines());
            break;
    }
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

void TimelineCard::openRow(int row) {
    if (row < 0 || row >= m_model->rowCount()) return;
    const auto& entry = m_model->at(row);
    if (entry.kind == TimelineKind::Visit && !entry.id.isNil()) Q_EMIT visitOpened(care::VisitId{entry.id});
}

bool TimelineCard::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            openRow(m_table->currentIndex().row());
            return true;
        }
    }
    return Card::eventFilter(watched, event);
}

void TimelineCard::retranslate() {
    setTitle(tr("Timeline"));
    setHint(tr("Enter opens a visit"));
    m_table->setAccessibleName(tr("Timeline"));
    m_none->setText(tr("Nothing has been recorded yet."));
    m_failure->setAction(tr("Try again"));
    const auto today = localDate(m_clock.now());
    m_model->setWords(
        [this, today](const care::TimelineEntry& entry, int column) {
            if (column == qt::TimelineModel::Day) return shortDate(entry.day, today);
            return column == qt::TimelineModel::What ? what(entry) : QString();
        },
        [](int) { return QString(); });
}

void TimelineCard::restyle() {
    m_table->setColumnWidth(qt::TimelineModel::Day, px(104));
    // Up to nine where there is room: what stands above it may need the place.
    const int rows = std::max(1, m_model->rowCount()), height = m_table->verticalHeader()->defaultSectionSize();
    m_table->setMinimumHeight(std::min(rows, kFewestEntries) * height + px(2));
    m_table->setMaximumHeight(std::min(rows, kMostEntries) * height + px(2));
}

}  // namespace jiayi::ui
