// The scenes of the tour, one function a room. Each drives the real screens by key and takes their pictures.
#pragma once

namespace jiayi::app {

class TourStage;

void playAccess(TourStage& stage);
void playRoster(TourStage& stage);
void playChart(TourStage& stage);
void playVisit(TourStage& stage);
void playFiles(TourStage& stage);
void playPharmacy(TourStage& stage);
void playPrint(TourStage& stage);
void playSync(TourStage& stage);
void playFrame(TourStage& stage);

}  // namespace jiayi::app
