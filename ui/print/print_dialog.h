// Look at what will be printed, then print it or keep it as a PDF.
#pragma once

#include "ui/common/async.h"
#include "ui/common/live.h"
#include "ui/print/print_asks.h"

#include <QDialog>

class QLabel;

namespace jiayi::ui {

class Button;
class Card;
class ChipRow;
class ChoiceField;
class Notice;
class NumberField;
class PageView;
class StateStack;
class TextField;

/// Open it with open(), never exec(). What is chosen is remembered for each document when something was printed or saved. UI thread.
class PrintDialog : public Live<QDialog> {
    Q_OBJECT
public:
    explicit PrintDialog(PrintAsks asks, QWidget* parent = nullptr);
    /// Reads what is to be printed.
    void reload();

protected:
    void retranslate() override;
    void restyle() override;

private:
    QWidget* buildChoices();
    QWidget* buildPreview();
    void connectChoices();
    void showDocuments(Result<std::vector<PrintDocument>> documents);
    void chooseDocument();
    void showSetup();
    void showTrays();
    void layOut();
    void turn(int by);
    PrintSetup setup() const;
    const PrintDocument* document() const;
    /// Whether the offsets are figures.
    bool offsetsHold() const;
    /// Writes the trail, then does it, then says what came of it.
    void leave(const std::function<Result<void>()>& out, const QString& done);
    void say(const Result<void>& outcome, const QString& done);

    PrintAsks m_asks;
    std::vector<PrintDocument> m_documents;
    QList<PrinterChoice> m_printers;
    Pages m_pages;
    int m_page = 0;
    Latest m_latest;
    Latest m_leaving;

    QLabel* m_title;
    StateStack* m_states;
    PageView* m_view;
    Button* m_before;
    Button* m_after;
    QLabel* m_number;
    Card* m_card;
    QLabel* m_documentLabel;
    ChipRow* m_document;
    QLabel* m_languageLabel;
    ChipRow* m_language;
    QLabel* m_paperLabel;
    ChipRow* m_paper;
    ChoiceField* m_printer;
    ChoiceField* m_tray;
    NumberField* m_start;
    NumberField* m_right;
    NumberField* m_down;
    TextField* m_phone;
    Notice* m_outcome;
    Button* m_close;
    Button* m_save;
    Button* m_print;
};

}  // namespace jiayi::ui
