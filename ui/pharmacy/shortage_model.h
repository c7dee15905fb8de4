// The list of the shortage log: what was missing, for whom, how long ago, what came of it.
#pragma once

#include <QVariant>

#include "models/qt/value_model.h"
#include "ui/common/tokens.h"
#include "ui/pharmacy/shortage_asks.h"

#include <array>
#include <string_view>

namespace jiayi::ui {

class ShortageModel : public qt::ValueModel<ShownShortage> {
public:
    enum Column { Name, For, State, Asked, ColumnCount };

    ShortageModel(const Clock& clock, QObject* parent);
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const Clock& m_clock;
};

/// What may come of an entry, in the order of the keys 1 to 4.
inline constexpr std::array<std::string_view, 4> kShortageAnswers{"stocked", "substituted", "elsewhere", "unavailable"};
QString shortageAnswerWord(std::string_view answer);
Tone shortageTone(const pharmacy::Shortage& entry);
/// "3 packs".
QString packsText(std::int64_t packs);
/// The pharmacy's name, its id where nobody here knows it, or that it was looked for nowhere.
QString lookedForText(const ShownShortage& shown);
/// The resident's name, or that nobody is named.
QString forWhomText(const ShownShortage& shown);

}  // namespace jiayi::ui
