// Which pharmacies serve this clinic, and in what order.
#pragma once

#include "ui/common/card.h"
#include "ui/pharmacy/shortage_asks.h"

class QLabel;

namespace jiayi::ui {

class Button;

/// The first one first. Alt with an arrow moves, Space takes a pharmacy in or out, Enter keeps; until then Esc drops what was changed.
class ServingCard : public Card {
    Q_OBJECT
public:
    explicit ServingCard(QWidget* parent = nullptr);
    /// What has been changed and not kept stays as it is.
    void showPharmacies(const std::vector<pharmacy::Pharmacy>& pharmacies, const pharmacy::ServingPharmacies& serving);
    /// False where nothing was changed.
    bool drop();
    void setBusy(bool busy);
    void kept();
    void showFailure(const Error& error);

Q_SIGNALS:
    void chosen(const jiayi::pharmacy::ChooseServingPharmacies& serving);

protected:
    void retranslate() override;

private:
    struct Row {
        std::string id;
        QString name;
        bool serves = false;
        bool operator==(const Row&) const = default;
    };
    class Table;
    void place();
    void move(int by);
    void take();
    void keep();
    void sayState();

    std::vector<Row> m_kept;
    std::vector<Row> m_rows;
    Table* m_table;
    QLabel* m_said;
    QLabel* m_keys;
    Button* m_up;
    Button* m_down;
    Button* m_keep;
    QString m_failure;
    bool m_busy = false;
};

}  // namespace jiayi::ui
