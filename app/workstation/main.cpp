#include "app/workstation/command_line.h"
#include "app/workstation/preferences.h"
#include "app/workstation/start_flow.h"
#include "app/workstation/tour.h"
#include "app/workstation/workbench.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QScreen>

#include <iostream>

namespace {

int showWindow(int argc, char** argv, const jiayi::app::WindowArgs& args) {
    QApplication application(argc, argv);
    QApplication::setDesktopFileName(QStringLiteral("jiayi"));
    auto preferences = jiayi::app::loadPreferences();
    if (!args.language.empty()) preferences.language = QString::fromStdString(args.language);
    jiayi::ui::applyLanguage(preferences.language);
    jiayi::ui::applyLook(preferences.look);

    const jiayi::SystemClock clock;
    std::unique_ptr<jiayi::app::Workbench> bench;
    jiayi::app::StartFlow start(clock);
    if (!args.user.empty()) start.setDemoUser(args.user);
    QObject::connect(&start, &jiayi::app::StartFlow::opened, &application, [&] {
        bench = std::make_unique<jiayi::app::Workbench>(start.takeDesk(), preferences, jiayi::app::Workbench::Line::Background);
        auto& window = bench->window();
        window.resize(QSize(1440, 900).boundedTo(QApplication::primaryScreen()->availableSize()));
        window.show();
    });
    auto store = args.store.empty() ? std::filesystem::path{jiayi::app::lastStore().toStdString()} : args.store;
    if (args.demo) start.startDemo();
    else start.start(store);
    return QApplication::exec();
}

}  // namespace

int main(int argc, char** argv) {
    const auto request = jiayi::app::handleCommandLine(argc, argv);
    switch (request.kind) {
        case jiayi::app::Request::Kind::Finished: return request.exitCode;
        case jiayi::app::Request::Kind::Window: return showWindow(argc, argv, request.window);
        case jiayi::app::Request::Kind::Tour: return jiayi::app::runTour(argc, argv, request.tour);
    }
    return 0;
}
