#include "sync/fhir/digest.h"
#include "tests/support/test_program.h"

#include <rapidcheck.h>

#include <algorithm>

using jiayi::fhir::bucketName;
using jiayi::fhir::bucketOf;
using jiayi::fhir::DigestBuilder;
using jiayi::fhir::differingBuckets;
using jiayi::fhir::readDigest;

namespace {

using Holdings = std::map<std::string, std::string>;

DigestBuilder builderOf(const Holdings& holdings) {
    DigestBuilder builder;
    for (const auto& [id, version] : holdings) builder.add(id, version);
    return builder;
}

Holdings arbitraryHoldings() {
    Holdings holdings;
    for (const auto number : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 5000)))
        holdings["id-" + std::to_string(number)] = std::to_string(*rc::gen::inRange(1, 4));
    return holdings;
}

}  // namespace

class TestDigest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBucketIsTheHashOfItsSortedLines() {
        DigestBuilder builder;
        builder.add("x", "2");
        const auto bucket = jiayi::sha256("x").front();
        QCOMPARE(builder.lines(), bucketName(bucket) + " 1 " + jiayi::toHex(jiayi::sha256("x 2\n")));
        QCOMPARE(bucketName(bucketOf("x")), jiayi::toHex(jiayi::sha256("x")).substr(0, 2));
    }

    void theOrderOfAddingDoesNotMatter() {
        // Two ids of one bucket, where one is the beginning of the other.
        std::string longer;
        for (int i = 0; longer.empty(); ++i) {
            const auto candidate = "p-" + std::to_string(i);
            if (bucketOf(candidate) == bucketOf("p")) longer = candidate;
        }
        DigestBuilder forth;
        forth.add("p", "1");
        forth.add(longer, "7");
        DigestBuilder back;
        back.add(longer, "7");
        back.add("p", "1");
        QCOMPARE(forth.lines(), back.lines());
        QCOMPARE(forth.finish().at(bucketOf("p")).hash, jiayi::sha256("p 1\n" + longer + " 7\n"));
    }

    void nothingHasAnEmptyText() {
        QCOMPARE(DigestBuilder{}.lines(), std::string{});
        QVERIFY(jiayi::fhir::readDigest("")->empty());
    }

    void theWireKeepsIt() {
        QVERIFY(rc::check("readDigest(lines(x)) == x", [] {
            auto builder = builderOf(arbitraryHoldings());
            RC_ASSERT(*readDigest(builder.lines()) == builder.finish());
        }));
    }

    void differingBucketsAreThoseOfTheDifferences() {
        QVERIFY(rc::check("a bucket differs exactly when its holdings do", [] {
            const auto mine = arbitraryHoldings();
            auto theirs = mine;
            for (const auto number : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 5000))) {
                const auto id = "id-" + std::to_string(number);
                if (number % 2 == 0) theirs.erase(id);
                else theirs[id] = "9";
            }
            std::set<std::uint8_t> expected;
            for (const auto& [id, version] : mine)
                if (const auto other = theirs.find(id); other == theirs.end() || other->second != version) expected.insert(bucketOf(id));
            for (const auto& [id, version] : theirs)
                if (!mine.contains(id)) expected.insert(bucketOf(id));
            const auto differing = differingBuckets(builderOf(mine).finish(), builderOf(theirs).finish());
            RC_ASSERT(std::equal(differing.begin(), differing.end(), expected.begin(), expected.end()));
        }));
    }

    void whatIsNoDigestIsRefused() {
        const auto hash = jiayi::toHex(jiayi::sha256("x"));
        for (const auto& text : {"0g 1 " + hash, "0A 1 " + hash, "0a 0 " + hash, "0a -1 " + hash, "0a 1 " + hash.substr(2), "0a 1x " + hash, std::string{"0a"},
                                 "0a 1 " + hash + "\n0a 1 " + hash, "0b 1 " + hash + "\n0a 1 " + hash, "\n0a 1 " + hash}) {
            const auto digest = readDigest(text);
            QVERIFY2(!digest && digest.error().reason == "digest.lines", text.c_str());
        }
    }
};

JIAYI_TEST(TestDigest)
#include "tst_digest.moc"
