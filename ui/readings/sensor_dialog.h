#pragma once

#include "ui/common/async.h"
#include "ui/common/live.h"
#include "ui/readings/readings_asks.h"

#include <QDialog>

class QLabel;

namespace jiayi::ui {

class Button;
class ChipRow;
class Notice;

/// A sensor's file before it is taken: whose, what was understood, what it would bring, what it asks, which rows are broken. Nothing is written before
/// "Take into the record". UI thread; open it with open().
class SensorDialog : public Live<QDialog> {
    Q_OBJECT
public:
    SensorDialog(ReadingsAsks asks, const readings::ReadingRules& rules, roster::ResidentId resident, const QString& name, QWidget* parent);
    /// What the desk's dialog gave.
    void look(const QString& path);

Q_SIGNALS:
    void imported(jiayi::readings::CgmGain gain);

protected:
    void retranslate() override;
    void restyle() override;

private:
    void build();
    void ask();
    void showFile();
    void showFacts();
    void showQuestions();
    QString leftOut() const;
    void take();
    bool canTake() const { return m_file && m_file->file.isUsable() && m_file->gain.added > 0; }

    ReadingsAsks m_asks;
    const readings::ReadingRules& m_rules;
    roster::ResidentId m_resident;
    QString m_name;
    QString m_path;
    readings::CgmAnswers m_answers;
    std::optional<SensorFile> m_file;
    std::optional<Error> m_error;
    Latest m_looking, m_taking;
    QLabel* m_title;
    QLabel* m_whose;
    Notice* m_trouble;
    QLabel* m_facts;
    QLabel* m_unitLabel;
    ChipRow* m_unit;
    QLabel* m_orderLabel;
    ChipRow* m_order;
    Button* m_choose;
    Button* m_take;
    Button* m_close;
};

}  // namespace jiayi::ui
