#include "sync/hub/figures.h"

#include "models/core/resource.h"
#include "models/core/rule_reader.h"
#include "sync/fhir/canonical.h"
#include "sync/hub/execution.h"

namespace jiayi::hub {

namespace {

constexpr const char* kFiguresFile = "consortium_figures.csv";
constexpr const char* kConsortiumAuthor = "consortium";

/// Every figure that the institution itself reported.
Result<void> readStream(Store& store, const std::string& code, std::vector<figures::ClinicFigure>& all) {
    SearchQuery query;
    query.type = "MeasureReport";
    for (;;) {
        JIAYI_TRY(const auto page, store.search(code, query));
        for (const auto& version : page) {
            JIAYI_TRY(const auto report, fhir::parseJson(version.body));
            auto figure = figures::readClinicFigure(report);
            // A clinic speaks for itself only.
            if (figure && figure->reporter == code) all.push_back(std::move(*figure));
        }
        if (page.size() < query.limit) return {};
        query.after = page.back().n;
    }
}

Result<void> write(Store& store, const std::string& code, const std::vector<figures::ConsortiumFigure>& all, const SearchParameters& parameters, Instant now, FiguresPublished& done) {
    JIAYI_TRY(auto transaction, store.begin({code}, now));
    OwnReferences references(std::vector<std::string>{});
    for (const auto& figure : all) {
        auto report = figures::consortiumReport(figure, code);
        Version version;
        version.key = {"MeasureReport", std::string{fhir::resourceId(report)}};
        version.version = 1;
        version.hash = fhir::canonicalHash(report);
        JIAYI_TRY(const auto before, transaction->current(code, version.key));
        if (before && before->hash == version.hash) {
            ++done.unchanged;
            continue;
        }
        if (before) version.version = before->version + 1;
        version.author = kConsortiumAuthor;
        version.body = stampedBody(report, version.version, transaction->at());
        parameters.index(version, report, references);
        JIAYI_CHECK(transaction->append(code, std::move(version)));
        ++done.written;
    }
    return transaction->commit();
}

}  // namespace

Result<int> leastClinics() {
    RuleReader reader(kFiguresFile, embeddedFile("rules/" + std::string{kFiguresFile}));
    std::optional<int> least;
    while (reader.next()) {
        if (reader.required("name") == "clinics.least") least = reader.integer("value");
        reader.origin();
    }
    JIAYI_CHECK(reader.finish());
    if (!least) return invalid("rules.row", std::string{kFiguresFile} + " has no row clinics.least");
    return *least;
}

Result<FiguresPublished> publishFigures(Store& store, const SearchParameters& parameters, int least, Instant now) {
    JIAYI_TRY(const auto institutions, store.institutions());
    if (institutions.empty()) return Error{Errc::NotFound, "institution.unknown", {}};
    std::vector<figures::ClinicFigure> reported;
    for (const auto& one : institutions) JIAYI_CHECK(readStream(store, one.code, reported));
    FiguresPublished done;
    done.reports = reported.size();
    const auto all = figures::summarise(reported, least);
    done.figures = all.size();
    for (const auto& one : institutions) JIAYI_CHECK(write(store, one.code, all, parameters, now, done));
    return done;
}

}  // namespace jiayi::hub
