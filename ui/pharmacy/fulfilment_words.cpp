#include "ui/pharmacy/fulfilment_words.h"

#include "ui/common/format.h"
#include "ui/pharmacy/shortage_model.h"

#include <QCoreApplication>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using pharmacy::Stage;

namespace {
QString say(const char* text) { return QCoreApplication::translate("Fulfilment", text); }
}  // namespace

QString stageWord(Stage stage) {
    switch (stage) {
        case Stage::Ordered: return say(QT_TRANSLATE_NOOP("Fulfilment", "Ordered"));
        case Stage::InReview: return say(QT_TRANSLATE_NOOP("Fulfilment", "In review"));
        case Stage::Returned: return say(QT_TRANSLATE_NOOP("Fulfilment", "Returned"));
        case Stage::Reviewed: return say(QT_TRANSLATE_NOOP("Fulfilment", "Reviewed"));
        case Stage::Prepared: return say(QT_TRANSLATE_NOOP("Fulfilment", "Prepared"));
        case Stage::Sent: return say(QT_TRANSLATE_NOOP("Fulfilment", "On its way"));
        case Stage::Delivered: return say(QT_TRANSLATE_NOOP("Fulfilment", "Delivered"));
        case Stage::OutOfStock: return say(QT_TRANSLATE_NOOP("Fulfilment", "Out of stock"));
        case Stage::Refused: return say(QT_TRANSLATE_NOOP("Fulfilment", "Refused"));
        case Stage::Ended: break;
    }
    return say(QT_TRANSLATE_NOOP("Fulfilment", "Ended"));
}

Tone stageTone(const pharmacy::Whereabouts& where) {
    if (where.stage == Stage::Refused) return Tone::Bad;
    if (where.open != pharmacy::Open::Nothing || where.stage == Stage::OutOfStock) return Tone::Warn;
    if (where.stage == Stage::Delivered) return Tone::Ok;
    return where.stage == Stage::Prepared || where.stage == Stage::Sent ? Tone::Info : Tone::Neutral;
}

int stationsOf(Stage stage) {
    switch (stage) {
        case Stage::Reviewed:
        case Stage::OutOfStock:
        case Stage::Refused: return 2;
        case Stage::Prepared: return 3;
        case Stage::Sent: return 4;
        case Stage::Delivered: return 5;
        default: return 1;
    }
}

QString sinceText(const pharmacy::Whereabouts& where, Date today) {
    const auto day = relativeDate(localDate(where.since), today);
    return where.exact && localDate(where.since) == today ? day + u' ' + clockTime(where.since) : day;
}

QString whereText(const pharmacy::Whereabouts& where) {
    QStringList parts;
    if (!where.reason.empty()) parts << qs(where.reason);
    if (!where.substitute.empty()) parts << say(QT_TRANSLATE_NOOP("Fulfilment", "Offered instead: %1")).arg(qs(where.substitute));
    if (parts.isEmpty() && where.stage != Stage::Delivered && !where.tracking.empty())
        parts << say(QT_TRANSLATE_NOOP("Fulfilment", "Tracking number %1")).arg(qs(where.tracking));
    return parts.join(u'\n');
}

QString shortageText(const pharmacy::Shortage& shortage, Date today) {
    if (shortage.state == "open") return say(QT_TRANSLATE_NOOP("Fulfilment", "In the shortage log: %1")).arg(relativeDate(localDate(shortage.asked), today));
    const auto answer = shortageAnswerWord(shortage.answer);
    const auto note = qs(shortage.note);
    return say(QT_TRANSLATE_NOOP("Fulfilment", "Shortage log: %1")).arg(note.isEmpty() ? answer : answer + u" · "_s + note);
}

}  // namespace jiayi::ui
