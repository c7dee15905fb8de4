// What can be ordered, in which sets, and when a result from elsewhere makes it needless: the rows of orderables.csv, order_sets.csv,
// recognition.csv, recognition_institutions.csv and order_words.csv. Read once; read-only afterwards, so any thread may use it.
#pragma once

#include "models/care/rules/rule_book.h"
#include "models/core/money.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace jiayi::orders {

/// In both languages of the clinic.
struct OrderText {
    std::string en, zh;
    bool operator==(const OrderText&) const = default;
};

enum class OrderCategory { Lab, Imaging, Ecg };
std::string_view toText(OrderCategory category);  ///< "lab", "imaging", "ecg"

/// Something that can be ordered: one line, one price, whatever it brings.
struct Orderable {
    std::string id;
    std::string loinc;
    OrderText name;
    std::vector<std::string> families;  ///< of recognition.csv: what its result must hold, at least one
    std::vector<std::string> yields;    ///< of observations.csv: what it brings besides
    std::string specimen, tube;         ///< of order_words.csv; empty: none is taken
    double ml = 0;
    bool fasting = false;
    Money price;
    Date priceOn{};  ///< the price holds from that day
    int hours = 0;   ///< after which its result is overdue
    OrderCategory category = OrderCategory::Lab;
    RuleOrigin origin;
    bool generalKnowledge() const { return origin.source.starts_with("GK"); }
    bool takesSpecimen() const { return !tube.empty(); }
};

struct OrderSet {
    std::string id, programme;
    OrderText name;
    std::vector<std::string> tests;
    RuleOrigin origin;
};

/// Measurements that are one test, and how long whose result of it speaks of today.
struct RecognitionRule {
    std::string family;
    std::vector<std::string> codes;  ///< of observations.csv
    std::vector<std::string> other;  ///< of the same thing by another method: shown, never recognised
    int days = 0;
    std::set<std::string, std::less<>> grades;  ///< of institutions
    RuleOrigin origin;
    bool generalKnowledge() const { return origin.source.starts_with("GK"); }
};

struct OrderWord {
    std::string kind, id;
    OrderText text;
};

struct OrderBook {
    std::vector<Orderable> tests;  ///< in the order in which they are offered
    std::vector<OrderSet> sets;
    std::map<std::string, RecognitionRule, std::less<>> recognition;           ///< by family
    std::map<std::string, std::string, std::less<>> institutions;              ///< name and grade
    std::vector<OrderWord> words;
    std::map<std::string, std::string, std::less<>> searched;                  ///< by test: what typed text is looked for in

    const Orderable* test(std::string_view id) const;
    const OrderSet* set(std::string_view id) const;
    /// Those of the person's programmes first, then the others.
    std::vector<const OrderSet*> setsFor(const std::set<std::string, std::less<>>& programmes) const;
    /// By name in either language, pinyin, initials or id; in the book's order. Nothing for an empty text.
    std::vector<const Orderable*> find(std::string_view typed) const;
    /// The first whose result holds that code of observations.csv, or nothing: a foot is looked at, not ordered.
    const Orderable* testFor(std::string_view code) const;
    /// A row of order_words.csv; an unknown one is a bug.
    const OrderText& word(std::string_view kind, std::string_view id) const;
    bool hasWord(std::string_view kind, std::string_view id) const;
    std::vector<const OrderWord*> wordsOf(std::string_view kind) const;
    /// Of an institution as a result names it: the longest name that the text begins with. Empty: not on the list.
    std::string gradeOf(std::string_view institution) const;
};

/// From the embedded files. Invalid "rules.row" naming file and row when one does not parse or names what no other table holds.
Result<OrderBook> loadOrderBook(const care::RuleBook& rules);
/// From given files, by name; each must be there.
Result<OrderBook> loadOrderBook(const care::RuleBook& rules, const care::RuleFiles& files);
care::RuleFiles embeddedOrderFiles();

}  // namespace jiayi::orders
