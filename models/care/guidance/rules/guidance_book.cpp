// Reads the tables of the guidance. What does not parse, or names what no other table holds, is refused with file and row.
#include "models/care/guidance/rules/guidance_book.h"

#include "models/core/resource.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <stdexcept>

namespace jiayi::guidance {

namespace {

constexpr const char* kFactFile = "guidance_facts.csv";
constexpr const char* kTermFile = "guidance_terms.csv";
constexpr const char* kRuleFile = "guidance_rules.csv";
constexpr const char* kTargetFile = "target_proposals.csv";
constexpr const char* kWordFile = "guidance_words.csv";
constexpr const char* kChinaParFile = "china_par.csv";
constexpr const char* kRegionFile = "china_par_regions.csv";

constexpr std::pair<std::string_view, Kind> kKinds[]{{"due", Kind::Due},         {"target", Kind::Target}, {"inertia", Kind::Inertia},
                                                     {"overtreatment", Kind::OverTreatment}, {"pathway", Kind::Pathway}, {"alert", Kind::Alert},
                                                     {"caveat", Kind::Caveat},   {"risk", Kind::Risk},     {"diagnosis", Kind::Diagnosis}};
constexpr std::pair<std::string_view, Severity> kSeverities[]{
    {"routine", Severity::Routine}, {"important", Severity::Important}, {"urgent", Severity::Urgent}, {"emergency", Severity::Emergency}};
constexpr std::pair<std::string_view, Action::Kind> kActions[]{{"order", Action::Kind::Order},
                                                               {"prescribe", Action::Kind::Prescribe},
                                                               {"book", Action::Kind::Book},
                                                               {"refer", Action::Kind::Refer},
                                                               {"review", Action::Kind::Review}};
/// What the engine says itself.
constexpr std::string_view kWords[]{"never",          "missing.value",  "missing.old-months", "missing.old-days", "missing.earlier", "missing.target",
                                    "missing.age",    "missing.sex",    "missing.onset",      "missing.since",    "missing.smoker",  "missing.northern",
                                    "missing.urban",  "missing.family", "china-par.age",      "china-par.sex",    "china-par.ascvd", "china-par.measurement"};

template <class Table>
auto wordOf(const Table& table, std::string_view name) {
    const auto* found = std::find_if(std::begin(table), std::end(table), [&](const auto& each) { return each.first == name; });
    return found == std::end(table) ? std::nullopt : std::optional{found->second};
}
template <class Table, class Value>
std::string nameIn(const Table& table, Value value) {
    const auto* found = std::find_if(std::begin(table), std::end(table), [&](const auto& each) { return each.second == value; });
    return std::string{found->first};
}
template <class Table>
auto chosen(RuleReader& reader, std::string_view column, const Table& table) {
    const auto found = wordOf(table, reader.required(column));
    if (!found) reader.fail(column, "is none of the known words");
    return found.value_or(std::begin(table)->second);
}

template <class Parsed>
Parsed parsedCell(RuleReader& reader, std::string_view column, Result<Parsed> parsed) {
    if (parsed) return std::move(*parsed);
    reader.fail(column, parsed.error().detail);
    return {};
}

Result<void> readFacts(const care::RuleBook& rules, const std::string& text, GuidanceBook& book) {
    RuleReader reader(kFactFile, text);
    while (reader.next()) {
        Fact fact;
        fact.name = reader.required("name");
        fact.codes = reader.list("codes");
        const auto span = parseSpan(reader.required("current"));
        if (!span) reader.fail("current", "is no span like 12mo or 90d");
        fact.current = span.value_or(Span{});
        fact.stages = reader.text("stages");
        fact.en = reader.required("en");
        fact.zh = reader.required("zh");
        fact.origin = reader.origin();
        if (fact.codes.empty()) reader.fail("codes", "are empty");
        for (const auto& code : fact.codes)
            if (!rules.observation(code)) reader.fail("codes", "\"" + code + "\" is no code of observations.csv");
        const auto isScheme = [&](const care::StageRule& stage) { return stage.scheme.starts_with(fact.stages); };
        if (!fact.stages.empty() && std::none_of(rules.stages.begin(), rules.stages.end(), isScheme)) reader.fail("stages", "is no scheme of stages.csv");
        if (const auto* def = fact.codes.empty() ? nullptr : rules.observation(fact.codes.front())) {
            fact.decimals = def->decimals;
            fact.unit = def->unit;
        }
        if (std::find(book.vocabulary.facts.begin(), book.vocabulary.facts.end(), fact.name) != book.vocabulary.facts.end()) reader.fail("name", "stands twice");
        book.vocabulary.facts.push_back(fact.name);
        book.facts.push_back(std::move(fact));
    }
    return reader.finish();
}

Result<void> readTerms(const std::string& text, GuidanceBook& book) {
    RuleReader reader(kTermFile, text);
    while (reader.next()) {
        Term term;
        term.name = reader.required("name");
        term.en = reader.required("en");
        term.zh = reader.required("zh");
        // A term may use those above it, never itself: so no term can go round.
        term.when = parsedCell(reader, "when", parseCondition(reader.required("when"), book.vocabulary));
        term.origin = reader.origin();
        if (std::find(book.vocabulary.terms.begin(), book.vocabulary.terms.end(), term.name) != book.vocabulary.terms.end()) reader.fail("name", "stands twice");
        book.vocabulary.terms.push_back(term.name);
        book.terms.push_back(std::move(term));
    }
    return reader.finish();
}

Result<void> readWords(const std::string& text, GuidanceBook& book) {
    RuleReader reader(kWordFile, text);
    while (reader.next()) {
        auto id = reader.required("id");
        std::pair words{reader.required("en"), reader.required("zh")};
        reader.origin();
        if (!book.words.emplace(std::move(id), std::move(words)).second) reader.fail("id", "stands twice");
    }
    JIAYI_CHECK(reader.finish());
    for (const auto id : kWords)
        if (!book.words.contains(id)) return invalid("rules.row", std::string{kWordFile} + " has no row " + std::string{id});
    return {};
}

/// "order UACR;EGFR", "prescribe C10AA", "review A10BB|A10A", "book 14d", "refer".
Action readAction(RuleReader& reader, const Vocabulary& vocabulary) {
    const auto text = reader.required("action");
    const auto space = text.find(' ');
    const auto rest = space == std::string::npos ? std::string{} : text.substr(space + 1);
    const auto kind = wordOf(kActions, std::string_view{text}.substr(0, space));
    Action action;
    action.kind = kind.value_or(Action::Kind::Review);
    for (std::size_t begin = 0; !rest.empty() && begin <= rest.size();) {
        const auto end = std::min(rest.find('|', begin), rest.size());
        action.codes.push_back(rest.substr(begin, end - begin));
        begin = end + 1;
    }
    const auto isFact = [&](const std::string& code) { return std::find(vocabulary.facts.begin(), vocabulary.facts.end(), code) != vocabulary.facts.end(); };
    const auto isAtc = [](const std::string& code) { return code.size() >= 3 && code.size() <= 7 && std::isupper(static_cast<unsigned char>(code.front())) != 0; };
    bool fits = kind.has_value();
    if (kind == Action::Kind::Order) fits = !action.codes.empty() && std::all_of(action.codes.begin(), action.codes.end(), isFact);
    if (kind == Action::Kind::Prescribe) fits = !action.codes.empty() && std::all_of(action.codes.begin(), action.codes.end(), isAtc);
    if (kind == Action::Kind::Review) fits = std::all_of(action.codes.begin(), action.codes.end(), isAtc);
    if (kind == Action::Kind::Refer) fits = action.codes.empty();
    if (kind == Action::Kind::Book) {
        const auto span = parseSpan(rest);
        fits = span && !span->months && span->count > 0;
        action.days = span ? span->count : 0;
        action.codes.clear();
    }
    if (!fits) reader.fail("action", "is none of: order FACT|FACT, prescribe ATC|ATC, review [ATC|ATC], book 14d, refer");
    return action;
}

bool saysTheSame(const std::vector<TextPart>& a, const std::vector<TextPart>& b) {
    const auto asked = [](const std::vector<TextPart>& parts) {
        std::set<std::pair<int, std::size_t>> all;
        for (const auto& part : parts)
            if (part.kind != TextPart::Kind::Plain) all.insert({static_cast<int>(part.kind), part.fact});
        return all;
    };
    return asked(a) == asked(b);
}

CardText readText(RuleReader& reader, const std::string& name, const Vocabulary& vocabulary) {
    CardText text{parsedCell(reader, name + "_en", parseCardText(reader.required(name + "_en"), vocabulary)),
                  parsedCell(reader, name + "_zh", parseCardText(reader.required(name + "_zh"), vocabulary))};
    if (!saysTheSame(text.en, text.zh)) reader.fail(name + "_zh", "has other numbers than the English text");
    return text;
}

Result<void> readRules(const std::string& text, GuidanceBook& book) {
    RuleReader reader(kRuleFile, text);
    while (reader.next()) {
        Rule rule;
        rule.id = reader.required("id");
        rule.kind = chosen(reader, "kind", kKinds);
        rule.topic = reader.required("topic");
        rule.severity = chosen(reader, "severity", kSeverities);
        rule.condition = reader.required("when");
        rule.when = parsedCell(reader, "when", parseCondition(rule.condition, book.vocabulary));
        rule.headline = readText(reader, "text", book.vocabulary);
        rule.why = readText(reader, "why", book.vocabulary);
        rule.action = readAction(reader, book.vocabulary);
        rule.origin = reader.origin();
        if (book.rule(rule.id)) reader.fail("id", "stands twice");
        book.rules.push_back(std::move(rule));
    }
    JIAYI_CHECK(reader.finish());
    std::stable_sort(book.rules.begin(), book.rules.end(), [](const Rule& a, const Rule& b) { return a.severity > b.severity; });
    return {};
}

Result<void> readTargetChoices(const care::RuleBook& rules, const std::string& text, GuidanceBook& book) {
    RuleReader reader(kTargetFile, text);
    std::set<std::pair<std::string, std::string>> done;
    while (reader.next()) {
        TargetChoice choice;
        choice.code = reader.required("code");
        choice.track = reader.text("track");
        choice.group = reader.required("group");
        choice.when = parsedCell(reader, "when", parseCondition(reader.required("when"), book.vocabulary));
        choice.why = readText(reader, "why", book.vocabulary);
        choice.origin = reader.origin();
        const auto speaks = [&](const care::TargetRule& rule) { return rule.code == choice.code && rule.group == choice.group; };
        if (std::none_of(rules.targets.begin(), rules.targets.end(), speaks)) reader.fail("group", "has no row of targets.csv for this code");
        const auto key = std::pair{choice.code, choice.track};
        const bool goesOn = !book.targetChoices.empty() && std::pair{book.targetChoices.back().code, book.targetChoices.back().track} == key;
        if (!goesOn && !done.insert(key).second) reader.fail("code", "its rows do not stand together");
        book.targetChoices.push_back(std::move(choice));
    }
    return reader.finish();
}

Result<std::size_t> termNamed(const GuidanceBook& book, std::string_view name) {
    const auto& terms = book.vocabulary.terms;
    const auto found = std::find(terms.begin(), terms.end(), name);
    if (found == terms.end()) return invalid("rules.row", std::string{kTermFile} + " has no row " + std::string{name});
    return static_cast<std::size_t>(found - terms.begin());
}

Result<void> connectChinaPar(const std::string& text, GuidanceBook& book) {
    JIAYI_TRY(book.chinaPar, readChinaPar(text));
    JIAYI_TRY(book.ascvd, termNamed(book, "ascvd"));
    JIAYI_TRY(book.diabetes, termNamed(book, "diabetes"));
    JIAYI_TRY(book.pressureTreated, termNamed(book, "pressure_treated"));
    static constexpr std::array<std::string_view, 4> kMeasurements{"SBP", "TC", "HDL_C", "WAIST"};
    for (std::size_t i = 0; i < kMeasurements.size(); ++i) {
        const auto& names = book.vocabulary.facts;
        const auto found = std::find(names.begin(), names.end(), kMeasurements[i]);
        if (found == names.end()) return invalid("rules.row", std::string{kFactFile} + " has no row " + std::string{kMeasurements[i]});
        book.chinaParFacts[i] = static_cast<std::size_t>(found - names.begin());
    }
    return {};
}

/// What has to be gathered of each fact.
void noteDepth(GuidanceBook& book) {
    book.depth.assign(book.facts.size(), 1);
    book.targeted.assign(book.facts.size(), false);
    const auto atLeast = [&](std::size_t fact, std::size_t results) {
        auto& depth = book.depth[fact];
        if (depth != 0) depth = results == 0 ? 0 : std::max(depth, results);
    };
    const auto note = [&](const Atom& atom) {
        if (atom.kind == AtomKind::AboveTarget || atom.kind == AtomKind::Above) atLeast(atom.fact, atom.times);
        if (atom.kind == AtomKind::AboveTarget || atom.kind == AtomKind::TooTight || atom.kind == AtomKind::OverTarget) book.targeted[atom.fact] = true;
        if (atom.kind == AtomKind::DropPercent || atom.kind == AtomKind::DropPerYear || atom.kind == AtomKind::RiseAfter) atLeast(atom.fact, 0);
    };
    for (const auto& term : book.terms) forEachAtom(term.when, note);
    for (const auto& choice : book.targetChoices) forEachAtom(choice.when, note);
    for (const auto& rule : book.rules) {
        forEachAtom(rule.when, note);
        for (const auto* parts : {&rule.headline.en, &rule.why.en})
            for (const auto& part : *parts) {
                if (part.kind == TextPart::Kind::Target) book.targeted[part.fact] = true;
                if (part.kind == TextPart::Kind::Earlier || part.kind == TextPart::Kind::EarlierDate) atLeast(part.fact, 2);
            }
    }
}

}  // namespace

std::size_t GuidanceBook::fact(std::string_view name) const {
    const auto found = std::find(vocabulary.facts.begin(), vocabulary.facts.end(), name);
    if (found == vocabulary.facts.end()) throw std::logic_error("no such fact: " + std::string{name});
    return static_cast<std::size_t>(found - vocabulary.facts.begin());
}

const Rule* GuidanceBook::rule(std::string_view id) const {
    const auto found = std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) { return rule.id == id; });
    return found == rules.end() ? nullptr : &*found;
}

std::string toCode(Kind kind) { return nameIn(kKinds, kind); }
std::string toCode(Severity severity) { return nameIn(kSeverities, severity); }
std::string toCode(Action::Kind kind) { return nameIn(kActions, kind); }

care::RuleFiles embeddedGuidanceFiles() {
    care::RuleFiles files;
    for (const auto* name : {kFactFile, kTermFile, kRuleFile, kTargetFile, kWordFile, kChinaParFile, kRegionFile}) files.emplace(name, embeddedFile("rules/" + std::string{name}));
    return files;
}

Result<GuidanceBook> loadGuidanceBook(const care::RuleBook& rules) { return loadGuidanceBook(rules, embeddedGuidanceFiles()); }

Result<GuidanceBook> loadGuidanceBook(const care::RuleBook& rules, const care::RuleFiles& files) {
    GuidanceBook book;
    std::set<std::string> groups;
    for (const auto& condition : rules.conditions) groups.insert(condition.programmes.begin(), condition.programmes.end());
    book.vocabulary.diseases.assign(groups.begin(), groups.end());
    for (const auto& stage : rules.stages) book.vocabulary.stages.push_back(stage.stage);
    JIAYI_CHECK(readFacts(rules, files.at(kFactFile), book));
    JIAYI_CHECK(readTerms(files.at(kTermFile), book));
    JIAYI_CHECK(readWords(files.at(kWordFile), book));
    JIAYI_CHECK(readRules(files.at(kRuleFile), book));
    JIAYI_CHECK(readTargetChoices(rules, files.at(kTargetFile), book));
    JIAYI_CHECK(connectChinaPar(files.at(kChinaParFile), book));
    JIAYI_TRY(book.provinces, readProvinces(files.at(kRegionFile)));
    noteDepth(book);
    return book;
}

}  // namespace jiayi::guidance
