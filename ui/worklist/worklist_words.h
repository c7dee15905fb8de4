// The worklist in words. Why an item is there comes from the rules, in both languages.
#pragma once

#include "models/worklist/worklist_page.h"
#include "ui/common/tokens.h"

#include <QString>

namespace jiayi::ui {

QString workText(const worklist::Text& text);
/// "Results", "Follow-up".
QString areaWord(const std::string& area);
/// What the key does: "Call", "Visit".
QString workActionWord(const std::string& action);
/// "now", "3 d late", "today", "27 Nov".
QString whenWord(const worklist::WorklistRow& row, Date today);
Tone whenTone(const worklist::WorklistRow& row, Date today);
/// "Doctor", "Health manager", or whom it was given to.
QString whoWord(const std::string& who);
QString howWord(const std::string& how);
QString outcomeWord(const std::string& outcome);
/// "Tried twice, last by phone: no answer (2 h ago, chen)"; empty when nobody has.
QString triesWord(const worklist::LastContact& contact, Instant now);
/// "Tue 24 Nov 2026 09:30".
QString appointmentText(Instant start);
/// "booked for 27 Nov 09:30", "missed on 20 Nov"; empty when nobody booked.
QString bookedWord(const worklist::WorklistRow& row, Date today);
/// The resident's name, or that it is the clinic's own.
QString workName(const worklist::WorklistRow& row);
/// "1,000+" when it was not counted to its end.
QString dueCountText(std::int64_t count, bool more);

}  // namespace jiayi::ui
