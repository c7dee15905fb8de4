#include "ui/common/review_words.h"

#include <QCoreApplication>

namespace jiayi::ui {

using namespace Qt::StringLiterals;
using pharmacy::Severity;

namespace {

struct ReviewText {
    Q_DECLARE_TR_FUNCTIONS(jiayi::ui::ReviewText)
};

}  // namespace

QString ruleText(const pharmacy::Words& words) {
    const bool chinese = currentLanguage().startsWith(u"zh"_s);
    return qs((chinese && !words.zh.empty()) || words.en.empty() ? words.zh : words.en);
}

QString severityWord(Severity severity) {
    switch (severity) {
        case Severity::Contraindicated: return ReviewText::tr("Contraindicated");
        case Severity::Major: return ReviewText::tr("Major", "severity");
        case Severity::Moderate: return ReviewText::tr("Moderate", "severity");
        case Severity::Minor: break;
    }
    return ReviewText::tr("Minor", "severity");
}

Tone severityTone(Severity severity) {
    switch (severity) {
        case Severity::Contraindicated: return Tone::Bad;
        case Severity::Major: return Tone::Warn;
        case Severity::Moderate: return Tone::Info;
        case Severity::Minor: break;
    }
    return Tone::Neutral;
}

}  // namespace jiayi::ui
