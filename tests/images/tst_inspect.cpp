// What a file is, by its own bytes.
#include "models/diagnostics/images/inspect.h"
#include "tests/support/picture_files.h"
#include "tests/support/test_program.h"

using namespace jiayi;
using namespace jiayi::images;
using namespace jiayi::test;

class TestInspect : public QObject {
    Q_OBJECT

    static std::string refusalOf(std::string_view bytes) {
        const auto found = inspect(bytes);
        return found ? std::string{"taken"} : found.error().reason;
    }

private Q_SLOTS:
    void pictureAndDocumentAreKnownByTheirBytes() {
        const auto png = inspect(pngThatSays(640, 480)).value();
        QVERIFY(png.format == Format::Png && png.width == 640 && png.height == 480);
        const auto jpeg = inspect(jpegThatSays(7680, 5120)).value();
        QVERIFY(jpeg.format == Format::Jpeg && jpeg.width == 7680 && jpeg.height == 5120);
        QVERIFY(inspect(pdfThatIsNone()).value().format == Format::Pdf);  // garbage inside is the reader's to refuse
        // Cameras pad behind the end.
        QCOMPARE(refusalOf(jpegThatSays(64, 64) + std::string(500, '\0')), std::string{"taken"});
    }

    void cutOffAnywhereItIsRefused() {
        for (const auto& whole : {pngThatSays(64, 64), jpegThatSays(64, 64)})
            for (std::size_t size = 0; size < whole.size(); ++size) QVERIFY2(refusalOf(whole.substr(0, size)) != "taken", std::to_string(size).c_str());
        QCOMPARE(refusalOf(jpegThatSays(64, 64).substr(0, 150)), std::string{"picture.truncated"});
        QCOMPARE(refusalOf(pngThatSays(64, 64).substr(0, 40)), std::string{"picture.truncated"});
        QCOMPARE(refusalOf("%PDF-1.7\nhalf"), std::string{"picture.truncated"});
    }

    void whatClaimsToBeHugeIsNotDecoded() {
        for (const auto& bomb : {pngThatSays(60'000, 60'000), pngThatSays(4'000'000'000U, 1), pngThatSays(31'000, 31'000), jpegThatSays(65'000, 65'000)})
            QCOMPARE(refusalOf(bomb), std::string{"picture.dimensions"});
        QCOMPARE(refusalOf(pngThatSays(0, 5)), std::string{"picture.damaged"});
        QCOMPARE(refusalOf(std::string(kMaxPictureBytes + 1, 'x')), std::string{"picture.too-large"});
    }

    void otherKindsAreNamed() {
        QCOMPARE(refusalOf(dicomFile()), std::string{"picture.dicom"});
        for (const char* other : {"GIF89a....", "<svg xmlns='x'/>", "MZ program", "RIFF....WEBP"}) QCOMPARE(refusalOf(other), std::string{"picture.format"});
        QCOMPARE(refusalOf(""), std::string{"picture.empty"});
    }

    void nonsenseBehindAGoodBeginningIsRefused() {
        QCOMPARE(refusalOf(std::string("\xff\xd8\xff\xe0\x00\x01", 6)), std::string{"picture.damaged"});
        QCOMPARE(refusalOf("\xff\xd8" + jpegSegment(0xda, "scan without a frame") + "\xff\xd9"), std::string{"picture.damaged"});
        QCOMPARE(refusalOf("\x89PNG\r\n\x1a\n" + pngChunk("tEXt", "first") + std::string(60, 'x')), std::string{"picture.damaged"});
    }
};

JIAYI_TEST(TestInspect)
#include "tst_inspect.moc"
