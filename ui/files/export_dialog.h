// Taking records out (R8): format, whom, where; citizen ids masked unless somebody asks for them.
#pragma once

#include "models/qt/async.h"
#include "ui/common/live.h"
#include "ui/files/file_asks.h"

#include <QDialog>

#include <stop_token>

class QCheckBox;
class QLabel;

namespace jiayi::ui {

class BusyOverlay;
class Button;
class Card;
class ChipRow;
class Notice;
class TextField;

/// Open it with open(), never exec(). With a list of residents it offers that list or everybody. UI thread.
class ExportDialog : public Live<QDialog> {
    Q_OBJECT
public:
    explicit ExportDialog(ExportAsks asks, std::optional<std::vector<roster::ResidentId>> list = {},
                          QWidget* parent = nullptr);
    ~ExportDialog() override;

protected:
    void retranslate() override;
    void restyle() override;
    /// Esc and the window's own button wait for a running export: they cancel it first.
    void reject() override;

private:
    void build();
    void run();
    void finish(Result<ExportDone> done);
    ExportFormat format() const;
    void formatChosen();
    /// As high as what stands in it at this width.
    void fit();

    ExportAsks m_asks;
    std::optional<std::vector<roster::ResidentId>> m_list;
    std::stop_source m_stop;
    qt::Latest m_latest;
    bool m_running = false;
    std::optional<ExportDone> m_done;

    QLabel* m_title;
    Card* m_card;
    QLabel* m_formatLabel;
    ChipRow* m_format;
    QLabel* m_formatText;
    QLabel* m_whomLabel;
    ChipRow* m_whom;
    TextField* m_target;
    Button* m_browse;
    QCheckBox* m_unmasked;
    Notice* m_warning;
    Notice* m_outcome;
    Button* m_export;
    Button* m_close;
    BusyOverlay* m_busy;
};

}  // namespace jiayi::ui
