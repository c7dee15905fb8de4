// Bringing files in (R7): choose, look, correct the mapping, try dry, import.
#pragma once

#include "models/care/rules/rule_book.h"
#include "models/qt/async.h"
#include "ui/common/screen.h"
#include "ui/files/file_asks.h"

#include <initializer_list>
#include <stop_token>

class QLabel;
class QScrollArea;

namespace jiayi::ui {

class BundleCard;
class BusyOverlay;
class Button;
class Card;
class FilesCard;
class MappingCard;
class Notice;
class ReportCard;

/// One page, one purpose. Nothing is written before Import; a cancelled import keeps what it has, and importing again
/// is harmless. Ctrl+O chooses files, Ctrl+D runs dry, Ctrl+Enter imports. UI thread; `rules` outlives it.
class ImportScreen : public Screen {
    Q_OBJECT
public:
    /// `targets` are those of ColumnBook.
    ImportScreen(ImportAsks asks, const care::RuleBook& rules, std::vector<std::string> targets,
                 QWidget* parent = nullptr);
    ~ImportScreen() override;

    QString title() const override;
    void focusFirst() override;
    /// So that what covers it during work stands in the middle of what is seen.
    bool scrollsItself() const override { return true; }
    /// As if they had been chosen.
    void addFiles(const QStringList& paths);

Q_SIGNALS:
    /// Something was written: other screens may show other values now.
    void imported();
    void rosterAsked();

protected:
    void retranslate() override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    enum class Step { Files, Ready, Checked, Done };
    void build(const care::RuleBook& rules, std::vector<std::string> targets);
    static void addButtons(Card* card, std::initializer_list<QWidget*> buttons);
    void connectParts();
    void take(LookedFiles looked);
    void removeFile(int file);
    void showFiles();
    void startOver();
    void run(bool dryRun);
    void cancel();
    void finish(Result<roster::ImportReport> report, bool dryRun);
    void saveRejects();
    void goTo(Step step);
    /// Puts what the mapping card edited into the plan.
    void collect();
    void mappingEdited();
    bool canRun() const;
    void fail(const Error& error);
    void showRunText();
    void showDone();

    ImportAsks m_asks;
    LookedFiles m_files;
    Step m_step = Step::Files;
    bool m_looking = false;
    std::stop_source m_stop;
    qt::Latest m_latest;

    QScrollArea* m_scroll;
    FilesCard* m_filesCard;
    MappingCard* m_mapping;
    BundleCard* m_bundle;
    Card* m_runCard;
    QLabel* m_runText;
    Button* m_dry;
    Button* m_import;
    Notice* m_failure;
    Card* m_doneCard;
    QLabel* m_doneTitle;
    QLabel* m_doneText;
    Button* m_roster;
    Button* m_more;
    ReportCard* m_report;
    BusyOverlay* m_busy;
};

}  // namespace jiayi::ui
