#include "ui/shell/settings_screen.h"

#include "ui/common/card.h"
#include "ui/common/chip.h"
#include "ui/common/labels.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

struct KeyRow {
    const char* what;
    const char* keys;
};
constexpr KeyRow kKeys[] = {
    {QT_TRANSLATE_NOOP("jiayi::ui::SettingsScreen", "Find somebody"), "Ctrl K"},
    {QT_TRANSLATE_NOOP("jiayi::ui::SettingsScreen", "Back"), "Alt ← / Esc"},
    {QT_TRANSLATE_NOOP("jiayi::ui::SettingsScreen", "User menu"), "F10"},
    {QT_TRANSLATE_NOOP("jiayi::ui::SettingsScreen", "Lock now"), "Ctrl L"},
    {QT_TRANSLATE_NOOP("jiayi::ui::SettingsScreen", "Quit"), "Ctrl Q"},
};

}  // namespace

SettingsScreen::SettingsScreen(Preferences preferences, const QString& version, QWidget* parent)
    : Screen(parent), m_preferences(std::move(preferences)), m_version(version) {
    setObjectName(u"settings"_s);
    build();
    restyle();
    retranslate();
    display();
}

QString SettingsScreen::title() const { return tr("Settings"); }

void SettingsScreen::build() {
    auto* all = m_column = new QVBoxLayout(this);
    space(all, 0, 14);
    const auto card = [&] {
        auto* made = new Card(this);
        all->addWidget(made);
        return made;
    };
    const auto row = [this](QGridLayout* grid, const QString& name) {
        auto* chips = new ChipRow(ChipRow::Mode::One, this);
        chips->setObjectName(u"settings."_s + name);
        auto* label = makeLabel(TextRole::Soft, {}, this);
        label->setBuddy(chips);
        const int line = grid->rowCount();
        grid->addWidget(label, line, 0, Qt::AlignLeft | Qt::AlignVCenter);
        grid->addWidget(chips, line, 1);
        m_labels.append(label);
        return chips;
    };
    const auto grid = [](Card* in) {
        auto* made = new QGridLayout;
        space(made, 0, 12);
        made->setColumnStretch(1, 1);
        in->body()->addLayout(made);
        return made;
    };

    m_look = card();
    auto* look = grid(m_look);
    m_language = row(look, u"language"_s);
    m_theme = row(look, u"theme"_s);
    m_scale = row(look, u"scale"_s);
    m_access = card();
    m_lock = row(grid(m_access), u"lock"_s);
    m_pictures = card();
    m_pictureLimit = row(grid(m_pictures), u"pictures"_s);
    m_keys = card();
    auto* keys = grid(m_keys);
    for (const auto& key : kKeys) {
        auto* what = makeLabel(TextRole::Soft, {}, this);
        const int line = keys->rowCount();
        keys->addWidget(what, line, 0);
        keys->addWidget(makeLabel(TextRole::Body, QString::fromUtf8(key.keys), this), line, 1);
        m_keyLabels.append(what);
    }
    m_about = card();
    m_aboutText = makeLabel(TextRole::Soft, {}, this);
    m_aboutText->setObjectName(u"settings.about"_s);
    m_aboutText->setWordWrap(true);
    m_about->body()->addWidget(m_aboutText);
    all->addStretch(1);

    const auto told = [this](ChipRow* chips, auto take) {
        connect(chips, &ChipRow::chosenChanged, this, [this, take](const QStringList& keys_) {
            if (keys_.isEmpty()) return;
            take(keys_.first());
            Q_EMIT changed(m_preferences);
        });
    };
    told(m_language, [this](const QString& key) { m_preferences.language = key; });
    told(m_theme, [this](const QString& key) { m_preferences.look.dark = key == "dark"_L1; });
    told(m_scale, [this](const QString& key) { m_preferences.look.scale = key.toInt(); });
    told(m_lock, [this](const QString& key) { m_preferences.lockMinutes = key.toInt(); });
    told(m_pictureLimit, [this](const QString& key) { m_preferences.pictureMb = key.toInt(); });
}

void SettingsScreen::placeCard(QWidget* card) { m_column->insertWidget(m_column->indexOf(m_keys), card); }

void SettingsScreen::retranslate() {
    m_look->setTitle(tr("Language and look"));
    m_access->setTitle(tr("Locking"));
    m_access->setHint(tr("drafts are kept while the desk is locked"));
    m_pictures->setTitle(tr("Images and documents"));
    m_pictures->setHint(tr("what was opened longest ago makes room"));
    m_keys->setTitle(tr("Keyboard"));
    m_about->setTitle(tr("About"));
    const QStringList labels{tr("Language"), tr("Theme"), tr("Text size"), tr("Lock when idle for"), tr("Kept on this desk")};
    const QList<ChipRow*> rows{m_language, m_theme, m_scale, m_lock, m_pictureLimit};
    for (qsizetype i = 0; i < labels.size(); ++i) {
        m_labels[i]->setText(labels[i]);
        rows[i]->setAccessibleName(labels[i]);
    }
    for (qsizetype i = 0; i < m_keyLabels.size(); ++i) m_keyLabels[i]->setText(tr(kKeys[i].what));
    m_language->setChoices({{u"en"_s, u"English"_s}, {u"zh_CN"_s, u"简体中文"_s}});
    m_theme->setChoices({{u"light"_s, tr("Light", "theme")}, {u"dark"_s, tr("Dark", "theme")}});
    QList<ChipRow::Choice> sizes, minutes;
    for (const int percent : {90, 100, 125, 150})
        sizes.append({QString::number(percent), u"%1 %"_s.arg(percent)});
    for (const int count : {5, 10, 20, 30})
        minutes.append({QString::number(count), tr("%n min", nullptr, count)});
    minutes.append({u"0"_s, tr("Never", "lock by itself")});
    QList<ChipRow::Choice> limits;
    for (const int mb : {128, 512, 2048, 8192}) limits.append({QString::number(mb), mb < 1024 ? tr("%1 MB").arg(mb) : tr("%1 GB").arg(mb / 1024)});
    m_pictureLimit->setChoices(limits);
    m_scale->setChoices(sizes);
    m_lock->setChoices(minutes);
    m_aboutText->setText(
        tr("Jiayi %1, a clinic workstation for family doctors.").arg(m_version) + u'\n' +
        tr("Free software under the GNU General Public License, version 3 or later. It comes "
           "without any warranty.") +
        u'\n' + tr("Built with Qt, SQLCipher, Boost, OpenSSL, ICU and Poppler."));
}

void SettingsScreen::restyle() {
    // One column of labels through all cards.
    for (auto* label : m_labels + m_keyLabels) label->setMinimumWidth(px(150));
}

void SettingsScreen::setPreferences(const Preferences& preferences) {
    m_preferences = preferences;
    display();
}

void SettingsScreen::display() {
    m_language->setChosen({m_preferences.language});
    m_theme->setChosen({m_preferences.look.dark ? u"dark"_s : u"light"_s});
    m_scale->setChosen({QString::number(m_preferences.look.scale)});
    m_lock->setChosen({QString::number(m_preferences.lockMinutes)});
    m_pictureLimit->setChosen({QString::number(m_preferences.pictureMb)});
}

}  // namespace jiayi::ui
