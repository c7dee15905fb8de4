// The signed archive of a period's figures: write one, or check one that somebody else holds.
#pragma once

#include "ui/common/async.h"
#include "ui/common/live.h"
#include "ui/quality/quality_asks.h"

#include <QDialog>

class QLabel;

namespace jiayi::ui {

class BusyOverlay;
class Button;
class ChipRow;
class Notice;
class TextField;

/// Open it with open(), never exec(). UI thread.
class EvidenceDialog : public Live<QDialog> {
    Q_OBJECT
public:
    /// `board`: ids of the measures on the board.
    EvidenceDialog(QualityAsks asks, quality::Period period, std::vector<std::string> board, QWidget* parent);

protected:
    void retranslate() override;
    void restyle() override;
    void reject() override;

private:
    void build();
    void write();
    void check(const QString& path);
    void say(const Result<quality::EvidenceReport>& report, const QString& path, bool checked);
    void fit();

    QualityAsks m_asks;
    quality::Period m_period;
    std::vector<std::string> m_board;
    Latest m_working;
    bool m_running = false;
    QLabel* m_title;
    QLabel* m_text;
    ChipRow* m_which;
    TextField* m_target;
    Button* m_browse;
    Notice* m_warning;
    Notice* m_outcome;
    Button* m_check;
    Button* m_close;
    Button* m_write;
    BusyOverlay* m_busy;
};

}  // namespace jiayi::ui
