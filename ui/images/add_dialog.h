// A file of the clinic's own becomes a picture of a person.
#pragma once

#include "ui/common/async.h"
#include "ui/common/live.h"
#include "ui/images/images_asks.h"

#include <QDialog>

class QLabel;

namespace jiayi::ui {

class Button;
class ChipRow;
class DateField;
class Notice;
class TextField;

/// Shows the file before it is taken in: what it is, which eye, when. Nothing is written before "Take in". UI thread; open it with open().
class AddPictureDialog : public Live<QDialog> {
    Q_OBJECT
public:
    AddPictureDialog(ImagesAsks asks, images::ResidentId resident, const QString& name, const Clock& clock, QWidget* parent);
    /// What the desk's dialog gave.
    void look(const QString& path);

Q_SIGNALS:
    void added(jiayi::images::PictureId picture);

protected:
    void retranslate() override;
    void restyle() override;

private:
    void build();
    void showFile();
    void showKind();
    std::string kind() const;
    bool sided() const;
    bool canTake() const;
    void take();

    ImagesAsks m_asks;
    images::ResidentId m_resident;
    QString m_residentName;
    const Clock& m_clock;
    std::optional<ChosenFile> m_file;
    std::optional<Error> m_error;
    Latest m_looking, m_taking;
    bool m_busy = false;
    QLabel* m_title;
    QLabel* m_whose;
    Notice* m_trouble;
    QLabel* m_small;
    QLabel* m_facts;
    QLabel* m_kindLabel;
    ChipRow* m_kind;
    QLabel* m_sideLabel;
    ChipRow* m_side;
    DateField* m_day;
    TextField* m_words;
    Button* m_close;
    Button* m_choose;
    Button* m_take;
};

}  // namespace jiayi::ui
