// Search and facets of the formulary.
#pragma once

#include "models/pharmacy/formulary/formulary.h"
#include "ui/common/live.h"

#include <QWidget>

namespace jiayi::ui {

class Button;
class ChipRow;
class ChoiceField;
class TextField;

/// What is asked for: a pharmacy, words, conditions. Text that an input method is still composing counts as typed.
class FormularyFilterBar : public Live<QWidget> {
    Q_OBJECT
public:
    explicit FormularyFilterBar(QWidget* parent = nullptr);

    /// Keeps the chosen one if it is still there, else chooses the first.
    void setPharmacies(const std::vector<pharmacy::Pharmacy>& pharmacies);
    std::int64_t pharmacyPk() const;
    /// How many items each choice would leave; nothing while words are searched, where nobody counts.
    void setFacets(const std::optional<pharmacy::Facets>& facets);
    std::string text() const;
    pharmacy::FormularyFilter filter() const;
    bool isClear() const;
    void clear();
    TextField* search() const { return m_text; }

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void retranslate() override;
    void restyle() override;

private:
    void build();
    void tell();
    void showChoices();
    QString counted(const QString& word, const char* facet, const char* value) const;

    TextField* m_text;
    ChoiceField* m_pharmacy;
    ChoiceField* m_form;
    ChipRow* m_class;
    ChipRow* m_terms;
    Button* m_clear;
    std::vector<pharmacy::Pharmacy> m_pharmacies;
    std::optional<pharmacy::Facets> m_facets;
    std::vector<std::string> m_forms;  ///< of the last facets, so that they can be chosen while searching too
    QString m_composing;
};

}  // namespace jiayi::ui
