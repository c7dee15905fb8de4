// The three pages of FirstRunScreen.
#pragma once

#include "ui/access/first_run_screen.h"
#include "ui/common/live.h"
#include "ui/common/words.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace jiayi::ui {

class Button;
class Card;
class Notice;
class TextField;

class StartPage : public Live<QWidget> {
    Q_OBJECT
public:
    explicit StartPage(QWidget* parent = nullptr);
    void setError(const Words& words);
    void clearError();
    void focusFirst();

Q_SIGNALS:
    void newAsked();
    void demoAsked();
    void existingAsked();

protected:
    void retranslate() override;

private:
    struct Way {
        Card* card;
        QLabel* text;
        Button* button;
    };
    Way addWay(const QString& name, bool primary, QVBoxLayout* to);

    QLabel* m_title;
    Notice* m_notice;
    Way m_new, m_demo, m_existing;
};

class NewStorePage : public Live<QWidget> {
    Q_OBJECT
public:
    explicit NewStorePage(QWidget* parent = nullptr);
    void setError(const Words& words);
    void focusFirst();
    /// Both passphrases are wiped.
    void forget();

Q_SIGNALS:
    void createAsked(const jiayi::ui::NewStore& store);
    void backAsked();

protected:
    void retranslate() override;

private:
    void submit();
    bool check();
    void showStrength();

    Card* m_card;
    TextField* m_institution;
    TextField* m_clinic;
    TextField* m_user;
    TextField* m_passphrase;
    TextField* m_again;
    Notice* m_notice;
    Button* m_back;
    Button* m_create;
    bool m_checked = false;
};

class RecoveryPage : public Live<QWidget> {
    Q_OBJECT
public:
    explicit RecoveryPage(QWidget* parent = nullptr);
    void setKey(const QString& key);
    void focusFirst();
    static QString lastGroup(const QString& key);

Q_SIGNALS:
    void confirmed();

protected:
    void retranslate() override;
    void restyle() override;

private:
    bool matches() const;

    Card* m_card;
    QLabel* m_text;
    QLabel* m_key;
    TextField* m_confirm;
    Button* m_done;
    QString m_value;
};

}  // namespace jiayi::ui
