// The list beneath the pad's input: products with price, stock and terms.
#pragma once

#include "ui/common/found_list.h"
#include "ui/prescribing/prescribing_asks.h"

namespace jiayi::ui {

class ProductPopup : public FoundList {
    Q_OBJECT
public:
    ProductPopup(QWidget* box, const Clock& clock);
    void showProducts(const std::vector<FoundProduct>& products);

protected:
    void retranslate() override;

private:
    const Clock& m_clock;
};

}  // namespace jiayi::ui
