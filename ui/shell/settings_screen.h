#pragma once

#include "ui/common/screen.h"
#include "ui/common/tokens.h"

#include <QList>
#include <QString>

class QLabel;
class QVBoxLayout;

namespace jiayi::ui {

class ChipRow;
class Card;

/// What a desk remembers of its user's taste. Plain values; app/workstation stores and applies them.
struct Preferences {
    QString language = QStringLiteral("en");  ///< "en" or "zh_CN"
    Look look;
    int lockMinutes = 10;  ///< 0: never by itself
    int pictureMb = 512;   ///< of pictures that can be fetched again, kept to be opened without a line
    bool workOffline = false;  ///< nothing is asked of the hub
    bool operator==(const Preferences&) const = default;
};

/// Language, theme, scale, locking, about. Each choice takes effect at once through `changed`.
class SettingsScreen : public Screen {
    Q_OBJECT
public:
    /// `version` is shown in the about card.
    SettingsScreen(Preferences preferences, const QString& version, QWidget* parent = nullptr);
    QString title() const override;
    /// Shows values that were changed elsewhere (user menu); sends nothing.
    void setPreferences(const Preferences& preferences);
    Preferences preferences() const { return m_preferences; }
    /// A card of another room, above the keyboard's; the screen takes it over.
    void placeCard(QWidget* card);

Q_SIGNALS:
    void changed(const jiayi::ui::Preferences& preferences);

protected:
    void retranslate() override;
    void restyle() override;

private:
    void build();
    void display();

    Preferences m_preferences;
    QString m_version;
    QVBoxLayout* m_column;
    Card* m_look;
    Card* m_access;
    Card* m_pictures;
    Card* m_keys;
    Card* m_about;
    ChipRow* m_language;
    ChipRow* m_theme;
    ChipRow* m_scale;
    ChipRow* m_lock;
    ChipRow* m_pictureLimit;
    QList<QLabel*> m_labels;
    QList<QLabel*> m_keyLabels;
    QLabel* m_aboutText;
};

}  // namespace jiayi::ui
