// From bytes to a picture: what is shown, what is refused, and that it can be stopped.
#include "tests/support/picture_files.h"
#include "tests/support/test_program.h"
#include "ui/images/decode.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>

using namespace jiayi;
using namespace jiayi::ui;
using namespace Qt::StringLiterals;

namespace {

std::string encodedSample(QSize size, const char* format) {
    QImage image(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y)
        for (int x = 0; x < size.width(); ++x) image.setPixel(x, y, qRgb(x & 255, y & 255, (x * y) & 255));
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format, 90);
    return buffer.data().toStdString();
}

std::string sampleDocument(int pages) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    QPainter painter(&writer);
    for (int page = 0; page < pages; ++page) {
        if (page > 0) writer.newPage();
        painter.fillRect(0, 0, writer.width() / 2, writer.height() / 2, page % 2 == 0 ? Qt::red : Qt::blue);
    }
    painter.end();
    return buffer.data().toStdString();
}

DecodeWish wishOf(std::string bytes, const char* said = "", int longSide = 0, int page = 0) { return {std::make_shared<const std::string>(std::move(bytes)), said, page, longSide}; }

std::string refusalOf(const DecodeWish& wish) {
    const auto decoded = decodePicture(wish, {}, {});
    return decoded ? std::string{"shown"} : decoded.error().reason;
}

}  // namespace

class TestPictureDecode : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPictureComesSmallAndWhole() {
        for (const char* format : {"PNG", "JPG"}) {
            const auto bytes = encodedSample({900, 600}, format);
            const auto small = decodePicture(wishOf(bytes, "", 300), {}, {}).value();
            QVERIFY(small.image.size() == QSize(300, 200) && small.full == QSize(900, 600));
            const auto whole = decodePicture(wishOf(bytes), {}, {}).value();
            QVERIFY(whole.image.size() == QSize(900, 600) && whole.pages == 1);
        }
    }

    void aCameraThatWasTurnedIsTurnedBack() {
        auto bytes = encodedSample({90, 60}, "JPG");
        // Orientation 6: the right side is up.
        const std::string tiff("Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0", 32);
        bytes.insert(2, test::jpegSegment(0xe1, tiff));
        const auto turned = decodePicture(wishOf(bytes, "", 45), {}, {}).value();
        QVERIFY(turned.full == QSize(60, 90) && turned.image.size() == QSize(30, 45));
    }

    void aDocumentHasPages() {
        const auto bytes = sampleDocument(3);
        const auto second = decodePicture(wishOf(bytes, "application/pdf", 400, 1), {}, {}).value();
        QVERIFY(second.pages == 3 && second.page == 1 && std::max(second.image.width(), second.image.height()) <= 401);
        QCOMPARE(second.image.pixelColor(second.image.width() / 4, second.image.height() / 4), QColor(Qt::blue));
        const auto whole = decodePicture(wishOf(bytes), {}, {}).value();
        QVERIFY(whole.image.width() > 1000);
    }

    void hostileAndBrokenFilesAreRefused() {
        const auto jpeg = encodedSample({800, 600}, "JPG"), png = encodedSample({800, 600}, "PNG"), document = sampleDocument(1);
        QCOMPARE(refusalOf(wishOf(jpeg.substr(0, jpeg.size() / 2))), std::string{"picture.truncated"});
        QCOMPARE(refusalOf(wishOf(png.substr(0, png.size() / 2))), std::string{"picture.truncated"});
        QCOMPARE(refusalOf(wishOf(document.substr(0, document.size() / 2))), std::string{"picture.truncated"});
        QCOMPARE(refusalOf(wishOf(test::pngThatSays(60'000, 60'000))), std::string{"picture.dimensions"});
        QCOMPARE(refusalOf(wishOf(test::pngThatSays(9000, 9000))), std::string{"picture.damaged"});  // allowed to be so large, and is nothing
        QCOMPARE(refusalOf(wishOf(test::pdfThatIsNone())), std::string{"picture.damaged"});
        QCOMPARE(refusalOf(wishOf("GIF89a" + std::string(100, 'x'))), std::string{"picture.format"});
        QCOMPARE(refusalOf(wishOf("<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "image/png")), std::string{"picture.format"});
    }

    void aTypeThatLiesIsRefused() {
        const auto png = encodedSample({80, 60}, "PNG");
        QCOMPARE(refusalOf(wishOf(png, "image/jpeg")), std::string{"picture.type-lies"});
        QCOMPARE(refusalOf(wishOf(sampleDocument(1), "image/png")), std::string{"picture.type-lies"});
        QCOMPARE(refusalOf(wishOf(png, "image/png")), std::string{"shown"});
        QCOMPARE(refusalOf(wishOf(encodedSample({80, 60}, "JPG"), "image/jpg")), std::string{"shown"});
    }

    void whatMakesNoSenseInTheMiddleEndsInWords() {
        // Whatever byte is turned over, the answer is a picture or a refusal, never a crash.
        const auto jpeg = encodedSample({64, 48}, "JPG"), png = encodedSample({64, 48}, "PNG"), document = sampleDocument(1);
        int refused = 0;
        for (const auto& whole : {jpeg, png, document})
            for (std::size_t at = 4; at < whole.size(); at += whole.size() / 60 + 1) {
                auto broken = whole;
                broken[at] = static_cast<char>(broken[at] ^ 0x55);
                refused += decodePicture(wishOf(broken, "", 40), {}, {}) ? 0 : 1;
            }
        QVERIFY(refused > 0);
    }

    void itStopsWhenAsked() {
        std::stop_source stop;
        int told = 0;
        const auto decoded = decodePicture(wishOf(encodedSample({2000, 1500}, "JPG")), stop.get_token(), [&](int) {
            ++told;
            stop.request_stop();
        });
        QCOMPARE(decoded.error().reason, std::string{"stopped"});
        QCOMPARE(told, 1);
    }

    void aSmallPictureIsMadeForTheList() {
        const auto small = QImage::fromData(QByteArray::fromStdString(thumbnailOf(decodePicture(wishOf(encodedSample({900, 600}, "PNG")), {}, {}).value().image, 160)));
        QCOMPARE(small.size(), QSize(160, 106));
        QVERIFY(thumbnailOf({}, 160).empty());
    }
};

JIAYI_TEST(TestPictureDecode)
#include "tst_picture_decode.moc"
