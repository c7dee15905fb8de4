// The consortium's tables from a folder to every institution, and what a desk reads of them.
#include "app/hub/hub_commands.h"
#include "sync/claims/rule_set_resource.h"
#include "sync/hub/rule_sets_publisher.h"
#include "tests/hub/store_fixture.h"
#include "tests/support/test_program.h"

#include <QTemporaryDir>

#include <fstream>
#include <sstream>

using namespace jiayi;
using namespace jiayi::hub;
using namespace jiayi::hub::test;

namespace {

capitation::RuleSet shippedSet(const char* version) {
    capitation::RuleSet set;
    set.version = version;
    set.publisher = "the consortium";
    set.validFrom = makeDate(2026, 7, 1);
    set.id = capitation::ruleSetId(set.publisher, version);
    set.files = capitation::shippedBook();
    return set;
}

}  // namespace

class TestRuleSetsPublishing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addStores(); }

    void everyInstitutionHasItOnceAndAVersionNeverChanges() {
        StoreFixture fixture;
        const auto rules = loadHubRules();
        const auto set = shippedSet("2026-1");
        const auto first = must(publishRules(*fixture.store, rules.search, set, kNow));
        QVERIFY(first.written >= 1 && first.unchanged == 0);
        const auto again = must(publishRules(*fixture.store, rules.search, set, kNow));
        QVERIFY(again.written == 0 && again.unchanged == first.written);
        auto other = set;
        other.files["capitation_funds.csv"] += "extra,no,Extra,其他,test,1,2025-01-01\n";
        QCOMPARE(publishRules(*fixture.store, rules.search, other, kNow).error().reason, std::string{"capitation.published"});
        const auto version = must(fixture.store->read(kClinicA, {"Library", set.id.toString()}));
        const auto back = must(claims::readRuleSetResource(must(fhir::parseJson(version->body)))).value();
        QVERIFY(back == set);
    }

    void whatDoesNotParseIsRefusedBeforeAnythingIsWritten() {
        StoreFixture fixture;
        auto set = shippedSet("2026-1");
        set.files.erase("capitation_rates.csv");
        QCOMPARE(publishRules(*fixture.store, loadHubRules().search, set, kNow).error().reason, std::string{"capitation.rules"});
        QVERIFY(!must(fixture.store->read(kClinicA, {"Library", set.id.toString()})));
        QVERIFY(!must(claims::readRuleSetResource(fhir::Json::object({{"resourceType", "Library"}, {"id", "x"}}))));
    }

    void theCommandSaysWhatItDidAndWhatIsMissing() {
        QTemporaryDir dir;
        const auto store = "sqlite:" + dir.filePath(QStringLiteral("hub.db")).toStdString();
        const auto run = [&](std::vector<const char*> words) {
            std::ostringstream out, err;
            words.insert(words.begin(), "jiayi-hub");
            words.insert(words.end(), {"--store", store.c_str()});
            const int exit = runHubCommand(static_cast<int>(words.size()), words.data(), out, err);
            return std::to_string(exit) + " " + out.str();
        };
        QVERIFY(QString::fromStdString(run({"institution", "add", "--code", "120101001", "--name", "Sample"})).startsWith(QLatin1String("0")));
        const auto folder = dir.filePath(QStringLiteral("tables")).toStdString();
        std::filesystem::create_directory(folder);
        const std::vector<const char*> publish{"capitation", "publish", folder.c_str(), "--version", "2026-1", "--publisher", "the consortium", "--valid-from", "2026-07-01"};
        QVERIFY(!QString::fromStdString(run(publish)).startsWith(QLatin1String("0")));
        for (const auto& [name, text] : capitation::shippedBook()) std::ofstream{folder + "/" + name} << text;
        QCOMPARE(run(publish), std::string{"0 version 2026-1: 1 institutions, 0 had it already\n"});
        QCOMPARE(run(publish), std::string{"0 version 2026-1: 0 institutions, 1 had it already\n"});
    }
};

JIAYI_TEST(TestRuleSetsPublishing)
#include "tst_rule_sets.moc"
