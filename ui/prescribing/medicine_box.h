#pragma once

#include "ui/common/live.h"
#include "models/pharmacy/prescribing/decoction.h"
#include "ui/prescribing/prescribing_asks.h"

#include "models/qt/async.h"

#include <QWidget>

class QKeyEvent;
class QLabel;
class QLineEdit;

namespace jiayi::ui {

class ProductPopup;

/// What a line is begun for that takes another's place.
struct Replacement {
    care::MedicationId medicine;                 ///< that it continues; of another substance it ends with the signature
    std::optional<pharmacy::OrderId> order{};    ///< an open order that ends with the signature
    std::string wanted{};                        ///< what is searched first; else the medicine's substance
};

/// The one line of input: a name, pinyin, initials, ATC or code; Enter takes the product; the dose in the same flow ("1g bid 12w"); Enter
/// finishes the line. Herbs with their grams are a decoction: no product is searched, Enter finishes it. Every keystroke asks, without a pause; answers of an older one are dropped.
class MedicineBox : public Live<QWidget> {
    Q_OBJECT
public:
    using Search = std::function<QFuture<Result<std::vector<FoundProduct>>>(const std::string&)>;
    MedicineBox(Search search, const pharmacy::ReviewBook& book, const Clock& clock, QWidget* parent = nullptr);

    /// How long a line lasts that does not say so itself.
    void setUsualDays(int days);
    /// To prescribe what is taken already, or what takes its place: its name is searched, its dose proposed.
    void begin(const care::MedicationLine& medicine, std::optional<Replacement> replacement = {});
    void clear();
    QString text() const;

Q_SIGNALS:
    /// A key of its own is given by whoever keeps the draft.
    void lineReady(const jiayi::pharmacy::DraftLine& line);
    /// Up, with nothing typed: to the lines.
    void linesAsked();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void retranslate() override;
    void restyle() override;
    void paintEvent(QPaintEvent* event) override;

private:
    void changed();
    void ask();
    void finishDecoction();
    void showAnswer(Result<std::vector<FoundProduct>> answer);
    void pick(int row);
    void backToSearch();
    void closePopup();
    void finish();
    void showDose();
    bool handleKey(QKeyEvent* event);
    QString soughtText() const;

    Search m_search;
    const pharmacy::ReviewBook& m_book;
    int m_usualDays = 7;
    QString m_preedit;
    QString m_asked;
    bool m_pending = false;
    bool m_pickWhenAnswered = false;
    std::vector<FoundProduct> m_found;
    std::optional<FoundProduct> m_picked;
    std::optional<care::MedicationLine> m_medicine;
    std::optional<Replacement> m_replacement;
    std::optional<pharmacy::Decoction> m_decoction;  ///< what is typed reads as one
    qt::Latest m_latest;

    QLabel* m_product;
    QLineEdit* m_edit;
    QLabel* m_hint;
    ProductPopup* m_popup;
};

}  // namespace jiayi::ui
