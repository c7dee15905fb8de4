#include "ui/prescribing/line_row.h"

#include "models/pharmacy/prescribing/clinic_cost.h"
#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/flow_layout.h"
#include "ui/common/format.h"
#include "ui/common/item_words.h"
#include "ui/common/labels.h"
#include "ui/prescribing/finding_row.h"
#include "ui/prescribing/prescribing_words.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

namespace {

bool names(const std::vector<std::string>& lines, const std::string& key) { return std::find(lines.begin(), lines.end(), key) != lines.end(); }

/// The first of the draft's lines that it speaks of: it is told once.
bool belongsTo(const std::vector<std::string>& lines, const pharmacy::PrescriptionDraft& draft, std::size_t index) {
    for (std::size_t i = 0; i < draft.lines.size(); ++i)
        if (names(lines, draft.lines[i].key)) return i == index;
    return false;
}

}  // namespace

LineRow::LineRow(const pharmacy::ReviewBook& book, QWidget* parent) : Live<QFrame>(parent), m_book(book) {
    setObjectName(u"pad.line"_s);
    auto* all = new QVBoxLayout(this);
    space(all, {0, 9, 0, 9}, 6);
    buildTop();
    all->addLayout(m_top);
    m_herbs = makeLabel(TextRole::Body, {}, this);
    m_herbs->setObjectName(u"line.herbs"_s);
    m_herbs->setWordWrap(true);
    m_herbs->setTextFormat(Qt::PlainText);
    all->addWidget(m_herbs);
    m_chips = new QWidget(this);
    auto* flow = new FlowLayout(m_chips);
    space(flow, 0, 6);
    auto policy = m_chips->sizePolicy();
    policy.setHeightForWidth(true);
    m_chips->setSizePolicy(policy);
    m_course = new Badge({}, Tone::Info, m_chips);
    m_course->setObjectName(u"line.course"_s);
    m_class = new Badge({}, Tone::Neutral, m_chips);
    m_class->setObjectName(u"line.class"_s);
    m_long = new Badge({}, Tone::Neutral, m_chips);
    m_long->setObjectName(u"line.long"_s);
    m_stock = new Badge({}, Tone::Warn, m_chips);
    m_stock->setObjectName(u"line.stock"_s);
    m_stock->setIconName(u"warning"_s);
    m_cheaper = new Chip({}, m_chips);
    m_cheaper->setObjectName(u"line.cheaper"_s);
    m_cheaper->setSuggested(true);
    for (auto* each : {static_cast<QWidget*>(m_course), static_cast<QWidget*>(m_class), static_cast<QWidget*>(m_long), static_cast<QWidget*>(m_stock),
                       static_cast<QWidget*>(m_cheaper)})
        flow->addWidget(each);
    all->addWidget(m_chips);
    m_findings = new QVBoxLayout;
    space(m_findings, 0, 4);
    all->addLayout(m_findings);
    connect(m_dose, &QLineEdit::textEdited, this, &LineRow::showTyped);
    connect(m_dose, &QLineEdit::editingFinished, this, &LineRow::commit);
    connect(m_remove, &QPushButton::clicked, this, &LineRow::removeAsked);
    connect(m_cheaper, &QAbstractButton::clicked, this, &LineRow::cheaperAsked);
    restyle();
    retranslate();
}

void LineRow::buildTop() {
    m_top = new QGridLayout;
    m_top->setContentsMargins(0, 0, 0, 0);
    m_name = new ElidedLabel(TextRole::Strong, this);
    m_name->setObjectName(u"line.name"_s);
    m_pack = new ElidedLabel(TextRole::Soft, this);
    m_dose = new QLineEdit(this);
    m_dose->setObjectName(u"line.dose"_s);
    m_dose->installEventFilter(this);
    m_understood = new ElidedLabel(TextRole::Soft, this);
    m_understood->setObjectName(u"line.understood"_s);
    m_price = makeLabel(TextRole::Strong, {}, this);
    m_price->setObjectName(u"line.price"_s);
    m_price->setAlignment(Qt::AlignRight);
    m_share = makeLabel(TextRole::Soft, {}, this);
    m_share->setObjectName(u"line.share"_s);
    m_share->setAlignment(Qt::AlignRight);
    m_cost = makeLabel(TextRole::Soft, {}, this);
    m_cost->setObjectName(u"line.cost"_s);
    m_cost->setAlignment(Qt::AlignRight);
    m_cost->hide();
    m_remove = new Button(Button::Kind::Quiet, {}, this);
    m_remove->setObjectName(u"line.remove"_s);
    m_remove->setIconName(u"close"_s);
    m_top->addWidget(m_name, 0, 0, Qt::AlignVCenter);
    m_top->addWidget(m_pack, 1, 0, Qt::AlignTop);
    m_top->addWidget(m_dose, 0, 1, Qt::AlignVCenter);
    m_top->addWidget(m_understood, 1, 1, Qt::AlignTop);
    m_top->addWidget(m_price, 0, 2, Qt::AlignVCenter);
    m_top->addWidget(m_share, 1, 2, Qt::AlignTop);
    m_top->addWidget(m_cost, 2, 0, 1, 3);
    m_top->addWidget(m_remove, 0, 3, Qt::AlignVCenter);
    m_top->setColumnStretch(0, 5);
    m_top->setColumnStretch(1, 5);
}

void LineRow::restyle() {
    m_top->setHorizontalSpacing(px(14));
    m_top->setVerticalSpacing(px(1));
    m_top->setColumnMinimumWidth(2, px(112));
}

void LineRow::setLine(const pharmacy::DraftLine& line, const QString& insteadOf) {
    m_line = line;
    m_insteadOf = insteadOf;
    if (!isBeingTyped() && !keepsUnread()) {
        m_dose->setText(typedText(line));
        m_dose->setCursorPosition(0);  // a decoction is longer than the field, and begins at its first herb
    }
    showCost(false);
    retranslate();
}

void LineRow::showCheck(const pharmacy::PrescriptionDraft& draft, const PadCheck& check, std::size_t index) {
    m_draft = draft;
    m_check = check;
    m_index = index;
    showCost(false);
    retranslate();
}

void LineRow::bringIntoView() {
    for (auto* parent = parentWidget(); parent; parent = parent->parentWidget())
        if (auto* area = qobject_cast<QScrollArea*>(parent)) return area->ensureWidgetVisible(this);
}

void LineRow::focusDose() {
    bringIntoView();
    m_dose->setFocus();
    m_dose->selectAll();
}

bool LineRow::isBeingTyped() const { return m_dose->hasFocus() && m_dose->text() != typedText(m_line); }

/// A decoction that cannot be read is not taken for another one: what was typed stays, and what is wrong is said.
bool LineRow::keepsUnread() const { return isDecoction() && !m_dose->text().isEmpty() && !pharmacy::readDecoction(utf8(m_dose->text())).isWhole(); }

void LineRow::commit() {
    const auto typed = m_dose->text().trimmed();
    if (typed == typedText(m_line)) return;
    if (!isDecoction()) m_line.dosage = utf8(typed);
    Q_EMIT doseChanged(typed);
}

/// As far as it can be told at once; nothing is concluded from half a dose.
void LineRow::showTyped() {
    if (isDecoction()) return showDecoction();
    const auto dosage = pharmacy::readDosage(m_book, utf8(m_dose->text()));
    const int days = dosage.supplyDays.value_or(m_line.days.value_or(0));
    const auto understood = doseWords(dosage);
    QStringList parts{understood.isEmpty() ? tr("not understood") : understood, days > 0 ? tr("%1 d", "days").arg(days) : tr("how long?")};
    std::optional<pharmacy::Quantity> quantity;
    if (m_line.item)
        if (auto counted = pharmacy::quantityOf(dosage, days, *m_line.item)) quantity = *counted;
    if (quantity) parts << tr("%n pack(s)", nullptr, static_cast<int>(quantity->packs));
    m_understood->setFullText(parts.join(u" · "_s));
    m_price->setText(quantity ? moneyText(quantity->price) : tr("price not known"));
}

void LineRow::showDecoction() {
    const auto read = pharmacy::readDecoction(utf8(m_dose->text()));
    auto words = decoctionWords(read);
    const bool checked = m_check && m_index < m_check->check.lines.size() && m_check->check.lines[m_index].days > 0;
    if (read.isWhole() && checked) words += u" · "_s + tr("%1 d", "days").arg(m_check->check.lines[m_index].days);
    m_understood->setFullText(words);
    m_price->setText(tr("price not known"));
}

void LineRow::showCost(bool shown) {
    m_cost->setVisible(shown);
    if (!shown) return;
    const bool checked = m_check && m_index < m_check->check.lines.size();
    const auto cost = checked ? pharmacy::clinicCostOf(m_line, m_check->check.lines[m_index]) : std::nullopt;
    m_cost->setText(cost ? tr("For staff: costs the clinic %1").arg(moneyText(*cost)) : tr("For staff: what it costs the clinic is not known"));
}

void LineRow::showNumbers() {
    m_name->setFullText(m_line.item ? itemName(*m_line.item) : qs(m_line.name));
    QStringList pack;
    if (m_line.item) {
        pack << itemPack(*m_line.item);
        if (!m_line.item->maker.empty()) pack << qs(m_line.item->maker);
    } else if (isDecoction()) {
        pack << tr("decoction, on a form of its own");
    } else {
        pack << tr("no product in force: choose one");
    }
    QStringList herbs;
    for (const auto& herb : m_line.herbs) herbs << qs(pharmacy::herbText(herb)).replace(u' ', QChar::Nbsp);
    m_herbs->setText(herbs.join(u"   "_s));
    m_herbs->setVisible(isDecoction());
    m_pack->setFullText(pack.join(u" · "_s));
    showTyped();
    const bool here = m_check && m_index < m_check->check.lines.size();
    const auto share = here ? m_check->check.lines[m_index].share : std::nullopt;
    m_share->setText(share ? tr("pays %1").arg(moneyText(share->own)) : tr("share not known"));
    m_share->setToolTip(share && share->rule ? ruleText(share->rule->text) : QString());
}

void LineRow::showChips() {
    const bool here = m_check && m_index < m_check->check.lines.size();
    m_course->setVisible(here);
    if (here) {
        const auto& line = m_check->check.lines[m_index];
        const auto fresh = m_insteadOf.isEmpty() ? tr("new") : tr("in the place of %1").arg(m_insteadOf);
        m_course->setText(!line.continues ? fresh : line.sameDose ? tr("continued") : tr("dose changed from %1").arg(qs(line.continues->dose)));
        m_course->setTone(line.continues && line.sameDose ? Tone::Neutral : Tone::Info);
    }
    m_class->setVisible(m_line.item.has_value());
    m_long->setVisible(m_line.item.has_value());
    m_stock->setVisible(m_line.item && m_line.item->outOfStock());
    m_stock->setText(tr("Out of stock"));
    if (m_line.item) {
        QStringList terms{insuranceWord(m_line.item->insuranceClass)};
        terms << termWords(*m_line.item);
        m_class->setText(terms.join(u" · "_s));
        m_class->setTone(m_line.item->restricted() ? Tone::Warn : Tone::Neutral);
        m_class->setToolTip(itemRestriction(*m_line.item));
        m_long->setText(tr("Long prescription: %1").arg(longRxWord(m_line.item->longRx)));
    }
    const auto* cheaper = here && m_index < m_check->products.size() && m_check->products[m_index].offer ? &*m_check->products[m_index].offer : nullptr;
    m_cheaper->setVisible(cheaper != nullptr);
    if (cheaper) {
        const auto price = m_check->check.lines[m_index].quantity ? m_check->check.lines[m_index].quantity->price : cheaper->price;
        const auto who = cheaper->item.maker.empty() ? itemName(cheaper->item) : qs(cheaper->item.maker);
        const auto text = cheaper->price < price ? tr("%1: %2, saves %3", "maker, price, difference").arg(who, moneyText(cheaper->price), moneyText(price - cheaper->price))
                                                 : tr("In stock: %1, %2", "maker, price").arg(who, moneyText(cheaper->price));
        QStringList parts{text};
        if (!cheaper->dosage.empty()) parts << qs(cheaper->dosage);
        if (!cheaper->listSigned) parts << tr("list not signed by a pharmacist");
        m_cheaper->setText(parts.join(u" · "_s) + u"   Ctrl R"_s);
    }
    m_chips->updateGeometry();
}

std::vector<pharmacy::Finding> LineRow::findingsHere() const {
    std::vector<pharmacy::Finding> here;
    for (const auto& finding : m_check->check.review.findings)
        if (belongsTo(finding.lines, m_draft, m_index)) here.push_back(finding);
    return here;
}

void LineRow::showFindings() {
    while (auto* item = m_findings->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (!m_check || m_index >= m_draft.lines.size()) return;
    for (const auto& problem : m_check->check.problems)
        if (problem.line == key() && !asksReason(m_check->check, m_draft, problem)) m_findings->addWidget(new FindingRow(ruleText(problem.text), this));
    // The forms' own rule has said it already.
    const bool saidOfDays = std::any_of(m_check->check.problems.begin(), m_check->check.problems.end(), [&](const auto& problem) {
        return problem.line == key() && (problem.id == "draft.days" || problem.id == "draft.psychotropic-days" || problem.id == "draft.emergency-days" || problem.id.starts_with("draft.long-"));
    });
    for (const auto& finding : findingsHere()) {
        if (saidOfDays && finding.check == pharmacy::Check::Quantity && !finding.interrupts()) continue;
        const auto reason = m_draft.overrides.find(finding.rule);
        m_findings->addWidget(new FindingRow(finding, reason == m_draft.overrides.end() ? QString() : qs(reason->second), this));
    }
    std::vector<pharmacy::NotChecked> gaps;
    for (const auto& gap : m_check->check.review.notChecked)
        if (gap.lines.size() == 1 && belongsTo(gap.lines, m_draft, m_index)) gaps.push_back(gap);
    if (!gaps.empty()) m_findings->addWidget(new FindingRow(gaps, this));
}

void LineRow::retranslate() {
    showNumbers();
    showChips();
    showFindings();
    const auto name = m_name->fullText();
    m_dose->setAccessibleName(tr("Dose of %1").arg(name));
    m_remove->setAccessibleName(tr("Remove %1").arg(name));
    m_remove->setToolTip(tr("Remove (Ctrl+Delete)"));
}

bool LineRow::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_dose && event->type() == QEvent::FocusOut) showCost(false);
    if (watched != m_dose || event->type() != QEvent::KeyPress) return Live<QFrame>::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool control = key->modifiers() & Qt::ControlModifier;
    switch (key->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
            commit();
            Q_EMIT stepped(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (control) return false;  // signs
            commit();
            Q_EMIT stepped(0);
            return true;
        case Qt::Key_Delete:
            if (!control) return false;
            Q_EMIT removeAsked();
            return true;
        case Qt::Key_F7:
            showCost(m_cost->isHidden());
            return true;
        case Qt::Key_R:
            if (!control) return false;
            commit();
            Q_EMIT cheaperAsked();
            return true;
        default: return false;
    }
}

void LineRow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(tokens().rowLine);
    painter.drawLine(0, height() - 1, width(), height() - 1);
}

}  // namespace jiayi::ui
