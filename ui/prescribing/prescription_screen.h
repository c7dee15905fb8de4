#pragma once

#include "ui/common/screen.h"
#include "ui/common/tokens.h"
#include "ui/prescribing/medicine_box.h"
#include "ui/prescribing/override_dialog.h"
#include "ui/prescribing/prescribing_asks.h"

#include "models/qt/async.h"

#include <QPointer>

#include <map>

class QBoxLayout;
class QDialog;

namespace jiayi::ui {

class BusyOverlay;
class DiagnosesCard;
class LinesCard;
class Notice;
class PadFooter;
class PersonHeader;
class RegimenCard;
class StateStack;
class TemplatesDialog;
class TermsCard;

/// The prescription pad of one resident: a line of input, the lines with what the review says, the forms they go on, and what is taken now.
/// Checked at every change by the worker; Ctrl+Return signs, and signed is final. A draft stays when the screen is left or locked, one for
/// each person, until it is signed or thrown away. UI thread; `rules`, `book` and `clock` outlive it.
class PrescriptionScreen : public Screen {
    Q_OBJECT
public:
    PrescriptionScreen(PrescribingAsks asks, const care::RuleBook& rules, const pharmacy::ReviewBook& book, const Clock& clock, QWidget* parent = nullptr);
    ~PrescriptionScreen() override;

    void open(care::ResidentId resident);
    /// Everything that is taken and was ordered here, as it was ordered last.
    void renewAll();
    /// Of the person who is open: a draft's lines onto the pad, in the place of what is there of the same medicine.
    void take(const pharmacy::PrescriptionDraft& draft);
    /// Of the person who is open: the input with what may take the place of a medicine.
    void replace(const Replacement& replacement);
    /// A new version of a formulary may have come: prices are asked again, and the record.
    void reload();
    care::ResidentId resident() const { return m_draft.resident; }
    const pharmacy::PrescriptionDraft& draft() const { return m_draft; }

    QString title() const override;
    void activated() override;
    void focusFirst() override;
    bool goBack() override;
    bool scrollsItself() const override { return true; }

Q_SIGNALS:
    void prescriptionSigned(jiayi::care::ResidentId resident);
    /// A medicine was stopped, held or resumed.
    void medicinesChanged(jiayi::care::ResidentId resident);
    /// The draft was thrown away: back to where one came from.
    void left();

protected:
    void retranslate() override;
    void restyle() override { placeHeader(); }
    void resizeEvent(QResizeEvent* event) override;

private:
    void placeHeader();
    void build();
    void connectParts();
    void askChart();
    void showChart(care::ChartSummary chart);

    void changeDraft(const std::function<void(pharmacy::PrescriptionDraft&)>& change);
    void whenOpen(std::function<void()> then);
    void addLines(std::vector<pharmacy::DraftLine> lines);
    void takeRenewal(pharmacy::PrescriptionDraft renewal);
    std::string newKey() { return "line-" + std::to_string(++m_lastKey); }
    void setDose(const std::string& key, const QString& dose);
    void setKind(const std::string& kind);
    void removeLine(const std::string& key);
    void takeCheaper(const std::string& key);
    int usualDays(const std::string& kind) const;
    void showDraft();
    void recheck();
    void takeCheck(const pharmacy::PrescriptionDraft& of, Result<PadCheck> answer);
    /// Takes over what is sold otherwise now; true if there was something, which is then said.
    bool takeNews(const PadCheck& check);

    void sign();
    void goOnSigning();
    void showBlocked(const std::vector<pharmacy::DraftProblem>& problems);
    void askReasons();
    void takeSigned(Result<pharmacy::SignedPrescription> answer);

    void openTemplates();
    void listTemplates();
    void askAssessment();
    void askStop(const care::MedicationLine& medicine);
    void askHold(const care::MedicationLine& medicine);
    void takeMedicine(Result<void> answer, const QString& done);
    void askDiscard();
    void fail(const Error& error);
    void say(Tone tone, const QString& headline, const QString& text = {});

    PrescribingAsks m_asks;
    const care::RuleBook& m_rules;
    const pharmacy::ReviewBook& m_book;
    const Clock& m_clock;
    pharmacy::PrescriptionDraft m_draft;
    std::map<care::ResidentId, pharmacy::PrescriptionDraft> m_parked;
    std::optional<PadCheck> m_check;
    std::optional<care::ChartSummary> m_chart;
    int m_lastKey = 0;
    std::function<void()> m_whenOpen;  ///< what was asked for before the chart had come
    bool m_signWhenChecked = false;
    bool m_signing = false;
    bool m_showLast = false;  ///< a line was added: it is brought into view with what is said of it
    qt::Latest m_latestChart, m_latestCheck, m_latestWork;
    QPointer<QDialog> m_dialog;
    QPointer<TemplatesDialog> m_templates;

    StateStack* m_states;
    PersonHeader* m_header;
    QBoxLayout* m_fixed;   ///< always in sight
    QBoxLayout* m_moving;  ///< scrolls
    Notice* m_notice;
    MedicineBox* m_box;
    LinesCard* m_lines;
    DiagnosesCard* m_diagnoses;
    TermsCard* m_terms;
    RegimenCard* m_regimen;
    PadFooter* m_footer;
    BusyOverlay* m_busy;
};

}  // namespace jiayi::ui
