// People to look at, and why. What somebody cost shows only when staff ask.
#pragma once

#include "models/capitation/account_page.h"
#include "ui/common/async.h"
#include "ui/common/card.h"

#include <QFuture>

#include <functional>
#include <map>

namespace jiayi::ui {

/// Hidden until asked, each asking audited, forgotten by hideCosts(). UI thread.
class PeopleCard : public Card {
    Q_OBJECT
public:
    using Ask = std::function<QFuture<Result<capitation::AskPersonCost::Answer>>(const capitation::AskPersonCost& ask)>;
    PeopleCard(Ask ask, const Clock& clock, QWidget* parent = nullptr);
    void show(std::vector<capitation::LookAt> people, const capitation::AccountAsked& asked);
    /// The page was left: nobody else sees what was asked for.
    void hideCosts();

Q_SIGNALS:
    void chartAsked(jiayi::roster::ResidentId resident);
    void failed(const jiayi::Error& error);

protected:
    void retranslate() override;

private:
    void showPeople();
    QWidget* personLine(const capitation::LookAt& person, int number);
    void askCost(int number);

    Ask m_ask;
    const Clock& m_clock;
    std::vector<capitation::LookAt> m_people;
    capitation::AccountAsked m_asked;
    std::map<Uuid, capitation::AskPersonCost::Answer> m_costs;
    Latest m_asking;
    QWidget* m_rows = nullptr;
};

}  // namespace jiayi::ui
