#include "ui/prescribing/pad_footer.h"

#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/format.h"
#include "ui/common/labels.h"
#include "ui/prescribing/prescribing_words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

PadFooter::PadFooter(bool prints, QWidget* parent) : Card(parent), m_prints(prints) {
    setObjectName(u"pad.footer"_s);
    auto* row = new QHBoxLayout;
    space(row, 0, 12);
    m_total = makeLabel(TextRole::Heading, {}, this);
    m_total->setObjectName(u"pad.total"_s);
    auto* texts = new QVBoxLayout;
    space(texts, 0, 0);
    m_share = makeLabel(TextRole::Body, {}, this);
    m_share->setObjectName(u"pad.share"_s);
    m_left = makeLabel(TextRole::Soft, {}, this);
    m_left->setObjectName(u"pad.left"_s);
    m_left->setWordWrap(true);
    m_grave = new Badge({}, Tone::Bad, this);
    m_grave->setObjectName(u"pad.grave"_s);
    m_grave->setIconName(u"warning"_s);
    texts->addWidget(m_grave, 0, Qt::AlignLeft);
    texts->addWidget(m_share);
    texts->addWidget(m_left);
    row->addWidget(m_total, 0, Qt::AlignVCenter);
    row->addLayout(texts, 1);
    const auto make = [this, row](Button::Kind kind, const QString& name, const QKeySequence& keys) {
        auto* button = new Button(kind, {}, this);
        button->setObjectName(name);
        button->setKeys(keys);
        row->addWidget(button, 0, Qt::AlignVCenter);
        return button;
    };
    m_templates = make(Button::Kind::Secondary, u"pad.templates"_s, Qt::Key_F8);
    m_renew = make(Button::Kind::Secondary, u"pad.renew"_s, Qt::Key_F6);
    m_sign = make(Button::Kind::Primary, u"pad.sign"_s, Qt::CTRL | Qt::Key_Return);
    body()->addLayout(row);
    retranslate();
}

void PadFooter::show(const pharmacy::PrescriptionDraft& draft, const std::optional<PadCheck>& check) {
    m_draft = draft;
    m_check = check;
    retranslate();
}

/// What interrupts may stand far up or down the page: it is said here at any width.
void PadFooter::showGrave() {
    int contraindicated = 0, major = 0;
    if (m_check && !m_draft.lines.empty())
        for (const auto& finding : m_check->check.interrupting) ++(finding.severity == pharmacy::Severity::Contraindicated ? contraindicated : major);
    QStringList words;
    if (contraindicated > 0) words << tr("%n contraindicated", nullptr, contraindicated);
    if (major > 0) words << tr("%n major", nullptr, major);
    m_grave->setVisible(!words.isEmpty());
    m_grave->setText(words.join(u" · "_s));
}

void PadFooter::retranslate() {
    showGrave();
    m_templates->setText(tr("Templates"));
    m_renew->setText(tr("Renew all"));
    m_sign->setText(m_prints ? tr("Sign and print") : tr("Sign"));
    const bool any = !m_draft.lines.empty();
    m_total->setVisible(any);
    m_share->setVisible(any && m_check);
    if (!any) return m_left->setText(tr("Ctrl M to the medicine · Esc leaves"));
    if (!m_check) {
        m_total->setText(u"…"_s);
        return m_left->setText(tr("Checking …"));
    }
    const auto& check = m_check->check;
    m_total->setText(priceWords(check));
    m_share->setText(check.share ? tr("resident pays %1").arg(moneyText(*check.share)) : tr("what the resident pays is not known"));
    QStringList parts{tr("%n form(s)", nullptr, static_cast<int>(check.forms.size())), tr("%n medicine(s)", nullptr, static_cast<int>(m_draft.lines.size()))};
    parts << (check.canSign() ? tr("ready to sign") : tr("%n point(s) open", nullptr, static_cast<int>(check.problems.size())));
    m_left->setText(parts.join(u" · "_s));
}

}  // namespace jiayi::ui
