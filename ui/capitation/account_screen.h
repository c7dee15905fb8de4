#pragma once

#include "ui/capitation/account_asks.h"
#include "ui/common/async.h"
#include "ui/common/screen.h"

#include <QTimer>

class QHBoxLayout;

namespace jiayi::ui {

class AccountBoard;
class Button;
class ChipRow;
class ChoiceEdit;
class LedgerBoard;
class OutcomeBoard;
class RulesBoard;
class StatePanel;
class YearBoard;

/// The clinic's money: account, outcome, year, rules, ledger. UI thread.
class AccountScreen : public Screen {
    Q_OBJECT
public:
    AccountScreen(AccountAsks asks, const Clock& clock, QWidget* parent = nullptr);
    QString title() const override;
    void activated() override;
    void focusFirst() override;
    bool goBack() override;

    void reload();
    /// "account", "outcome", "year", "rules", "ledger".
    void showPage(const QString& key);

Q_SIGNALS:
    void chartAsked(jiayi::roster::ResidentId resident);
    void originAsked(const QString& type, const jiayi::Uuid& id, jiayi::roster::ResidentId resident);
    void failed(const jiayi::Error& error);
    /// The month's statement of this scheme; empty: of whichever was open.
    void statementAsked(const QString& scheme);
    /// Money was written down.
    void changed();

protected:
    void retranslate() override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    QWidget* buildHead();
    void connectBoards();
    template <class Answer, class Show>
    void read(QFuture<Result<Answer>> answer, Show show);
    void showBoard(QWidget* board);
    QWidget* boardOf(const QString& page) const;
    std::string scheme() const;
    QString page() const;
    void readLedgerPage(const capitation::LedgerAsked& asked);
    void written(const Result<void>& result);

    AccountAsks m_asks;
    const Clock& m_clock;
    ChipRow* m_pages;
    ChoiceEdit* m_scheme;
    Button *m_statement, *m_print, *m_workbook;
    StatePanel* m_state;
    AccountBoard* m_account;
    OutcomeBoard* m_outcome;
    YearBoard* m_year;
    RulesBoard* m_rules;
    LedgerBoard* m_ledger;
    Latest m_reading, m_refreshing, m_writing;
    QTimer m_slow;  ///< says that a page is being read, when that takes long
    Date m_refreshed{};
};

}  // namespace jiayi::ui
