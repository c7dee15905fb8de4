// The scenes of the tour, one function a room. Each drives the real screens by key and takes their pictures.
#pragma once

#include "models/roster/resident.h"

namespace jiayi::app {

class TourStage;

/// 张小明, whose course is the same in every demo clinic.
roster::ResidentId samplePerson(TourStage& stage);

void playAccess(TourStage& stage);
void playRoster(TourStage& stage);
void playChart(TourStage& stage);
void playGuidance(TourStage& stage);
void playReadings(TourStage& stage);
/// Images and documents; drawn for the tour.
void playImages(TourStage& stage);
void playVisit(TourStage& stage);
void playTargets(TourStage& stage);
/// After playVisit(): what it signed is not due any more, the annual check is.
void playOutpatient(TourStage& stage);
void playFiles(TourStage& stage);
void playPharmacy(TourStage& stage);
void playPharmacist(TourStage& stage);
void playPrint(TourStage& stage);
/// Orders, labels, what is open in the clinic.
void playOrders(TourStage& stage);
void playSync(TourStage& stage);
/// Wants the formulary that playPharmacy() fills; what it signs would be in the way of the sync page's conflicts.
void playPrescribing(TourStage& stage);
/// Today, on a morning after which results came in.
void playWorklist(TourStage& stage);
/// The queue of a morning, and the card of desks in the settings.
void playQueue(TourStage& stage);
/// A morning of the laboratory: critical, corrected, partial, normal, and two without a person.
void playResults(TourStage& stage);
/// A letter, its form, a thread with an answer, a joint clinic and an online visit's conditions.
void playReferral(TourStage& stage);
/// One person's contracts and entitlement, the renewal drive.
void playContracts(TourStage& stage);
/// The board, people behind a number, months, bands, funnels, groups, rules, authenticity, evidence.
void playIndicators(TourStage& stage);
/// The clinic's money: account, outcome, year, rules, ledger.
void playCapitation(TourStage& stage);
/// The month's statement, its check list, findings, and what the hub says otherwise.
void playStatement(TourStage& stage);
/// Second records of people who are there: the queue, a pair side by side, the question before it is merged. Late: it adds people.
void playDuplicates(TourStage& stage);
/// Who comes, who leaves and who may; 张小明 asks to.
void playMoves(TourStage& stage);
void playFrame(TourStage& stage);

}  // namespace jiayi::app
