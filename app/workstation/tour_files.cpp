#include "app/workstation/tour_scenes.h"
#include "app/workstation/tour_stage.h"
#include "ui/files/import_screen.h"
#include "ui/shell/main_window.h"

#include <fstream>

namespace jiayi::app {

void playFiles(TourStage& stage) {
    // A list as a hospital's export writes it, with the mistakes that such lists have.
    const auto file = stage.file("sample-list.csv");
    std::ofstream(file) << "姓名,性别,出生日期,身份证号,电话,糖化血红蛋白(mmol/mol),空腹血糖(mg/dl),检查日期,备注\n"
                           "样本甲,男,1960-01-01,120101196001010013,19900000101,59.6,126,2026-10-12,\n"
                           "样本乙,女,1958-03-15,120110195803150028,19900000102,48.6,112,2026-10-13,复诊\n"
                           "样本丙,女,1951-12-31,120101195112310029,19900000103,70.5,9000,2026-10-14,\n";
    auto& bench = stage.bench();
    bench.window().showScreen(QStringLiteral("import"));
    stage.picture(bench.window(), "import");
    bench.importScreen().addFiles({QString::fromStdString(file.string())});
    stage.waitFor(bench.window(), "import.columns");
    stage.picture(bench.window(), "import_mapping");
    stage.press(*stage.find(bench.window(), "import.dry"), Qt::Key_Space);
    stage.waitFor(bench.window(), "import.report");
    stage.picture(bench.window(), "import_dry_run");
}

}  // namespace jiayi::app
