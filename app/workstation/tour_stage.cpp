#include "app/workstation/tour_stage.h"

#include "app/workstation/demo_clinic.h"
#include "app/workstation/start_flow.h"
#include "ui/common/field.h"
#include "ui/shell/main_window.h"

#include <algorithm>

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QPixmap>
#include <QThread>

namespace jiayi::app {

namespace {

constexpr char kUser[] = "chen";
constexpr char kPassphrase[] = "sample passphrase of the tour";
constexpr int kResidents = 400;
constexpr int kDrawMs = 60;

template <class T>
T must(Result<T> result, const char* what) {
    if (!result) throw TourFailure(std::string{what} + ": " + toString(result.error()));
    return std::move(*result);
}

}  // namespace

TourStage::TourStage(const TourArgs& args) : m_args(args) {
    if (!m_folder.isValid() || !QDir().mkpath(QString::fromStdString(args.out.string()))) throw TourFailure("the folder for the pictures cannot be made");
}

std::filesystem::path TourStage::file(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }

void TourStage::openClinic() {
    const auto store = file("tour.db");
    SystemRandom random;
    // The keys of an invented clinic need not cost a second.
    constexpr access::KdfCost kCost{1, 8u << 20};
    must(access::createStore(store, {"120101001", "Balitai Community Health Centre", true}, kUser, kPassphrase, m_clock, random, kCost), "store");
    auto desk = must(openDesk(store, kUser, kPassphrase, m_clock), "desk");
    auto filled = desk->worker().run([&](db::Database& database) {
        GenerateOptions options;
        options.residents = kResidents;
        options.today = localDate(m_clock.now());
        options.synced = true;
        auto report = generateClinic(desk->context(database), options);
        if (const auto told = worklist::refreshWholeWorklist(database, desk->worklistBook(), options.today); report && !told) return Result<DemoReport>{told.error()};
        return report;
    });
    filled.waitForFinished();
    must(filled.result(), "demo clinic");
    ui::Preferences preferences;
    preferences.language = QString::fromStdString(m_args.language);
    preferences.look = {m_args.theme == "dark", m_args.scale};
    m_bench = std::make_unique<Workbench>(std::move(desk), preferences, Workbench::Line::None);
    show(m_bench->window());
}

void TourStage::show(QWidget& window) {
    window.resize(m_args.width, m_args.height);
    window.show();
    settle();
}

void TourStage::settle() {
    for (int round = 0; round < 4; ++round) {
        if (m_bench) {
            // Both queues of the worker are ordered: when these answer, everything asked before has.
            auto written = m_bench->desk().worker().run([](db::Database&) -> Result<bool> { return true; });
            auto read = m_bench->desk().worker().read([](db::Database&) -> Result<bool> { return true; });
            written.waitForFinished();
            read.waitForFinished();
        }
        QElapsedTimer drawn;
        drawn.start();
        while (drawn.elapsed() < kDrawMs) {
            QCoreApplication::processEvents(QEventLoop::AllEvents, kDrawMs);
            QThread::msleep(2);
        }
    }
}

void TourStage::waitFor(QWidget& in, const char* objectName) {
    constexpr int kLongestMs = 30'000;
    QElapsedTimer waited;
    waited.start();
    for (;;) {
        settle();
        const auto named = in.findChildren<QWidget*>(QString::fromLatin1(objectName));
        if (std::any_of(named.begin(), named.end(), [](const auto* widget) { return widget->isVisible(); })) return;
        if (waited.elapsed() > kLongestMs) throw TourFailure(std::string{"never shown: "} + objectName);
    }
}

QWidget* TourStage::find(QWidget& in, const char* objectName) {
    for (auto* widget : in.findChildren<QWidget*>(QString::fromLatin1(objectName))) {
        if (!widget->isVisible()) continue;
        auto* field = qobject_cast<ui::LabeledField*>(widget);
        return field ? field->editor() : widget;
    }
    throw TourFailure(std::string{"no visible widget named "} + objectName);
}

void TourStage::type(QWidget& into, const QString& text) {
    into.setFocus();
    for (const auto character : text) {
        for (const auto kind : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent event(kind, 0, Qt::NoModifier, QString(character));
            QCoreApplication::sendEvent(&into, &event);
        }
    }
    settle();
}

void TourStage::press(QWidget& into, int key, Qt::KeyboardModifiers modifiers) {
    for (const auto kind : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event(kind, key, modifiers);
        QCoreApplication::sendEvent(&into, &event);
    }
    settle();
}

void TourStage::picture(QWidget& window, const char* name) {
    settle();
    const auto path = QStringLiteral("%1/%2_%3.png").arg(QString::fromStdString(m_args.out.string())).arg(++m_pictures, 2, 10, QLatin1Char('0')).arg(QLatin1String(name));
    if (!window.grab().save(path, "PNG")) throw TourFailure("cannot write " + path.toStdString());
}

}  // namespace jiayi::app
