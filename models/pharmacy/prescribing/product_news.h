// What the pharmacies say today of the products that an open draft names: prices change while somebody writes.
#pragma once

#include "models/pharmacy/prescribing/draft.h"

namespace jiayi::pharmacy {

/// The same substance and form. For less; or at any price, where the product is out of stock. Of the same strength the dose stays as it is typed;
/// of another one, by the pharmacist's list, `dosage` is what the line then says: it comes out exactly, or nothing is offered.
struct OfferedProduct {
    std::string pharmacy;
    FormularyItem item;
    Money price;  ///< of all that the line needs
    std::string dosage{};    ///< of another strength: takes the place of what was typed
    bool listSigned = true;  ///< false: the list's row awaits a pharmacist's signature
};

/// Of the product of that code, by the pharmacy's version in force today.
Result<Sale> saleOf(db::Database& database, const std::string& pharmacy, const std::string& code, Date today);

struct ProductNews {
    std::optional<FormularyItem> now;  ///< nothing: not in force, or the line names no product
    bool changed = false;              ///< otherwise than the draft has it; a stock that was counted anew is no change
    std::optional<OfferedProduct> offer;
};
/// Of each line, in the order of the draft. Whole packs are compared, so that a smaller pack may win.
Result<std::vector<ProductNews>> productNews(db::Database& database, const ReviewBook& book, const PrescriptionDraft& draft, Date today);

/// Conflict "draft.product-changed" when any line's product is sold today otherwise than the draft has it. What is not sold any more is a finding of
/// the check (`Sale`): another price is to be seen before signing, and a reason does not lift it.
Result<void> requireProductsInForce(db::Database& database, const PrescriptionDraft& draft, Date today);

}  // namespace jiayi::pharmacy
