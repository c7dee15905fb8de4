// A table of words that a page has made: what each cell says, in which tone. Made anew when language or figures change.
#pragma once

#include <QVariant>

#include "models/qt/value_model.h"
#include "ui/common/tokens.h"

#include <QSet>
#include <QStringList>

#include <optional>
#include <vector>

namespace jiayi::ui {

struct TextCell {
    QString text;
    QString second{};             ///< softer, beneath
    std::optional<Tone> tone{};   ///< drawn as a pill
    bool soft = false, strong = false;
};
using TextRow = std::vector<TextCell>;

class TextModel : public qt::ValueModel<TextRow> {
public:
    TextModel(int columns, QSet<int> numbers, QObject* parent);
    void setHeads(QStringList heads);

    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QSet<int> m_numbers;  ///< columns whose texts stand at the right
};

}  // namespace jiayi::ui
