#include "sync/fhir/zstd.h"
#include "tests/support/test_program.h"

using jiayi::fhir::zstdCompressed;
using jiayi::fhir::zstdExpanded;
using jiayi::fhir::ZstdReader;
using jiayi::fhir::ZstdWriter;

namespace {

std::string lines(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "{\"resourceType\":\"Patient\",\"id\":\"p" + std::to_string(i * 7919) + "\"}\n";
    return text;
}

jiayi::fhir::Sink into(std::string& out) {
    return [&out](std::string_view piece) -> jiayi::Result<void> {
        out += piece;
        return {};
    };
}

}  // namespace

class TestZstd : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsCompressedComesBack() {
        for (const auto& text : {std::string{}, std::string{"x"}, lines(20'000)}) {
            const auto back = zstdExpanded(zstdCompressed(text), std::size_t{1} << 24, 1'000'000);
            QVERIFY(back.has_value());
            QVERIFY(*back == text);
        }
    }

    void aBombIsNotExpanded() {
        const auto bomb = zstdCompressed(std::string(std::size_t{20} << 20, ' '));
        QVERIFY(bomb.size() < 4096);
        QCOMPARE(zstdExpanded(bomb, std::size_t{1} << 30, 50).error().reason, std::string{"zstd.too-large"});
        QCOMPARE(zstdExpanded(bomb, std::size_t{1} << 20, 1'000'000).error().reason, std::string{"zstd.too-large"});
    }

    void damageIsSeen() {
        const auto good = zstdCompressed(lines(1000));
        QCOMPARE(zstdExpanded("no zstd", 1000, 50).error().reason, std::string{"zstd.damaged"});
        QCOMPARE(zstdExpanded("", 1000, 50).error().reason, std::string{"zstd.damaged"});
        QCOMPARE(zstdExpanded(good.substr(0, good.size() - 1), 1 << 20, 50).error().reason, std::string{"zstd.damaged"});
    }

    void filesPassThroughInPieces() {
        const auto text = lines(50'000);
        std::string packed, back;
        ZstdWriter writer{into(packed)};
        for (std::size_t at = 0; at < text.size(); at += 1000) QVERIFY(writer.add(std::string_view{text}.substr(at, 1000)));
        QVERIFY(writer.finish());
        QVERIFY(packed.size() * 5 < text.size());
        ZstdReader reader{into(back)};
        for (std::size_t at = 0; at < packed.size(); at += 777) QVERIFY(reader.add(std::string_view{packed}.substr(at, 777)));
        QVERIFY(reader.finish());
        QVERIFY(back == text);
        ZstdReader cut{into(back)};
        QVERIFY(cut.add(std::string_view{packed}.substr(0, packed.size() - 5)));
        QVERIFY(!cut.finish());
    }

    void theSinkCanSayNo() {
        std::size_t pieces = 0;
        ZstdReader reader{[&](std::string_view) -> jiayi::Result<void> {
            ++pieces;
            return jiayi::Error{jiayi::Errc::Full, "disk", {}};
        }};
        const auto added = reader.add(zstdCompressed(lines(20'000)));
        QCOMPARE(added.error().reason, std::string{"disk"});
        QCOMPARE(pieces, std::size_t{1});
    }
};

JIAYI_TEST(TestZstd)
#include "tst_zstd.moc"
