#include "models/qt/care_models.h"
#include "models/qt/roster_model.h"
#include "tests/support/test_program.h"

#include <QAbstractItemModelTester>
#include <QPromise>
#include <QSignalSpy>

#include <deque>

using namespace jiayi;
using qt::RosterModel;

namespace {

template <class T>
QFuture<Result<T>> answered(Result<T> value) {
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

/// A roster that answers when the test says so.
class SlowRoster {
public:
    explicit SlowRoster(std::int64_t people, const std::string& prefix = "P") : m_people(people), m_prefix(prefix) {}

    RosterModel::CountFunction count() {
        return [this] { return answered<std::int64_t>(m_people); };
    }
    RosterModel::PageFunction page() {
        return [this](const qt::RosterPageRequest& request) {
            auto& asked = m_asked.emplace_back();
            asked.request = request;
            asked.promise.start();
            return asked.promise.future();
        };
    }
    void answer() {
        auto asked = std::move(m_asked.front());
        m_asked.pop_front();
        std::vector<roster::RosterRow> rows;
        for (auto i = asked.request.offset; i < std::min(m_people, asked.request.offset + asked.request.limit); ++i) {
            roster::RosterRow row;
            row.id = {derivedUuid({m_prefix, std::to_string(i)})};
            row.pk = i + 1;
            row.name = m_prefix + std::to_string(i);
            row.sortKey = row.name;
            rows.push_back(row);
        }
        asked.promise.addResult(Result<std::vector<roster::RosterRow>>(std::move(rows)));
        asked.promise.finish();
    }
    void refuse() {
        auto asked = std::move(m_asked.front());
        m_asked.pop_front();
        asked.promise.addResult(Result<std::vector<roster::RosterRow>>(Error{Errc::Busy, "store.busy", {}}));
        asked.promise.finish();
    }
    std::size_t waiting() const { return m_asked.size(); }
    const qt::RosterPageRequest& newest() const { return m_asked.back().request; }

private:
    struct Asked {
        qt::RosterPageRequest request;
        QPromise<Result<std::vector<roster::RosterRow>>> promise;
    };
    std::int64_t m_people;
    std::string m_prefix;
    std::deque<Asked> m_asked;
};

QString nameAt(const RosterModel& model, int row) { return model.index(row, RosterModel::Name).data().toString(); }

}  // namespace

class TestItemModels : public QObject {
    Q_OBJECT

    using Tester = QAbstractItemModelTester;

    static care::TimelinePage pageOf(Date day, std::optional<Date> next) {
        care::TimelineEntry entry;
        entry.day = day;
        entry.values = {{"FPG", "", "6.4", "mmol/L", "lab", false}};
        return {{entry}, next};
    }

    static void start(RosterModel& model, SlowRoster& source) {
        QSignalSpy counted(&model, &RosterModel::counted);
        model.setSource(source.count(), source.page());
        QVERIFY(model.isCounting());
        QTRY_COMPARE(counted.count(), 1);
    }

private Q_SLOTS:
    void theRosterShowsPlaceholdersUntilAPageComes() {
        SlowRoster source(250);
        RosterModel model;
        const Tester tester(&model, Tester::FailureReportingMode::Fatal);
        start(model, source);
        QCOMPARE(model.rowCount(), 250);
        QVERIFY(model.index(120, 0).data(RosterModel::LoadingRole).toBool());
        QVERIFY(nameAt(model, 120).isEmpty() && nameAt(model, 130).isEmpty());
        QVERIFY(source.waiting() >= 1);
        QSignalSpy loaded(&model, &RosterModel::pageLoaded);
        while (source.waiting() > 0) source.answer();
        QTRY_VERIFY(nameAt(model, 120) == QStringLiteral("P120"));
        QVERIFY(loaded.count() >= 1);
        QVERIFY(!model.index(120, 0).data(RosterModel::LoadingRole).toBool());
        QCOMPARE(model.index(120, 0).data(RosterModel::IdRole).toString(),
                 QString::fromStdString(derivedUuid({"P", "120"}).toString()));
    }

    void aPageIsAskedForOnceAndFromTheNearestKnownRow() {
        SlowRoster source(100'000);
        RosterModel model;
        start(model, source);
        for (int row = 0; row < RosterModel::kPageRows; ++row) nameAt(model, row);
        QCOMPARE(source.waiting(), std::size_t(1));
        QVERIFY(!source.newest().near);
        source.answer();
        QTRY_COMPARE(nameAt(model, 7), QStringLiteral("P7"));
        nameAt(model, 150);
        QCOMPARE(source.waiting(), std::size_t(1));
        QCOMPARE(source.newest().offset, std::int64_t(100));
        QVERIFY(source.newest().near);
        QCOMPARE(source.newest().near->row, std::int64_t(99));
        QCOMPARE(source.newest().near->sortKey, std::string("P99"));
    }

    void answersToAnOlderSourceAreDropped() {
        SlowRoster old(50, "old"), next(60, "new");
        RosterModel model;
        const Tester tester(&model, Tester::FailureReportingMode::Fatal);
        start(model, old);
        nameAt(model, 3);
        start(model, next);
        QCOMPARE(model.total(), std::int64_t(60));
        while (old.waiting() > 0) old.answer();
        QCoreApplication::processEvents();
        QVERIFY(nameAt(model, 3).isEmpty());
        while (next.waiting() > 0) next.answer();
        QTRY_COMPARE(nameAt(model, 3), QStringLiteral("new3"));
    }

    void farPagesAreLetGoAndReadAgain() {
        SlowRoster source(100'000);
        RosterModel model;
        start(model, source);
        const int pages = static_cast<int>(RosterModel::kCachedPages) + 5;
        for (int page = 0; page < pages; ++page) {
            nameAt(model, page * RosterModel::kPageRows);
            source.answer();
            QTRY_VERIFY(!nameAt(model, page * RosterModel::kPageRows).isEmpty());
        }
        nameAt(model, (pages - 1) * RosterModel::kPageRows);
        QCOMPARE(source.waiting(), std::size_t(0));
        nameAt(model, 0);
        QCOMPARE(source.waiting(), std::size_t(1));
    }

    void aFailureIsToldAndTheNextLookAsksAgain() {
        SlowRoster source(10);
        RosterModel model;
        start(model, source);
        QSignalSpy failed(&model, &RosterModel::failed);
        nameAt(model, 0);
        source.refuse();
        QTRY_COMPARE(failed.count(), 1);
        nameAt(model, 0);
        QCOMPARE(source.waiting(), std::size_t(1));
        source.answer();
        QTRY_COMPARE(nameAt(model, 0), QStringLiteral("P0"));
        model.setSource([] { return answered<std::int64_t>(Error{Errc::Busy, "store.busy", {}}); }, source.page());
        QTRY_COMPARE(failed.count(), 2);
        QCOMPARE(model.rowCount(), 0);
    }

    void wordsComeFromTheWindowAndChangeWithTheLanguage() {
        SlowRoster source(10);
        RosterModel model;
        const Tester tester(&model, Tester::FailureReportingMode::Fatal);
        start(model, source);
        nameAt(model, 0);
        source.answer();
        QTRY_VERIFY(!nameAt(model, 0).isEmpty());
        QSignalSpy changed(&model, &RosterModel::dataChanged), headers(&model, &RosterModel::headerDataChanged);
        model.setWords([](const roster::RosterRow& row, int) { return QStringLiteral("<%1>").arg(row.pk); },
                       [](int column) { return QStringLiteral("column %1").arg(column); });
        QCOMPARE(nameAt(model, 4), QStringLiteral("<5>"));
        QCOMPARE(model.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("column 2"));
        QVERIFY(changed.count() == 1 && headers.count() == 1);
    }

    void medicinesAndVisitsAreTables() {
        qt::MedicationModel medicines;
        qt::VisitListModel visits;
        const Tester first(&medicines, Tester::FailureReportingMode::Fatal);
        const Tester second(&visits, Tester::FailureReportingMode::Fatal);
        care::MedicationLine line;
        line.name = "Metformin";
        line.dose = "1 g bid";
        line.start = makeDate(2026, 1, 5);
        medicines.setRows({line, line});
        QCOMPARE(medicines.rowCount(), 2);
        QCOMPARE(medicines.index(1, qt::MedicationModel::Dose).data().toString(), QStringLiteral("1 g bid"));
        QCOMPARE(medicines.index(1, qt::MedicationModel::Start).data().toString(), QStringLiteral("2026-01-05"));
        QCOMPARE(medicines.at(0).name, std::string("Metformin"));
        medicines.setRows({});
        QCOMPARE(medicines.rowCount(), 0);
        care::VisitRow visit;
        visit.date = makeDate(2026, 10, 12);
        visit.forms = {{"diabetes", "1"}, {"hypertension", "2"}};
        visits.setRows({visit});
        visits.append({visit, visit});
        QCOMPARE(visits.rowCount(), 3);
        QCOMPARE(visits.index(2, qt::VisitListModel::Class).data().toString(), QStringLiteral("1, 2"));
        visits.setWords([](const care::VisitRow&, int) { return QStringLiteral("x"); }, [](int) { return QStringLiteral("h"); });
        QCOMPARE(visits.index(0, 0).data().toString(), QStringLiteral("x"));
        QCOMPARE(visits.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("h"));
    }

    void theTimelineFetchesOlderDaysAsItIsScrolled() {
        qt::TimelineModel model;
        bool fail = true;
        std::string failure;
        model.onFailure([&failure](const Error& error) { failure = error.reason; });
        model.start(pageOf(makeDate(2026, 10, 12), makeDate(2026, 10, 12)), [&](Date before) {
            if (std::exchange(fail, false)) return answered<care::TimelinePage>(Error{Errc::Busy, "store.busy", {}});
            return answered<care::TimelinePage>(pageOf(before - Days(30), {}));
        });
        QVERIFY(model.canFetchMore({}));
        model.fetchMore({});
        QVERIFY(!model.canFetchMore({}));
        QTRY_COMPARE(failure, std::string("store.busy"));
        model.fetchMore({});
        QTRY_COMPARE(model.rowCount(), 2);
        QVERIFY(!model.canFetchMore({}));
        QCOMPARE(model.index(1, qt::TimelineModel::Day).data().toString(), QStringLiteral("2026-09-12"));
        QVERIFY(model.index(1, qt::TimelineModel::What).data().toString().contains(QStringLiteral("FPG 6.4")));
    }

    void theTimelineKeepsTheLawsOfAModelWhileItGrows() {
        qt::TimelineModel model;
        const Tester tester(&model, Tester::FailureReportingMode::Fatal);  // fetches by itself
        model.start(pageOf(makeDate(2026, 10, 12), makeDate(2026, 10, 12)), [](Date before) {
            const auto day = before - Days(30);
            return answered<care::TimelinePage>(pageOf(day, day > makeDate(2026, 1, 1) ? std::optional{day} : std::nullopt));
        });
        for (int scroll = 0; scroll < 100; ++scroll) {
            model.fetchMore({});
            QCoreApplication::processEvents();
        }
        QCOMPARE(model.rowCount(), 11);
        QVERIFY(!model.canFetchMore({}));
    }

    void olderDaysOfTheLastChartNeverJoinTheNewOne() {
        qt::TimelineModel model;
        care::TimelineEntry entry;
        QPromise<Result<care::TimelinePage>> late;
        late.start();
        model.start({{entry}, makeDate(2026, 1, 1)}, [&](Date) { return late.future(); });
        model.fetchMore({});
        model.start({{entry, entry}, {}}, {});
        late.addResult(Result<care::TimelinePage>(care::TimelinePage{{entry, entry, entry}, {}}));
        late.finish();
        QCoreApplication::processEvents();
        QCOMPARE(model.rowCount(), 2);
    }
};

JIAYI_TEST(TestItemModels)
#include "tst_item_models.moc"
