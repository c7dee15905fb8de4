// The shipped measures, and a person written in one line.
#pragma once

#include "models/quality/rules/standing.h"
#include "tests/care/rule_book_fixture.h"

#include <QString>

#include <sstream>
#include <stdexcept>

namespace jiayi::test {

inline const quality::MeasureBook& measureBook() {
    static const quality::MeasureBook book = quality::loadMeasureBook(shippedRules()).value();
    return book;
}
inline quality::Period year2026() { return {makeDate(2026, 1, 1), makeDate(2026, 12, 31)}; }

/// A day of 2026: "0401"; another year: "20250401".
inline Date dayOf(const std::string& text) {
    const auto whole = text.size() == 4 ? "2026" + text : text;
    return makeDate(std::stoi(whole.substr(0, 4)), static_cast<unsigned>(std::stoi(whole.substr(4, 2))), static_cast<unsigned>(std::stoi(whole.substr(6, 2))));
}

inline std::size_t codePlace(const quality::MeasureBook& book, const std::string& code) {
    const auto found = std::find(book.codes.begin(), book.codes.end(), code);
    if (found == book.codes.end()) throw std::logic_error("no fact reads " + code);
    return static_cast<std::size_t>(found - book.codes.begin());
}

/// age=58 sex=female gone@DAY record contract@DAY term=none|ended|DAY@DAY-DAY (signed again on that day) in=T2DM@DAY[-DAY] dx=E11.9[@DAY[-DAY]] rx=C10AA05@DAY-DAY (a supply) takes=A10A@DAY[-DAY]
/// visit=outpatient,diabetes.face@DAY target.HBA1C_NGSP=8.0@DAY CODE=7.4@DAY[!] (in hospital) [?] (by the person) CODE=words@DAY doctor= grid=
/// Words are written with _ for spaces. Ages are of the last day of 2026.
inline quality::PersonFacts personLine(const std::string& line, const quality::MeasureBook& book = measureBook()) {
    quality::PersonFacts person;
    person.clear(book.codes.size());
    person.pk = 1;
    std::istringstream words(line);
    for (std::string word; words >> word;) {
        const auto is = word.find('=');
        const auto key = word.substr(0, is == std::string::npos ? word.find('@') : is);
        auto rest = is == std::string::npos ? std::string{} : word.substr(is + 1);
        std::optional<Date> from, to;
        unsigned char how = quality::kOrdinary;
        if (const auto at = (is == std::string::npos ? word : rest).find('@'); at != std::string::npos) {
            auto when = (is == std::string::npos ? word : rest).substr(at + 1);
            if (is != std::string::npos) rest.resize(at);
            if (when.back() == '!') how = quality::kInHospital;
            if (when.back() == '?') how = quality::kSelf;
            if (how != quality::kOrdinary) when.pop_back();
            if (const auto dash = when.find('-'); dash != std::string::npos) {
                to = dayOf(when.substr(dash + 1));
                when.resize(dash);
            }
            from = dayOf(when);
        }
        if (key == "age") person.birth = makeDate(2026 - std::stoi(rest), 6, 1);
        else if (key == "sex") person.sex = rest == "male" ? Sex::Male : Sex::Female;
        else if (key == "doctor") person.doctor = rest;
        else if (key == "grid") person.grid = rest;
        else if (key == "record") person.recorded = true;
        else if (key == "contract") person.contractUntil = from;
        else if (key == "term") person.contracts.push_back({from.value(), to.value(), rest != "ended", rest == "ended" || rest == "none" ? std::nullopt : std::optional{dayOf(rest)}});
        else if (key == "gone") {
            person.gone = true;
            person.goneOn = from;
        } else if (key == "in") person.enrolments.push_back({rest, from, to});
        else if (key == "dx") person.diagnoses.push_back({rest, from, to, quality::groupsOf(*book.care, rest)});
        else if (key == "rx") person.courses.push_back({rest, from, to, true});
        else if (key == "takes") person.courses.push_back({rest, from, to, false});
        else if (key == "visit") {
            std::uint64_t kinds = 0;
            std::istringstream all(rest);
            for (std::string kind; std::getline(all, kind, ',');) kinds |= book.visitBit(kind);
            person.visits.push_back({from.value(), kinds});
        } else if (key.starts_with("target.")) person.targets.push_back({codePlace(book, key.substr(7)), std::stod(rest), from.value()});
        else {
            quality::Measured one;
            one.on = from.value();
            one.how = how;
            if (std::isdigit(static_cast<unsigned char>(rest[0])) != 0) one.value = std::stod(rest);
            else one.words = rest;
            person.series[codePlace(book, key)].push_back(one);
        }
    }
    return person;
}

/// "out", "excluded", "left out", "in", "met", each with " missing" where it is so; "met" is the numerator, whatever that is.
inline QString verdictWord(const quality::Verdict& verdict) {
    const QString word = !verdict.population    ? QStringLiteral("out")
                         : verdict.excluded     ? QStringLiteral("excluded")
                         : !verdict.denominator ? QStringLiteral("left out")
                         : verdict.numerator    ? QStringLiteral("num")
                                                : QStringLiteral("den");
    return verdict.missing ? word + QStringLiteral(" missing") : word;
}

}  // namespace jiayi::test
