// Whom an unmatched report might be about, and what speaks for and against it.
#pragma once

#include "models/core/clock.h"
#include "models/diagnostics/results/unmatched.h"
#include "ui/common/card.h"

namespace jiayi::ui {

class Button;

/// One person with the evidence, line by line: what the report states, what we know, and whether that agrees. `number` is its key, Alt and that digit.
class CandidateCard : public Card {
    Q_OBJECT
public:
    CandidateCard(diagnostics::Candidate candidate, int number, Date today, QWidget* parent);
    void setBusy(bool busy);

Q_SIGNALS:
    void chosen(const jiayi::diagnostics::Candidate& candidate);

protected:
    void retranslate() override;

private:
    QWidget* evidenceLines();

    diagnostics::Candidate m_candidate;
    Date m_today;
    QWidget* m_lines = nullptr;
    Button* m_choose;
};

/// What the report itself says of the person, aspect by aspect.
QString statedPerson(const diagnostics::Report& report);

}  // namespace jiayi::ui
