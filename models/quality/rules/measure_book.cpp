// Reads the tables of the measures. What does not parse, or names what no other table holds, is refused with file and row.
#include "models/quality/rules/measure_book.h"

#include "models/core/hash.h"
#include "models/core/resource.h"
#include "models/quality/rules/atoms.h"
#include "models/quality/rules/person.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace jiayi::quality {

namespace {

using guidance::Node;

constexpr const char* kMeasureFile = "measures.csv";
constexpr const char* kFactFile = "quality_facts.csv";
constexpr const char* kTermFile = "quality_terms.csv";
constexpr const char* kWordFile = "quality_words.csv";
constexpr const char* kLimitFile = "quality_limits.csv";
constexpr const char* kBandFile = "quality_bands.csv";
constexpr const char* kCodeFile = "quality_codes.csv";
/// How a person's facts lie in fact_blob: another layout, and what was kept is gathered anew.
constexpr std::string_view kFactLayout = "2\n";
/// What the rooms of the measures say themselves.
constexpr std::string_view kWords[]{"why.population", "why.excluded", "why.denominator", "why.met",   "why.missing", "why.open",  "why.too-late", "fix.visits",
                                    "fix.regular",    "fix.test",     "fix.value",       "fix.apart", "fix.cover",   "fix.enrol", "fix.nothing", "not.nobody", "not.room"};
constexpr std::array<std::pair<std::string_view, RuleSet>, 4> kRuleSets{
    {{"national", RuleSet::National}, {"clinical", RuleSet::Clinical}, {"published", RuleSet::Published}, {"project", RuleSet::Project}}};
constexpr std::array<std::pair<std::string_view, Unit>, 6> kUnits{
    {{"person", Unit::Person}, {"prescription", Unit::Prescription}, {"money", Unit::Money}, {"visit", Unit::Visit}, {"year", Unit::Year}, {"member-month", Unit::MemberMonth}}};

Node parsedNode(RuleReader& reader, std::string_view column, const std::string& text, const guidance::Vocabulary& vocabulary) {
    auto parsed = guidance::parseCondition(text, vocabulary);
    if (parsed) return std::move(*parsed);
    reader.fail(column, parsed.error().detail);
    return {};
}

void nameVisits(const care::RuleBook& care, guidance::Vocabulary& vocabulary) {
    vocabulary.visits = {"any", "outpatient", "face"};
    std::set<std::string> forms;
    for (const auto& programme : care.programmes) forms.insert(programme.form.text);
    for (const auto& occasion : care.occasions) forms.insert(occasion.form.text);
    // A form that is called like a kind is of that kind: the outpatient record.
    for (const auto& form : forms)
        for (const auto* which : {"", ".face", ".required"})
            if (const auto kind = form + which; std::find(vocabulary.visits.begin(), vocabulary.visits.end(), kind) == vocabulary.visits.end()) vocabulary.visits.push_back(kind);
}

std::size_t codeNumber(const care::RuleBook& care, MeasureBook& book, const std::string& code) {
    const auto found = std::find(book.codes.begin(), book.codes.end(), code);
    if (found != book.codes.end()) return static_cast<std::size_t>(found - book.codes.begin());
    book.codes.push_back(code);
    book.units.push_back(care.observation(code)->unit);
    return book.codes.size() - 1;
}

Result<void> readMeasuredFacts(const care::RuleBook& care, const std::string& text, MeasureBook& book) {
    RuleReader reader(kFactFile, text);
    while (reader.next()) {
        Fact fact;
        fact.name = reader.required("name");
        fact.en = reader.required("en");
        fact.zh = reader.required("zh");
        fact.refuses = static_cast<unsigned char>((reader.flag("hospital") ? kOrdinary : kInHospital) | (reader.flag("self") ? kOrdinary : kSelf));
        fact.origin = reader.origin();
        const auto codes = reader.list("codes");
        if (codes.empty()) reader.fail("codes", "are empty");
        for (const auto& code : codes) {
            if (!care.observation(code)) {
                reader.fail("codes", "\"" + code + "\" is no code of observations.csv");
                continue;
            }
            const auto number = codeNumber(care, book, code);
            // One code has one unit, whichever fact reads it.
            if (fact.codes.empty() || book.units[number] == book.units[fact.codes.front()]) fact.codes.push_back(number);
            else if (book.units[number] == care.observation(code)->unit) {
                book.units[number] = book.units[fact.codes.front()];
                fact.codes.push_back(number);
            } else reader.fail("codes", "\"" + code + "\" is read in another unit above");
        }
        if (std::find(book.vocabulary.facts.begin(), book.vocabulary.facts.end(), fact.name) != book.vocabulary.facts.end()) reader.fail("name", "stands twice");
        book.vocabulary.facts.push_back(fact.name);
        book.facts.push_back(std::move(fact));
    }
    return reader.finish();
}

Result<void> readMeasureTerms(const std::string& text, MeasureBook& book) {
    RuleReader reader(kTermFile, text);
    while (reader.next()) {
        Term term;
        term.name = reader.required("name");
        term.en = reader.required("en");
        term.zh = reader.required("zh");
        // A term may use those above it, never itself: so no term can go round.
        term.when = parsedNode(reader, "when", reader.required("when"), book.vocabulary);
        term.origin = reader.origin();
        if (std::find(book.vocabulary.terms.begin(), book.vocabulary.terms.end(), term.name) != book.vocabulary.terms.end()) reader.fail("name", "stands twice");
        book.vocabulary.terms.push_back(term.name);
        book.terms.push_back(std::move(term));
    }
    return reader.finish();
}

Result<void> readMeasureWords(const std::string& text, MeasureBook& book) {
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

constexpr std::string_view kLimits[]{"long.from",       "long.to",        "cohort.months", "cohort.goal", "repeat.visits", "digit.readings", "digit.sigmas",
                                     "digit.expected", "short.minutes", "together.minutes"};

Result<void> readLimits(const std::string& text, MeasureBook& book) {
    RuleReader reader(kLimitFile, text);
    while (reader.next()) {
        const auto name = reader.required("name");
        const auto value = reader.number("value");
        for (const auto* column : {"unit", "en", "zh"}) reader.required(column);
        reader.origin();
        if (!book.limits.emplace(name, value).second) reader.fail("name", "stands twice");
    }
    JIAYI_CHECK(reader.finish());
    for (const auto name : kLimits)
        if (!book.limits.contains(name)) return invalid("rules.row", std::string{kLimitFile} + " has no row " + std::string{name});
    return {};
}

bool asksForTarget(const MeasureBook& book, const Node& node) {
    const auto ask = askOf(node.atom);
    if (node.kind == Node::Kind::Atom && (ask == Ask::HasTarget || ask == Ask::BelowTarget)) return true;
    if (node.kind == Node::Kind::Term && asksForTarget(book, book.terms[node.term].when)) return true;
    return std::any_of(node.parts.begin(), node.parts.end(), [&](const Node& part) { return asksForTarget(book, part); });
}

void readConditions(RuleReader& reader, const MeasureBook& book, Measure& measure) {
    const std::pair<const char*, std::optional<Node>*> kParts[]{
        {"initial", &measure.initial}, {"denominator", &measure.denominator}, {"exclusion", &measure.exclusion}, {"numerator", &measure.numerator}};
    for (const auto& [column, node] : kParts) {
        const auto text = reader.text(column);
        if (!text.empty()) *node = parsedNode(reader, column, text, book.vocabulary);
        // What a doctor agreed with a person is no measure of what is paid: a target would only have to be loosened.
        if (*node && measure.payment && asksForTarget(book, **node)) reader.fail(column, "a payment measure asks for an agreed target");
    }
    if (measure.byPerson() && (!measure.initial || !measure.numerator)) reader.fail("numerator", "a measure wants an initial population and a numerator, or says why it has none");
    if (!measure.byPerson() && (measure.initial || measure.numerator)) reader.fail("why_not", "conditions beside it");
}

Result<void> readMeasures(const std::string& text, MeasureBook& book) {
    RuleReader reader(kMeasureFile, text);
    while (reader.next()) {
        Measure measure;
        measure.id = reader.required("id");
        measure.en = reader.required("en");
        measure.zh = reader.required("zh");
        measure.rules = reader.choice<RuleSet>("rules", {kRuleSets[0], kRuleSets[1], kRuleSets[2], kRuleSets[3]});
        measure.unit = reader.choice<Unit>("unit", {kUnits[0], kUnits[1], kUnits[2], kUnits[3], kUnits[4], kUnits[5]});
        measure.inverse = reader.flag("inverse");
        measure.payment = reader.flag("payment");
        measure.missing = reader.choice<Missing>("missing", {{"fails", Missing::Fails}, {"counts", Missing::Counts}, {"left-out", Missing::LeftOut}});
        measure.whyNot = reader.text("why_not");
        measure.from = reader.text("from");
        readConditions(reader, book, measure);
        measure.denominatorEn = reader.required("denominator_en");
        measure.denominatorZh = reader.required("denominator_zh");
        measure.numeratorEn = reader.required("numerator_en");
        measure.numeratorZh = reader.required("numerator_zh");
        measure.exclusionEn = reader.text("exclusion_en");
        measure.exclusionZh = reader.text("exclusion_zh");
        measure.noteEn = reader.text("note_en");
        measure.noteZh = reader.text("note_zh");
        measure.origin = reader.origin();
        if (measure.exclusionEn.empty() != measure.exclusionZh.empty() || measure.noteEn.empty() != measure.noteZh.empty()) reader.fail("note_zh", "stands in one language only");
        if (!measure.whyNot.empty() && !book.words.contains(measure.whyNot)) reader.fail("why_not", "is no row of quality_words.csv");
        if (book.measure(measure.id)) reader.fail("id", "stands twice");
        book.measures.push_back(std::move(measure));
    }
    return reader.finish();
}

/// The bands of one fact: no gap and no overlap, so that every value has one.
Result<void> readBands(const std::string& text, MeasureBook& book) {
    RuleReader reader(kBandFile, text);
    auto& banded = book.hba1c;
    while (reader.next()) {
        const auto& names = book.vocabulary.facts;
        const auto fact = std::find(names.begin(), names.end(), reader.required("fact"));
        const auto measure = book.indexOf(reader.required("measure"));
        const auto window = guidance::parseSpan(reader.required("window"));
        if (fact == names.end() || !measure || !window) reader.fail("fact", "its fact, measure or window is none that is known");
        Band band{reader.optionalNumber("low"), reader.optionalNumber("high"), reader.required("en"), reader.required("zh"), reader.origin()};
        const bool goesOn = banded.bands.empty() ? !band.low : band.low && banded.bands.back().high == band.low;
        if (!goesOn) reader.fail("low", "is not where the band above ends");
        banded.fact = static_cast<std::size_t>(fact - names.begin());
        banded.measure = measure.value_or(0);
        banded.window = window.value_or(guidance::Span{});
        banded.bands.push_back(std::move(band));
    }
    JIAYI_CHECK(reader.finish());
    if (banded.bands.empty() || banded.bands.back().high) return invalid("rules.row", std::string{kBandFile} + ": the last band has to be open above");
    return {};
}

}  // namespace

double MeasureBook::limit(std::string_view name) const {
    const auto found = limits.find(name);
    if (found == limits.end()) throw std::logic_error("no such limit: " + std::string{name});
    return found->second;
}

const Measure* MeasureBook::measure(std::string_view id) const {
    const auto index = indexOf(id);
    return index ? &measures[*index] : nullptr;
}

std::optional<std::size_t> MeasureBook::indexOf(std::string_view id) const {
    const auto found = std::find_if(measures.begin(), measures.end(), [&](const Measure& one) { return one.id == id; });
    if (found == measures.end()) return {};
    return static_cast<std::size_t>(found - measures.begin());
}

std::uint64_t MeasureBook::visitBit(std::string_view kind) const {
    const auto found = std::find(vocabulary.visits.begin(), vocabulary.visits.end(), kind);
    if (found == vocabulary.visits.end()) throw std::logic_error("no such kind of visits: " + std::string{kind});
    return std::uint64_t{1} << (found - vocabulary.visits.begin());
}

std::string toCode(RuleSet rules) {
    return std::string{std::find_if(kRuleSets.begin(), kRuleSets.end(), [&](const auto& one) { return one.second == rules; })->first};
}
std::string toCode(Unit unit) {
    return std::string{std::find_if(kUnits.begin(), kUnits.end(), [&](const auto& one) { return one.second == unit; })->first};
}

care::RuleFiles embeddedMeasureFiles() {
    care::RuleFiles files;
    for (const auto* name : {kMeasureFile, kFactFile, kTermFile, kWordFile, kLimitFile, kBandFile, kCodeFile}) files.emplace(name, embeddedFile("rules/" + std::string{name}));
    return files;
}

Result<MeasureBook> loadMeasureBook(const care::RuleBook& care) { return loadMeasureBook(care, embeddedMeasureFiles()); }

Result<MeasureBook> loadMeasureBook(const care::RuleBook& care, const care::RuleFiles& files) {
    MeasureBook book;
    book.care = &care;
    book.vocabulary.atoms = measureAtoms();
    std::set<std::string> groups;
    for (const auto& condition : care.conditions) groups.insert(condition.programmes.begin(), condition.programmes.end());
    book.vocabulary.diseases.assign(groups.begin(), groups.end());
    nameVisits(care, book.vocabulary);
    if (book.vocabulary.visits.size() > 64) return invalid("rules.file", "more kinds of visits than a person's facts can hold");
    JIAYI_CHECK(readMeasuredFacts(care, files.at(kFactFile), book));
    JIAYI_CHECK(readMeasureTerms(files.at(kTermFile), book));
    JIAYI_CHECK(readMeasureWords(files.at(kWordFile), book));
    JIAYI_CHECK(readLimits(files.at(kLimitFile), book));
    JIAYI_CHECK(readMeasures(files.at(kMeasureFile), book));
    JIAYI_CHECK(readBands(files.at(kBandFile), book));
    JIAYI_TRY(book.standIns, readStandIns(files.at(kCodeFile)));
    std::string shape = std::string{kFactLayout} + files.at(kCodeFile);
    for (std::size_t i = 0; i < book.codes.size(); ++i) shape += book.codes[i] + '\t' + book.units[i] + '\n';
    for (const auto& kind : book.vocabulary.visits) shape += kind + '\n';
    book.factDigest = toHex(sha256(shape)).substr(0, 16);
    return book;
}

}  // namespace jiayi::quality
