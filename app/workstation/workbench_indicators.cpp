// The window's pages of indicators: what leads from a number to its people, and from them to what helps.
#include "app/workstation/bind_orders.h"
#include "app/workstation/bind_worklist.h"
#include "app/workstation/workbench.h"

#include "ui/common/format.h"
#include "ui/common/notice.h"
#include "ui/quality/indicators_screen.h"
#include "ui/quality/people_screen.h"
#include "ui/shell/main_window.h"
#include "ui/worklist/book_dialog.h"

namespace jiayi::app {

void Workbench::connectIndicators() {
    connect(m_indicators, &ui::IndicatorsScreen::peopleAsked, this, [this](const std::string& measure, const quality::BoardAsk& of, std::optional<int> band) {
        m_people->open(measure, of, band);
        m_window->showScreen(QStringLiteral("indicatorPeople"));
    });
    connect(m_indicators, &ui::IndicatorsScreen::chartAsked, this, &Workbench::openChart);
    connect(m_people, &ui::PeopleScreen::chartAsked, this, &Workbench::openChart);
    connect(m_people, &ui::PeopleScreen::visitAsked, this, [this](roster::ResidentId resident) { startVisit(resident); });
    connect(m_people, &ui::PeopleScreen::ordersAsked, this, [this](roster::ResidentId resident, const std::vector<std::vector<std::string>>& codes) {
        std::vector<std::string> tests;
        for (const auto& each : codes)
            for (const auto& test : testsFor(m_desk->orderBook(), each)) tests.push_back(test);
        openOrders(resident, tests);
    });
    connect(m_people, &ui::PeopleScreen::bookAsked, this, &Workbench::bookFor);
}

/// The next free place for somebody whom a measure misses.
void Workbench::bookFor(roster::ResidentId resident, const QString& name, Date due) {
    const auto asks = bindWorklist(*m_desk);
    m_booking.run(this, asks.offer(resident, due), [this, asks, resident, name, due](const Result<appointments::BookingOffer>& offer) {
        const auto failed = [this](const Error& error) { m_window->toast()->say(ui::Tone::Bad, ui::wordsFor(error).all()); };
        if (!offer) return failed(offer.error());
        worklist::WorklistRow row;
        row.resident = resident;
        row.name = ui::utf8(name);
        row.kind = "visit.due";
        row.due = due;
        auto* dialog = new ui::BookDialog(row, *offer, m_window.get());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        const auto done = [this, failed, name](const Result<appointments::AppointmentId>& result) {
            if (!result) return failed(result.error());
            m_window->toast()->say(ui::Tone::Ok, tr("The appointment of %1 stands.").arg(name));
            written();
            if (m_service) m_service->syncNow();
        };
        connect(dialog, &ui::BookDialog::given, this, [this, asks, done](const appointments::BookAppointment& booking) { qt::onFinished(this, asks.book(booking), done); });
        connect(dialog, &ui::BookDialog::cancelled, this, [this, asks, done](const appointments::CancelAppointment& cancelling) { qt::onFinished(this, asks.cancel(cancelling), done); });
        dialog->open();
    });
}

}  // namespace jiayi::app
