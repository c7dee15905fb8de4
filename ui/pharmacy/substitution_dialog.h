#pragma once

#include "ui/common/async.h"
#include "ui/common/live.h"
#include "ui/pharmacy/formulary_asks.h"

#include <QDialog>

class QLabel;
class QStackedWidget;

namespace jiayi::ui {

class Button;
class Notice;
class RowTable;
class StateStack;
class SubstitutionModel;

struct SubstitutionAsks {
    decltype(ChangesAsks::propose) propose;
    decltype(ChangesAsks::sign) sign;
};

/// A substitute for each resident whom a change touches. Enter signs the one that is chosen; Ctrl+Enter shows what would be signed together and
/// what is left out, and Enter there signs it. Nothing is prescribed before. UI thread; open it with open().
class SubstitutionDialog : public Live<QDialog> {
    Q_OBJECT
public:
    SubstitutionDialog(SubstitutionAsks asks, pharmacy::ShownItem product, QWidget* parent);

Q_SIGNALS:
    void prescribed();
    /// To the pad with a draft that wants more than a signature; the dialog closes, here and below.
    void draftWanted(const jiayi::pharmacy::PrescriptionDraft& draft);
    /// To the pad, to find what takes the place of a medicine for which nothing could be proposed.
    void replacementWanted(jiayi::roster::ResidentId resident, jiayi::care::MedicationId medicine);

protected:
    void retranslate() override;
    void restyle() override;

private:
    void build();
    QWidget* buildList();
    QWidget* buildSummary();
    void connectParts();
    void propose();
    void actOnRow();
    void showSummary();
    void signTogether();
    void sign(pharmacy::SignSubstitutions drafts);
    void showCurrent();
    void showCounts();
    QString summaryText() const;
    std::vector<pharmacy::PrescriptionDraft> together() const;

    SubstitutionAsks m_asks;
    pharmacy::ShownItem m_product;
    SubstitutionModel* m_model;
    QStackedWidget* m_pages;
    QLabel* m_title;
    QLabel* m_what;
    RowTable* m_table;
    StateStack* m_states;
    QLabel* m_why;
    Notice* m_failure;
    Button* m_one;
    Button* m_all;
    Button* m_close;
    QLabel* m_summary;
    Button* m_signAll;
    Button* m_back;
    Latest m_proposing, m_signing;
    bool m_busy = false;
};

}  // namespace jiayi::ui
