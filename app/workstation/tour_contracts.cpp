#include "app/workstation/bind_contracts.h"
#include "app/workstation/tour_scenes.h"
#include "app/workstation/tour_stage.h"
#include "models/roster/resident_repository.h"
#include "ui/contracts/contracts_screen.h"
#include "ui/contracts/end_contract_dialog.h"
#include "ui/contracts/terms_dialog.h"
#include "ui/shell/main_window.h"

#include <QLineEdit>

namespace jiayi::app {

namespace {

/// The text that the card of a person would give.
QString tourCard(TourStage& stage, roster::ResidentId who) {
    auto read = stage.bench().desk().worker().run([who](db::Database& database) -> Result<std::string> {
        JIAYI_TRY(const auto person, roster::ResidentRepository(database).find(who));
        roster::CardReading card;
        card.kind = &roster::cardKinds().front();
        card.scheme = person.insuranceScheme;
        card.number = "1201050007788";
        card.citizenId = person.citizenId;
        return roster::cardText(*card.kind, card);
    });
    read.waitForFinished();
    if (const auto text = read.result(); text) return QString::fromStdString(*text);
    throw TourFailure("no card");
}

}  // namespace

void playContracts(TourStage& stage) {
    auto& bench = stage.bench();
    auto& window = bench.window();
    const auto sample = samplePerson(stage);
    bench.openRenewals();
    stage.settle();
    stage.picture(window, "contracts_renewals");
    bench.openContracts(sample);
    stage.settle();
    stage.picture(window, "contracts_person");
    auto* code = stage.find(window, "entitlement.code");
    stage.type(*code, tourCard(stage, sample).chopped(1) + QStringLiteral("?"));
    stage.press(*code, Qt::Key_Return);
    stage.settle();
    stage.picture(window, "entitlement_refused");
    static_cast<QLineEdit*>(code)->clear();
    stage.type(*code, tourCard(stage, sample));
    stage.press(*code, Qt::Key_Return);
    stage.settle();
    stage.picture(window, "entitlement_card");
    stage.press(*stage.find(window, "contracts.transfer"), Qt::Key_Space);
    stage.settle();
    auto* terms = window.findChild<ui::TermsDialog*>();
    if (!terms) throw TourFailure("no dialog of terms");
    stage.picture(*terms, "contract_transfer");
    terms->reject();
    stage.settle();
    stage.press(*stage.find(window, "contracts.end"), Qt::Key_Space);
    stage.settle();
    auto* end = window.findChild<ui::EndContractDialog*>();
    if (!end) throw TourFailure("no dialog of the end");
    stage.picture(*end, "contract_end");
    end->reject();
    stage.settle();
}

}  // namespace jiayi::app
