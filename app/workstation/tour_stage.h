// What the tour's scenes stand on: a store with a demo clinic, a window, and waiting until everything is drawn.
#pragma once

#include "app/workstation/command_line.h"
#include "app/workstation/workbench.h"

#include <QString>
#include <QTemporaryDir>
#include <QWidget>

#include <memory>
#include <stdexcept>

namespace jiayi::app {

/// A scene that cannot be played; the tour ends with its text.
struct TourFailure : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A clock that stands at ten in the morning of the day of the tour, so that every picture says the same time.
class TourClock final : public Clock {
public:
    Instant now() const override { return m_now; }

private:
    Instant m_now = startOfDay(localDate(SystemClock().now())) + std::chrono::hours{10};
};

class TourStage {
public:
    explicit TourStage(const TourArgs& args);

    /// The store's folder, wiped at the end.
    std::filesystem::path file(const char* name) const;
    const Clock& clock() const { return m_clock; }
    Workbench& bench() { return *m_bench; }
    /// Makes the demo clinic and opens the workbench on it.
    void openClinic();
    void show(QWidget& window);

    /// Lets the worker answer and the screens draw.
    void settle();
    /// For work in a thread of its own (an import): until this widget shows.
    void waitFor(QWidget& in, const char* objectName);
    /// The widget of that objectName, or the editor of a field; it must be there and visible.
    QWidget* find(QWidget& in, const char* objectName);
    void type(QWidget& into, const QString& text);
    void press(QWidget& into, int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    /// NN_name.png in the folder asked for.
    void picture(QWidget& window, const char* name);
    int pictures() const { return m_pictures; }

private:
    TourArgs m_args;
    TourClock m_clock;
    QTemporaryDir m_folder;
    std::unique_ptr<Workbench> m_bench;
    int m_pictures = 0;
};

}  // namespace jiayi::app
