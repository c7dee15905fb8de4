#include "ui/access/first_run_pages.h"

#include "ui/access/passphrase_strength.h"
#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/field.h"
#include "ui/common/labels.h"
#include "ui/common/notice.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

StartPage::StartPage(QWidget* parent) : Live<QWidget>(parent) {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    m_title = makeLabel(TextRole::Heading, {}, this);
    m_title->setWordWrap(true);
    m_notice = new Notice(Tone::Bad, this);
    m_notice->setObjectName(u"first.notice"_s);
    m_notice->hide();
    all->addWidget(m_title);
    all->addWidget(m_notice);
    m_new = addWay(u"new"_s, true, all);
    m_demo = addWay(u"demo"_s, false, all);
    m_existing = addWay(u"existing"_s, false, all);
    connect(m_new.button, &QPushButton::clicked, this, &StartPage::newAsked);
    connect(m_demo.button, &QPushButton::clicked, this, &StartPage::demoAsked);
    connect(m_existing.button, &QPushButton::clicked, this, &StartPage::existingAsked);
    retranslate();
}

StartPage::Way StartPage::addWay(const QString& name, bool primary, QVBoxLayout* to) {
    Way way;
    way.card = new Card(this);
    way.text = makeLabel(TextRole::Soft, {}, way.card);
    way.text->setWordWrap(true);
    way.button = new Button(primary ? Button::Kind::Primary : Button::Kind::Secondary, {}, way.card);
    way.button->setObjectName(u"first."_s + name);
    auto* row = new QHBoxLayout;
    space(row, 0, 14);
    row->addWidget(way.text, 1);
    row->addWidget(way.button, 0, Qt::AlignVCenter);
    way.card->body()->addLayout(row);
    to->addWidget(way.card);
    return way;
}

void StartPage::setError(const Words& words) {
    m_notice->setWords(words);
    m_notice->show();
}

void StartPage::clearError() { m_notice->hide(); }

void StartPage::focusFirst() { m_new.button->setFocus(); }

void StartPage::retranslate() {
    m_title->setText(tr("Welcome. How do you want to begin?"));
    const auto say = [](Way& way, const QString& title, const QString& text, const QString& button, int key) {
        way.card->setTitle(title);
        way.text->setText(text);
        way.button->setText(button);
        way.button->setKeys(QKeySequence(Qt::ALT | Qt::Key(key)));
    };
    say(m_new, tr("A new store"), tr("For your clinic: an encrypted file on this desk, empty, yours alone."),
        tr("Set up"), Qt::Key_1);
    say(m_demo, tr("The demo clinic"),
        tr("6,300 invented residents with two years of visits. Clearly marked as sample data."), tr("Try it"),
        Qt::Key_2);
    say(m_existing, tr("A store that is already there"),
        tr("From this desk, another disk or a restored backup."), tr("Open …"), Qt::Key_3);
}

NewStorePage::NewStorePage(QWidget* parent) : Live<QWidget>(parent) {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    m_card = new Card(this);
    const auto add = [this](const QString& name) {
        auto* field = new TextField(m_card);
        field->edit()->setObjectName(u"new."_s + name);
        m_card->body()->addWidget(field);
        connect(field->edit(), &QLineEdit::returnPressed, this, &NewStorePage::submit);
        connect(field->edit(), &QLineEdit::textEdited, this, [this] {
            if (m_checked) check();
        });
        return field;
    };
    m_institution = add(u"institution"_s);
    m_clinic = add(u"clinic"_s);
    m_user = add(u"user"_s);
    m_passphrase = add(u"passphrase"_s);
    m_again = add(u"again"_s);
    for (auto* field : {m_passphrase, m_again}) {
        field->edit()->setEchoMode(QLineEdit::Password);
        field->edit()->setMaxLength(256);
    }
    m_notice = new Notice(Tone::Bad, m_card);
    m_notice->setObjectName(u"new.notice"_s);
    m_notice->hide();
    m_card->body()->addWidget(m_notice);
    auto* row = new QHBoxLayout;
    space(row, {0, 4, 0, 0}, 8);
    m_back = new Button(Button::Kind::Secondary, {}, this);
    m_back->setObjectName(u"new.back"_s);
    m_create = new Button(Button::Kind::Primary, {}, this);
    m_create->setObjectName(u"new.create"_s);
    row->addStretch(1);
    row->addWidget(m_back);
    row->addWidget(m_create);
    m_card->body()->addLayout(row);
    all->addWidget(m_card);
    connect(m_back, &QPushButton::clicked, this, &NewStorePage::backAsked);
    connect(m_create, &QPushButton::clicked, this, &NewStorePage::submit);
    connect(m_passphrase->edit(), &QLineEdit::textChanged, this, [this] { showStrength(); });
    retranslate();
}

void NewStorePage::setError(const Words& words) {
    m_notice->setWords(words);
    m_notice->show();
}

void NewStorePage::focusFirst() {
    m_notice->hide();
    m_institution->edit()->setFocus();
}

void NewStorePage::forget() {
    m_passphrase->edit()->clear();
    m_again->edit()->clear();
}

void NewStorePage::showStrength() {
    const auto text = m_passphrase->text();
    if (text.isEmpty()) {
        m_passphrase->setSuffix({});
        m_passphrase->setState(std::nullopt);
        return;
    }
    const auto strength = strengthOf(text);
    m_passphrase->setSuffix(strengthWords(strength));
    m_passphrase->setState(toneOf(strength), strengthWords(strength));
}

bool NewStorePage::check() {
    m_checked = true;
    const auto need = [](TextField* field, const QString& words) {
        const bool missing = field->text().trimmed().isEmpty();
        field->setError(missing ? words : QString());
        return !missing;
    };
    bool good = need(m_institution, tr("Needed: the code that the consortium gave your clinic"));
    good &= need(m_clinic, tr("Needed: shown at the top of the window"));
    good &= need(m_user, tr("Needed: it stands under what you sign"));
    const bool longEnough = strengthOf(m_passphrase->text()) != Strength::TooShort;
    m_passphrase->setError(longEnough ? QString() : strengthWords(Strength::TooShort));
    const bool same = m_passphrase->text() == m_again->text();
    m_again->setError(same ? QString() : tr("The two are not the same"));
    return good && longEnough && same;
}

void NewStorePage::submit() {
    if (!check()) {
        for (auto* field : {m_institution, m_clinic, m_user, m_passphrase, m_again}) {
            if (field->error().isEmpty()) continue;
            field->edit()->setFocus();
            return;
        }
    }
    m_notice->hide();
    Q_EMIT createAsked({m_institution->text().trimmed(), m_clinic->text().trimmed(), m_user->text().trimmed(),
                        m_passphrase->text()});
}

void NewStorePage::retranslate() {
    m_card->setTitle(tr("A new store"));
    m_institution->setLabel(tr("Institution code"));
    m_clinic->setLabel(tr("Clinic name"));
    m_user->setLabel(tr("Your name"));
    m_passphrase->setLabel(tr("Passphrase"));
    m_again->setLabel(tr("Passphrase again"));
    for (auto* field : {m_institution, m_clinic, m_user, m_passphrase, m_again}) field->setRequired(true);
    m_back->setText(tr("Back"));
    m_back->setKeys(QKeySequence(Qt::Key_Escape));
    m_create->setText(tr("Create store"));
    m_create->setKeys(QKeySequence(Qt::CTRL | Qt::Key_Return));
    showStrength();
    if (m_checked) check();
}

RecoveryPage::RecoveryPage(QWidget* parent) : Live<QWidget>(parent) {
    auto* all = new QVBoxLayout(this);
    space(all, 0, 14);
    m_card = new Card(this);
    m_card->setStripe(Tone::Warn);
    m_text = makeLabel(TextRole::Body, {}, m_card);
    m_text->setWordWrap(true);
    m_key = makeLabel(TextRole::Heading, {}, m_card);
    m_key->setObjectName(u"recovery.key"_s);
    m_key->setWordWrap(true);
    m_key->setTextInteractionFlags(Qt::NoTextInteraction);  // on paper, not on the clipboard
    m_confirm = new TextField(m_card);
    m_confirm->edit()->setObjectName(u"recovery.confirm"_s);
    m_done = new Button(Button::Kind::Primary, {}, m_card);
    m_done->setObjectName(u"recovery.done"_s);
    m_card->body()->addWidget(m_text);
    m_card->body()->addWidget(m_key);
    m_card->body()->addWidget(m_confirm);
    m_card->body()->addWidget(m_done, 0, Qt::AlignRight);
    all->addWidget(m_card);
    const auto leave = [this] {
        if (matches()) Q_EMIT confirmed();
    };
    connect(m_confirm->edit(), &QLineEdit::textChanged, this, [this] { m_done->setEnabled(matches()); });
    connect(m_confirm->edit(), &QLineEdit::returnPressed, this, leave);
    connect(m_done, &QPushButton::clicked, this, leave);
    m_done->setEnabled(false);
    restyle();
    retranslate();
}

QString RecoveryPage::lastGroup(const QString& key) {
    const auto dash = key.lastIndexOf(u'-');
    return dash >= 0 ? key.mid(dash + 1) : key.right(4);
}

bool RecoveryPage::matches() const {
    return !m_value.isEmpty() &&
           plainFigures(m_confirm->text()).compare(lastGroup(m_value), Qt::CaseInsensitive) == 0;
}

void RecoveryPage::setKey(const QString& key) {
    m_value = key;
    auto shown = key;
    m_key->setText(shown.replace(u'-', u"  "_s));  // so that it can wrap between groups
    m_key->setAccessibleName(key);
    m_confirm->edit()->clear();
}

void RecoveryPage::focusFirst() { m_confirm->edit()->setFocus(); }

void RecoveryPage::restyle() { m_key->setMargin(px(8)); }

void RecoveryPage::retranslate() {
    m_card->setTitle(tr("Write down the recovery key"));
    m_text->setText(tr(
        "It opens the store when every passphrase is forgotten. It is shown only now. Keep the paper in the "
        "clinic's safe, not beside the desk."));
    m_confirm->setLabel(tr("Type its last group, to be sure"));
    m_done->setText(tr("I have written it down"));
}

}  // namespace jiayi::ui
