// What the pages of the month's statement ask for.
#pragma once

#include <QFuture>
#include <QString>

#include "models/capitation/statement_page.h"

#include <functional>

class QWidget;

namespace jiayi::ui {

struct StatementAsks {
    using Page = capitation::StatementPage;
    /// Brings the ledger up to date first.
    std::function<QFuture<Result<Page>>(const std::string& scheme, capitation::Month month)> page;
    std::function<QFuture<Result<capitation::StatementId>>(const capitation::FreezeStatement& freeze)> freeze;
    std::function<QFuture<Result<void>>(const capitation::ActOnStatement& act)> act;
    /// The user's own key opens with this; Denied "passphrase.wrong".
    std::function<QFuture<Result<void>>(const QString& passphrase)> prove;
    /// Writes what is shown into a file that it asks for.
    std::function<void(const Page& page, QWidget* over)> savePdf, saveTable;
};

struct DifferenceAsks {
    std::function<QFuture<Result<std::vector<capitation::ShownDifference>>>(capitation::StatementId statement)> list;
    std::function<QFuture<Result<void>>(const capitation::AcceptDifference& accept)> accept;
    std::function<QFuture<Result<std::size_t>>(const capitation::AcceptAllDifferences& accept)> acceptAll;
    std::function<QFuture<Result<void>>(const capitation::DisputeDifference& dispute)> dispute;
    std::function<QFuture<Result<std::vector<capitation::Evidence>>>(const Uuid& resident, Date on)> evidence;
};

struct ComplianceAsks {
    std::function<QFuture<Result<std::vector<capitation::JudgedFinding>>>(capitation::Month month)> findings;
    std::function<QFuture<Result<Uuid>>(const capitation::DecideFinding& decide)> decide;
    /// The rules' own words.
    const std::vector<capitation::ComplianceRule>* rules = nullptr;
};

}  // namespace jiayi::ui
