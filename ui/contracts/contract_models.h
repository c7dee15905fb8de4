// The tables of a person's page: contracts, what the package owes, history.
#pragma once

#include "models/qt/value_model.h"
#include "ui/contracts/contract_words.h"

namespace jiayi::ui {

class ContractModel : public qt::ValueModel<contracts::ContractCard> {
    Q_OBJECT
public:
    enum Column { Standing, Term, Whose, ColumnCount };
    ContractModel(const contracts::ContractBook& book, const Clock& clock, QObject* parent);
    QVariant data(const QModelIndex& index, int role) const override;

private:
    const contracts::ContractBook& m_book;
    const Clock& m_clock;
};

class PackageModel : public qt::ValueModel<contracts::ItemStanding> {
    Q_OBJECT
public:
    enum Column { Item, Done, Standing, Next, ColumnCount };
    explicit PackageModel(QObject* parent);
    QVariant data(const QModelIndex& index, int role) const override;
};

/// An event, and why it does not count if it could not follow.
struct HistoryLine {
    contracts::ContractEvent event;
    bool refused = false;
};
class HistoryModel : public qt::ValueModel<HistoryLine> {
    Q_OBJECT
public:
    enum Column { What, When, ColumnCount };
    HistoryModel(const contracts::ContractBook& book, QObject* parent);
    QVariant data(const QModelIndex& index, int role) const override;

private:
    const contracts::ContractBook& m_book;
};

/// The renewal drive.
class DriveModel : public qt::ValueModel<contracts::DriveRow> {
    Q_OBJECT
public:
    enum Column { Person, Standing, Term, Whose, Seen, ColumnCount };
    DriveModel(const contracts::ContractBook& book, const Clock& clock, QObject* parent);
    QVariant data(const QModelIndex& index, int role) const override;

private:
    const contracts::ContractBook& m_book;
    const Clock& m_clock;
};

}  // namespace jiayi::ui
