#include "models/qt/care_models.h"

namespace jiayi::qt {

namespace {

QString plainText(const std::string& value) { return QString::fromStdString(value); }
QString plainDay(const std::optional<Date>& date) { return date ? plainText(formatDate(*date)) : QString(); }

QString plainMedicationCell(const care::MedicationLine& line, int column) {
    switch (column) {
        case MedicationModel::Name: return plainText(line.name);
        case MedicationModel::Dose: return plainText(line.dose);
        case MedicationModel::Start: return plainDay(line.start);
        case MedicationModel::End: return plainDay(line.end);
        case MedicationModel::Status: return plainText(line.status);
        default: return {};
    }
}

QString plainForms(const std::vector<care::FormClass>& forms, std::string care::FormClass::*part) {
    QStringList words;
    for (const auto& form : forms) words.push_back(plainText(form.*part));
    return words.join(QLatin1String(", "));
}

QString plainVisitCell(const care::VisitRow& visit, int column) {
    switch (column) {
        case VisitListModel::VisitDate: return plainDay(visit.date);
        case VisitListModel::Form: return visit.forms.empty() ? plainText(visit.title) : plainForms(visit.forms, &care::FormClass::form);
        case VisitListModel::Mode: return plainText(visit.mode);
        case VisitListModel::Class: return plainForms(visit.forms, &care::FormClass::visitClass);
        case VisitListModel::NextDate: return plainDay(visit.nextDate);
        case VisitListModel::SignedBy: return plainText(visit.signedBy);
        case VisitListModel::Status: return plainText(visit.status);
        default: return {};
    }
}

QString plainWhat(const care::TimelineEntry& entry) {
    QStringList parts;
    if (!entry.title.empty()) parts.push_back(plainText(entry.title));
    for (const auto& form : entry.forms)
        for (const auto& part : {form.form, form.visitClass})
            if (!part.empty()) parts.push_back(plainText(part));
    if (!entry.by.empty()) parts.push_back(plainText(entry.by));
    for (const auto& value : entry.values)
        parts.push_back(plainText(value.code.empty() ? value.display : value.code) + QLatin1Char(' ') +
                        plainText(value.text));
    for (const auto& medicine : entry.medicines) parts.push_back(plainText(medicine));
    return parts.join(QLatin1String(", "));
}

QString plainKind(care::TimelineKind kind) {
    switch (kind) {
        case care::TimelineKind::Visit: return QStringLiteral("visit");
        case care::TimelineKind::Encounter: return QStringLiteral("encounter");
        case care::TimelineKind::Results: return QStringLiteral("results");
        case care::TimelineKind::MedicineStarted: return QStringLiteral("medicine-started");
        case care::TimelineKind::MedicineStopped: return QStringLiteral("medicine-stopped");
    }
    return {};
}

QString plainTimelineCell(const care::TimelineEntry& entry, int column) {
    switch (column) {
        case TimelineModel::Day: return plainDay(entry.day);
        case TimelineModel::Kind: return plainKind(entry.kind);
        case TimelineModel::What: return plainWhat(entry);
        default: return {};
    }
}

}  // namespace

MedicationModel::MedicationModel(QObject* parent) : ValueModel(ColumnCount, plainMedicationCell, parent) {}
VisitListModel::VisitListModel(QObject* parent) : ValueModel(ColumnCount, plainVisitCell, parent) {}
TimelineModel::TimelineModel(QObject* parent) : ValueModel(ColumnCount, plainTimelineCell, parent) {}

void TimelineModel::start(care::TimelinePage first, PageFunction more) {
    m_latest.drop();
    m_loading = false;
    m_more = std::move(more);
    m_nextBefore = first.nextBefore;
    setRows(std::move(first.entries));
}

bool TimelineModel::canFetchMore(const QModelIndex& parent) const {
    return !parent.isValid() && m_nextBefore && m_more && !m_loading;
}

void TimelineModel::fetchMore(const QModelIndex& parent) {
    if (!canFetchMore(parent)) return;
    m_loading = true;
    m_latest.run(this, m_more(*m_nextBefore), [this](Result<care::TimelinePage> page) {
        m_loading = false;
        if (!page) {
            if (m_failed) m_failed(page.error());
            return;
        }
        m_nextBefore = page->nextBefore;
        append(std::move(page->entries));
    });
}

}  // namespace jiayi::qt
