// Images and documents, driven by keys, on functions that answer at once, late or with a failure.
#include "tests/ui/ui_test.h"
#include "ui/common/field.h"
#include "ui/images/add_dialog.h"
#include "ui/images/images_card.h"
#include "ui/images/images_screen.h"
#include "ui/images/picture_frame.h"
#include "ui/images/picture_list.h"
#include "ui/images/thumb_button.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QMutex>
#include <QSignalSpy>
#include <QSlider>
#include <QThread>
#include <QTimer>

#include <iostream>

using namespace jiayi;
using namespace jiayi::ui;
using namespace jiayi::test;
using namespace Qt::StringLiterals;

namespace {

const images::ResidentId kShown{derivedUuid({"shown"})};
using Bytes = std::shared_ptr<const std::string>;

images::PictureId pictureId(int number) { return {derivedUuid({"picture", std::to_string(number)})}; }

images::ListedPicture listedPicture(int number, const char* kind = "fundus", const char* side = "left", bool here = true) {
    images::ListedPicture one;
    one.picture.id = pictureId(number);
    one.picture.resident = kShown;
    one.picture.kind = kind;
    one.picture.side = side;
    one.picture.taken = startOfDay(makeDate(2026, 11, 20)) - Days(number * 100);
    one.picture.institution = "Sample imaging centre";
    one.picture.content = {derivedUuid({"binary", std::to_string(number)}), "image/png", 10, std::string(64, 'a')};
    one.here = here;
    return one;
}

/// What a decoder was asked, and where.
struct Decoding {
    int longSide = 0;
    bool inWindowThread = false;
};

}  // namespace

class TestImagesScreen : public QObject {
    Q_OBJECT

    std::unique_ptr<Answers<images::PicturePage>> m_pages;
    std::unique_ptr<Answers<Bytes>> m_bytes;
    std::unique_ptr<Answers<ChosenFile>> m_files;
    std::unique_ptr<Answers<images::PictureId>> m_done;
    std::vector<images::PictureId> m_opened;
    std::vector<std::stop_token> m_stops;
    std::vector<images::ImportPicture> m_imports;
    std::vector<Decoding> m_decodings;
    std::vector<Uuid> m_thumbnails;
    QMutex m_lock;
    QSize m_size{4000, 3000};
    std::unique_ptr<ImagesScreen> m_screen;
    ManualClock m_clock{startOfDay(makeDate(2026, 11, 22)) + std::chrono::hours{9}};

    ImagesAsks asks() {
        ImagesAsks asks;
        asks.page = [this](images::ResidentId) { return m_pages->ask(); };
        asks.open = [this](const images::Picture& picture, std::shared_ptr<SharedProgress>, std::stop_token stop) {
            m_opened.push_back(picture.id);
            m_stops.push_back(stop);
            return m_bytes->ask();
        };
        asks.look = [this](const QString&) { return m_files->ask(); };
        asks.import = [this](const images::ImportPicture& wish) {
            m_imports.push_back(wish);
            return m_done->ask();
        };
        asks.keepThumbnail = [this](const Uuid& binary, const std::string&) { m_thumbnails.push_back(binary); };
        asks.decode = [this](const DecodeWish& wish, const std::stop_token&, const DecodeProgress&) -> Result<DecodedPicture> {
            const QMutexLocker locked(&m_lock);
            m_decodings.push_back({wish.longSide, QThread::currentThread() == qApp->thread()});
            DecodedPicture decoded;
            const auto size = wish.longSide > 0 ? m_size.scaled(wish.longSide, wish.longSide, Qt::KeepAspectRatio) : m_size;
            decoded.image = QImage(size, QImage::Format_RGB32);
            decoded.image.fill(QColor(100, 100, 100));
            decoded.full = m_size;
            return decoded;
        };
        return asks;
    }
    void open(std::vector<images::ListedPicture> pictures) {
        m_screen = std::make_unique<ImagesScreen>(asks(), m_clock);
        showActive(*m_screen, {1280, 760});
        m_screen->open(kShown);
        m_pages->give(0, images::PicturePage{"Zhang Xiaoming", std::move(pictures)});
        settleEvents();
    }
    PictureFrame* frame(const char* name = "images.main") { return part<PictureFrame>(*m_screen, QString::fromLatin1(name)); }
    Button* button(const char* name) { return part<Button>(*m_screen, QString::fromLatin1(name)); }
    void give(std::size_t index) {
        m_bytes->give(index, std::make_shared<const std::string>("bytes"));
        QTRY_VERIFY(!frame()->isBusy() && !frame("images.beside")->isBusy());
    }

private Q_SLOTS:
    void init() {
        m_pages = std::make_unique<Answers<images::PicturePage>>();
        m_bytes = std::make_unique<Answers<Bytes>>();
        m_files = std::make_unique<Answers<ChosenFile>>();
        m_done = std::make_unique<Answers<images::PictureId>>();
        m_opened.clear();
        m_stops.clear();
        m_imports.clear();
        m_decodings.clear();
        m_thumbnails.clear();
    }
    void cleanup() { m_screen.reset(); }

    void theNewestIsOpenedSmallFirstAndNeverDecodedInTheWindowsThread() {
        open({listedPicture(0), listedPicture(1)});
        QCOMPARE(m_opened, std::vector<images::PictureId>{pictureId(0)});
        give(0);
        QVERIFY(frame()->pane()->hasWhole());
        QCOMPARE(m_decodings.size(), std::size_t{2});
        QVERIFY(m_decodings[0].longSide > 0 && m_decodings[1].longSide == 0);
        for (const auto& each : m_decodings) QVERIFY(!each.inWindowThread);
        QCOMPARE(m_thumbnails.size(), std::size_t{1});
    }

    void zoomPanTurnAndToneGoByKey() {
        open({listedPicture(0)});
        give(0);
        auto* pane = frame()->pane();
        pane->setFocus();
        QVERIFY(qFuzzyCompare(pane->view().zoom, 1.0));
        QTest::keyClick(pane, Qt::Key_Plus);
        QVERIFY(pane->view().zoom > 1.2);
        const auto centre = pane->view().centre;
        QTest::keyClick(pane, Qt::Key_Right);
        QVERIFY(pane->view().centre.x() > centre.x());
        QTest::keyClick(pane, Qt::Key_1);
        QCOMPARE(pane->percent(), 100);
        QTest::keyClick(pane, Qt::Key_0);
        QVERIFY(qFuzzyCompare(pane->view().zoom, 1.0));
        QTest::keyClick(pane, Qt::Key_R);
        QCOMPARE(pane->tone().turns, 1);
        const auto before = pane->grab().toImage().pixelColor(pane->width() / 2, pane->height() / 2);
        part<QSlider>(*m_screen, u"images.brightness"_s)->setValue(60);
        const auto after = pane->grab().toImage().pixelColor(pane->width() / 2, pane->height() / 2);
        QVERIFY(after.red() > before.red() + 40);
        press(button("images.reset"), Qt::Key_Space);
        QCOMPARE(pane->tone().brightness, 0);
    }

    void theWheelKeepsWhatIsPointedAt() {
        open({listedPicture(0)});
        give(0);
        auto* pane = frame()->pane();
        const QPointF at(pane->width() * 0.25, pane->height() * 0.5);
        QWheelEvent wheel(at, pane->mapToGlobal(at), {}, {0, 240}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(pane, &wheel);
        QVERIFY(pane->view().zoom > 1.5 && pane->view().centre.x() < 0.5);
        QVERIFY(std::abs(pane->view().centre.y() - 0.5) < 1e-6);
    }

    void besideTheLastOfTheSameEyeBothMoveTogether() {
        open({listedPicture(0), listedPicture(1, "fundus", "right"), listedPicture(2), listedPicture(3)});
        give(0);
        press(button("images.compare"), Qt::Key_Space);
        QCOMPARE(m_opened.back(), pictureId(2));
        give(1);
        auto* left = frame()->pane();
        auto* right = frame("images.beside")->pane();
        QVERIFY(right->isVisible() && right->hasWhole());
        press(button("images.in"), Qt::Key_Space);
        QVERIFY(left->view().zoom > 1.2 && left->view() == right->view());
        right->setFocus();
        QTest::keyClick(right, Qt::Key_Down);
        QVERIFY(left->view() == right->view());
        QTest::keyClick(right, Qt::Key_R);
        QVERIFY(right->tone().turns == 1 && left->tone().turns == 0);
        QVERIFY(m_screen->goBack() && !frame("images.beside")->isVisible());
        QVERIFY(!m_screen->goBack());
    }

    void withoutAnEarlierOneThereIsNothingToCompare() {
        open({listedPicture(0), listedPicture(1, "fundus", "right")});
        give(0);
        QVERIFY(!button("images.compare")->isEnabled() && !button("images.compare")->toolTip().isEmpty());
    }

    void whatIsNotHereIsSaidAndTriedAgain() {
        open({listedPicture(0, "ecg", "", false)});
        m_bytes->give(0, Error{Errc::Offline, "picture.not-here", {}});
        settleEvents();
        QVERIFY(labels(*frame()).join(u' ').contains(u"not on this desk"_s));
        QVERIFY(!button("images.in")->isEnabled());
        press(frame()->findChild<Button*>(u"state.action"_s) ? part<Button>(*frame(), u"state.action"_s) : frame()->findChildren<Button*>().last(), Qt::Key_Space);
        QCOMPARE(m_opened.size(), std::size_t{2});
        give(1);
        QVERIFY(frame()->pane()->hasPicture() && frame()->picture()->here);
    }

    void aRefusalLeavesNothingOfThePictureBefore() {
        open({listedPicture(0), listedPicture(1)});
        give(0);
        part<PictureList>(*m_screen, u"images.list"_s)->choose(pictureId(1));
        settleEvents();
        QVERIFY(!frame()->pane()->hasPicture());
        m_bytes->give(1, Error{Errc::Corrupt, "picture.truncated", {}});
        settleEvents();
        QVERIFY(labels(*frame()).join(u' ').contains(u"cut off"_s) && !frame()->pane()->hasPicture());
    }

    void escapeStopsWhatIsUnderWay() {
        open({listedPicture(0)});
        QVERIFY(frame()->isBusy());
        QVERIFY(m_screen->goBack());
        QVERIFY(m_stops.front().stop_requested() && !frame()->isBusy());
        m_bytes->give(0, std::make_shared<const std::string>("late"));
        settleEvents();
        QVERIFY(!frame()->pane()->hasPicture() && m_decodings.empty());
    }

    void anotherPictureEndsTheOneBefore() {
        open({listedPicture(0), listedPicture(1)});
        part<PictureList>(*m_screen, u"images.list"_s)->choose(pictureId(1));
        settleEvents();
        QVERIFY(m_stops.front().stop_requested());
        m_bytes->give(1, std::make_shared<const std::string>("second"));
        m_bytes->give(0, std::make_shared<const std::string>("first, late"));
        QTRY_VERIFY(!frame()->isBusy());
        QCOMPARE(m_decodings.size(), std::size_t{2});
        QVERIFY(frame()->picture()->picture.id == pictureId(1));
    }

    void anEmptyListOffersToAddAFile() {
        open({});
        QVERIFY(labels(*m_screen).join(u' ').contains(u"No images or documents yet"_s));
        QVERIFY(!button("images.wrong")->isEnabled());
    }

    void aFileNeedsItsEyeBeforeItIsTakenIn() {
        AddPictureDialog dialog(asks(), kShown, u"Zhang Xiaoming"_s, m_clock, nullptr);
        showActive(dialog, {680, 470});
        QSignalSpy added(&dialog, &AddPictureDialog::added);
        dialog.look(u"x.jpg"_s);
        ChosenFile file;
        file.bytes = std::make_shared<const std::string>("jpeg");
        file.day = makeDate(2026, 11, 21);
        m_files->give(0, file);
        auto* take = part<Button>(dialog, u"addPicture.take"_s);
        QVERIFY(!take->isEnabled());
        press(part<ChipRow>(dialog, u"addPicture.kind"_s)->chip(u"fundus"_s), Qt::Key_Space);
        QVERIFY(!take->isEnabled());
        press(part<ChipRow>(dialog, u"addPicture.side"_s)->chip(u"right"_s), Qt::Key_Space);
        QVERIFY(take->isEnabled());
        press(take, Qt::Key_Space);
        QVERIFY(m_imports.size() == 1 && m_imports[0].kind == "fundus" && m_imports[0].side == "right" && localDate(m_imports[0].taken) == makeDate(2026, 11, 21));
        m_done->give(0, Error{Errc::Conflict, "picture.same", {}});
        settleEvents();
        QVERIFY(labels(dialog).join(u' ').contains(u"this very file"_s) && added.isEmpty());
        press(take, Qt::Key_Space);
        m_done->give(1, pictureId(7));
        QCOMPARE(added.size(), 1);
    }

    void theCardShowsTheNewestAndLeadsToThem() {
        ImagesCard card(asks());
        showActive(card, {400, 240});
        QSignalSpy asked(&card, &ImagesCard::pageAsked);
        card.showResident(kShown);
        m_pages->give(0, images::PicturePage{"Zhang", {listedPicture(0), listedPicture(1), listedPicture(2, "ecg", ""), listedPicture(3), listedPicture(4)}});
        settleEvents();
        QCOMPARE(card.findChildren<ThumbButton*>().size(), 4);
        QVERIFY(text(card, u"images.line"_s).contains(u"5"_s));
        press(card.findChildren<ThumbButton*>().at(2), Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        // Another person: nothing of the one before.
        card.showResident({derivedUuid({"other"})});
        QVERIFY(card.findChildren<ThumbButton*>().isEmpty());
        m_pages->give(1, Error{Errc::Corrupt, "store.damaged", {}});
        settleEvents();
        QVERIFY(!text(card, u"images.line"_s).isEmpty());
    }

    void fortyMegapixelsLeaveTheWindowFree() {
        // The figure is printed; what is asserted is where the work was done.
        QImage large(7744, 5184, QImage::Format_RGB32);
        large.fill(QColor(180, 90, 40));
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        QVERIFY(large.save(&buffer, "JPG", 90));
        large = {};
        auto mine = asks();
        mine.decode = [this](const DecodeWish& wish, const std::stop_token& stop, const DecodeProgress& progress) {
            const QMutexLocker locked(&m_lock);
            m_decodings.push_back({wish.longSide, QThread::currentThread() == qApp->thread()});
            return decodePicture(wish, stop, progress);
        };
        m_screen = std::make_unique<ImagesScreen>(mine, m_clock);
        showActive(*m_screen, {1280, 760});
        m_screen->open(kShown);
        auto one = listedPicture(0);
        one.picture.content.type = "image/jpeg";
        m_pages->give(0, images::PicturePage{"Zhang Xiaoming", {one}});
        QElapsedTimer since;
        qint64 longest = 0;
        QTimer probe;
        connect(&probe, &QTimer::timeout, this, [&] { longest = std::max(longest, since.restart()); });
        since.start();
        probe.start(1);
        m_bytes->give(0, std::make_shared<const std::string>(buffer.data().toStdString()));
        QTRY_VERIFY_WITH_TIMEOUT(!frame()->isBusy(), 60'000);
        for (int i = 0; i < 6; ++i) QTest::keyClick(frame()->pane(), Qt::Key_Plus);
        for (int i = 0; i < 20; ++i) {
            QTest::keyClick(frame()->pane(), Qt::Key_Right);
            QCoreApplication::processEvents();
        }
        std::cout << "40 megapixels: the window's loop stood still for " << longest << " ms at most\n";
        QVERIFY(frame()->pane()->hasWhole() && m_decodings.size() == 2);
        for (const auto& each : m_decodings) QVERIFY(!each.inWindowThread);
    }
};

JIAYI_TEST(TestImagesScreen)
#include "tst_images_screen.moc"
