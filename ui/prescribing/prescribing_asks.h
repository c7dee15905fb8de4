// What the prescription pad asks for. The composition root binds these to the database worker; a test to fakes.
#pragma once

#include <QFuture>

#include "models/care/chart.h"
#include "models/pharmacy/formulary/formulary.h"
#include "models/pharmacy/prescribing/product_news.h"
#include "models/pharmacy/prescribing/sign_prescription.h"

#include <functional>
#include <string>
#include <vector>

namespace jiayi::ui {

/// A product with where it is sold.
struct FoundProduct {
    std::string pharmacy;      ///< its id
    std::string pharmacyName;
    pharmacy::FormularyItem item;
};

/// Everything that is said of a draft: the check, and the products as they are sold today.
struct PadCheck {
    pharmacy::CheckedPrescription check;
    std::vector<pharmacy::ProductNews> products;  ///< by line
};

struct PrescribingAsks {
    /// For the header, the problem list and the current medicines.
    std::function<QFuture<Result<care::ChartSummary>>(care::ResidentId)> chart;
    /// At most kMostProducts, best first.
    std::function<QFuture<Result<std::vector<FoundProduct>>>(const std::string& text)> search;
    std::function<QFuture<Result<PadCheck>>(const pharmacy::PrescriptionDraft&)> check;
    std::function<QFuture<Result<pharmacy::PrescriptionDraft>>(care::ResidentId)> renew;
    /// Conflict "draft.product-changed" when a price is not any more what the draft says.
    std::function<QFuture<Result<pharmacy::SignedPrescription>>(const pharmacy::PrescriptionDraft&)> sign;

    std::function<QFuture<Result<std::vector<std::string>>>()> templates;
    std::function<QFuture<Result<std::vector<pharmacy::DraftLine>>>(const std::string& name)> templateLines;
    std::function<QFuture<Result<void>>(const std::string& name, const std::vector<pharmacy::DraftLine>&)> saveTemplate;
    std::function<QFuture<Result<void>>(const std::string& name)> removeTemplate;

    std::function<QFuture<Result<void>>(care::MedicationId, const std::string& reason)> stop;
    std::function<QFuture<Result<void>>(care::MedicationId, bool held, const std::string& reason)> hold;
    std::function<QFuture<Result<void>>(const pharmacy::RecordAssessment&)> assess;
    /// Shows the forms that were just signed as they are printed. May be empty: then nothing is said of printing.
    std::function<void(const std::vector<pharmacy::PrescriptionId>&)> print;
};

inline constexpr int kMostProducts = 12;

}  // namespace jiayi::ui
