#include "app/workstation/bind_orders.h"

#include "app/workstation/bind_print.h"
#include "ui/print/label_layout.h"

#include <QCoreApplication>

namespace jiayi::app {

using namespace Qt::StringLiterals;

namespace {

QString labelText(const char* text) { return QCoreApplication::translate("jiayi::app::Printing", text); }

ui::PrintDocument labelDocument(const QString& key, const char* name, std::function<ui::Pages(const ui::PrintSetup&)> lay, int places) {
    ui::PrintDocument document{key, [name] { return labelText(name); }, u"labels"_s, std::move(lay)};
    document.ownPaper = true;
    document.places = places;
    return document;
}

void showLabels(Desk& desk, const std::vector<std::string>& numbers, QWidget* over) { openPrintDialog(bindLabelPrint(desk, numbers), over); }

}  // namespace

ui::OrderAsks bindOrders(Desk& desk) {
    ui::OrderAsks asks;
    asks.page = [&desk](roster::ResidentId resident) {
        return desk.worker().read([&desk, resident, today = desk.today()](db::Database& database) { return orders::readOrdering(database, desk.orderBook(), resident, today); });
    };
    asks.saveDraft = [&desk](roster::ResidentId resident, const std::vector<orders::OrderLine>& lines) {
        return desk.worker().run([&desk, resident, lines](db::Database& database) { return orders::saveOrderDraft(desk.context(database), resident, lines); });
    };
    asks.sign = [&desk](const orders::SignOrders& sign) {
        return desk.worker().run([&desk, sign](db::Database& database) { return sign(desk.context(database), desk.orderBook()); });
    };
    asks.cancel = [&desk](const orders::CancelOrder& cancel) {
        return desk.worker().run([&desk, cancel](db::Database& database) { return cancel(desk.context(database)); });
    };
    asks.labels = [&desk](const std::vector<std::string>& numbers, QWidget* over) { showLabels(desk, numbers, over); };
    return asks;
}

ui::OpenOrderAsks bindOpenOrders(Desk& desk) {
    ui::OpenOrderAsks asks;
    asks.open = [&desk](orders::OpenView view) {
        return desk.worker().read([&desk, view, now = desk.clock().now()](db::Database& database) { return orders::readOpenOrders(database, desk.orderBook(), view, now); });
    };
    asks.collect = [&desk](const orders::CollectSpecimen& collect) {
        return desk.worker().run([&desk, collect](db::Database& database) { return collect(desk.context(database), desk.orderBook()); });
    };
    asks.labels = [&desk](const std::vector<std::string>& numbers, QWidget* over) { showLabels(desk, numbers, over); };
    return asks;
}

ui::PrintAsks bindLabelPrint(Desk& desk, const std::vector<std::string>& numbers) {
    auto asks = bindDeskPrint();
    asks.read = [&desk, numbers] {
        return desk.worker().read([&desk, numbers, today = desk.today()](db::Database& database) -> Result<std::vector<ui::PrintDocument>> {
            JIAYI_TRY(const auto labels, orders::readLabels(database, desk.orderBook(), numbers, today));
            if (labels.empty()) return Error{Errc::NotFound, "labels.none", {}};
            return std::vector<ui::PrintDocument>{
                labelDocument(u"label"_s, QT_TRANSLATE_NOOP("jiayi::app::Printing", "Label printer, 50 × 30 mm"), [labels](const ui::PrintSetup& setup) { return ui::labelPages(labels, setup.language); }, 0),
                labelDocument(u"label-sheet"_s, QT_TRANSLATE_NOOP("jiayi::app::Printing", "Sheet of labels, A4"),
                              [labels](const ui::PrintSetup& setup) { return ui::labelSheetPages(labels, setup.language, setup.start); }, ui::kLabelsOnSheet)};
        });
    };
    asks.record = [&desk, numbers](const QString&) {
        return desk.worker().run([&desk, numbers](db::Database& database) -> Result<void> {
            // Labels of one person are about that person, those of a morning about nobody in particular.
            JIAYI_TRY(const auto tests, orders::TestOrderRepository(database).ofNumber(numbers.size() == 1 ? numbers.front() : std::string{}));
            return recordPrinted(desk.context(database), "order.labels", tests.empty() ? roster::ResidentId{} : tests.front().order.resident);
        });
    };
    return asks;
}

std::vector<std::string> testsFor(const orders::OrderBook& book, const std::vector<std::string>& codes) {
    for (const auto& code : codes)
        if (const auto* test = book.testFor(code)) return {test->id};
    return {};
}

}  // namespace jiayi::app
