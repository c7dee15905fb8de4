#include "ui/prescribing/medicine_box.h"

#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/item_words.h"
#include "ui/common/labels.h"
#include "ui/common/words.h"
#include "ui/prescribing/prescribing_words.h"
#include "ui/prescribing/product_popup.h"

#include <QHBoxLayout>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>

namespace jiayi::ui {

using namespace Qt::StringLiterals;

MedicineBox::MedicineBox(Search search, const pharmacy::ReviewBook& book, const Clock& clock, QWidget* parent)
    : Live<QWidget>(parent), m_search(std::move(search)), m_book(book) {
    setObjectName(u"pad.box"_s);
    auto* row = new QHBoxLayout(this);
    space(row, {40, 1, 14, 1}, 10);
    m_product = makeLabel(TextRole::Strong, {}, this);
    m_product->setObjectName(u"pad.picked"_s);
    m_product->hide();
    m_edit = new QLineEdit(this);
    m_edit->setObjectName(u"pad.input"_s);
    m_edit->setProperty("bare", true);
    m_edit->installEventFilter(this);
    m_hint = makeLabel(TextRole::Soft, {}, this);
    m_hint->setObjectName(u"pad.hint"_s);
    row->addWidget(m_product);
    row->addWidget(m_edit, 1);
    row->addWidget(m_hint, 0, Qt::AlignVCenter);
    setFocusProxy(m_edit);
    m_popup = new ProductPopup(this, clock);
    connect(m_edit, &QLineEdit::textChanged, this, &MedicineBox::changed);
    connect(m_popup, &ProductPopup::clicked, this, &MedicineBox::pick);
    restyle();
    retranslate();
}

void MedicineBox::restyle() {
    setFixedHeight(px(42));
    m_edit->setFont(tokens().font(15));
}

void MedicineBox::retranslate() {
    m_edit->setPlaceholderText(m_picked ? tr("dose, how often, how long: 1g bid 12w") : tr("Medicine: name, pinyin, initials, ATC or code …"));
    m_edit->setAccessibleName(m_picked ? tr("Dose of %1").arg(itemName(m_picked->item)) : tr("Medicine"));
    if (m_picked) m_product->setText(itemName(m_picked->item) + u' ' + qs(m_picked->item.strength));
    m_product->setVisible(m_picked.has_value());
    showDose();
}

void MedicineBox::setUsualDays(int days) {
    m_usualDays = days;
    showDose();
}

QString MedicineBox::text() const { return m_edit->text(); }

void MedicineBox::clear() {
    m_picked.reset();
    m_medicine.reset();
    m_replacement.reset();
    m_edit->clear();
    closePopup();
    retranslate();
}

void MedicineBox::begin(const care::MedicationLine& medicine, std::optional<Replacement> replacement) {
    clear();
    m_medicine = medicine;
    m_replacement = std::move(replacement);
    m_edit->setFocus();
    const auto& substance = medicine.atc.empty() ? medicine.name : medicine.atc;
    m_edit->setText(qs(m_replacement && !m_replacement->wanted.empty() ? m_replacement->wanted : substance));
}

QString MedicineBox::soughtText() const {
    auto text = m_edit->text();
    if (!m_preedit.isEmpty()) {
        auto composing = m_preedit;  // "er'jia": the input method's own partitions
        composing.remove(u'\'').remove(u' ');
        text.insert(m_edit->cursorPosition(), composing);
    }
    return text.trimmed();
}

void MedicineBox::changed() {
    if (m_picked) return showDose();
    m_decoction = decoctionIn(soughtText());
    if (m_decoction) closePopup();
    else ask();
    showDose();
}

void MedicineBox::ask() {
    const auto text = soughtText();
    m_pickWhenAnswered = false;
    if (text.isEmpty()) return closePopup();
    if (text == m_asked) return;
    m_asked = text;
    m_pending = true;
    m_latest.run(this, m_search(utf8(text)), [this](Result<std::vector<FoundProduct>> answer) { showAnswer(std::move(answer)); });
}

void MedicineBox::showAnswer(Result<std::vector<FoundProduct>> answer) {
    m_pending = false;
    m_found.clear();
    if (!answer) return m_popup->showMessage(wordsFor(answer.error()).what);
    m_found = std::move(*answer);
    if (m_found.empty() && !pharmacy::readDecoction(utf8(m_asked)).herbs.empty())
        return m_popup->showMessage(tr("No product found. A decoction goes on herb by herb: 黄芪30g 党参15g 7剂"));
    if (m_found.empty()) return m_popup->showMessage(tr("No product found for “%1”").arg(m_asked));
    m_popup->showProducts(m_found);
    // Enter came before the answer: one product is meant, several are shown.
    if (m_pickWhenAnswered && m_found.size() == 1) pick(0);
}

void MedicineBox::closePopup() {
    m_latest.drop();
    m_pending = m_pickWhenAnswered = false;
    m_asked.clear();
    m_found.clear();
    m_popup->hide();
}

void MedicineBox::pick(int row) {
    if (row < 0 || row >= static_cast<int>(m_found.size())) return;
    auto chosen = m_found.at(static_cast<std::size_t>(row));
    closePopup();
    m_picked = std::move(chosen);
    m_edit->clear();
    // What is taken already is proposed as it is taken.
    if (m_medicine && m_medicine->atc == m_picked->item.atc) m_edit->setText(qs(m_medicine->dose));
    retranslate();
    m_edit->setFocus();
}

void MedicineBox::backToSearch() {
    const auto name = m_picked ? itemName(m_picked->item) : QString();
    m_picked.reset();
    retranslate();
    m_edit->setText(name);
    m_edit->selectAll();
}

void MedicineBox::showDose() {
    if (m_decoction) {
        m_hint->setText(decoctionWords(*m_decoction) + (m_decoction->isWhole() ? u" · "_s + tr("Enter finishes") : QString()));
    } else if (!m_picked) {
        m_hint->setText(m_edit->text().isEmpty() ? tr("Ctrl M") : QString());
        m_hint->setProperty("tone", {});
    } else {
        const auto dosage = pharmacy::readDosage(m_book, utf8(m_edit->text()));
        const int days = dosage.supplyDays.value_or(m_usualDays);
        const auto understood = doseWords(dosage);
        const auto quantity = pharmacy::quantityOf(dosage, days, m_picked->item);
        const std::optional<pharmacy::Quantity> known = quantity ? std::optional(*quantity) : std::nullopt;
        const auto supply = dosage.supplyDays ? supplyWords(days, known) : tr("%1 as usual", "how long").arg(supplyWords(days, known));
        if (m_edit->text().trimmed().isEmpty()) m_hint->setText(tr("Enter finishes · Esc back"));
        else if (understood.isEmpty()) m_hint->setText(tr("not understood yet"));
        else m_hint->setText(known ? understood + u" · "_s + supply + u" · "_s + moneyText(known->price) : understood + u" · "_s + supply);
    }
    update();
}

void MedicineBox::finish() {
    const auto typed = m_edit->text().trimmed();
    if (typed.isEmpty()) return;
    const auto dosage = pharmacy::readDosage(m_book, utf8(typed));
    pharmacy::DraftLine line;
    line.name = m_picked->item.name();
    line.atc = m_picked->item.atc;
    line.pharmacy = m_picked->pharmacy;
    line.item = m_picked->item;
    line.dosage = utf8(typed);
    if (!dosage.supplyDays) line.days = m_usualDays;
    if (m_medicine && m_medicine->atc == line.atc) line.medication = m_medicine->id;
    else if (m_replacement) line.insteadOf = m_replacement->medicine;
    if (m_replacement) line.replaces = m_replacement->order;
    clear();
    m_edit->setFocus();
    Q_EMIT lineReady(line);
}

/// What is not whole stays, with what is wrong beside it.
void MedicineBox::finishDecoction() {
    if (!m_decoction->isWhole()) return;
    const auto line = pharmacy::decoctionLine(*m_decoction, {});
    clear();
    m_edit->setFocus();
    Q_EMIT lineReady(line);
}

bool MedicineBox::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::InputMethod:
            m_preedit = static_cast<QInputMethodEvent*>(event)->preeditString();
            // After the edit has taken what was committed.
            QMetaObject::invokeMethod(this, [this] { changed(); }, Qt::QueuedConnection);
            break;
        case QEvent::KeyPress:
            if (handleKey(static_cast<QKeyEvent*>(event))) return true;
            break;
        case QEvent::FocusOut:
            m_preedit.clear();
            closePopup();  // an answer that is under way is not wanted any more
            update();
            break;
        case QEvent::FocusIn:
            if (!m_picked && !m_decoction) ask();
            update();
            break;
        default: break;
    }
    return Live<QWidget>::eventFilter(watched, event);
}

bool MedicineBox::handleKey(QKeyEvent* event) {
    const bool open = m_popup->isVisible();
    switch (event->key()) {
        case Qt::Key_Down: m_popup->step(1); return open;
        case Qt::Key_Up:
            if (!open && m_edit->text().isEmpty()) Q_EMIT linesAsked();
            m_popup->step(-1);
            return true;
        case Qt::Key_PageDown: m_popup->step(5); return open;
        case Qt::Key_PageUp: m_popup->step(-5); return open;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (event->modifiers() & Qt::ControlModifier) return false;  // signs
            if (m_decoction) finishDecoction();
            else if (m_picked) finish();
            else if (m_pending) m_pickWhenAnswered = true;
            else if (open) pick(m_popup->row());
            return true;
        case Qt::Key_Backspace:
            if (!m_picked || !m_edit->text().isEmpty()) return false;
            backToSearch();
            return true;
        case Qt::Key_Escape:
            if (m_picked) backToSearch();
            else if (!m_edit->text().isEmpty() || open) clear();
            else return false;
            return true;
        default: return false;
    }
}

void MedicineBox::paintEvent(QPaintEvent*) {
    const auto& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool lit = m_edit->hasFocus();
    const double width = lit ? 2 : 1, radius = t.px(7);
    painter.setPen(QPen(lit ? t.focus : t.fieldLine, width));
    painter.setBrush(t.field);
    painter.drawRoundedRect(QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius);
    const double side = t.px(18);
    paintIcon(painter, m_picked ? u"pharmacy"_s : u"search"_s, m_picked ? t.accentInk : t.inkSoft, QRectF(t.px(12), (height() - side) / 2, side, side));
}

}  // namespace jiayi::ui
