// The list beneath the search box.
#pragma once

#include "ui/common/found_list.h"
#include "ui/shell/search_box.h"

namespace jiayi::ui {

class SearchPopup : public FoundList {
    Q_OBJECT
public:
    explicit SearchPopup(QWidget* box);
    void showHits(const QList<SearchHit>& hits);

protected:
    void retranslate() override;
};

}  // namespace jiayi::ui
