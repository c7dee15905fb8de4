// The pictures of a person, newest first: small picture, what, when and from where.
#pragma once

#include "ui/common/live.h"
#include "ui/images/images_asks.h"

#include <QListView>
#include <QStandardItemModel>

namespace jiayi::ui {

/// Arrows walk; whoever owns it shows what is current.
class PictureList : public Live<QListView> {
    Q_OBJECT
public:
    explicit PictureList(QWidget* parent = nullptr);
    /// What was current stays so, else the newest is.
    void setPictures(const std::vector<images::ListedPicture>& pictures);
    void choose(images::PictureId id);
    images::PictureId current() const;

Q_SIGNALS:
    void chosen(jiayi::images::PictureId id);

protected:
    void retranslate() override;
    void restyle() override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void fill();

    std::vector<images::ListedPicture> m_pictures;
    QStandardItemModel m_model;
    bool m_filling = false;
};

}  // namespace jiayi::ui
