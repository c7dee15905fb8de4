// Referrals in words.
#pragma once

#include "models/referral/referral_lists.h"
#include "models/referral/rules/online_return.h"
#include "ui/common/tokens.h"

#include <QString>

namespace jiayi::ui {

/// A text of the data in the language in force.
QString referralText(const referral::Text& text);
QString kindWord(referral::Kind kind);
QString stateWord(referral::Kind kind, referral::State state);
Tone stateTone(const referral::ReferralRow& row);
/// "not seen yet, expected by 2026-11-25"; empty when nothing is late.
QString lateWord(const referral::ReferralRow& row);
/// The two-week check: "Follow by 2026-12-06"; empty when it is over.
QString followWord(const referral::ReferralRow& row, Date today);
/// A name of the data, or its id where another desk knows more.
QString reasonWord(const referral::ReferralBook& book, const std::string& id);
QString urgencyWord(const referral::ReferralBook& book, const std::string& id);
QString specialtyWord(const referral::ReferralBook& book, const std::string& id);
/// What a section says that has no line.
QString emptySectionWord(referral::SectionState state);
/// Head and lines of every section, as rich text.
QString summaryHtml(const referral::ReferralBook& book, const std::vector<referral::Section>& sections);
QString verdictWord(referral::Verdict verdict);
Tone verdictTone(referral::Verdict verdict);
/// The condition with its limit: "Seen in person here within 180 days".
QString conditionWord(const referral::OnlineRule& rule);

}  // namespace jiayi::ui
