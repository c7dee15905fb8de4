// An import page over fakes: what the files hold and what a run answers is said by the test.
#pragma once

#include "tests/ui/ui_test.h"
#include "ui/files/import_screen.h"
#include "ui/files/mapping_model.h"

#include <QApplication>

namespace jiayi::test {

using namespace jiayi::ui;

inline const care::RuleBook& importRules() {
    static const auto loaded = care::loadRules();
    return *loaded;
}

inline std::vector<std::string> importTargets() { return roster::ColumnBook::load()->targets(); }

/// A list as hospitals publish it: numbers for people, conventional units, one column whose values contradict its unit,
/// one that nobody knows.
inline roster::TablePreview hospitalTable() {
    roster::TablePreview table;
    table.mapping.table = "patients.xlsx";
    table.mapping.source = "patients";
    table.mapping.columns = {{"Patient Number", "record_id", {}, {}},
                             {"Gender (Female=1, Male=2)", "sex", {}, {{"1", "Female"}, {"2", "Male"}}},
                             {"Age (years)", "age", "years", {}},
                             {"HbA1c (mmol/mol)", "HBA1C_NGSP", "mmol/mol", {}},
                             {"Fasting Plasma Glucose (mg/dl)", "FPG", "mg/dl", {}},
                             {"Uric Acid (mg/dL)", "UA", "mg/dL", {}},
                             {"Alcohol Drinking History (drinker/non-drinker)", "keep", {}, {}}};
    table.rows = 109;
    table.samples = {{"2000_0_20201230", "1", "64", "57.37", "130.5", "341.2", "non-drinker"},
                     {"2001_0_20201102", "2", "71", "80.33", "/", "288.0", "drinker"},
                     {"2002_0_20210517", "2", "58", "63.9", "141.8", "402.5", "non-drinker"}};
    return table;
}

inline roster::FilePreview tableFile(roster::TablePreview table = hospitalTable()) {
    roster::FilePreview file;
    file.path = "/lists/patients.xlsx";
    file.tables = {std::move(table)};
    return file;
}

inline roster::FilePreview bundleFile() {
    roster::FilePreview file;
    file.path = "/lists/bundle.json";
    file.kind = roster::ImportKind::Fhir;
    file.resources = {{"Patient", 2}, {"Observation", 1480}, {"Claim", 61}};
    return file;
}

inline roster::FilePreview damagedFile() {
    roster::FilePreview file;
    file.path = "/lists/damaged.xlsx";
    file.problem = "xlsx.damaged";
    return file;
}

inline LookedFiles looked(std::vector<roster::FilePreview> files) {
    LookedFiles found;
    found.plan.files = std::move(files);
    found.plan.source = "lists";
    return found;
}

inline roster::ImportReport mixedReport() {
    roster::ImportReport report;
    report.kinds["Patient"] = {
        .created = 98, .changed = 1, .unchanged = 0, .rejected = 2, .kept = 0, .waiting = 0};
    report.kinds["Observation"] = {
        .created = 3120, .changed = 0, .unchanged = 11, .rejected = 0, .kept = 0, .waiting = 0};
    report.kinds["Claim"] = {
        .created = 61, .changed = 0, .unchanged = 0, .rejected = 0, .kept = 61, .waiting = 0};
    report.rejects = {
        {"patients.xlsx", 17, "Citizen ID", "citizen-id.check-digit", {"Citizen ID"}, {"110101199003077715"}},
        {"patients.xlsx", 42, "Date", "import.date", {"Date"}, {"30.12.2020"}}};
    report.flags = {{"patients.xlsx", "Uric Acid (mg/dL)", "value.above-plausible", 96}};
    report.keptColumns = {{"Alcohol Drinking History (drinker/non-drinker)", 109}};
    return report;
}

struct ImportPage {
    Answers<LookedFiles> looks;
    Answers<roster::ImportReport> runs;
    Answers<void> saves;
    QStringList chosen{QStringLiteral("/lists/patients.xlsx")};
    QString rejectsPath = QStringLiteral("/lists/rejects.csv");
    QStringList lookedAt, savedTo;
    std::vector<roster::ImportPlan> plans;
    std::vector<roster::ImportControl> controls;
    ImportScreen screen;

    /// The size is what the frame leaves of a window of 1280x720.
    explicit ImportPage(QSize size = {1150, 600}) : screen(asks(), importRules(), importTargets()) {
        showActive(screen, size);
        screen.focusFirst();
    }

    ImportAsks asks() {
        ImportAsks asks;
        asks.chooseFiles = [this](QWidget*, const std::function<void(const QStringList&)>& take) {
            take(chosen);
        };
        asks.chooseRejectsFile = [this](QWidget*, const std::function<void(const QString&)>& take) {
            take(rejectsPath);
        };
        asks.look = [this](const QStringList& paths) {
            lookedAt << paths;
            return looks.ask();
        };
        asks.run = [this](const roster::ImportPlan& plan, const roster::ImportControl& control) {
            plans.push_back(plan);
            controls.push_back(control);
            return runs.ask();
        };
        asks.saveRejects = [this](const roster::ImportReport&, const QString& path) {
            savedTo << path;
            return saves.ask();
        };
        asks.hasTable = [](const std::string& type) { return type != "Claim"; };
        return asks;
    }

    template <class T = QWidget>
    T* find(const char* name) const {
        return screen.findChild<T*>(QLatin1String(name));
    }
    void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) {
        auto* focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : &screen, key, with);
        QCoreApplication::processEvents();
    }
    /// Ctrl+O, and the files hold this.
    void open(std::vector<roster::FilePreview> files) {
        press(Qt::Key_O, Qt::ControlModifier);
        looks.give(looks.asked() - 1, looked(std::move(files)));
    }
};

}  // namespace jiayi::test
