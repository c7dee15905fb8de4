#pragma once

#include "ui/care/care_asks.h"
#include "ui/common/screen.h"

#include "models/qt/async.h"

#include <QPointer>
#include <QTimer>

class QDialog;

namespace jiayi::ui {

class BusyOverlay;
class Button;
class ClassificationCard;
class NextVisitCard;
class Notice;
class PersonHeader;
class RegimenSideCard;
class StateStack;
class VisitForm;
class VisitFormsBar;
class VisitStopPanel;

/// One follow-up visit with the forms of all the person's programmes: a class for each and one next date as they follow,
/// dangers that stop it, a draft that is kept all the time. F7 goes to the next open question, Ctrl+Return signs; signed
/// is final and amended with a reason. UI thread; `rules` and `clock` outlive it.
class VisitScreen : public Screen {
    Q_OBJECT
public:
    /// The draft is saved so long after the last change, and when the screen is left.
    static constexpr int kDraftDelayMs = 2000;

    VisitScreen(VisitAsks asks, const care::RuleBook& rules, const Clock& clock, QWidget* parent = nullptr);
    ~VisitScreen() override;

    /// Who signs and measures: the name that stands in the signature.
    void setUser(const QString& user);
    /// A new visit, or the draft that is waiting; `wanted` are its forms, beside those of the draft. Without any: those of the person's programmes.
    void start(care::ResidentId resident, std::vector<care::FormKey> wanted = {});
    /// A signed visit, read-only until it is amended.
    void showSigned(care::VisitId visit);
    care::ResidentId resident() const { return m_sheet.resident; }
    /// Another desk wrote into the draft that is open: what can be shown is, but never under the cursor.
    void takeInOthers();
    /// What is prescribed has changed.
    void reloadRegimen();

    QString title() const override;
    void focusFirst() override;
    bool goBack() override;

Q_SIGNALS:
    /// Also after an amendment.
    void visitSigned(jiayi::care::ResidentId resident);
    /// The draft was saved, and something in it was measured here.
    void measurementSaved(jiayi::care::ResidentId resident);
    /// Ctrl+P: the sheets of the signed visit.
    void printAsked(jiayi::care::VisitId visit);
    /// F5, or with everything renewed F6.
    void prescribeAsked(jiayi::care::ResidentId resident, bool renewAll);
    /// Alt+O: tests are to be ordered; nil while the visit is not signed.
    void orderAsked(jiayi::care::ResidentId resident, jiayi::care::VisitId visit);

protected:
    void retranslate() override;
    void hideEvent(QHideEvent* event) override;

private:
    enum class State { Loading, Writing, Signing, Signed, Amending };

    void build();
    void connectParts();
    void ask();
    void askRegimen();
    void takeSheet(Result<care::VisitSheet> sheet);
    void changeForms(const std::vector<care::FormKey>& forms);
    void moveTo(const std::vector<care::FormKey>& forms);
    void openPhrases(QWidget* editor, const QString& field, const QString& text);
    void showSheet(care::VisitSheet sheet);
    void setState(State state);
    void inputChanged(bool settled);
    void recheck();
    void showCheck(bool settled);
    void stopForDanger();
    void showHint();
    void showOpen();
    void changeInput(const std::function<void(care::VisitInput&)>& change);
    void saveDraft();
    void takeIn(const care::VisitInput& asked, const TakenIn& taken);
    void sign();
    void showBlocked();
    void takeSigned(Result<care::SignedVisit> answer);
    void askAmendReason();
    Date today() const;

    VisitAsks m_asks;
    const care::RuleBook& m_rules;
    const Clock& m_clock;
    std::string m_user;
    State m_state = State::Loading;
    State m_before = State::Writing;  ///< while signing: where a failure leads back to
    care::VisitSheet m_sheet;
    care::VisitInput m_input;
    care::VisitCheck m_check;
    std::optional<care::ChartSummary> m_chart;
    std::vector<care::FormKey> m_wanted;  ///< that are not on the sheet yet
    std::vector<care::FormKey> m_without;  ///< forms to go on with when it is confirmed that answers go
    care::VisitId m_visit;      ///< the signed one that is shown or amended
    std::string m_amendReason;
    std::optional<Instant> m_savedAt;
    bool m_unsaved = false;
    bool m_tried = false;  ///< to sign
    bool m_moreTaken = false;  ///< another desk's value waits until the keyboard has left its field
    QTimer m_draftTimer;
    QTimer m_agoTimer;
    qt::Latest m_latest;
    qt::Latest m_latestChart;
    qt::Latest m_latestDraft;
    qt::Latest m_latestRegimen;
    qt::Latest m_latestTaken;
    QPointer<QDialog> m_dialog;

    StateStack* m_states;
    PersonHeader* m_header;
    Notice* m_notice;
    VisitStopPanel* m_stop;
    VisitFormsBar* m_bar;
    VisitForm* m_form;
    ClassificationCard* m_class;
    NextVisitCard* m_next;
    RegimenSideCard* m_regimen;
    Button* m_open;
    Button* m_order;
    Button* m_save;
    Button* m_sign;
    Button* m_amend;
    Button* m_print;
    BusyOverlay* m_busy;
};

}  // namespace jiayi::ui
